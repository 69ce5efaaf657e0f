"""What a campaign keeps, and the order in which it is run again."""

from __future__ import annotations

from verifiers.corpus import Corpus
from verifiers.observe import Case, Observation, Outcome
from verifiers.runner import RunResult


def result(*edges: int) -> RunResult:
    return RunResult(Observation(Outcome.EXITED, 0, b"same", b""), frozenset(e << 3 for e in edges))


def test_what_reaches_most_is_run_again_first_and_nothing_is_left_out() -> None:
    corpus = Corpus()
    reached = {b"a": (1,), b"b": (1, 2), b"c": (3, 4, 5), b"d": (1, 2, 6, 7, 8, 9)}
    for number, (text, edges) in enumerate(reached.items()):
        corpus.consider(Case(stdin=text), result(*edges), result(), number)
    order = [case.stdin for case in corpus.replay()]
    assert order[:2] == [b"d", b"c"]  # together they reach all nine edges
    assert sorted(order) == [b"a", b"b", b"c", b"d"]


def test_an_input_that_reaches_nothing_new_is_not_kept() -> None:
    corpus = Corpus()
    assert corpus.consider(Case(stdin=b"a"), result(1, 2), result(7), 1).total
    assert not corpus.consider(Case(stdin=b"b"), result(2), result(7), 2).total
    assert corpus.consider(Case(stdin=b"c"), result(2), result(8), 3).total
    assert corpus.edges() == 2
