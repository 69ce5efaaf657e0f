"""Text of a JSON document whose lists are long: an item a line, which tools that work by lines can read.

The standard library's own indentation is made in Python and takes ten times as long; here an item is one string at a
time, and long lists are made by all cores.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analyzers.survey.parallel import shared

_SHARED_FROM = 4000  # items of all lists from which processes pay for themselves
_AT_ONCE = 500  # items of a list that one process takes at a time
_text: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True)
class Rows:
    """A long list, told by what its items are made of."""

    of: Sequence[Any]
    make: Callable[[Any], Any]

    def made(self) -> list[Any]:
        return [self.make(one) for one in self.of]


def document_text(parts: Mapping[str, Any], jobs: int) -> str:
    """Text of a dict, a value a line and an item of its `Rows` and lists a line; up to `jobs` processes make it."""
    long = {key: Rows(part, _same) if isinstance(part, list) else part for key, part in parts.items()}
    batches = [(key, at) for key, part in long.items() if isinstance(part, Rows) for at in range(0, len(part.of), _AT_ONCE)]

    def text_of(batch: tuple[str, int]) -> str:
        key, at = batch
        rows = long[key]
        return ",\n".join([_text(rows.make(one)) for one in rows.of[at : at + _AT_ONCE]])

    few = sum(len(part.of) for part in long.values() if isinstance(part, Rows)) < _SHARED_FROM
    texts: dict[str, list[str]] = {key: [] for key in long}
    for (key, _), made in zip(batches, shared(text_of, batches, 1 if few else jobs), strict=True):
        texts[key].append(made)
    values = [
        f"{_text(key)}: {_listed(texts[key]) if isinstance(part, Rows) else _text(part)}" for key, part in long.items()
    ]
    return "{\n" + ",\n".join(values) + "\n}"


def _listed(items: Sequence[str]) -> str:
    return "[\n" + ",\n".join(items) + "\n]" if items else "[]"


def _same(one: Any) -> Any:
    return one
