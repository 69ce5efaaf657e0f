"""A translation must not be able to eat up the campaign that looks at it: by hanging, or by new edges without end."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from verifiers.corpus import MAX_KEPT_FOR_TRANSLATION, Corpus
from verifiers.observe import Case, Observation, Outcome
from verifiers.runner import Runner, RunResult
from verifiers.sides import ModeExecutor
from verifiers.toolchains import BuildMode, Built

BUILT = Built("x", "rust", BuildMode.PLAIN, Path("/nowhere"), {"x": "x"}, Path("/nowhere"))


class Slow:
    """A runner whose program ends within `needs` seconds, or does not end in the time that it is given."""

    def __init__(self, needs: float) -> None:
        self.needs, self.spent = needs, 0.0

    def close(self) -> None:
        """Nothing was started."""

    def run_one(self, _case: Case, wall: float, _following: Case | None, _most_output: int) -> RunResult:
        self.spent += min(self.needs, wall)
        ended = self.needs <= wall
        return RunResult(Observation(Outcome.EXITED if ended else Outcome.TIMED_OUT, 0, b"", b""))


def ran(needs: float, impatient: bool) -> tuple[float, list[Outcome]]:
    runner = Slow(needs)
    executor = ModeExecutor([cast(Runner, runner)], BUILT, impatient)
    results = executor._some(cast(Runner, runner), [Case() for _ in range(48)], 2.0)
    executor.close()
    return runner.spent, [r.observation.outcome for r in results]


def test_a_translation_that_always_hangs_costs_a_fraction_of_a_batch() -> None:
    spent, outcomes = ran(100.0, impatient=True)
    assert outcomes == [Outcome.TIMED_OUT] * 48
    assert spent < 48 * 2.0 / 10


def test_one_that_ends_has_all_its_time() -> None:
    assert ran(1.9, impatient=True)[1] == [Outcome.EXITED] * 48
    assert ran(100.0, impatient=False)[0] == 48 * 2.0


def test_edges_of_the_translation_alone_do_not_crowd_out_those_of_the_original() -> None:
    corpus = Corpus()
    seen = Observation(Outcome.EXITED, 0, b"same\n", b"")
    for number in range(3 * MAX_KEPT_FOR_TRANSLATION):
        flood = RunResult(seen, frozenset(range(number * 8, number * 8 + 800, 8)))
        corpus.consider(Case(stdin=b"%d" % number), RunResult(seen, frozenset({8})), flood, number)
    assert len(corpus.entries) <= MAX_KEPT_FOR_TRANSLATION + 2
    news = corpus.consider(Case(stdin=b"new"), RunResult(seen, frozenset({16})), RunResult(seen, frozenset({999_000})), 9999)
    assert news.edges and corpus.entries[-1].case.stdin == b"new"
