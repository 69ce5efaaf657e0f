"""The rule `clock` leaves out when a program ran, and no other time."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from verifiers import judge as judging
from verifiers.compare import rule_set
from verifiers.compare_service import compare
from verifiers.domain import Domain
from verifiers.generate.facts import Facts
from verifiers.judge import ONLY_THE_CLOCK, Judge, Judgement
from verifiers.observe import Case, Observation, Outcome
from verifiers.time_of_day import PAUSE, reads_the_clock, without_time_of_day
from verifiers.toolchains import for_language
from verifiers.verdict import CompareRequest, Status, Verdict

NOON = datetime.datetime(2026, 1, 2, 12, 0, 30, tzinfo=datetime.UTC)
MIDNIGHT = datetime.datetime(2026, 1, 2, 0, 0, 1, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (b"ran 26-01-02 12:00:30\n", b"ran 26-01-02 <clock>\n"),
        (b"Fri Jan  2 11:59:59 2026", b"Fri Jan  2 <clock> 2026"),
        (b"11:00:31.123456|", b"<clock>|"),
        (b"2026-01-02T12:00:29.5Z", b"2026-01-02T<clock>Z"),
        (b"t=1767355230 t=1767355230123", b"t=<clock> t=<clock>"),
        (b"10:59:59", None),  # over an hour ago
        (b"12:00:40", None),  # not yet
        (b"112:00:30 12:00:301 12:00:30:00 1.12:00:30 27:00:30", None),  # no times of day
        (b"1767351000 17673552300 4.1767355230", None),
    ],
)
def test_what_tells_of_now_is_left_out_and_no_other_time(text: bytes, left: bytes | None) -> None:
    assert without_time_of_day(text, NOON) == (text if left is None else left)


def test_the_hour_before_midnight_is_yesterdays() -> None:
    assert without_time_of_day(b"23:59:59 00:00:01 00:00:09", MIDNIGHT) == b"<clock> <clock> 00:00:09"


def judged(answers: tuple[str, str, str, str], *rules: str, sanitized: bool = False) -> Judgement:
    """What is said of two programs that answer so: the original, the translation, and each again. `sanitized`: there is
    a build of the original with run-time checks, which answers as the second run does."""
    now = datetime.datetime.now(datetime.UTC)
    given = [
        a.replace("NOW", f"{now - datetime.timedelta(seconds=5 * back):%H:%M:%S}").encode()
        for back, a in enumerate(answers)
    ]

    def run(texts: list[bytes]) -> Callable[[Case, float], Observation]:
        every = itertools.chain(texts, itertools.repeat(texts[-1]))
        return lambda case, _wall: Observation(Outcome.EXITED, 0, next(every), b"")

    judge = Judge(run(given[::2]), run(given[1::2]), ("c", "rust"), rule_set(rules), Facts(), Domain(name="text"))
    if sanitized:
        judge.sanitized, judge.checks = lambda: run(given[2::2]), for_language("c").checks
    return judge.judge(Case())


def test_programs_that_show_the_time_differ_by_the_clock_alone_and_the_rule_says_so() -> None:
    seen = judged(("at NOW", "at NOW", "at NOW", "at NOW"))
    assert (seen.kind, seen.reason) == ("nondeterministic", ONLY_THE_CLOCK)
    seen = judged(("at NOW", "at NOW", "at NOW", "at NOW"), "clock")
    assert seen.kind == "same" and seen.comparison.rules == ("clock",)


def test_with_the_rule_a_wrong_time_or_other_text_is_still_a_difference() -> None:
    assert judged(("at NOW", "at 12:00:61", "at NOW", "at 12:00:61"), "clock").kind == "divergent"
    assert judged(("at NOW", "on NOW", "at NOW", "on NOW"), "clock").kind == "divergent"


def test_what_changes_by_itself_is_not_taken_for_undefined() -> None:
    """A build with run-time checks answers otherwise too, for the same reason."""
    answers = ("at NOW, 1", "at NOW, 2", "at NOW, 1", "at NOW, 2")
    assert judged(answers, "clock", sanitized=True).kind == "divergent"
    assert judged(answers, sanitized=True).kind == "nondeterministic"
    assert judged(("1", "2", "3", "2"), sanitized=True).kind == "nondeterministic"


def test_chance_is_not_taken_for_the_clock() -> None:
    seen = judged(("at NOW: 1", "at NOW: 2", "at NOW: 3", "at NOW: 2"))
    assert seen.kind == "nondeterministic" and seen.reason != ONLY_THE_CLOCK


@pytest.mark.parametrize(("change", "kind"), [(1.0, "nondeterministic"), (2.0, "nondeterministic"), (100.0, "divergent")])
def test_an_original_that_reads_the_clock_is_asked_again_in_another_second(
    change: float, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its answer changes every `change` seconds; sleeping is all that takes time here."""
    now = [0.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds

    monkeypatch.setattr(judging.time, "sleep", sleep)

    def original(_case: Case, _wall: float) -> Observation:
        return Observation(Outcome.EXITED, 0, b"%d" % (now[0] // change), b"")

    def constant(_case: Case, _wall: float) -> Observation:
        return Observation(Outcome.EXITED, 0, b"7", b"")

    judge = Judge(original, constant, ("c", "rust"), rule_set(()), Facts(), Domain(name="text"))
    assert judge.judge(Case()).kind == "divergent" and now == [0.0]
    judge.pause = PAUSE
    assert judge.judge(Case(), quick=True).kind == "divergent" and now == [0.0]
    assert judge.judge(Case()).kind == kind


SEEDED = """#include <stdio.h>
#include <stdlib.h>
#include <time.h>
int main(void) {
    int c, n = 0;
    srand((unsigned)time(NULL));
    while ((c = getchar()) != EOF) n += c == 'A';
    printf("%d: %d\\n", rand(), n);
    return 0;
}
"""


def verdict_on(folder: Path, translation: str) -> Verdict:
    (folder / "original.c").write_text(SEEDED)
    (folder / "translation.c").write_text(translation)
    return compare(CompareRequest(folder / "original.c", folder / "translation.c", budget=8.0, max_inputs=40))


def test_random_numbers_from_the_time_are_no_difference_of_the_translation(tmp_path: Path) -> None:
    verdict = verdict_on(tmp_path, SEEDED.replace("rand()", "7"))
    assert verdict.status is Status.INCONCLUSIVE, verdict.reason
    assert "nondeterministic" in {exclusion.kind for exclusion in verdict.excluded}
    assert verdict_on(tmp_path, SEEDED).status is not Status.DIVERGENT


def test_what_reads_the_clock_is_told_by_its_sources() -> None:
    reading = [
        "srand(time(NULL));", "t = time (&now);", "gettimeofday(&tv, 0);", "clock_gettime(CLOCK_REALTIME, &ts);",
        "with Ada.Calendar; use Ada.Calendar;", "WITH ADA.TEXT_IO, ADA . REAL_TIME;", "with Text_IO, Calendar;",
        "package Dice is new Ada.Numerics.Discrete_Random (Face);",
    ]  # fmt: skip
    assert all(reads_the_clock({"a": text}) for text in reading)
    silent = ["strftime(buffer, 9, form, &tm);", "int overtime(int hours);", "MOVE TIME (1:2) TO T.", "-- a calendar of days"]
    assert not any(reads_the_clock({"a": text}) for text in silent)
