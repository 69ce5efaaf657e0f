"""Inputs that reached new code are left with the lines and words that led there."""

from __future__ import annotations

import time

import pytest

from verifiers.generate.parts import Part
from verifiers.observe import Case, Observation, Outcome
from verifiers.runner import RunResult
from verifiers.trim import Trimmer

STDIN = Part("stdin")


def reached(case: Case) -> RunResult:
    """A program with accounts: edge 1 when one is opened, 2 when money is put into an open one, 3 when lines are refused."""
    edges, opened = set(), set()
    for line in case.stdin.decode().splitlines():
        words = line.split()
        if words[:1] == ["open"] and len(words) > 1:
            edges.add(1)
            opened.add(words[1])
        elif words[:1] == ["put"] and len(words) > 2 and words[1] in opened and words[2].isdigit():
            edges.add(2)
        else:
            edges.add(3)
    return RunResult(Observation(Outcome.EXITED, 0, b"", b""), frozenset(edge << 3 for edge in edges))


def trimmer(ran: list[Case]) -> Trimmer:
    def run(cases: list[Case], wall: float) -> list[RunResult]:
        ran.extend(cases)
        return [reached(case) for case in cases]

    return Trimmer(run)


JUNK = [f"foo {n} bar" for n in range(10)]
TEXT = "\n".join([*JUNK, "open a 7", "open b", *JUNK, "put a 5 x y", *JUNK, ""]).encode()


def test_only_what_led_to_the_new_code_is_left() -> None:
    case = Case(stdin=TEXT)
    ran: list[Case] = []
    found = trimmer(ran).trimmed(case, reached(case), [STDIN], frozenset({2}), 10_000)
    assert found.case.stdin == b"open a\nput a 5\n"
    assert found.whole
    assert found.result == reached(found.case)
    assert len(ran) < 100


def test_an_input_of_which_all_is_needed_stays_as_it_is() -> None:
    case = Case(stdin=b"open a\nput a 5\n")
    found = trimmer([]).trimmed(case, reached(case), [STDIN], frozenset({2}), 10_000)
    assert (found.case, found.whole) == (case, True)


def test_runs_are_a_small_share_of_the_inputs_and_what_was_cut_short_says_so() -> None:
    ran: list[Case] = []
    trim = trimmer(ran)
    for executed in range(200):
        case = Case(stdin=TEXT + b"open c%d\n" % executed)
        trim.trimmed(case, reached(case), [STDIN], frozenset({2}), executed)
    assert len(ran) == trim.spent < 350
    case = Case(stdin=TEXT)
    found = trim.trimmed(case, reached(case), [STDIN], frozenset({2}), 0)
    assert (found.case, found.whole) == (case, False)


def test_programs_that_hang_without_their_last_line_do_not_eat_the_campaigns_time(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[Case] = []
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + 2.0 * len(ran))
    trim = trimmer(ran)
    for number in range(20):
        case = Case(stdin=TEXT + b"open c%d\n" % number)
        assert not trim.trimmed(case, reached(case), [STDIN], frozenset({2}), 10_000).whole
    assert len(ran) < 40
    trim = trimmer(ran)
    trim.deadline = now
    case = Case(stdin=TEXT)
    assert trim.trimmed(case, reached(case), [STDIN], frozenset({2}), 10_000).case == case
