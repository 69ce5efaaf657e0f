"""The bulk of a module campaign: blocks of calls, made up and digested inside the drivers (blocks.py).

Python sees one line out and one digest back for thousands of calls. Where digests differ, or a driver died, halving the
block finds the first such call, which then runs alone as any other call does: what a difference means is decided there.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from analyzers.model import Subprogram
from verifiers.observe import Outcome
from verifiers.probe import blocks, values
from verifiers.probe.blocks import Block
from verifiers.probe.values import Pool

EXHAUSTIVE = 1 << 22  # inputs of a subprogram that are tried one and all
_CASE_SECONDS = 0.4  # a driver's run is made as long as this, so that its start does not count
_FIRST, _BLOCK, _BLOCKS = 512, 1 << 20, 8  # calls of the first block, of a block at most; blocks a case at most
_SUSPECTS = 12  # blocks of a subprogram that may lead to a single call before its bulk ends
_LIMITS = (Outcome.TIMED_OUT, Outcome.OUTPUT_LIMIT)
_HISTORY = 2000  # calls before a suspect that may have had a part in it


class Answer(Protocol):
    """What a driver said to one line, what was printed meanwhile, and what its run wrote."""

    @property
    def death(self) -> str: ...

    @property
    def printed(self) -> bytes: ...

    @property
    def left_behind(self) -> tuple[object, ...]: ...


Answers = Callable[[Sequence[str], float], tuple[Sequence[Answer], Sequence[Answer]]]


@dataclass
class Bulk:
    """`answers` has both drivers answer lines; `run` tries calls (of a subprogram, with their arguments) one by one,
    compares them, and says whether anything was found out; `count` counts calls that agreed; `settled`: nothing more
    is to be known of a subprogram."""

    subprograms: Sequence[Subprogram]
    raw: bool
    answers: Answers
    run: Callable[[int, list[tuple[values.Value, ...]]], bool]
    count: Callable[[int, int], None]
    settled: Callable[[int], bool]
    pool: Pool
    rng: random.Random
    unexplained: set[int] = field(default_factory=set)
    exhausted: set[int] = field(default_factory=set)
    total: int = 0  # calls that agreed
    sizes: dict[int, int] = field(default_factory=dict)  # of a subprogram's next case, in calls
    seconds: float = 0.0  # that the last case took

    def draw(self, index: int, calls: int, deadline: float) -> None:
        """So many calls of a subprogram, or fewer when time is up or its blocks keep leading to single calls."""
        suspects, done, size = 0, 0, self.sizes.get(index, _FIRST)
        while done < calls and suspects < _SUSPECTS and not self.settled(index) and time.monotonic() < deadline:
            made = []
            for _ in range(min(_BLOCKS, max(1, size // _FIRST))):
                template = self.template(index)
                count = min(_BLOCK, max(_FIRST, size // _BLOCKS))
                block = blocks.drawn(index, self.subprograms[index], template, self.raw, count, self.rng, self.pool)
                if block is None:
                    return
                made.append(block)
            found = self._try(made)
            if found is None:
                return
            suspects += found
            done += sum(block.count for block in made)
            size = self.sizes[index] = self._next_size(size)

    def all(self, index: int, deadline: float) -> bool:
        """All inputs of a subprogram, when they are few enough. Whether that was done, without a suspect."""
        slots = None if self.raw else blocks.domain(self.subprograms[index], EXHAUSTIVE)
        if slots is None:
            return False
        total, first, size = 1, 0, _FIRST
        for slot in slots:
            total *= slot.choices
        while first < total:
            if time.monotonic() > deadline:
                return False
            count = min(size, total - first)
            if self._try([blocks.in_order(index, self.subprograms[index], slots, first, count)]) != 0:
                return False
            first += count
            size = self._next_size(size)
        self.exhausted.add(index)
        return True

    def _next_size(self, size: int) -> int:
        """How many calls the next case gets, from how long the last one took."""
        if self.seconds < _CASE_SECONDS:
            return min(size * 4, _BLOCK * _BLOCKS)
        return max(_FIRST, size // 2) if self.seconds > 4 * _CASE_SECONDS else size

    def template(self, index: int) -> tuple[values.Value, ...]:
        """Arguments of one call, by which a block's shape is decided."""
        subprogram = self.subprograms[index]
        if self.raw:
            return tuple(values.raw(p.type, self.rng, self.pool) for p in subprogram.parameters)
        return tuple(values.arguments(subprogram, self.rng, self.pool))

    def _agreed(self, index: int, calls: int) -> None:
        self.total += calls
        self.count(index, calls)

    def _try(self, made: list[Block]) -> int | None:
        """Run blocks in one case; how many led to a suspect. None: blocks do not suit, since a limit came, or since calls
        print or write files: a block would not tell which one did what."""
        suspects = 0
        while made:
            started = time.monotonic()
            left, right = self.answers([block.line() for block in made], 20.0)
            self.seconds = time.monotonic() - started
            good = 0
            if any(answers and any(answers[-1].left_behind) for answers in (left, right)):
                return None
            for mine, theirs in zip(left, right, strict=False):
                if mine.printed or theirs.printed:
                    return None
                if mine != theirs or mine.death:
                    break
                good += 1
            for block in made[:good]:
                self._agreed(block.subprogram, block.count)
            if good == len(made):
                return suspects
            if any(answers and answers[-1].death.startswith(_LIMITS) for answers in (left, right)):
                return None
            suspects += 1
            rest = self._suspect(made[good])
            if rest is None or suspects >= _SUSPECTS or self.settled(made[good].subprogram):
                return suspects
            made = [*rest, *made[good + 1 :]]
        return suspects

    def _suspect(self, block: Block) -> list[Block] | None:
        """Find the first call of a block on which the drivers part or die, and try it alone; what comes after it."""
        good, bad = 0, block.count
        while bad - good > 1:
            middle = (good + bad) // 2
            left, right = self.answers([replace(block, count=middle).line()], 20.0)
            if left and right and left[0] == right[0] and not left[0].death:
                good = middle
            else:
                bad = middle
        if good:
            self._agreed(block.subprogram, good)
        number = block.first + good
        if not self.run(block.subprogram, [block.arguments(number)]):
            first = max(block.first, number - _HISTORY)
            if not self.run(block.subprogram, [block.arguments(n) for n in range(first, number + 1)]):
                # Digests differed, but no calls do: something that only blocks show, and nobody can look at.
                self.unexplained.add(block.subprogram)
                return None
        rest = replace(block, first=number + 1, count=block.count - good - 1)
        return [rest] if rest.count else []
