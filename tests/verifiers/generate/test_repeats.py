"""Parts of texts that are given again and again bring counters past their ends and come to what a first round left."""

from __future__ import annotations

import random
from pathlib import Path

from verifiers.generate.facts import scan
from verifiers.generate.plan import make_plan
from verifiers.generate.repeats import again, multiplied, rounds
from verifiers.observe import Case

ATM = """       IDENTIFICATION DIVISION.
       PROGRAM-ID. ATM.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  WS-RECEIPT PIC {picture} VALUE 0.
       PROCEDURE DIVISION.
           STOP RUN.
"""


def texts(lines: list[bytes], counts: list[int], draws: int = 400) -> list[list[bytes]]:
    rng = random.Random(1)
    return [again(lines, counts, rng).splitlines() for _ in range(draws)]


def test_a_counter_of_two_digits_runs_over_and_what_shows_it_comes_behind() -> None:
    """What the purse counts is shown by `L`, and only puts that follow `P` are counted."""
    shown = set()
    for lines in texts([b"P", b"D5", b"L"], [99]):
        count = 0
        for line in lines:
            count += line.startswith(b"D")
            if line == b"L":
                shown.add(count)
    assert {99, 100, 101} <= shown


def test_a_second_round_meets_what_the_first_one_left() -> None:
    assert [b"in", b"take 5", b"out"] * 2 in texts([b"in", b"take 5", b"out"], [])


def test_numbers_are_counted_up_in_their_columns_or_as_large_as_these_allow() -> None:
    made = texts([b"K007 ab"], [12])
    keys = [[line[:4] for line in lines] for lines in made]
    assert [b"K%03d" % n for n in range(7, 19)] in [k[:12] for k in keys]
    assert any(lines.count(b"K999 ab") > 3 for lines in made)
    assert all(len(key) == 4 for lines in keys for key in lines)


def test_numbers_meet_limits_in_every_round() -> None:
    rng = random.Random(3)
    made = [again([b"in", b"W0020", b"out"], [], rng, limits=[500, 70_000]).splitlines() for _ in range(300)]
    assert [b"in", b"W0500", b"out"] * 2 in [lines[:6] for lines in made]
    assert not any(b"W70000" in lines for lines in made)


def test_records_stay_whole_and_nothing_grows_without_end() -> None:
    rng = random.Random(2)
    for _ in range(100):
        text = again([b"ab12", b"cd34"], [999], rng, b"")
        assert len(text) % 4 == 0 and len(text) < 70_000
        assert len(again([b"x" * 900, b"7"], [1000], rng)) < 70_000


def test_a_line_is_given_more_often_than_the_largest_counter_counts(tmp_path: Path) -> None:
    original = tmp_path / "original.cob"
    original.write_text(ATM.format(picture="9(3)"))
    (tmp_path / "translation.rs").write_text("fn main() {}\n")
    plan = make_plan(original, tmp_path / "translation.rs", suffixes=((".cob",), (".rs",)))
    case = Case(stdin=b"a\nb\nc\n", files=(("OLD.DAT", b"x\n"), ("EMPTY.DAT", b"")))
    made = list(multiplied(case, plan))
    first = made[0].stdin.splitlines()
    assert first == [b"a"] * 10_000 + [b"b", b"c"]
    assert [b"a", *[b"b"] * 1000, b"c"] in [m.stdin.splitlines() for m in made]
    assert b"x\n" * 10_000 in [dict(m.files)["OLD.DAT"] for m in made]
    assert not any(dict(m.files)["EMPTY.DAT"] for m in made)
    assert not list(multiplied(Case(stdin=b"a" * 100_000), plan))


def test_ends_of_counters_come_from_the_sources() -> None:
    for picture, there in (("99", True), ("9(2)", True), ("9(02)", True), ("9(5)", False), ("99V9", False), ("X(2)", False)):
        facts = scan({"a.cob": ATM.format(picture=picture)})
        assert (99 in rounds(facts)) is there, picture
        assert 999 in rounds(facts)
    assert 9 not in rounds(scan({"a.c": "int main(void) { return n % 100 + m / 5 + 70000; }"}))
    assert rounds(scan({"a.c": "int main(void) { return n % 100 + m / 5 + 70000; }"})) == [100]
