"""Which facts the lowering of a subprogram has read, so that it is made again only when one of them has changed.

Facts about subprograms that change often are watched one by one: what a call does, which forms are asked for, where results
start, what is captured, why there is a refusal. Whatever else changes makes all lowerings stale, as does what is not known
to be watched; so a lowering that still holds would come out the same, and do nothing that is not done.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from contextlib import contextmanager

Fact = tuple[str, Hashable]  # its kind, and what it is about


class Watch:
    """Which lowerings hold, and who has read what. Lowerings are named by any keys."""

    def __init__(self) -> None:
        self.holding: set[Hashable] = set()
        self.readers: dict[Fact, set[Hashable]] = {}
        self.under_way: list[Hashable] = []
        self.turn = 0  # changes where a lowering begins or ends, and where what was read may have changed

    @contextmanager
    def lowering(self, key: Hashable) -> Iterator[None]:
        """A lowering, which holds until something changes that it has read, be it before its own end."""
        inside = bool(self.under_way)
        self.holding.add(key)
        self.under_way.append(key)
        self.turn += 1
        try:
            yield
        finally:
            self.turn += 1
            self.under_way.pop()
            if inside:  # it may have seen what another lowering had half done
                self.drop(key)

    def holds(self, key: Hashable) -> bool:
        return key in self.holding

    def drop(self, key: Hashable) -> None:
        self.holding.discard(key)

    def read(self, kind: str, about: Hashable) -> None:
        """The lowering that is under way asks for a fact."""
        if self.under_way:
            self.readers.setdefault((kind, about), set()).add(self.under_way[-1])

    def changed(self, kind: str, about: Hashable) -> None:
        """Lowerings that have read a fact no longer hold."""
        self.holding -= self.readers.pop((kind, about), set())

    def forget(self) -> None:
        """No lowering holds any longer."""
        self.turn += 1
        self.holding.clear()
        self.readers.clear()
