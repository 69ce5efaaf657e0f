"""What a campaign keeps, and the order in which it is run again."""

from __future__ import annotations

import random

from verifiers.corpus import MAX_KEPT_FOR_NEARNESS, Corpus
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


def near(place: int, sides: int, closeness: int) -> RunResult:
    return RunResult(Observation(Outcome.EXITED, 0, b"same", b""), nearness=(place << 16 | sides << 8 | closeness,))


def test_inputs_whose_numbers_come_nearer_to_a_limit_are_kept_until_it_is_met_on_both_sides() -> None:
    corpus = Corpus()
    steps = [(0, 40), (0, 40), (0, 58), (0, 50), (1, 65), (4, 64), (1, 65), (2, 64), (7, 65)]
    kept = []
    for number, (sides, closeness) in enumerate(steps):
        news = corpus.consider(Case(stdin=b"%d" % number), near(3, sides, closeness), result(), number)
        kept.append(news.nearer)
        if sides == 4:
            (index,) = corpus.nearness.open()
            assert corpus.entries[index].case.stdin == b"5"
    assert kept == [0, 0, 1, 0, 1, 1, 0, 1, 0]  # being there first is told by edges, if by anything
    assert corpus.nearness.open() == []
    assert corpus.late_limits(9, 0.25) == 1  # its last side was met by the eighth
    assert corpus.late_limits(40, 0.25) == 0


def test_places_of_the_two_sides_are_kept_apart_and_one_side_cannot_crowd_out_the_other() -> None:
    corpus = Corpus()
    for number in range(2 * MAX_KEPT_FOR_NEARNESS):
        for closeness in (1, 2):
            corpus.consider(Case(stdin=b"%d" % number), result(), near(number, 0, closeness), number)
    assert len(corpus.entries) <= MAX_KEPT_FOR_NEARNESS + 1
    corpus.consider(Case(stdin=b"a"), near(5, 0, 1), result(), 9998)
    assert corpus.consider(Case(stdin=b"b"), near(5, 0, 9), result(), 9999).nearer == 1
    assert corpus.pick(random.Random(1)).case.stdin


def test_one_answer_stays_one_though_a_number_in_it_is_that_of_the_process_now_and_then() -> None:
    corpus = Corpus()

    def shown(text: bytes, process: int) -> None:
        seen = RunResult(Observation(Outcome.EXITED, 0, text, b"", processes=(process,)))
        corpus.consider(Case(stdin=b"%d" % process), seen, result(), process)

    for process in (7, 9, 8):
        shown(b"sum 9", process)
    assert len(corpus.outputs) == 1
    shown(b"sum 4", 11)
    assert len(corpus.outputs) == 2
    own = Corpus()
    for process in (3, 5):
        seen = RunResult(Observation(Outcome.EXITED, 0, b"id %d" % process, b"", processes=(process,)))
        own.consider(Case(), seen, result(), process)
    assert len(own.outputs) == 1


def wrote(*files: tuple[str, bytes | None]) -> RunResult:
    return RunResult(Observation(Outcome.EXITED, 0, b"", b"", files), frozenset())


def test_answers_are_counted_in_new_files_too_but_not_by_what_was_there_before() -> None:
    same, given, kept = Corpus(), Corpus(), Corpus()
    for number, text in enumerate((b"a", b"b", b"c")):
        case = Case(files=(("in.txt", text), ("./old.txt", text)))
        same.consider(case, wrote(("out.txt", b"always this")), result(), number)
        given.consider(case, wrote(("old.txt", text + b"!"), ("in.txt", None)), result(), number)  # each would be another answer
        kept.consider(case, wrote(("out.txt", text), ("more.txt", b"x")), result(), number)
    assert (same.answers, given.answers, kept.answers) == (1, 1, 3)
