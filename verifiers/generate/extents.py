"""How long words and lines are, and how many items a list has, where a run compared that with a number of the sources: the
text with as much as that number, one more and one less. What a program refuses as too long, or takes too many of, is met so.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence, Set

Span = tuple[int, int]

_LONGEST, _MOST = 400, 40  # characters that are asked for, items
_SPANS = 3  # of one length
_WORD = re.compile(rb"\S+")
_QUOTED = re.compile(rb"'([^'\n]*)'|\"([^\"\n]*)\"")
_BRACKETED = re.compile(rb"\(([^()\n]*)\)")
_LINE = re.compile(rb"[^\n]+")
_ITEM = re.compile(rb"[^\s,;]+")


def extents(operands: Sequence[tuple[bytes, bytes]], text: bytes, constants: Set[int], limit: int = 600) -> list[bytes]:
    """Texts in which what is as long, or as many, as one operand is as long or as many as the other one, which is among the
    `constants`, as one more or as one less."""
    wanted: dict[int, dict[int, None]] = {}
    numbers = _numbers(frozenset(constants))
    for a, b in dict.fromkeys(operands):
        if (a in numbers or b in numbers) and len(a) == len(b):
            x, y = int.from_bytes(a, "little", signed=True), int.from_bytes(b, "little", signed=True)
            for here, there in ((x, y), (y, x)):
                if 0 < here <= _LONGEST and 0 < there <= _LONGEST and there in constants:
                    wanted.setdefault(here, {})[there] = None
    if not wanted:
        return []
    counted = [(span, len(_ITEM.findall(text, *span))) for span in _lists(text)]
    ways: list[tuple[dict[int, list[Span]], Callable[[bytes, int], bytes], int]] = [
        (_by(((span, span[1] - span[0]) for span in _stretches(text)), wanted), _stretched, _LONGEST),
        (_by(counted, wanted), _repeated, _MOST),
        (_by(((span, count - 1) for span, count in counted), wanted), lambda part, n: _repeated(part, n + 1), _MOST),
    ]
    found = (
        text[:start] + change(text[start:end], size) + text[end:]
        for here, limits in wanted.items() for there in limits for spans, change, most in ways
        for start, end in spans.get(here, ()) for size in (there, there + 1, there - 1) if 0 < size <= most
    )  # fmt: skip
    out: dict[bytes, None] = {}
    for new in found:
        if new != text:
            out[new] = None
        if len(out) >= limit:
            break
    return list(out)


@functools.lru_cache(maxsize=16)
def _numbers(constants: frozenset[int]) -> frozenset[bytes]:
    """Those that can be a length, as operands."""
    return frozenset(c.to_bytes(size, "little") for c in constants if 0 < c <= _LONGEST for size in (2, 4, 8))


def _by(measured: Iterable[tuple[Span, int]], wanted: Container[int]) -> dict[int, list[Span]]:
    """Some spans of each size that is wanted."""
    found: dict[int, list[Span]] = {}
    for span, size in measured:
        if size in wanted and len(known := found.setdefault(size, [])) < _SPANS:
            known.append(span)
    return found


def _stretches(text: bytes) -> Iterator[Span]:
    """Words, what is in quotes, and lines from each of their words on: the last ones first, which are the arguments."""
    for line in _LINE.finditer(text):
        words = list(_WORD.finditer(line[0]))
        for word in reversed(words):
            yield line.start() + word.start(), line.start() + word.end()
            yield line.start() + word.start(), line.end()
    for quoted in _QUOTED.finditer(text):
        yield quoted.start() + 1, quoted.end() - 1


def _lists(text: bytes) -> Iterator[Span]:
    """What is in brackets, and lines."""
    for found in _BRACKETED.finditer(text):
        yield found.start(1), found.end(1)
    for found in _LINE.finditer(text):
        yield found.span()


def _stretched(part: bytes, size: int) -> bytes:
    """As long a text: its beginning, or itself with its last character again and again."""
    return part[:size].ljust(size, part[-1:] if part[-1:].isalnum() else b"a")


def _repeated(part: bytes, count: int) -> bytes:
    """As many items: the first ones, or all and the last one again and again, with what stands between the last two."""
    items = list(_ITEM.finditer(part))
    if count <= len(items):
        return part[: items[count - 1].end()]
    between = part[items[-2].end() : items[-1].start()] if len(items) > 1 else b" "
    return part[: items[-1].end()] + (between + items[-1][0]) * (count - len(items)) + part[items[-1].end() :]
