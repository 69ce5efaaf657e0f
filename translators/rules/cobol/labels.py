"""Names for the loops and blocks of a paragraph that something leaves."""

from __future__ import annotations


class Labels:
    """Names for loops and blocks that are left from inside, unique within a paragraph."""

    def __init__(self) -> None:
        self.count = 0
        self.loops: list[tuple[str, bool]] = []  # label, whether it is a loop
        self.used: set[str] = set()

    def new(self, what: str) -> str:
        self.count += 1
        return f"{what}{self.count}" if self.count > 1 else what
