"""Text of a JSON document whose lists are long: an item a line, which tools that work by lines can read.

The standard library's own indentation is made in Python and takes ten times as long; here an item is one string at a
time, and long lists are made by all cores.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from json.encoder import encode_basestring
from typing import Any

from analyzers.survey.parallel import shared

_SHARED_FROM = 4000  # items of all lists from which processes pay for themselves
_AT_ONCE = 500  # items of a list that one process takes at a time
json_text: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False).encode


class Quoted(dict[str, str]):
    """Texts as JSON has them, each made once: `quoted["a"]` is `"a"` with its quotes."""

    def __missing__(self, text: str) -> str:
        made = self[text] = encode_basestring(text)
        return made

    def listed(self, texts: Sequence[str]) -> str:
        return f"[{', '.join([self[text] for text in texts])}]"


@dataclass(frozen=True)
class Rows:
    """A long list, told by what its items are made of and the JSON text of one. To write an item's text from a template
    takes half the time of making a dict and encoding that."""

    of: Sequence[Any]
    text: Callable[[Any], str]


def document_text(parts: Mapping[str, Any], jobs: int) -> str:
    """Text of a dict, a value a line and an item of its `Rows` and lists a line; up to `jobs` processes make it."""
    return b"".join(document_pieces(parts, jobs)).decode()


def document_pieces(parts: Mapping[str, Any], jobs: int) -> list[bytes]:
    """The same in UTF-8, piece by piece: long ones are tens of megabytes. What is no text becomes an escape."""
    long = {key: Rows(part, json_text) if isinstance(part, list) else part for key, part in parts.items()}
    batches = [(key, at) for key, part in long.items() if isinstance(part, Rows) for at in range(0, len(part.of), _AT_ONCE)]

    def text_of(batch: tuple[str, int]) -> bytes:
        key, at = batch
        rows = long[key]
        text = ",\n".join([rows.text(one) for one in rows.of[at : at + _AT_ONCE]])
        return text.encode("utf-8", "backslashreplace")

    few = sum(len(part.of) for part in long.values() if isinstance(part, Rows)) < _SHARED_FROM
    made = iter(shared(text_of, batches, 1 if few else jobs))
    pieces: list[bytes] = []
    for key, part in long.items():
        pieces.append(f"{',' if pieces else '{'}\n{json_text(key)}: ".encode("utf-8", "backslashreplace"))
        if not isinstance(part, Rows):
            pieces.append(json_text(part).encode("utf-8", "backslashreplace"))
            continue
        for at in range(0, len(part.of), _AT_ONCE):
            pieces += [b",\n" if at else b"[\n", next(made)]
        pieces.append(b"\n]" if part.of else b"[]")
    return [*pieces, b"\n}" if pieces else b"{\n\n}"]

