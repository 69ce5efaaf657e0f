"""The audit log and the evidence behind it: whatever is changed, cut off or exchanged is noticed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import select

from tests.workbench.command import theseus
from verifiers.bundle import Bundle, Tree
from verifiers.observe import Case
from verifiers.verdict import Side, Status, Verdict
from workbench import audit
from workbench.project import Project, init, open_project
from workbench.services import bundles, evidence
from workbench.store.models import AuditRow


def recorded(project: Project, number: int) -> None:
    verdict = Verdict(Status.EQUIVALENT, f"run {number}", Side("a.c", "c"), Side("t", "rust"))
    tree = Tree({"a.c": b"int x;\n"}, True)
    bundle = Bundle("programs", tree, tree, verdict, {"seed": number}, (Case(stdin=b"1"),))
    evidence.record_campaign(project, f"key{number}", "program", f"m{number}", "rust", verdict, {}, bundle)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "p").mkdir()
    (tmp_path / "p/a.c").write_text("int x;\n")
    made, _ = init(tmp_path / "p")
    for number in range(3):
        recorded(made, number)
    return made


def database(project: Project) -> sqlite3.Connection:
    return sqlite3.connect(project.state / "project.db")


def test_untouched_evidence_is_good(project: Project) -> None:
    assert bundles.problems(project) == []
    assert bundles.signed_entries(project) == (3, 3)
    done = theseus("audit", "-p", str(project.root))
    assert done.returncode == 0, done.stderr
    assert "3 of 3 campaigns have signed evidence" in done.stdout


def _bytes(row: AuditRow) -> Iterator[tuple[str, str]]:
    """Every way to change one byte of one column's text."""
    for column in ("time", "actor", "action", "subject", "detail", "previous", "hash"):
        text = getattr(row, column)
        for place in range(len(text)):
            for mask in (1, 4, 0x10):
                yield column, text[:place] + chr(ord(text[place]) ^ mask) + text[place + 1 :]


def test_every_changed_byte_of_the_log_is_noticed(project: Project) -> None:
    with project.store.reading() as session:
        row = session.exec(select(AuditRow).where(AuditRow.seq == 2)).one()
    tried = 0
    for column, text in _bytes(row):
        values = {**row.model_dump(), column: text}
        changed = AuditRow(**values)
        assert changed.hash != audit.digest(changed) or changed.previous != row.previous
        tried += 1
    assert tried > 1000


def test_entries_cut_off_at_the_end_are_noticed(project: Project) -> None:
    with database(project) as connection:
        connection.execute("delete from audit where seq = 4")
    (problem,) = bundles.problems(open_project(project.root))
    assert "cut off" in problem
    (project.state / "audit-head.json").unlink()
    assert "is missing" in bundles.problems(project)[0]


def test_a_log_rewritten_with_good_hashes_is_noticed(project: Project) -> None:
    """Who can write to the database can chain the log anew, but not sign it."""
    with project.store.transaction() as session:
        previous = audit.GENESIS
        for row in session.exec(select(AuditRow).order_by(AuditRow.seq)).all():  # type: ignore[arg-type]
            row.actor, row.previous = "somebody", previous
            row.hash = previous = audit.digest(row)
            session.add(row)
    with project.store.reading() as session:
        assert audit.broken_at(session) is None
    assert any("replaced" in text for text in bundles.problems(project))


def test_every_changed_byte_of_the_signed_head_is_noticed(project: Project) -> None:
    place = project.state / "audit-head.json"
    data = place.read_bytes()
    for at in range(len(data)):
        place.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        assert bundles.problems(project), at
    place.write_bytes(data)
    assert bundles.problems(project) == []


def test_changed_or_exchanged_evidence_is_noticed(project: Project) -> None:
    objects = project.state / "objects"
    kept = sorted((p for p in objects.rglob("*") if p.is_file()), key=lambda p: p.stat().st_size)
    assert len(kept) == 6
    for path in kept:
        data = path.read_bytes()
        path.write_bytes(data[:-9] + bytes([data[-9] ^ 1]) + data[-8:])
        assert len(bundles.problems(project)) == 1
        path.unlink()
        assert len(bundles.problems(project)) == 1
        path.write_bytes(data)
    assert bundles.problems(project) == []


def test_evidence_of_somebody_unknown_does_not_count(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THESEUS_KEYS", str(tmp_path / "others"))
    assert all("not trusted here" in text for text in bundles.problems(project))
    assert len(bundles.problems(project)) == 4


@pytest.mark.slow
def test_a_comparison_s_evidence_can_be_handed_on(tmp_path: Path) -> None:
    text = '#include <stdio.h>\nint main(void) {{ int c, n = {}; while ((c = getchar()) != EOF) n += c == 65; printf("%d\\n", n); }}\n'
    (tmp_path / "o.c").write_text(text.format(0))
    (tmp_path / "t.c").write_text(text.format(1))
    forms = {name: tmp_path / name for name in ("bundle", "sarif", "junit")}
    options = [part for name, path in forms.items() for part in (f"--{name}", str(path))]
    done = theseus("compare", tmp_path / "o.c", tmp_path / "t.c", "--budget", "8s", *options)
    assert done.returncode == 1, done.stderr
    assert '"2.1.0"' in forms["sarif"].read_text() and "<failure" in forms["junit"].read_text()
    assert theseus("keys", "export", tmp_path / "public.pem").returncode == 0
    other = {"THESEUS_KEYS": str(tmp_path / "other")}
    refused = theseus("replay", forms["bundle"], "--quick", **other)
    assert refused.returncode == 3 and "not trusted here" in refused.stderr
    assert theseus("keys", "trust", tmp_path / "public.pem", **other).returncode == 0
    same = theseus("replay", forms["bundle"], "--quick", **other)
    assert same.returncode == 0 and "the same verdict" in same.stdout, same.stdout
    data = bytearray(forms["bundle"].read_bytes())
    data[len(data) // 2] ^= 1
    forms["bundle"].write_bytes(bytes(data))
    assert theseus("replay", forms["bundle"]).returncode == 3
