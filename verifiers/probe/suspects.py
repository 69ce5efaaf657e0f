"""Calls on which the sides differed: what that means when they are made alone, and made as small as it goes."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from verifiers.probe.answers import Answer, shown
from verifiers.probe.calls import Call, ProbeRequest, line, readable, simpler
from verifiers.probe.drivers import Drivers
from verifiers.verdict import CallCounterexample

_SHRINKING_RUNS = 160
_SHRINKING_SECONDS = 8.0
CHANGED = {  # calls on which the sides differed once, and agreed when asked again: which side answered otherwise then
    "unstable": "the translation changed its answer from one run to the next",
    "nondeterministic": "the original changed its answer from one run to the next",
}
AGREED = ("same", *CHANGED)


@dataclass
class Suspects:
    """Looks into calls, each with what it takes before it."""

    request: ProbeRequest
    drivers: Drivers

    def judged(self, history: list[Call], seen: tuple[Answer, Answer] | None = None) -> str:
        """Run a suspect alone: `same`, `different`, `undefined` (the original's fault) or `resource`. `seen` is what
        both sides answered to its last call when it became one: where they agree now, one of them changed its answer."""
        left, right = self.drivers.answers(history)
        if left == right:
            return _changed(seen, left[-1]) if seen and left else "same"
        if any(a and a[-1].timed_out for a in (left, right)):
            left, right = self.drivers.answers(history, wall=30.0)
            if left == right or (left and left[-1].timed_out):
                return "resource"
        if self.drivers.is_undefined(history):
            return "undefined"
        return "different"

    def counterexample(self, history: list[Call]) -> CallCounterexample:
        """What a person is shown of calls on which the sides differ: as few and as simple ones as can be found."""
        history = self._shrunk(history)
        left, right = self.drivers.answers(history)
        at = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), len(history) - 1)
        said = [shown(answers[at]) if at < len(answers) else "no answer" for answers in (left, right)]
        lines = tuple(line(self.request, call) for call in history)
        return CallCounterexample(lines, said[0], said[1], tuple(readable(self.request, call) for call in history))

    def _shrunk(self, history: list[Call]) -> list[Call]:
        """Fewer calls first, then simpler arguments, as long as both sides still differ for the same reason."""
        budget = _SHRINKING_RUNS
        deadline = time.monotonic() + _SHRINKING_SECONDS

        def differs(candidate: list[Call]) -> bool:
            nonlocal budget
            budget -= 1
            return self.judged(candidate) == "different"

        size = max(1, len(history) // 2)
        while len(history) > 1 and size and budget > 0 and time.monotonic() < deadline:
            for start in range(0, len(history) - 1, size):
                candidate = history[:start] + history[min(start + size, len(history) - 1) :]
                if len(candidate) < len(history) and differs(candidate):
                    history = candidate
                    break
            else:
                size //= 2
        improved = not self.request.raw
        while improved and budget > 0 and time.monotonic() < deadline:
            improved = False
            for at, call in enumerate(history):
                for candidate_call in simpler(self.request, call):
                    candidate = [*history[:at], candidate_call, *history[at + 1 :]]
                    if budget > 0 and differs(candidate):
                        history, improved = candidate, True
                        break
        return history


def _changed(seen: Sequence[Answer], now: Answer) -> str:
    """What to call it that the sides agree `now` and did not before. To be cut off once by a limit of the machine is no
    answer."""
    if any(answer.cut_off for answer in seen):
        return "same"
    return "unstable" if seen[0] == now else "nondeterministic"
