"""Records of indexed and relative files are read as each run time keeps them, and compared."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest

from verifiers.compare import compare, rule_set
from verifiers.observe import Case, Observation
from verifiers.runner import Runner
from verifiers.stored_records import differing_records, records
from verifiers.toolchains import for_language
from workbench.services.folder import embedded, translate_path, write_tree

INDEXED = """\
       identification division.
       program-id. p.
       environment division.
       input-output section.
       file-control.
           select f assign to "master.dat" organization indexed
               access mode dynamic record key rk
               alternate record key ra with duplicates.
       data division.
       file section.
       fd f.
       01 r.
          05 rk pic 9(4).
          05 ra pic 9(2).
          05 rv pic x(WIDTH).
       working-storage section.
       01 n pic 9(4).
       procedure division.
           open output f
           perform varying n from 60 by -1 until n = 0
             move n to rk rv
             divide n by 7 giving ra
             write r
           end-perform
           close f
           open i-o f
           move 17 to rk
           delete f
           move 18 to rk
           read f
           move "changed" to rv
           rewrite r
           close f
           stop run.
"""
RELATIVE = """\
       identification division.
       program-id. p.
       environment division.
       input-output section.
       file-control.
           select f assign to "slots.dat" organization relative
               access mode dynamic relative key n.
       data division.
       file section.
       fd f.
       01 r.
          05 rk pic 9(4).
          05 rv pic x(WIDTH).
       working-storage section.
       01 n pic 9(4).
       procedure division.
           open output f
           perform varying n from 2 by 3 until n > 40
             move n to rk rv
             write r
           end-perform
           close f
           open i-o f
           move 5 to n
           delete f
           move 8 to n
           read f
           move "changed" to rv
           rewrite r
           close f
           stop run.
"""
RULES = rule_set(["indexed-files=master.dat", "indexed-files=slots.dat"])


def run(folder: Path, language: str, files: dict[str, str]) -> Observation:
    write_tree(folder / "source", files)
    with Runner(for_language(language).build(folder / "source", folder / "built")) as runner:
        seen = runner.run_one(Case()).observation
    assert seen.code == 0, seen.stderr
    return seen


def translated(folder: Path, target: str, text: str) -> Observation:
    (folder / "cobol").mkdir(parents=True)
    (folder / "cobol" / "p.cob").write_text(text)
    return run(folder, target, dict(translate_path(folder / "cobol", target, embedded("rules")).files))


def expected(text: str, width: int) -> list[bytes]:
    if text is INDEXED:
        rows = [(b"%04d%02d" % (n, n // 7), b"changed" if n == 18 else b"%04d" % n) for n in range(1, 61) if n != 17]
    else:
        rows = [
            (n.to_bytes(8, "little") + b"%04d" % (n + 1), b"changed" if n == 7 else b"%04d" % (n + 1))
            for n in range(1, 40, 3)
            if n != 4
        ]
    return [head + value.ljust(width) for head, value in rows]


@pytest.mark.slow
@pytest.mark.parametrize("width", [10, 700, 5000])  # a page has 4096 bytes
@pytest.mark.parametrize("text", [INDEXED, RELATIVE], ids=["indexed", "relative"])
def test_records_are_read_as_cobc_keeps_them(tmp_path: Path, text: str, width: int) -> None:
    seen = run(tmp_path, "cobol", {"p.cob": text.replace("WIDTH", str(width))})
    content = dict(seen.files)["master.dat" if text is INDEXED else "slots.dat"]
    assert content is not None and list(records(content) or ()) == expected(text, width)


@pytest.mark.slow
@pytest.mark.parametrize("target", ["rust", "go"])
@pytest.mark.parametrize("text", [INDEXED, RELATIVE], ids=["indexed", "relative"])
def test_a_translation_that_keeps_another_record_differs(tmp_path: Path, target: str, text: str) -> None:
    text = text.replace("WIDTH", "30")
    original = run(tmp_path / "original", "cobol", {"p.cob": text})
    right = translated(tmp_path / "right", target, text)
    wrong = translated(tmp_path / "wrong", target, text.replace('"changed"', '"chanced"'))
    less = translated(tmp_path / "less", target, re.sub(r"(?m)^ +delete f\n", "", text))
    found = compare(original, right, ("cobol", target), RULES)
    assert found.same and not found.notes
    for other, where in ((wrong, "changed"), (less, "0017" if text.count("alternate") else "0005")):
        (difference,) = compare(original, other, ("cobol", target), RULES).differences
        assert where.encode() in difference.original + difference.translation


def test_what_is_no_known_format_is_not_compared_and_that_is_said() -> None:
    left, right = (Observation(outcome, 0, b"", b"", (("master.dat", text),)) for outcome, text in zip(("exited",) * 2, (b"one\n", b"two\n"), strict=True))  # type: ignore[arg-type]
    found = compare(left, right, ("cobol", "go"), RULES)
    assert found.same and "master.dat" in found.notes[0]
    assert differing_records(b"one\n", b"two\n") is None
    assert records(b"") == () and records(b"theseus indexed file 2\n" + b"\xff" * 20) is None


def page(number: int, after: int, entries: int, used: int, kind: int, body: bytes = b"") -> bytes:
    return (b"\0" * 8 + struct.pack("<IIIHHBB", number, 0, after, entries, used, 1, kind) + body).ljust(512, b"\0")


@pytest.mark.parametrize(("entries", "after", "used"), [(2, 0, 0), (2, 0, 400), (2, 1, 400), (400, 0, 10), (2, 77, 10)])
def test_a_file_that_is_made_to_trap_its_reader_is_no_known_one(entries: int, after: int, used: int) -> None:
    """A record whose overflow begins where it ends, is longer than it says, or lies nowhere; leaves in a circle."""
    item = struct.pack("<HBxII", 0, 3, 2, 100_000)
    leaf = page(1, after, entries, 0, 5, struct.pack("<HH", 100, 100).ljust(100 - 26, b"\0") + item)
    head = (b"\0" * 12 + struct.pack("<III", 0x053162, 9, 512)).ljust(512, b"\0")
    assert records(head + leaf + page(2, 2, 0, used, 7)) is None
