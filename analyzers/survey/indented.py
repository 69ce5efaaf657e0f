"""JSON text with one blank of indentation a level: what `json.dumps(value, indent=1, ensure_ascii=False)` gives.

The standard library indents in Python, one token after the other; here a list or dict is one string at a time, which
takes half as long, and long lists are made by all cores.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from json.encoder import encode_basestring as quoted
from typing import Any

from analyzers.survey.parallel import shared

_SHARED_FROM = 4000  # items of all lists from which processes pay for themselves
_AT_ONCE = 500  # items of a list that one process takes at a time


@dataclass(frozen=True)
class Rows:
    """A long list, told by what its items are made of."""

    of: Sequence[Any]
    make: Callable[[Any], Any]

    def made(self) -> list[Any]:
        return [self.make(one) for one in self.of]


def indented(value: Any, level: int = 0) -> str:
    """Text of a value whose keys are all strings; `level` is how deep it stands."""
    kind = type(value)
    if kind is str:
        return quoted(value)
    if kind is int:
        return int.__repr__(value)
    if kind is bool:
        return "true" if value else "false"
    if kind is dict:
        items: Iterable[str] = [f"{quoted(key)}: {indented(one, level + 1)}" for key, one in value.items()]
        return _between("{", items, "}", level)
    if kind is list or kind is tuple:
        return _between("[", [indented(one, level + 1) for one in value], "]", level)
    return json.dumps(value, ensure_ascii=False)


def _between(opening: str, items: Iterable[str], closing: str, level: int) -> str:
    inner = "\n" + " " * (level + 1)
    text = f",{inner}".join(items)
    return f"{opening}{inner}{text}\n{' ' * level}{closing}" if text else opening + closing


def document_text(parts: Mapping[str, Any], jobs: int) -> str:
    """Text of a dict some of whose values are `Rows`, which up to `jobs` processes make together."""
    long = {key: rows for key, rows in parts.items() if isinstance(rows, Rows)}
    batches = [(key, at) for key, rows in long.items() for at in range(0, len(rows.of), _AT_ONCE)]

    def text_of(batch: tuple[str, int]) -> list[str]:
        key, at = batch
        rows = long[key]
        return [indented(rows.make(one), 2) for one in rows.of[at : at + _AT_ONCE]]

    few = sum(len(rows.of) for rows in long.values()) < _SHARED_FROM
    texts: dict[str, list[str]] = {key: [] for key in long}
    for (key, _), made in zip(batches, shared(text_of, batches, 1 if few else jobs), strict=True):
        texts[key] += made
    return _between(
        "{",
        [
            f"{quoted(key)}: {_between('[', texts[key], ']', 1) if key in texts else indented(value, 1)}"
            for key, value in parts.items()
        ],
        "}",
        0,
    )  # fmt: skip
