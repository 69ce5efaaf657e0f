"""A translation must not be able to eat up the campaign that looks at it: by hanging, or by new edges without end."""

from __future__ import annotations

import time

import pytest

from verifiers.corpus import MAX_KEPT_FOR_TRANSLATION, Corpus
from verifiers.observe import Case, Observation, Outcome
from verifiers.runner import Runner, RunResult
from verifiers.sides import ModeExecutor
from verifiers.toolchains import Built, for_language

PROGRAM = "int main(void) { int c = getchar(); if (c == 's') for (;;) {} if (c == 'w') usleep(600000); return c; }\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    source = tmp_path_factory.mktemp("c") / "slow.c"
    source.write_text("#include <stdio.h>\n#include <unistd.h>\n" + PROGRAM)
    return for_language("c").build(source, tmp_path_factory.mktemp("out") / "b")


def ran(built: Built, letters: bytes, wall: float, impatient: bool) -> tuple[float, list[tuple[Outcome, int]]]:
    """Seconds that cases took in one batch, and how they ended."""
    with Runner(built) as runner:
        executor = ModeExecutor([runner], built, impatient)
        executor.run([Case()], 10.0)
        begun = time.monotonic()
        results = executor.run([Case(stdin=bytes([letter])) for letter in letters], wall)
        executor.close()
    return time.monotonic() - begun, [(r.observation.outcome, r.observation.code) for r in results]


HANGS, ENDS = (Outcome.TIMED_OUT, 0), (Outcome.EXITED, ord("e"))


def test_a_translation_that_always_hangs_costs_a_fraction_of_a_batch(built: Built) -> None:
    spent, outcomes = ran(built, b"s" * 48, 1.0, impatient=True)
    assert outcomes == [HANGS] * 48
    assert 2 * 1.0 + 2 / 8 + 44 / 32 <= spent < 48 * 1.0 / 4


def test_one_that_ends_has_all_its_time(built: Built) -> None:
    assert ran(built, b"eswe", 4.0, impatient=True)[1] == [ENDS, HANGS, (Outcome.EXITED, ord("w")), ENDS]
    assert ran(built, b"ssww", 0.4, impatient=True)[1] == [HANGS] * 4
    assert ran(built, b"s" * 6, 0.3, impatient=False)[0] >= 6 * 0.3


def test_edges_of_the_translation_alone_do_not_crowd_out_those_of_the_original() -> None:
    corpus = Corpus()
    seen = Observation(Outcome.EXITED, 0, b"same\n", b"")
    for number in range(3 * MAX_KEPT_FOR_TRANSLATION):
        flood = RunResult(seen, frozenset(range(number * 8, number * 8 + 800, 8)))
        corpus.consider(Case(stdin=b"%d" % number), RunResult(seen, frozenset({8})), flood, number)
    assert len(corpus.entries) <= MAX_KEPT_FOR_TRANSLATION + 2
    news = corpus.consider(Case(stdin=b"new"), RunResult(seen, frozenset({16})), RunResult(seen, frozenset({999_000})), 9999)
    assert news.edges and corpus.entries[-1].case.stdin == b"new"
