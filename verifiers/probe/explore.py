"""Sequences of calls that lead somewhere: into code of the original that no sequence before them reached, or nearer to a limit.

Of a module that keeps data most calls made up at random are refused: what they ask for is not there, or one of their
arguments is out of its range. So sequences that reach something new are kept, shortened, and varied one argument and one call at a
time: what a call left behind then meets calls that are taken. They are tried on the original's instrumented build alone.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, field

from analyzers.model import BufferType, DecimalType, IntType, Type
from verifiers.corpus import Nearness
from verifiers.probe import values
from verifiers.probe.calls import Call, ProbeRequest
from verifiers.probe.values import Value, related
from verifiers.runner import RunResult

_LONGEST = 64  # calls of a sequence that is varied
_FRESH = 12  # calls of one that is made up
_CUTS = 16  # runs that shorten one
_KEPT = 400
_NUMBERS = 400  # pairs and answers kept with a sequence
_BEHIND = 20  # calls that show what is left behind, at most
_GIVEN_BACK = re.compile(rb"\x01returned (?:[^\n]* )?(-?\d{1,18})\b")
_RECENT = 8  # of those kept, from which a third are varied
_IDLE = 400  # runs without anything new, after which it ends


@dataclass
class Kept:
    """`pairs`: numbers that were compared and differed; `answered`: numbers that were given back."""

    calls: list[Call]
    pairs: tuple[tuple[int, int], ...]
    answered: tuple[int, ...]


@dataclass
class Explorer:
    """`made`: a call of a subprogram, made up; `run`: calls on the original's instrumented build."""

    request: ProbeRequest
    rng: random.Random
    made: Callable[[int], Call]
    run: Callable[[Sequence[Call]], RunResult]
    limits: Set[int] = frozenset()  # numbers that the sources speak of
    kept: list[Kept] = field(default_factory=list)
    longest: int = _LONGEST
    runs: int = 0
    _edges: set[int] = field(default_factory=set)
    _nearness: Nearness = field(default_factory=Nearness)
    _last: int = 0  # run that showed something new

    def explore(self, runs: int, deadline: float) -> None:
        """So many runs, as far as the time goes."""
        while self.runs < min(runs, self._last + _IDLE) and len(self.kept) < _KEPT and time.monotonic() < deadline:
            self._try(self.varied() if self.kept and self.rng.random() < 0.9 else self._fresh())

    def varied(self) -> list[Call]:
        """A kept sequence with some calls changed, taken out or put in, and some more behind it."""
        dice, open_ = self.rng.random(), self._nearness.open()
        if open_ and dice < 0.4:
            base = self.kept[self.rng.choice(open_)]
        else:
            base = self.rng.choice(self.kept[-_RECENT:] if dice < 0.7 else self.kept)
        calls = list(base.calls)
        for _ in range(self.rng.choice((1, 1, 1, 2, 3))):
            dice, at = self.rng.random(), self._place(len(calls))
            if dice < 0.5:
                calls[at] = self._changed(calls, at, base)
            elif dice < 0.75:
                calls.insert(at + 1, self._changed(calls, at, base))
            elif dice < 0.8 and len(calls) > 1:
                del calls[at]
            else:
                calls.insert(at + 1, self._after(calls, base.answered))
        calls = calls[: self.longest]
        return [*calls, *(self._after(calls, base.answered) for _ in range(self.rng.choice((0, 1, 2, 4))))]

    def start_from(self, calls: list[Call]) -> None:
        """Have a sequence varied, whatever it leads to."""
        result = self.run(calls)
        self.kept.append(Kept(calls, _pairs(result, self.limits), _answered(result)))
        self.longest = max(self.longest, len(calls))

    def behind(self, calls: Sequence[Call]) -> list[Call]:
        """One call of each subprogram, mostly with arguments of those before: what these left behind shows."""
        every = range(len(self.request.subprograms))
        return [self._after(calls, (), index, 0.8) for index in self.rng.sample(every, min(len(every), _BEHIND))]

    def _fresh(self) -> list[Call]:
        calls: list[Call] = []
        for _ in range(_FRESH):
            calls.append(self._after(calls, (1, 2)))
        return calls

    def _place(self, size: int) -> int:
        """A place among so many calls, one of the last more often."""
        return size - 1 - min(self.rng.randrange(size), self.rng.randrange(size))

    def _after(self, calls: Sequence[Call], answered: Sequence[int], index: int | None = None, often: float = 0.5) -> Call:
        """Any call, with some arguments that those before it had, or that they were answered."""
        call = self.made(self.rng.randrange(len(self.request.subprograms)) if index is None else index)
        given = list(call.arguments)
        for at in self._free(call.subprogram):
            type_ = self._types(call.subprogram)[at]
            met = self._met(calls, type_)
            if met and self.rng.random() < often:
                given[at] = self.rng.choice(met)
            elif answered and not self.request.raw and isinstance(type_, IntType) and self.rng.random() < often:
                number = self.rng.choice(answered)
                given[at] = number if type_.minimum <= number <= type_.maximum else given[at]
        return Call(call.subprogram, tuple(given))

    def _changed(self, calls: Sequence[Call], at: int, base: Kept) -> Call:
        """A call with one argument, seldom two, changed."""
        call, given = calls[at], list(calls[at].arguments)
        free = self._free(call.subprogram)
        for place in self.rng.sample(free, min(len(free), self.rng.choice((1, 1, 1, 2)))):
            given[place] = self._other(calls, call.subprogram, place, given[place], base)
        return Call(call.subprogram, tuple(given))

    def _other(self, calls: Sequence[Call], index: int, place: int, now: Value, base: Kept) -> Value:
        type_, dice = self._types(index)[place], self.rng.random()
        if dice < 0.55 and (moved := self._moved(type_, now, base)) is not None:
            return moved
        met = self._met(calls, type_)
        if dice < 0.7 and met:
            other = self.rng.choice(met)
            return other if self.request.raw or self.rng.random() < 0.6 else related(type_, other, self.rng)
        if dice < 0.82 and not self.request.raw:
            return related(type_, now, self.rng)
        return self.made(index).arguments[place]

    def _moved(self, type_: Type, now: Value, base: Kept) -> Value | None:
        """A number put where it was compared, or moved by what two numbers that were compared differ by; None where there is
        no such value of its type."""
        number = None
        if isinstance(type_, DecimalType):
            number = values.number_in(type_, now)
        elif isinstance(type_, IntType) and not self.request.raw:
            number = now
        if number is None or not base.pairs:
            return None
        others = [other for pair in base.pairs for one, other in (pair, pair[::-1]) if one == number]
        if others and self.rng.random() < 0.6:
            new = self.rng.choice(others)
        else:
            left, right = self.rng.choice(base.pairs)
            new = number + (left - right) * self.rng.choice((1, -1))
        new += self.rng.choice((0, 0, 1, -1))
        if isinstance(type_, DecimalType):
            return values.stored(type_, new)
        return new if isinstance(type_, IntType) and type_.minimum <= new <= type_.maximum else None

    def _met(self, calls: Sequence[Call], type_: Type) -> list[Value]:
        return [v for call in calls for t, v in zip(self._types(call.subprogram), call.arguments, strict=True) if t == type_]

    def _types(self, index: int) -> list[Type]:
        return [p.type for p in self.request.subprograms[index].parameters]

    def _free(self, index: int) -> list[int]:
        """Which arguments can be changed by themselves: no buffers, nor their lengths."""
        parameters = self.request.subprograms[index].parameters
        lengths = {getattr(p.type, "length_param", "") for p in parameters}
        return [i for i, p in enumerate(parameters) if not isinstance(p.type, BufferType) and p.name not in lengths]

    def _try(self, calls: list[Call]) -> None:
        result = self.run(calls)
        self.runs += 1
        news = set(result.edges) - self._edges
        places = self._nearness.news(0, result.nearness, self.runs)
        if not news and not places:
            return
        self._edges |= news
        self._last = self.runs
        if news and not places:
            calls, result = self._shortened(calls, result, news)
        self._nearness.keep(places, len(self.kept))
        self.kept.append(Kept(calls, _pairs(result, self.limits), _answered(result)))

    def _shortened(self, calls: list[Call], result: RunResult, wanted: set[int]) -> tuple[list[Call], RunResult]:
        """The sequence without calls that have no part in what was new."""
        size = max(1, len(calls) // 2)
        for _ in range(_CUTS):
            at = 0
            while at < len(calls) and len(calls) > 1:
                fewer = [*calls[:at], *calls[at + size :]]
                if not fewer:
                    break
                seen = self.run(fewer)
                self.runs += 1
                if wanted <= seen.edges:
                    calls, result = fewer, seen
                else:
                    at += size
            if size == 1:
                break
            size //= 2
        return calls, result


def _pairs(result: RunResult, limits: Set[int]) -> tuple[tuple[int, int], ...]:
    """Numbers that a run compared and found different; those that were compared with a number of the sources, if any."""
    found: dict[tuple[int, int], None] = {}
    for sides in result.operands:
        if len(sides[0]) == len(sides[1]) and len(sides[0]) in (2, 4, 8):
            left, right = (int.from_bytes(side, "little", signed=True) for side in sides)
            if abs(left - right) < 1 << 40:
                found[left, right] = None
    named = [pair for pair in found if not limits.isdisjoint(pair)]
    return tuple(named or found)[:_NUMBERS]


def _answered(result: RunResult) -> tuple[int, ...]:
    """Numbers that calls gave back."""
    return tuple(dict.fromkeys(int(digits) for digits in _GIVEN_BACK.findall(result.observation.stdout)))[:_NUMBERS]
