"""The repair loop: candidates go through gates, failures go back, and only evidence ends it well.

The loop knows no model and no verifier: candidates come from a `Proposer`, gates judge them, and a `Journal`
keeps every trial. What happens next follows from the trials alone (`next_move`), so that a run that was killed
anywhere goes on there, and the same trials are never asked for twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Protocol

from translators.contract import Contract, breaches
from translators.model.answer import Answer, Rejection, parse
from translators.protocol import Shown
from translators.targets import inspector
from translators.targets.inspect import Need


class Stage(IntEnum):
    """The gates in their order, cheapest first. A trial's stage is the last gate that it came to."""

    ANSWER = 0  # the text is an answer at all
    CONTRACT = 1  # valid syntax, the contract's declarations, nothing reached for that is not granted
    BUILD = 2
    QUICK = 3  # a short campaign
    FULL = 4  # the campaigns that verdicts rest on


@dataclass(frozen=True)
class Finding:
    """What a gate says. `accepted` only ever comes from a verdict `equivalent`. `score` (0..1) orders findings
    of the same stage; `harmless` means that nothing differed, though the evidence is too weak to accept;
    `intended` that it differs where a person asked for another behaviour: a reviewer has to name the differences.
    `gate`: its own name, where a stage has more than one gate."""

    stage: Stage
    passed: bool
    accepted: bool = False
    harmless: bool = False
    intended: bool = False
    score: float = 0.0
    diagnostics: tuple[str, ...] = ()
    counterexamples: tuple[Shown, ...] = ()
    gate: str = ""

    @property
    def gate_name(self) -> str:
        """What people know the gate by."""
        return self.gate or self.stage.name.lower()


class Gate(Protocol):
    """`files` map paths of the target tree to texts. Findings are a function of the files (and the project)."""

    def check(self, files: Mapping[str, str]) -> Finding: ...


@dataclass(frozen=True)
class Within:
    """A gate for a part of a module: it judges the whole that the part makes with the rest."""

    gate: Gate
    whole: Callable[[Mapping[str, str]], Mapping[str, str]]

    def check(self, files: Mapping[str, str]) -> Finding:
        return self.gate.check(self.whole(files))


class Mode(StrEnum):
    FRESH = "fresh"  # from the source alone
    REPAIR = "repair"  # from the best trial and what was wrong with it
    RESTART = "restart"  # from the source, with the counterexamples found so far
    POLISH = "polish"  # from an accepted trial, to write the same better


@dataclass(frozen=True)
class Proposal:
    """A model's text for one place of a round. Objects: hashes of what was asked, for the record."""

    round: int
    index: int
    text: str
    prompt: str = ""
    prompt_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0
    model: str = ""
    endpoint: str = ""
    seed: int = 0


@dataclass(frozen=True)
class Trial:
    """One candidate and what became of it. `shape` is its syntax tree's hash; `twin` says that an earlier trial
    had the same one, whose finding counts. One that is not `judged` came too late, and is on record for its cost."""

    proposal: Proposal
    mode: Mode
    files: tuple[tuple[str, str], ...]
    shape: str
    finding: Finding
    twin: bool = False
    blemishes: tuple[str, ...] = ()
    judged: bool = True

    @property
    def rank(self) -> tuple[bool, bool, int, float, int]:
        """Accepted ones first, then those that differ as was asked, then who came furthest; of equals, the one with
        fewer blemishes."""
        finding = self.finding
        return (finding.accepted, finding.intended, finding.stage, finding.score, -len(self.blemishes))


class Journal(Protocol):
    def trials(self) -> list[Trial]: ...

    def add(self, trial: Trial) -> None: ...


@dataclass(frozen=True)
class Policy:
    """`candidates` a round, at most `rounds`; after a round without improvement comes one restart, after
    `patience` such rounds the end. `tokens` bounds prompts and answers together. Without `feedback`, every
    round starts anew (to measure what repair is worth). `polish` rounds follow success, as long as the accepted
    candidate has blemishes: what they bring is judged like everything else, and never worse than what is there."""

    candidates: int = 4
    rounds: int = 5
    patience: int = 2
    tokens: int = 400_000
    feedback: bool = True
    polish: int = 0


@dataclass(frozen=True)
class Move:
    """What to ask next: for the places `indices` of a round."""

    round: int
    mode: Mode
    indices: tuple[int, ...]
    base: Trial | None = None
    counterexamples: tuple[Shown, ...] = ()


@dataclass(frozen=True)
class Stop:
    reason: str


class Proposer(Protocol):
    def propose(self, move: Move) -> Generator[Proposal]:
        """One proposal for each index, as they come; closing the iterator cancels the rest."""
        ...

    def unjudged(self) -> Sequence[Proposal]:
        """What the rest came to when the last iterator was closed: whole answers, and the beginnings of others."""
        ...


@dataclass(frozen=True)
class Outcome:
    """`best` is accepted, or the one that came furthest; `trials` are all, oldest first."""

    best: Trial | None
    reason: str
    trials: tuple[Trial, ...] = field(default=())

    @property
    def accepted(self) -> bool:
        return self.best is not None and self.best.finding.accepted


# --------------------------------------------------------------------------- the loop


Watch = Callable[[Proposal, Finding], None]
"""Told what each gate says, as soon as it does."""


def ignore_finding(_proposal: Proposal, _finding: Finding) -> None:
    """For callers that don't watch."""


def search(
    proposer: Proposer,
    contract: Contract,
    gates: Sequence[Gate],
    journal: Journal,
    policy: Policy,
    watch: Watch = ignore_finding,
) -> Outcome:
    """Ask, judge, record; until a candidate is accepted or `next_move` sees no sense in going on."""
    trials = list(journal.trials())
    while not isinstance(move := next_move(trials, policy), Stop):
        proposals = proposer.propose(move)
        for proposal in proposals:
            trial = judge(proposal, move.mode, contract, gates, trials, watch)
            journal.add(trial)
            trials.append(trial)
            if trial.finding.accepted:
                proposals.close()
                for late in proposer.unjudged():
                    journal.add(_too_late(late, move.mode))
                    trials.append(_too_late(late, move.mode))
                break
    return Outcome(best_of(trials), move.reason, tuple(trials))


def _too_late(proposal: Proposal, mode: Mode) -> Trial:
    finding = Finding(Stage.ANSWER, False, diagnostics=("not judged: another candidate was accepted before it came",))
    return Trial(proposal, mode, (), "", finding, judged=False)


def next_move(trials: Sequence[Trial], policy: Policy) -> Move | Stop:
    """What follows from what was tried. A round that was cut short is finished first."""
    best = best_of(trials)
    if best is not None and best.finding.accepted:
        return _polish(trials, best, policy)
    if best is not None and best.finding.harmless:
        return Stop("nothing differs, but the evidence is too weak for a verdict: more inputs are needed")
    if spent(trials) >= policy.tokens:
        return Stop(f"the budget of {policy.tokens} tokens is spent")
    round_ = max((t.proposal.round for t in trials), default=0)
    done = {t.proposal.index for t in trials if t.proposal.round == round_}
    left = tuple(i for i in range(policy.candidates) if i not in done)
    if best is not None and best.finding.intended and not left:
        return Stop("it differs from the original, as was asked for: a reviewer names the differences")
    if trials and not left:
        round_, left = round_ + 1, tuple(range(policy.candidates))
    if round_ >= policy.rounds:
        return Stop(f"{policy.rounds} rounds without an equivalent candidate")
    before = [t for t in trials if t.proposal.round < round_]
    if not before or not policy.feedback:
        return Move(round_, Mode.FRESH, left)
    stale = rounds_without_improvement(before)
    if stale >= policy.patience:
        return Stop(f"{stale} rounds without improvement")
    mode = Mode.RESTART if stale else Mode.REPAIR
    base = best_of(before) if mode is Mode.REPAIR else None
    return Move(round_, mode, left, base, counterexamples_of(before))


def _polish(trials: Sequence[Trial], best: Trial, policy: Policy) -> Move | Stop:
    """After success: another round for a better text, or the end."""
    first = min(t.proposal.round for t in trials if t.finding.accepted)
    round_ = max(t.proposal.round for t in trials)
    here = [t for t in trials if t.proposal.round == round_]
    left = tuple(i for i in range(policy.candidates) if i not in {t.proposal.index for t in here})
    if round_ == first or not left or any(t.finding.accepted for t in here):
        round_, left = round_ + 1, tuple(range(policy.candidates))
    if round_ - first > policy.polish or not best.blemishes or spent(trials) >= policy.tokens:
        return Stop("equivalent")
    return Move(round_, Mode.POLISH, left, best)


def judge(
    proposal: Proposal,
    mode: Mode,
    contract: Contract,
    gates: Sequence[Gate],
    trials: Sequence[Trial],
    watch: Watch = ignore_finding,
) -> Trial:
    """Send one candidate through the gates until one stops it."""
    answer = parse(proposal.text, contract.module, contract.target)
    if isinstance(answer, Rejection):
        rejected = Finding(Stage.ANSWER, False, diagnostics=(answer.reason,))
        watch(proposal, rejected)
        return Trial(proposal, mode, (), "", rejected)
    shape = shape_of(answer, contract.target)
    twin = next((t for t in trials if t.shape == shape), None)
    if twin is not None:
        watch(proposal, twin.finding)
        return Trial(proposal, mode, answer.files, shape, twin.finding, True, twin.blemishes)
    files = dict(answer.files)
    finding = statically(contract, files)
    watch(proposal, finding)
    for gate in gates:
        if not finding.passed:
            break
        finding = gate.check(files)
        watch(proposal, finding)
    return Trial(proposal, mode, answer.files, shape, finding, blemishes=blemishes_of(answer, contract.target))


# --------------------------------------------------------------------------- the cheap gate


def statically(contract: Contract, files: Mapping[str, str], allow: frozenset[Need] = frozenset()) -> Finding:
    """What the syntax tree alone shows: faults, forbidden reaches, breaches of the contract."""
    reader = inspector(contract.target)
    problems: list[str] = []
    for path, text in sorted(files.items()):
        if faults := reader.faults(text)[:5]:
            problems += [f"{path}:{line}: no valid {contract.target}: {what}" for line, what in faults]
            continue  # a tree with faults says nothing else for certain, and may be as deep as the text is long
        for reach in reader.reaches(text):
            if reach.need not in contract.granted | allow:
                problems.append(f"{path}:{reach.line}: `{reach.what}` reaches for {reach.need}, which the original does not do")
        own = {contract.module, "theseus_rt", "theseusrt"} | {_base(p) for p in files}
        for name in sorted(reader.mentions(text) - own - set(contract.modules)):
            problems.append(f"{path}: uses `{name}`, which is not among the modules that this one may use")
    if not problems:
        problems = breaches(contract, files)
    score = 1.0 / (1 + len(problems))
    return Finding(Stage.CONTRACT, not problems, score=score, diagnostics=tuple(problems[:12]))


def _base(path: str) -> str:
    parts = [p for p in path.split("/") if p != "src"]
    return parts[0].partition(".")[0]


# --------------------------------------------------------------------------- small questions about trials


def best_of(trials: Sequence[Trial]) -> Trial | None:
    """The trial that came furthest; of equals the earliest."""
    return max(trials, key=lambda t: t.rank, default=None)


def spent(trials: Sequence[Trial]) -> int:
    return sum(t.proposal.prompt_tokens + t.proposal.completion_tokens for t in trials)


def rounds_without_improvement(trials: Sequence[Trial]) -> int:
    """How many of the last rounds brought nothing better than what was there before them."""
    last = max(t.proposal.round for t in trials)
    best, at = None, 0
    for number in range(last + 1):
        here = best_of([t for t in trials if t.proposal.round == number])
        if here is not None and (best is None or here.rank > best):
            best, at = here.rank, number
    return last - at


def counterexamples_of(trials: Sequence[Trial], limit: int = 8) -> tuple[Shown, ...]:
    """The inputs that told candidates from the original, shortest first, each once."""
    by_input = {c.input: c for t in trials for c in t.finding.counterexamples}
    return tuple(sorted(by_input.values(), key=lambda c: (len(c.input), c.input))[:limit])


def blemishes_of(answer: Answer, target: str) -> tuple[str, ...]:
    """What a polish round is for, with where it is."""
    reader = inspector(target)
    return tuple(f"{path}:{line}: {what}" for path, text in answer.files for line, what in reader.blemishes(text))


def shape_of(answer: Answer, target: str) -> str:
    """Equal for answers that differ in layout and comments only."""
    reader = inspector(target)
    parts = [f"{path}\0{reader.shape(text)}" for path, text in answer.files]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
