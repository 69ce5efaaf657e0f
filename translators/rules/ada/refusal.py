"""What a lowering raises inside, and what it becomes outside: a named, counted refusal."""

from __future__ import annotations

from analyzers.ada.tree import Node
from analyzers.model import Span


class Refused(Exception):
    """A construct that rules do not translate. `construct` is short and countable."""

    def __init__(self, construct: str, reason: str, at: Node | Span) -> None:
        super().__init__(reason)
        self.construct = construct
        self.reason = reason
        self.span = at if isinstance(at, Span) else at.span

    def same(self, other: Refused) -> bool:
        """Whether another one says the same."""
        return (self.construct, self.reason, self.span) == (other.construct, other.reason, other.span)
