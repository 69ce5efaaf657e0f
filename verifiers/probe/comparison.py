"""Calls answered by both drivers and compared, one by one, and what a difference means."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from verifiers.probe.answers import Answer
from verifiers.probe.calls import Call, ProbeRequest, case
from verifiers.probe.conclude import Tally
from verifiers.probe.drivers import Drivers
from verifiers.probe.mutants import Replays
from verifiers.probe.suspects import AGREED, CHANGED, Suspects


@dataclass
class Comparison:
    """What was compared so far: a tally of each subprogram, by its place, and the sequences on which both sides agreed."""

    request: ProbeRequest
    drivers: Drivers
    tallies: dict[int, Tally] = field(default_factory=lambda: defaultdict(Tally))
    executed: int = 0
    replays: Replays = field(default_factory=Replays)
    suspects: Suspects = field(init=False)

    def __post_init__(self) -> None:
        self.suspects = Suspects(self.request, self.drivers)

    def differs(self) -> bool:
        """Whether any call was answered differently, for no reason that excuses it."""
        return any(tally.counterexample is not None for tally in self.tallies.values())

    def run(self, calls: list[Call]) -> list[tuple[Call, Answer]]:
        """Both sides over one sequence; after a death the rest starts anew. Returns what the original answered."""
        answered: list[tuple[Call, Answer]] = []
        while calls:
            given = case(self.request, calls)
            seen = self.drivers.observed(given)
            left, right = self.drivers.told(seen, len(calls))
            if self.request.stateful and left == right:
                self.replays.keep(calls, given, seen[0])
            count = min(len(left), len(right))
            for at in range(count):
                self.compare(calls, at, left[at].by_itself, right[at].by_itself)
            self.executed += count
            answered += zip(calls[:count], left, strict=False)
            if count == 0:
                break
            died = bool(left[count - 1].death or right[count - 1].death)
            if died and self.drivers.leaves:
                self._compare_left_behind(calls[: count - 1])
            elif not died and left[-1].left_behind != right[-1].left_behind:
                self._compare_left_behind(calls[:count])
            calls = calls[count:] if died else []
        return answered

    def _compare_left_behind(self, calls: list[Call]) -> None:
        """Find the first call behind which these calls have left something else on one side than on the other, and look
        into it."""
        def answered(count: int) -> tuple[Answer, Answer] | None:
            left, right = self.drivers.answers(calls[:count])
            return (left[-1], right[-1]) if len(left) == len(right) == count else None

        good, bad = 0, len(calls)
        last = answered(bad) if calls else None
        if last is None or last[0].left_behind == last[1].left_behind:
            return
        while bad - good > 1:
            middle = (good + bad) // 2
            seen = answered(middle)
            if seen is not None and seen[0].left_behind != seen[1].left_behind:
                bad, last = middle, seen
            else:
                good = middle
        self._look_into(calls, bad - 1, *last)

    def compare(self, calls: list[Call], at: int, left: Answer, right: Answer) -> None:
        """Take in what both sides answered to one of these calls."""
        tally = self.tallies[calls[at].subprogram]
        tally.calls += 1
        if len(tally.answers) < 5000:
            tally.answers.add(left.line)
        if left != right or left.death:
            tally.suspects += 1
        if left != right:
            self._look_into(calls, at, left, right)

    def _look_into(self, calls: list[Call], at: int, left: Answer, right: Answer) -> None:
        """What it means that one of these calls was answered differently."""
        tally = self.tallies[calls[at].subprogram]
        if tally.counterexample is not None:
            return
        history = calls[: at + 1] if self.request.stateful else [calls[at]]
        kind = self.suspects.judged(history, (left, right))
        if kind in AGREED and not self.request.stateful and at:
            history = calls[: at + 1]  # what came before matters after all
            kind = self.suspects.judged(history, (left, right))
        if kind in CHANGED:
            tally.note_changed(kind, case(self.request, history))
        elif kind == "undefined":
            tally.undefined += 1
        elif kind == "resource":
            tally.resource += 1
        elif kind == "different":
            tally.differences += 1
            tally.counterexample = self.suspects.counterexample(history)
