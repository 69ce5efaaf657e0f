"""`#pragma pack`, by which programs give structs the layout of a file or of a packet, as gcc 12 understands it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

_LIMITS = (0, 1, 2, 4, 8, 16)


@dataclass
class Packing:
    """The greatest alignment in bytes that members have; 0: each has its own."""

    limit: int = 0
    saved: list[tuple[str, int]] = field(default_factory=list)  # by pushes: their names, and the limits before

    def apply(self, words: Sequence[str]) -> bool:
        """What follows `pack` of the pragma; False where gcc warns, and changes nothing."""
        if ")" not in words or words[0] != "(":
            return False
        given = words[1 : words.index(")")]
        action = given[0] if given else "0"
        if action not in ("push", "pop"):
            limit = _limit(action)
            if len(given) > 1 or limit is None or limit not in _LIMITS:
                return False
            self.limit = limit
            return True
        name, number = "", None
        for comma, word in zip(given[1::2], [*given[2::2], ""], strict=False):
            value = _limit(word)
            if comma == "," and value is None and word.isidentifier() and not name:
                name = word
            elif comma == "," and value is not None and action == "push" and number is None:
                number = value
            else:
                return False
        if action == "pop":
            return self._pop(name)
        if number is not None and number not in _LIMITS:
            return False
        self.saved.append((name, self.limit))
        self.limit = self.limit if number is None else number
        return True

    def _pop(self, name: str) -> bool:
        """To what was before the last push, or the last one of that name; of one that there is not: the last."""
        if not self.saved:
            return False
        named = [index for index, (own, _) in enumerate(self.saved) if name and own == name]
        del self.saved[named[-1] + 1 if named else len(self.saved) :]
        _, self.limit = self.saved.pop()
        return True


def _limit(text: str) -> int | None:
    try:
        return int(text.rstrip("uUlL"), 0)
    except ValueError:
        return None
