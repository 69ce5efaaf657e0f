"""Names for the loops and blocks of a paragraph that something leaves."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Inline:
    """An inline PERFORM: the label that EXIT PERFORM leaves, and the one of its CYCLE, which may be a block within."""

    label: str
    cycle: str
    continues: bool  # whether CYCLE goes on with the loop itself


class Labels:
    """Names for loops and blocks that are left from inside, unique within a paragraph."""

    def __init__(self) -> None:
        self.count = 0
        self.loops: list[Inline] = []
        self.used: set[str] = set()

    def new(self, what: str) -> str:
        self.count += 1
        return f"{what}{self.count}" if self.count > 1 else what
