"""Calls that are answered otherwise when they are made again say that a side is not to be relied on."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from analyzers.model import IntType, Overflow, Parameter, Span, Subprogram
from verifiers.probe.answers import Answer
from verifiers.probe.calls import Call, ProbeRequest
from verifiers.probe.campaign import _Campaign
from verifiers.probe.drivers import Drivers
from verifiers.verdict import Coverage, Status, SubprogramVerdict

INT = IntType(32, overflow=Overflow.UNDEFINED)
TWICE = Subprogram("twice", Span("a.c", 1, 1), (Parameter("n", INT),), INT)
Answers = tuple[list[Answer], list[Answer]]


def said(*lines: str) -> list[Answer]:
    return [Answer(b"", line.encode()) for line in lines]


def verdict_on(first: Answers, again: Sequence[Answers], calls: int = 100) -> tuple[SubprogramVerdict, int]:
    """The verdict on calls that were answered `first`, and `again` when some of them were repeated; how many of the
    repetitions were asked for."""
    request = ProbeRequest({}, {}, "c", "rust", (TWICE,))
    with ThreadPoolExecutor(1) as pool:
        drivers = Drivers(request, Path("nowhere"), pool)
        campaign = _Campaign(request, drivers, lambda _: None, 0.0)
        rest = iter(again)
        asked = 0

        def answers(calls: Sequence[Call], wall: float = 10.0) -> Answers:
            nonlocal asked
            asked += 1
            return next(rest)

        made = [Call(0, (n,)) for n in range(calls)]
        drivers.answers = answers  # type: ignore[method-assign]
        drivers.is_undefined = lambda calls: False  # type: ignore[method-assign]
        for at, (left, right) in enumerate(zip(*first, strict=True)):
            campaign.comparison.compare(made, at, left, right)
        return campaign.subprogram(0, Coverage()), asked


def all_the_same(calls: int = 100) -> Answers:
    lines = [f"returned {n}" for n in range(calls)]
    return said(*lines), said(*lines)


def test_a_translation_that_answers_otherwise_only_once_is_not_called_equivalent() -> None:
    left, right = all_the_same()
    right[70] = said("returned 5")[0]
    now = (said("returned 70"), said("returned 70"))
    whole = (left[:71], left[:71])
    found, asked = verdict_on((left, right), [now, whole])
    assert asked == 2  # alone, and behind what came before it
    assert found.status is Status.INCONCLUSIVE
    assert "on 1 calls the translation changed its answer" in found.reason
    (apart,) = found.excluded
    assert (apart.kind, apart.count) == ("unstable", 1)
    assert apart.examples[0].stdin.splitlines()[-1] == b"0 70"


def test_an_original_that_answers_otherwise_is_told_from_a_translation_that_does() -> None:
    left, right = all_the_same()
    left[0] = said("returned 9")[0]
    found, asked = verdict_on((left, right), [(said("returned 0"), said("returned 0"))])
    assert asked == 1
    assert found.status is Status.INCONCLUSIVE
    assert [(e.kind, e.count) for e in found.excluded] == [("nondeterministic", 1)]


def test_what_a_busy_machine_cut_off_is_no_answer_that_changed() -> None:
    left, right = all_the_same()
    right[70] = Answer(b"", b"", "timed out 0")
    now = (said("returned 70"), said("returned 70"))
    found, _ = verdict_on((left, right), [now, (left[:71], left[:71])])
    assert found.status is Status.EQUIVALENT
    assert not found.excluded


@pytest.mark.parametrize("wrong", [3, 70])
def test_a_difference_that_stays_is_a_difference(wrong: int) -> None:
    left, right = all_the_same()
    right[wrong] = said("returned 5")[0]
    still = (said(f"returned {wrong}"), said("returned 5"))
    found, _ = verdict_on((left, right), [still] * 400)
    assert found.status is Status.DIVERGENT
