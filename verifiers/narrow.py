"""A difference on a large input may have a cause that says nothing (undefined behaviour in the original, text
outside the domain) beside one that does. This finds the second behind the first.

A campaign's inputs hold up to a hundred lines that are nearly independent of each other. Setting such an input
apart whole because of one line would hide what the other ninety-nine show, and end in a wrong `equivalent`. Lines
whose text alone puts them outside are left out straight away: that takes one run of each side. Others have to be
found by leaving out one after the other.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace

from verifiers.generate.mutate import split_lines
from verifiers.generate.parts import Part, get, parts, put
from verifiers.judge import Judge, Judgement
from verifiers.observe import Case, Observation
from verifiers.shrink import Shrinker

_ROUNDS = 4
_MAX_SUSPECTS = 8
_SECONDS = 6.0  # for one input
_PARTIAL = ("undefined", "outside-domain")  # reasons that may be about a part of the input only
_DECISIVE = ("divergent", "nondeterministic", "unstable")  # no other part of the input excuses these


@dataclass
class Narrower:
    """Judges differing inputs, cut down where needed. `share` bounds the time for cutting down, as a share of the
    time since `started`; `blamed` collects the lines that explained a difference away."""

    judge: Judge
    record_widths: dict[str, int]
    share: float = 0.3
    started: float = field(default_factory=time.monotonic)
    spent: float = 0.0
    blamed: set[bytes] = field(default_factory=set)
    _looked_at: set[Case] = field(default_factory=set)

    def judged(
        self, case: Case, deadline: float, given: bool = False, seen: tuple[Observation, Observation] | None = None
    ) -> tuple[Case, Judgement]:
        """The verdict on an input on which the sides seem to differ (`seen`, where that was in other builds), and the
        part of the input that it is about."""
        if apart := self.judge.apart(case, given):
            rest = self.inside(case, given)
            if rest is None or not self.judge.differs(rest):
                return case, apart
            part_of_it, judgement = self.judged(rest, deadline, given)
            if judgement.kind == "divergent":
                return self._smaller(part_of_it, judgement, deadline, given)
            return (part_of_it, judgement) if judgement.kind in _DECISIVE else (case, apart)
        judgement = self.judge.judge(case, given=given, seen=seen)
        begun = time.monotonic()
        if judgement.kind not in _PARTIAL or self.spent > self.share * (begun - self.started + 5.0):
            return case, judgement
        try:
            found = self._behind(case, min(deadline, begun + _SECONDS), given)
        finally:
            self.spent += time.monotonic() - begun
        return found or (case, judgement)

    def _smaller(self, case: Case, judgement: Judgement, deadline: float, given: bool) -> tuple[Case, Judgement]:
        """A divergent input without the lines that have no part in it."""
        until = min(deadline, time.monotonic() + _SECONDS)
        small = Shrinker(self.judge.differs, until, self.record_widths).lines(case)
        again = judgement if small == case else self.judge.judge(small, given=given)
        return (small, again) if again.kind == "divergent" else (case, judgement)

    def inside(self, case: Case, given: bool = False) -> Case | None:
        """The input without the arguments, lines and records whose text alone puts them outside; None where that leaves
        nothing inside, or what was looked at before. (A program that reads no arguments is given some all the same.)"""
        rest = self._without_arguments(case, given)
        for part in parts(rest):
            text = get(rest, part)
            alone = put(_emptied(rest), part, b"")
            if part.kind == "argument" or not text or self.judge.strange(alone, given):
                continue
            lines = self._chunks(part, text)
            strange = {line for line in dict.fromkeys(lines) if self.judge.strange(put(alone, part, line), given)}
            rest = put(rest, part, b"".join(line for line in lines if line not in strange))
        if rest == case or rest in self._looked_at or rest == _emptied(case) or self.judge.apart(rest, given):
            return None
        self._looked_at.add(rest)
        return rest

    def _without_arguments(self, case: Case, given: bool) -> Case:
        bare = replace(_emptied(case), arguments=())
        kept = [text for text in case.arguments if not self.judge.strange(replace(bare, arguments=(text,)), given)]
        return replace(case, arguments=tuple(kept))

    def _chunks(self, part: Part, text: bytes) -> list[bytes]:
        if width := self.record_widths.get(part.path):
            return [text[i : i + width] for i in range(0, len(text), width)]
        return split_lines(text)

    def _behind(self, case: Case, deadline: float, given: bool) -> tuple[Case, Judgement] | None:
        """A part of the input that is divergent on its own, if one is found."""
        rest = case
        for _ in range(_ROUNDS):
            if time.monotonic() >= deadline or not self.judge.differs(rest):
                return None
            shrinker = Shrinker(self.judge.differs, deadline, self.record_widths)
            small = shrinker.lines(rest)
            judgement = self.judge.judge(small, given=given)
            if judgement.kind == "divergent":
                return small, judgement
            left = self._without_cause(shrinker, rest, small, deadline)
            if left is None:
                return None
            rest = left
        return None

    def _without_cause(self, shrinker: Shrinker, rest: Case, small: Case, deadline: float) -> Case | None:
        """The input without one of the lines that `small` shows to be a cause, if the sides still differ."""
        suspects = [(part, piece) for part in parts(small) if part.kind != "argument"
                    for piece in shrinker.chunks(part, get(small, part))]  # fmt: skip
        if suspects:
            self.blamed.add(suspects[-1][1].strip())
        for part, piece in suspects[: -_MAX_SUSPECTS - 1 : -1]:
            fewer = self._dropped(shrinker, rest, part, piece)
            if time.monotonic() < deadline and fewer != rest and self.judge.differs(fewer):
                return fewer
        return None

    @staticmethod
    def _dropped(shrinker: Shrinker, case: Case, part: Part, piece: bytes) -> Case:
        kept = [line for line in shrinker.chunks(part, get(case, part)) if line != piece]
        return put(case, part, b"".join(kept))


def _emptied(case: Case) -> Case:
    """The case with nothing in its texts; its arguments stay."""
    for part in parts(case):
        if part.kind != "argument":
            case = put(case, part, b"")
    return case
