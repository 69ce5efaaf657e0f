"""What the policy does not allow happens only after a person's grant, once, and all of it is on record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from analyzers.model import TheseusError
from tests.workbench.command import theseus
from tests.workbench.desk import TEAM, person, submit_all, team_project
from tests.workbench.small import RUST, write_translation
from workbench import audit
from workbench.project import Project, open_project
from workbench.services import analysis, approvals, commands, policy, translation
from workbench.services.approvals import Needed, State
from workbench.services.policy import Answer, Kind
from workbench.services.users import Refused
from workbench.store.models import ApprovalRow, AuditRow

POLICY = TEAM + 'bot = ["agent"]\n[policy]\nrun = ["cat src/calc.h", "touch"]\nwrite = ["src/text.rs"]\n[model]\ntotal = 1000\n'


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made = team_project(tmp_path / "words", POLICY)
    yield made
    with made.store.reading() as session:
        assert audit.broken_at(session) is None


def actions(project: Project) -> list[tuple[str, str]]:
    with project.store.reading() as session:
        rows = session.exec(select(AuditRow).order_by(AuditRow.seq)).all()  # type: ignore[arg-type]
    return [(r.action, r.actor) for r in rows if r.action.startswith("approval") or r.action in ("run", "write-refused")]


def test_a_command_that_the_policy_allows_runs_on_a_copy(project: Project) -> None:
    done = commands.run(project, person(project, "bot"), ["touch", "made.txt", "src/calc.h"])
    assert done.returncode == 0 and done.changed == ("made.txt",)
    assert not (project.root / "made.txt").exists()
    shown = commands.run(project, person(project, "bot"), ["cat", "src/calc.h"])
    assert shown.output == (project.root / "src/calc.h").read_text()
    assert approvals.listed(project) == []


def test_another_command_waits_for_a_person_and_runs_once(project: Project) -> None:
    bot, rita = person(project, "bot"), person(project, "rita")
    argv = ["sh", "-c", "echo done; cat /etc/shadow"]
    for _ in range(2):  # asked again, it is still the same request
        with pytest.raises(Needed, match="waits for a person"):
            commands.run(project, bot, argv)
    (row,) = approvals.listed(project, waiting_only=True)
    assert (row.kind, row.who, json.loads(row.detail)["argv"]) == (Kind.RUN, "bot", argv)
    approvals.decide(project, rita, row.id or 0, True, "it only prints")
    done = commands.run(project, bot, argv)
    assert done.output.count("done") == 1 and "root:" not in done.output and done.returncode != 0
    with pytest.raises(Needed):
        commands.run(project, bot, argv)
    with pytest.raises(Needed):
        commands.run(project, bot, [*argv, "more"])
    assert actions(project)[:4] == [("approval-asked", "bot"), ("approval-granted", "rita"), ("approval-used", "bot"), ("run", "bot")]


def test_denied_is_denied_and_only_reviewers_decide(project: Project) -> None:
    bot = person(project, "bot")
    with pytest.raises(Needed):
        commands.run(project, bot, ["id"])
    (row,) = approvals.listed(project)
    for name in ("olga", "adam", "bot", "nobody"):
        with pytest.raises(Refused, match="role"):
            approvals.decide(project, person(project, name), row.id or 0, True)
    assert approvals.listed(project, waiting_only=True)
    approvals.decide(project, person(project, "rita"), row.id or 0, False, "no need")
    with pytest.raises(TheseusError, match="denied \\(by rita\\) already"):
        approvals.decide(project, person(project, "ruth"), row.id or 0, True)
    with pytest.raises(Needed, match=f"request {(row.id or 0) + 1}"):
        commands.run(project, bot, ["id"])
    assert [a for a in actions(project) if a[0] == "approval-refused"] == [
        ("approval-refused", who) for who in ("olga", "adam", "bot", "nobody")
    ]


def test_who_asks_does_not_grant_where_four_eyes_are_asked_for(project: Project) -> None:
    ruth = person(project, "ruth")
    row = commands.spend_more(project, ruth, 500)
    with pytest.raises(Refused, match="four-eyes"):
        approvals.decide(project, ruth, row.id or 0, True)


def test_requests_and_grants_end(project: Project) -> None:
    bot = person(project, "bot")
    for words in (["id"], ["ls"]):
        with pytest.raises(Needed):
            commands.run(project, bot, words)
    second, first = approvals.listed(project)
    approvals.decide(project, person(project, "rita"), first.id or 0, True)
    with project.store.transaction() as session:
        for number in (first.id, second.id):
            row = session.get(ApprovalRow, number)
            assert row is not None
            row.expires = datetime.now(UTC) - timedelta(seconds=1)
            session.add(row)
    with pytest.raises(Needed):
        commands.run(project, bot, ["id"])
    assert {r.state for r in approvals.listed(project) if r.id in (first.id, second.id)} == {State.EXPIRED}
    with pytest.raises(TheseusError, match="expired"):
        approvals.decide(project, person(project, "rita"), second.id or 0, True)


def test_an_agent_writes_its_modules_files_and_asks_for_others(project: Project) -> None:
    bot = person(project, "bot")
    codebase, _ = analysis.analyze(project)
    folder = write_translation(project.root / "work")
    (folder / "Cargo.toml").write_text("[package]\n")
    (folder / "build.rs").write_text("fn main() {}\n")
    given = commands.hand_in(project, bot, codebase, codebase.module("calc"), "rust", folder)
    assert given.also == ("src/text.rs",), "policy.write names it"
    assert [r.subject for r in given.asked] == ["write src/words.rs (of words) beside calc"]
    assert {path for path, _ in given.refused} == {"Cargo.toml", "build.rs"}
    assert set(translation.latest(project, "rust")) == {"calc", "text"}
    assert "+pub fn main() {" in commands.preview(project, given.asked[0])
    commands.grant(project, person(project, "rita"), given.asked[0].id or 0)
    taken = translation.latest(project, "rust")["words"].translation
    assert taken is not None and taken.files == (("src/words.rs", RUST["src/words.rs"]),)
    with pytest.raises(Refused, match="one module at a time"):
        commands.hand_in_all(project, bot, codebase, "rust", folder)
    again = commands.hand_in(project, bot, codebase, codebase.module("calc"), "rust", folder)
    assert again.asked == (), "what is recorded already is not asked for"


def test_an_agent_reads_the_project_and_asks_for_other_folders(project: Project, tmp_path: Path) -> None:
    codebase, _ = analysis.analyze(project)
    elsewhere = write_translation(tmp_path / "elsewhere")
    with pytest.raises(Needed, match="outside of the project"):
        commands.hand_in(project, person(project, "bot"), codebase, codebase.module("calc"), "rust", elsewhere)
    assert translation.latest(project, "rust") == {}
    assert commands.hand_in(project, person(project, "olga"), codebase, codebase.module("calc"), "rust", elsewhere).attempt
    inside = project.root / "link"
    inside.symlink_to(elsewhere)
    assert policy.may_read(project.settings, person(project, "bot"), project.root, inside).answer is Answer.ASK


@pytest.mark.parametrize("path", ["Cargo.toml", "build.rs", "go.mod", "../x.rs", "/etc/passwd", ".cargo/config.toml", "src/.hidden.rs"])
def test_what_builds_are_made_of_is_never_written(project: Project, path: str) -> None:
    settings = project.settings.model_copy(update={"policy": project.settings.policy.model_copy(update={"write": ["*"]})})
    assert policy.may_write(settings, path).answer is Answer.NEVER
    assert policy.may_write(settings, "src/text.rs").answer is Answer.ALLOWED


def test_tokens_are_granted_on_top_of_the_budget(project: Project) -> None:
    from workbench.services.model import ProjectBench

    with project.store.transaction() as session:
        session.add(_trial(800, 300))
    bench = ProjectBench(project)
    assert "approvals grant 1" in bench.over_budget(1000) and "approvals grant 1" in bench.over_budget(1000)
    commands.grant(project, person(project, "rita"), 1)
    assert bench.over_budget(1000) == ""
    assert approvals.tokens_granted(project) == project.settings.model.tokens


def _trial(prompt: int, completion: int) -> object:
    from workbench.store.models import TrialRow

    return TrialRow(key="k", task="t", module="calc", target="rust", round=0, place=0, mode="fresh", stage=1, accepted=False,
                    record="", prompt="", prompt_tokens=prompt, completion_tokens=completion)  # fmt: skip


def test_by_command(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THESEUS_USER", "bot")
    asked = theseus("approvals", "run", "-p", project.root, "--", "wc", "-l", "src/calc.h")
    assert asked.returncode == 3 and "request 1 waits for a person" in asked.stderr
    assert theseus("approvals", "grant", "1", "-p", project.root).returncode == 3
    monkeypatch.setenv("THESEUS_USER", "rita")
    assert theseus("approvals", "grant", "1", "--reason", "fine", "-p", project.root).returncode == 0
    monkeypatch.setenv("THESEUS_USER", "bot")
    done = theseus("approvals", "run", "-p", project.root, "--", "wc", "-l", "src/calc.h")
    assert done.returncode == 0 and done.stdout.split()[0] == "2", done.stderr
    (row,) = json.loads(theseus("approvals", "list", "--json", "-p", project.root).stdout)
    assert (row["state"], row["decided_by"], row["reason"]) == ("used", "rita", "fine")
    assert open_project(project.root).settings.policy.run == ["cat src/calc.h", "touch"]


def test_a_submission_of_a_person_leaves_no_requests(project: Project) -> None:
    submit_all(project)
    assert approvals.listed(project) == []
