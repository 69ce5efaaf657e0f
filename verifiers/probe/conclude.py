"""What calls say of a subprogram, and what all subprograms say of their module."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from analyzers.model import Subprogram
from verifiers.observe import Case
from verifiers.probe.suspects import CHANGED
from verifiers.verdict import CallCounterexample, Coverage, Exclusion, Status, SubprogramVerdict, reached_enough

ENOUGH = 60  # calls that a subprogram needs at least (unless it takes nothing)
_EXAMPLES = 3


@dataclass
class Tally:
    """What was counted of one subprogram."""

    calls: int = 0
    answers: set[bytes] = field(default_factory=set)
    differences: int = 0
    undefined: int = 0
    resource: int = 0
    changed: Counter[str] = field(default_factory=Counter)  # by the keys of CHANGED
    examples: dict[str, list[Case]] = field(default_factory=lambda: defaultdict(list))  # of these
    suspects: int = 0  # calls that were looked into alone
    counterexample: CallCounterexample | None = None

    def note_changed(self, kind: str, example: Case) -> None:
        self.changed[kind] += 1
        if len(self.examples[kind]) < _EXAMPLES:
            self.examples[kind].append(example)

    def excluded(self) -> tuple[Exclusion, ...]:
        """Calls that count for nothing, and why."""
        out = []
        if self.undefined:
            out.append(Exclusion("undefined", self.undefined, "the sanitizers find the original at fault"))
        if self.resource:
            out.append(Exclusion("resource", self.resource, "took too long"))
        for kind, count in sorted(self.changed.items()):
            out.append(Exclusion(kind, count, CHANGED[kind], tuple(self.examples[kind])))
        return tuple(out)


def subprogram_verdict(
    subprogram: Subprogram,
    tally: Tally,
    coverage: Coverage,
    needed: int,
    exhausted: bool,
    unexplained: bool,
    around: Sequence[str] = (),
) -> SubprogramVerdict:
    """`needed`: calls that must have been compared; `exhausted`: all its inputs were tried; `unexplained`: blocks of calls
    differed of which no call did; `around`: what its file reads of where it runs, which calls do not vary."""
    excluded = tally.excluded()
    good = tally.calls - sum(e.count for e in excluded)
    exhausted = exhausted and not excluded
    status, reason = Status.EQUIVALENT, f"no difference in {good} calls"
    if tally.counterexample is not None:
        status = Status.DIVERGENT
        reason = f"{tally.counterexample.readable[-1]}: {tally.counterexample.original} against {tally.counterexample.translation}"
    elif good < needed:
        status, reason = Status.INCONCLUSIVE, f"only {good} calls could be compared"
    elif unexplained:
        status = Status.INCONCLUSIVE
        reason = "many calls in a row differ, but none of them when called one by one; see whether it keeps data"
    elif tally.changed:
        status = Status.INCONCLUSIVE
        reason = "; ".join(f"on {n} calls {CHANGED[kind]}" for kind, n in sorted(tally.changed.items()))
    elif around:
        status, reason = Status.INCONCLUSIVE, f"its file reads {'; '.join(around[:3])}, which no call varies"
    elif exhausted:
        reason = f"exhaustive: no difference on any of its inputs ({good} calls)"
    elif lacking := _unreached(subprogram, coverage):
        status, reason = Status.INCONCLUSIVE, f"no difference in {good} calls, but {lacking}"
    return SubprogramVerdict(
        subprogram.name, status, reason, tally.calls, len(tally.answers), tally.differences, excluded,
        tally.counterexample, status is Status.EQUIVALENT and exhausted,
    )  # fmt: skip


def conclude(found: Sequence[SubprogramVerdict], executed: int) -> tuple[Status, str]:
    """A module's verdict from its subprograms', and the reason."""
    counts = Counter(s.status for s in found)
    if counts[Status.DIVERGENT]:
        names = ", ".join(s.name for s in found if s.status is Status.DIVERGENT)
        return Status.DIVERGENT, f"answers differ in {names}"
    if counts[Status.EQUIVALENT] == len(found):
        return Status.EQUIVALENT, f"no difference in {executed} calls of {len(found)} subprograms"
    weak = [s.name for s in found if s.status is not Status.EQUIVALENT]
    return Status.INCONCLUSIVE, f"too little is known of {', '.join(weak[:8])}"


def _unreached(subprogram: Subprogram, coverage: Coverage) -> str:
    """What the calls left of a subprogram, when that is too much; empty where lines were not measured."""
    lines = next((f for f in coverage.files if f.file == subprogram.span.file), None)
    first, last = subprogram.span.line, max(subprogram.span.line, subprogram.span.end_line)
    if lines is None or not any(first <= n <= last for n in lines.executable):
        return ""
    enough, reason = reached_enough(lines, first, last)
    return "" if enough else reason
