"""The loop accepts nothing but what a gate accepts, learns from failures, and can be killed anywhere."""

from __future__ import annotations

import random
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field

import pytest

from tests.translators.model.scripted import answer
from translators.attempt import (
    Finding,
    Journal,
    Mode,
    Move,
    Outcome,
    Policy,
    Proposal,
    Shown,
    Stage,
    Stop,
    Trial,
    next_move,
    search,
    spent,
)
from translators.contract import Contract, Promise
from translators.targets import inspector

HEADER = "pub fn f(x: i32) -> i32"
ITEM = inspector("rust").items(HEADER + " {}")[0]
CONTRACT = Contract("m", "rust", "src/m.rs", (Promise("f", "function", ITEM.head, ITEM.stub),), (), (), frozenset())
RIGHT = 42


def body(value: int | str) -> str:
    return answer(("src/m.rs", f"{HEADER} {{ x + {value} }}"))


class TheGate:
    """Accepts exactly the right body; the nearer a wrong one, the better its score."""

    def __init__(self, weak: bool = False) -> None:
        self.checked: list[str] = []
        self.weak = weak

    def check(self, files: Mapping[str, str]) -> Finding:
        text = files["src/m.rs"]
        self.checked.append(text)
        value = int(text.partition("x + ")[2].partition(" ")[0])
        if value == RIGHT:
            return Finding(Stage.FULL, True, accepted=not self.weak, harmless=self.weak, score=1.0)
        shown = Shown("f(x = 0)", f"returned {RIGHT}", f"returned {value}")
        score = 1 / (1 + abs(value - RIGHT))
        return Finding(Stage.QUICK, False, score=score, diagnostics=("f: differs",), counterexamples=(shown,))


@dataclass
class Memory:
    kept: list[Trial] = field(default_factory=list)

    def trials(self) -> list[Trial]:
        return list(self.kept)

    def add(self, trial: Trial) -> None:
        assert not any(
            (t.proposal.round, t.proposal.index) == (trial.proposal.round, trial.proposal.index) for t in self.kept
        ), "the same place was asked for twice"
        self.kept.append(trial)


@dataclass
class Scripted:
    """Proposes what a function of the move and the place says; remembers moves and whether it was cancelled."""

    say: Callable[[Move, int], str]
    moves: list[Move] = field(default_factory=list)
    closed: int = 0
    calls: int = 0
    late: tuple[Proposal, ...] = ()

    def unjudged(self) -> tuple[Proposal, ...]:
        return self.late

    def propose(self, move: Move) -> Generator[Proposal]:
        self.moves.append(move)
        try:
            for index in move.indices:
                self.calls += 1
                yield Proposal(move.round, index, self.say(move, index), prompt_tokens=10, completion_tokens=5)
        except GeneratorExit:
            self.closed += 1
            raise


def run(say: Callable[[Move, int], str], policy: Policy | None = None, journal: Journal | None = None,
        weak: bool = False) -> tuple[Outcome, Scripted, TheGate]:  # fmt: skip
    proposer, gate = Scripted(say), TheGate(weak)
    return search(proposer, CONTRACT, [gate], journal or Memory(), policy or Policy()), proposer, gate


def test_the_first_equivalent_candidate_ends_the_search_and_cancels_the_rest() -> None:
    outcome, proposer, _ = run(lambda _, index: body(RIGHT if index == 1 else index))
    assert outcome.accepted and outcome.reason == "equivalent"
    assert proposer.calls == 2 and proposer.closed == 1
    assert len(outcome.trials) == 2


def test_what_came_too_late_is_on_record_and_counts_for_its_cost_alone() -> None:
    late = (Proposal(0, 2, body(RIGHT), prompt_tokens=10, completion_tokens=5), Proposal(0, 3, "pub", prompt_tokens=10))
    proposer, memory = Scripted(lambda _, index: body(RIGHT if index == 1 else 7), late=late), Memory()
    outcome = search(proposer, CONTRACT, [TheGate(False)], memory, Policy())
    assert outcome.best is not None and outcome.best.proposal.index == 1
    assert [t.judged for t in outcome.trials] == [True, True, False, False] and list(outcome.trials) == memory.kept
    assert spent(outcome.trials) == 3 * 15 + 10
    again = search(proposer, CONTRACT, [TheGate(False)], memory, Policy())
    assert again == outcome and len(proposer.moves) == 1, "asked again, nobody is asked"
    assert not [t for t in outcome.trials if not t.judged and t.finding.accepted]


def test_failures_go_back_with_counterexamples_until_it_is_right() -> None:
    def mends(move: Move, index: int) -> str:
        if move.base is None:
            return body(10 + index)
        assert move.counterexamples[0].original == f"returned {RIGHT}"
        return body(move.counterexamples[0].original.split()[1])

    outcome, proposer, _ = run(mends)
    assert outcome.accepted
    assert [m.mode for m in proposer.moves] == [Mode.FRESH, Mode.REPAIR]
    base = proposer.moves[1].base
    assert base is not None and "x + 13" in base.files[0][1], "the nearest candidate is what is repaired"


def test_what_never_gets_better_is_restarted_once_and_then_given_up() -> None:
    outcome, proposer, _ = run(lambda *_: body(1), Policy(candidates=2, rounds=9))
    assert not outcome.accepted and outcome.reason == "2 rounds without improvement"
    assert [m.mode for m in proposer.moves] == [Mode.FRESH, Mode.REPAIR, Mode.RESTART]


def test_budgets_end_a_search() -> None:
    slow = lambda move, index: body(move.round + 1)  # noqa: E731
    assert run(slow, Policy(candidates=1, rounds=3))[0].reason == "3 rounds without an equivalent candidate"
    outcome, _, _ = run(slow, Policy(candidates=1, rounds=50, tokens=60))
    assert outcome.reason == "the budget of 60 tokens is spent" and spent(outcome.trials) == 60


def test_weak_evidence_is_not_accepted_and_not_repaired() -> None:
    outcome, proposer, _ = run(lambda *_: body(RIGHT), weak=True)
    assert not outcome.accepted and "evidence is too weak" in outcome.reason
    assert len(proposer.moves) == 1


def test_twins_are_judged_once() -> None:
    outcome, _, gate = run(lambda move, i: body(7) if i else answer(("src/m.rs", f"// {move}\n{HEADER}\n{{ x + 7 }}")))
    assert len(gate.checked) == 1
    assert sum(t.twin for t in outcome.trials) == len(outcome.trials) - 1


@pytest.mark.parametrize(
    ("text", "stage", "words"),
    [
        ("Sure, here is your code: fn f() {}", Stage.ANSWER, "not one JSON object"),
        (answer(("build.rs", "fn main() {}")), Stage.ANSWER, "does not belong to module m"),
        (answer(("src/m.rs", "def f(x):\n    return x\n")), Stage.CONTRACT, "no valid rust"),
        (answer(("src/m.rs", "pub fn f(x: i32) -> i32 { if x")), Stage.CONTRACT, "no valid rust"),
        (answer(("src/m.rs", "pub fn f(x: i64) -> i32 { 1 }")), Stage.CONTRACT, "declared in another way"),
        (answer(("src/m.rs", f"{HEADER} {{ unsafe {{ x }} }}")), Stage.CONTRACT, "reaches for unsafe code"),
        (answer(("src/m.rs", f'{HEADER} {{ std::process::Command::new("sh"); x }}')), Stage.CONTRACT, "processes"),
        (answer(("src/m.rs", f"use crate::other;\n{HEADER} {{ x }}")), Stage.CONTRACT, "uses `other`"),
    ],
)  # fmt: skip
def test_what_the_text_alone_shows_never_comes_to_a_compiler(text: str, stage: Stage, words: str) -> None:
    outcome, _, gate = run(lambda *_: text, Policy(candidates=1, rounds=1))
    assert gate.checked == []
    (trial,) = outcome.trials
    assert trial.finding.stage is stage and words in trial.finding.diagnostics[0]


@pytest.mark.parametrize("seed", range(300))
def test_whatever_is_answered_only_the_right_one_is_accepted(seed: int) -> None:
    rng = random.Random(seed)
    wrong = ["prose", "{}", body(1), body(2), body(43), answer(("src/m.rs", "x")), answer(("Cargo.toml", "x")),
             answer(("src/m.rs", f"{HEADER} {{ std::process::exit(0) }}")), body(RIGHT)[:-4]]  # fmt: skip
    outcome, _, _ = run(lambda *_: rng.choice([*wrong, body(RIGHT)]), Policy(rounds=4, patience=4))
    was_there = [t for t in outcome.trials if f"x + {RIGHT} " in dict(t.files).get("src/m.rs", "")]
    assert outcome.accepted == bool(was_there)
    assert not outcome.accepted or outcome.best in was_there


@pytest.mark.parametrize("seed", range(20))
def test_a_killed_search_goes_on_and_ends_as_if_it_had_not_been_killed(seed: int) -> None:
    def say(move: Move, index: int) -> str:
        return body(RIGHT if (move.round, index) == (3, 1) else 10 + move.round * 4 + index)

    whole = Memory()
    run(say, journal=whole)

    class Killed(Exception):
        pass

    rng, memory = random.Random(seed), Memory()
    for _ in range(60):
        left = rng.randrange(1, 5)

        def dies(move: Move, index: int, left: list[int] = [left]) -> str:  # noqa: B006 - a counter of its own
            left[0] -= 1
            if left[0] < 0:
                raise Killed
            return say(move, index)

        try:
            run(dies, journal=memory)
            break
        except Killed:
            continue
    assert memory.kept == whole.kept


def test_repair_by_counterexamples_needs_fewer_calls_than_asking_anew() -> None:
    """A scripted writer that guesses, and that uses a counterexample when it is shown one in four times."""

    def calls(feedback: bool, seed: int) -> int:
        rng = random.Random(seed)

        def writer(move: Move, _: int) -> str:
            if move.counterexamples and rng.random() < 0.25:
                return body(RIGHT)
            return body(rng.randrange(RIGHT + 1, RIGHT + 40))

        policy = Policy(candidates=4, rounds=12, patience=12, feedback=feedback)
        return run(writer, policy)[1].calls

    with_them = sum(calls(True, s) for s in range(30)) / 30
    without = sum(calls(False, s) for s in range(30)) / 30
    assert with_them < without


def test_polish_keeps_the_verdict_and_never_makes_it_worse() -> None:
    """The first right answer has blemishes; polishing offers a wrong one, then a better one."""
    plain = answer(("src/m.rs", f"{HEADER} {{ let y = x.clone(); drop(y); x + {RIGHT} }}"))

    def say(move: Move, index: int) -> str:
        if move.mode is not Mode.POLISH:
            return plain
        assert move.base is not None and move.base.finding.accepted
        return body(RIGHT if index == 2 else 7)

    assert "clone" in dict(run(say)[0].trials[0].files)["src/m.rs"]
    outcome, proposer, _ = run(say, Policy(polish=2))
    assert outcome.accepted and outcome.best is not None and outcome.best.blemishes == ()
    assert [m.mode for m in proposer.moves] == [Mode.FRESH, Mode.POLISH] and proposer.calls == 4
    worse, _, _ = run(lambda move, _: body(7) if move.mode is Mode.POLISH else plain, Policy(polish=1))
    assert worse.accepted and worse.best is not None and worse.best.proposal.text == plain


def test_an_ended_search_asks_for_nothing() -> None:
    trial = Trial(Proposal(0, 0, ""), Mode.FRESH, (), "", Finding(Stage.FULL, True, accepted=True))
    assert next_move([trial], Policy()) == Stop("equivalent")
