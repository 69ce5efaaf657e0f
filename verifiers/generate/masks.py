"""Lines of output without what the input brought: two inputs that fare alike are told alike."""

from __future__ import annotations

import re
from collections.abc import Iterable

TOKEN = re.compile(rb"[^\s,;:|=]+")
DIGITS = re.compile(rb"\d+")
_LOOKED_AT = 4000  # bytes of each text


def words_of(texts: Iterable[bytes]) -> frozenset[bytes]:
    """The words and numbers that an input brings."""
    return frozenset(token for text in texts for token in TOKEN.findall(text[:_LOOKED_AT]))


def masked(line: bytes, given: frozenset[bytes]) -> bytes:
    """The line with one mark for every word of the input, and one for every other number."""
    told = TOKEN.sub(lambda m: b"w" if m.group() in given else m.group(), line)
    return DIGITS.sub(b"#", told)
