"""What scripts do on purpose, since chance hardly ever does it: numbers around one limit, sums that pass a limit.

A limit is a number that a program was seen to compare what it computed with, or where a type ends. A fault that shows
at a limit shows only when the other conditions on the way are met too, so a script plays with few numbers, all of which
have to do with one limit: some of the states that they lead to have a sum, a difference or a half at it.
"""

from __future__ import annotations

import heapq
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

TYPE_ENDS = (127, 255, 32767, 65535, 2**31 - 1, 2**32 - 1, 2**63 - 1)
_COUNTS = (2, 3, 5, 9, 10, 12, 20)  # lines of which the numbers add up to a limit
_LARGEST = 10**18 - 1  # longer numbers are outside the domain of text
_PARTNERS = 4  # different values that a number is compared with, to be taken for a constant
_MOST_PARTNERS, _RANKED = 64, 16  # of a number; numbers that count of those that the sources do not mention
_UNMENTIONED = 0.25  # of all draws
_CHARACTERS = 127
_SIZES = frozenset({2, 4, 8})  # bytes of an operand that is a number
_MOST = 4000
_MOST_LEARNED = 50_000


@dataclass
class Limits:
    """The constants that either side was seen to compare with something that changes. `mentioned` are those of them that
    the sources mention."""

    constants: frozenset[int]  # those of the sources
    mentioned: dict[int, None] = field(default_factory=dict)
    _partners: dict[int, set[int]] = field(default_factory=dict)
    _often: dict[int, int] = field(default_factory=dict)  # those with enough partners, by their place among all
    _places: dict[int, int] = field(default_factory=dict)
    _learned: set[tuple[bytes, bytes]] = field(default_factory=set)  # pairs that teach nothing a second time
    _ranked: list[int] | None = None  # of `_often` those compared with most; None: not known since something was learned

    def learn(self, operands: Iterable[tuple[bytes, bytes]]) -> None:
        """Take in what one run compared and found different."""
        if len(self._learned) > _MOST_LEARNED:
            self._learned.clear()
        learned = self._learned
        for a, b in [pair for pair in operands if pair not in learned and len(pair[0]) in _SIZES]:
            learned.add((a, b))
            x, y = int.from_bytes(a, "little", signed=True), int.from_bytes(b, "little", signed=True)
            if y not in self.constants:
                self._partner(x, y, a)
            if x not in self.constants:
                self._partner(y, x, b)

    def _partner(self, constant: int, other: int, operand: bytes) -> None:
        """A number was compared with another, which the sources don't mention. What tells most of them apart comes first."""
        if constant in self.constants:
            if abs(constant) > 1:
                self.mentioned[constant] = None
            return
        if abs(constant) <= _CHARACTERS:
            return  # most small numbers that are compared are characters
        partners = self._partners.get(constant)
        if partners is None:
            if len(self._partners) >= _MOST or _is_text(operand):
                return
            self._places[constant] = len(self._places)
            partners = self._partners[constant] = set()
        elif len(partners) >= _MOST_PARTNERS:
            return
        partners.add(other)
        self._ranked = None
        if len(partners) >= _PARTNERS:
            self._often[constant] = self._places[constant]

    @property
    def found(self) -> list[int]:
        """Those that the sources mention, and of all others what was compared with most: in the long run every length and
        every sum is compared with something."""
        if self._ranked is None:
            self._ranked = heapq.nsmallest(_RANKED, self._often, key=lambda n: (-len(self._partners[n]), self._often[n]))
        return [*self.mentioned, *self._ranked]

    def drawn(self, rng: random.Random) -> list[int]:
        """Limits to play with: mostly those that the sources mention."""
        if self.mentioned and rng.random() >= _UNMENTIONED:
            return list(self.mentioned)
        return self.found


def _is_text(operand: bytes) -> bool:
    """Whether a number is rather two or more characters: short texts are compared as numbers."""
    text = operand.rstrip(b"\0")
    return len(text) > 1 and text.isascii() and text.decode().isprintable()


def numbers_at(limit: int, others: Sequence[int], rng: random.Random) -> list[int]:
    """The limit and a few numbers that meet it: its neighbours, its half, what another limit leaves of it."""
    limit = abs(limit)
    other = abs(rng.choice(others)) if others else 0
    near = [limit - 1, limit + 1, limit // 2, (limit + 1) // 2 + 1, 2 * limit, limit - other, limit + other, other, 1]
    return [limit, *rng.sample(near, rng.choice((1, 2, 3, 4)))]


def summands(limit: int, allowed: Callable[[int], bool], rng: random.Random) -> tuple[int, int, int] | None:
    """A number, how many of it nearly add up to the limit, and what is left then. None: no such number is allowed."""
    counts = [n for n in _COUNTS if 0 < abs(limit) // n <= _LARGEST and allowed(abs(limit) // n)]
    if not counts:
        return None
    count = rng.choice(counts)
    value = abs(limit) // count
    return value, count, abs(limit) - count * value
