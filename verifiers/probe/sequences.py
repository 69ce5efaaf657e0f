"""Sequences of calls, for modules that keep data: what one call leaves there shows in the next.

Most mix whatever calls there are. Others make one call again and again, as often as a table that the sources speak of holds
or a small counter counts, mostly with arguments that were answered alike before (what was taken, not what was refused), and then
mix calls again: what is full, and what comes round, shows only so.
"""

from __future__ import annotations

import random
import re
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from analyzers.model import BufferType, IntType, Type
from verifiers.probe.calls import Call, ProbeRequest, arguments
from verifiers.probe.explore import Explorer
from verifiers.probe.values import Pool, Value, related
from verifiers.runner import RunResult

_LONG, _SHORT = 250, 40  # calls a sequence, without and with module data
_MET, _RECENT = 0.25, 12  # of the arguments come from so many earlier ones of their type
_FILLING = 0.25  # of the sequences
_RUNS = 4000  # of the original alone, to find sequences that lead somewhere
_LED = 0.5  # of the sequences are such, or like them
_MOST = 600  # calls that fill
_SIZES = 6  # of those that the sources tell
_COUNTERS = (130, 260)  # calls that bring a counter of a byte round
_AGAIN = (1, 1, 2, 3)  # times that: not every call fills a place
_ROUNDS = 2  # of each subprogram and size, before they are drawn at random
_ALIKE, _KINDS = 300, 8  # arguments kept of each answer, and answers of each subprogram
_BETWEEN = 0.5  # of the calls that fill are new ones like those
_ASIDE = 0.03  # of the calls that fill are others
_DIGITS = re.compile(rb"\d+")

_Alike = dict[bytes, list[tuple[Value, ...]]]


@dataclass
class Sequences:
    request: ProbeRequest
    pools: Sequence[Pool]  # for each subprogram
    rng: random.Random
    filled: Counter[int] = field(default_factory=Counter)  # calls of each subprogram that were made to fill
    _exactly: dict[int, _Alike] = field(default_factory=dict)  # arguments by what was answered
    _nearly: dict[int, _Alike] = field(default_factory=dict)  # and but for digits: a place in a table is another number each time
    _due: list[tuple[int, int]] = field(default_factory=list)  # subprograms and how often they are to be called
    _explorer: Explorer | None = None
    _leading: list[list[Call]] = field(default_factory=list)  # sequences that led somewhere, not yet given

    def explore(self, run: Callable[[Sequence[Call]], RunResult], seconds: float) -> None:
        """Look for sequences that lead somewhere; from now on they and others like them are among those given."""
        self._explorer = self._new_explorer(run)
        self._explorer.explore(_RUNS, time.monotonic() + seconds)
        self._leading = [kept.calls for kept in reversed(self._explorer.kept)]

    def around(
        self, some: Sequence[list[Call]], limits: Set[int], run: Callable[[Sequence[Call]], RunResult]
    ) -> Explorer:
        """What makes sequences like these, near to such limits."""
        explorer = replace(self._new_explorer(run), limits=limits)
        for calls in some:
            explorer.start_from(calls)
        return explorer

    def _new_explorer(self, run: Callable[[Sequence[Call]], RunResult]) -> Explorer:
        return Explorer(self.request, self.rng, self._made, run, frozenset().union(*(p.limits for p in self.pools)))

    def _plan(self) -> None:
        sizes = [n for n in dict.fromkeys(n for pool in self.pools for n in pool.sizes) if 3 < n <= _MOST]
        sizes = self.rng.sample(sizes, min(len(sizes), _SIZES))
        each = [(index, size) for index in range(len(self.request.subprograms)) for size in (*sizes, *_COUNTERS)]
        self._due = [filling for _ in range(_ROUNDS) for filling in self.rng.sample(each, len(each))]

    def next(self, wanted: Sequence[int]) -> list[Call]:
        """Calls, mostly of the subprograms that are `wanted`."""
        if self._explorer is not None and self._explorer.kept and self.rng.random() < _LED:
            led = self._leading.pop() if self._leading else self._explorer.varied()
            return [*led, *self._explorer.behind(led)]
        if self.request.stateful and self.rng.random() < _FILLING:
            return [*self._filling(), *self._mixed(wanted, _SHORT)]
        return self._mixed(wanted, _SHORT if self.request.stateful else _LONG)

    def note(self, call: Call, answer: bytes) -> None:
        """Take in what the original answered."""
        if self.request.stateful:
            for known, kind in ((self._exactly, answer), (self._nearly, _DIGITS.sub(b"0", answer))):
                kinds = known.setdefault(call.subprogram, {})
                if kind in kinds or len(kinds) < _KINDS:
                    alike = kinds.setdefault(kind, [])
                    if len(alike) < _ALIKE:
                        alike.append(call.arguments)

    def _mixed(self, wanted: Sequence[int], size: int) -> list[Call]:
        if not self.request.stateful:
            return [self._made(self.rng.choice(wanted)) for _ in range(size)]
        calls: list[Call] = []
        met: dict[Type, list[Value]] = {}
        for _ in range(size):
            call = self._met_again(self._made(self.rng.choice(wanted)), met)
            for parameter, value in zip(self.request.subprograms[call.subprogram].parameters, call.arguments, strict=True):
                met.setdefault(parameter.type, []).append(value)
            calls.append(call)
        return calls

    def _met_again(self, call: Call, met: Mapping[Type, Sequence[Value]]) -> Call:
        """The call with some arguments that earlier calls had, or one like these: what was entered is asked for."""
        parameters = self.request.subprograms[call.subprogram].parameters
        lengths = {getattr(p.type, "length_param", "") for p in parameters}
        given = list(call.arguments)
        for at, parameter in enumerate(parameters):
            free = not isinstance(parameter.type, BufferType) and parameter.name not in lengths
            if free and parameter.type in met and self.rng.random() < _MET:
                other = self.rng.choice(met[parameter.type][-_RECENT:])
                is_same = self.request.raw or self.rng.random() < 0.6
                given[at] = other if is_same else related(parameter.type, other, self.rng)
        return Call(call.subprogram, tuple(given))

    def _made(self, index: int) -> Call:
        return Call(index, arguments(self.request, index, self.pools[index], self.rng))

    def _filling(self) -> list[Call]:
        if not self._due:
            self._plan()
        index, size = self._due.pop(0)
        dice = self.rng.random()
        kinds = (self._exactly if dice < 0.2 else self._nearly if dice < 0.9 else {}).get(index, {})
        alike = self.rng.choice(list(kinds.values())) if kinds else []
        alike = list({repr(given): given for given in self.rng.sample(alike, len(alike))}.values())
        if alike and self.rng.random() < 0.2:
            alike = [self.rng.choice(alike)]
        count = min(_MOST, (size + self.rng.randrange(3)) * self.rng.choice(_AGAIN))
        self.filled[index] += count
        return [self._filler(index, alike, place) for place in range(count)]

    def _filler(self, index: int, alike: Sequence[tuple[Value, ...]], place: int) -> Call:
        if self.rng.random() < _ASIDE:
            return self._made(self.rng.randrange(len(self.request.subprograms)))
        if not alike:
            return self._made(index)
        is_new = len(alike) > 1 and self.rng.random() < _BETWEEN
        return Call(index, self._between(index, alike) if is_new else alike[place % len(alike)])

    def _between(self, index: int, alike: Sequence[tuple[Value, ...]]) -> tuple[Value, ...]:
        """Arguments among those that were answered alike: numbers from the least to the largest, others as they were."""
        chosen = list(self.rng.choice(alike))
        parameters = self.request.subprograms[index].parameters
        lengths = {getattr(p.type, "length_param", "") for p in parameters}
        for at, parameter in enumerate(parameters):
            if isinstance(parameter.type, IntType) and parameter.name not in lengths and not self.request.raw:
                numbers = [given[at] for given in alike]
                chosen[at] = self.rng.randint(min(numbers), max(numbers))
        return tuple(chosen)
