"""Differing inputs that wait to be looked into, and which of them comes next.

To look into one costs several runs, and where one cause makes thousands differ (undefined behaviour, text outside the
domain) there is no time for all. Whatever differs in the same way is one group; the group that was looked into least
comes first, and in it the smallest input. Nothing is dropped: what is left at the end is counted, and while anything
is, nothing is equivalent.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field

from verifiers.compare import Comparison
from verifiers.generate.masks import DIGITS, masked, words_of
from verifiers.generate.parts import get, parts
from verifiers.observe import Case, Observation

AT_ONCE = 12  # of each group are looked into as they come
_MOST_BYTES = 96 << 20  # held in all
_SHOWN = 200  # bytes of a line


@dataclass(frozen=True)
class Suspect:
    """An input on which the sides seem to differ, what they showed, and after how many inputs that was."""

    case: Case
    seen: tuple[Observation, Observation]
    executed: int
    origin: str
    group: str

    def weight(self) -> int:
        return self.case.size() + sum(
            len(o.stdout) + len(o.stderr) + sum(len(content or b"") for _, content in o.files) for o in self.seen
        )


@dataclass
class Docket:
    """Suspects by group, smallest first, and how many of each group were looked into."""

    judged: dict[str, int] = field(default_factory=dict)
    dropped: int = 0  # for want of memory: neither looked into nor kept
    _waiting: dict[str, list[tuple[int, int, Suspect]]] = field(default_factory=dict)
    _held: int = 0

    def is_new(self, group: str, time_left: bool) -> bool:
        """Whether so few of a group were looked into that the next one should be straight away: a dozen, or but one
        where no time is left for others."""
        return self.judged.get(group, 0) < (AT_ONCE if time_left else 1)

    def note(self, group: str) -> None:
        """One of a group is looked into."""
        self.judged[group] = self.judged.get(group, 0) + 1

    def put(self, suspect: Suspect) -> None:
        weight = suspect.weight()
        if self._held + weight > _MOST_BYTES:
            self.dropped += 1
            return
        self._held += weight
        waiting = self._waiting.setdefault(suspect.group, [])
        heapq.heappush(waiting, (suspect.case.size(), suspect.executed, suspect))

    def take(self) -> Suspect | None:
        """The next to look into: of the group that was looked into least, the smallest."""
        if not self._waiting:
            return None
        group = min(self._waiting, key=lambda g: (self.judged.get(g, 0), self._waiting[g][0][:2]))
        waiting = self._waiting[group]
        _, _, suspect = heapq.heappop(waiting)
        if not waiting:
            del self._waiting[group]
        self._held -= suspect.weight()
        self.note(group)
        return suspect

    def rest(self) -> Iterator[Suspect]:
        """All that still wait, in no order that matters."""
        return (suspect for waiting in self._waiting.values() for _, _, suspect in waiting)

    def __len__(self) -> int:
        return sum(map(len, self._waiting.values()))


def group_of(case: Case, comparison: Comparison, apart: str) -> str:
    """What differs, without the numbers and words that the input brought, and why it may be set apart."""
    first = comparison.differences[0]
    given = words_of(get(case, part) for part in parts(case))
    kinds = ",".join(sorted({d.kind for d in comparison.differences}))
    shapes = (masked(line[:_SHOWN], given).decode("latin-1") for line in (first.original, first.translation))
    return "\n".join((DIGITS.sub(b"#", apart.encode()).decode(), kinds, first.where, *shapes))
