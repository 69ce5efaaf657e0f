"""The tokens of a line of text, whatever language it is in: enough to change one and leave the others alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache


class TokenKind(Enum):
    NUMBER = auto()  # 12, -3.50
    BASED = auto()  # 0x1F
    HEX = auto()  # a row of bytes: 00ff7e
    STRING = auto()  # 'quoted' or "quoted", quotes included
    WORD = auto()
    OPERATOR = auto()  # one or more of = < > ! + - * / % & | ^ ~
    BLANK = auto()
    OTHER = auto()  # one character


@dataclass(frozen=True)
class Token:
    kind: TokenKind
    text: bytes


_PATTERN = re.compile(
    rb"(?P<STRING>'[^'\n]*'|\"[^\"\n]*\")"
    rb"|(?P<BASED>0[xX][0-9A-Fa-f]+(?!\w))"
    rb"|(?P<NUMBER>(?:(?<![\w.)'\"])-)?\d+(?:\.\d+)?(?![\w.]))"
    rb"|(?P<HEX>(?<!\w)(?:[0-9A-Fa-f]{2})+(?!\w))"
    rb"|(?P<WORD>[A-Za-z_][A-Za-z0-9_]*)"
    rb"|(?P<DIGITS>\d+)"
    rb"|(?P<OPERATOR>[=<>!+*/%&|^~-]+)"
    rb"|(?P<BLANK>[^\S\n]+)"
    rb"|(?P<OTHER>.)",
    re.S,
)


_KINDS = {**TokenKind.__members__, "DIGITS": TokenKind.NUMBER}  # digits that run into letters: cards of fixed columns


@lru_cache(maxsize=4096)
def tokens(line: bytes) -> list[Token]:
    """All of the line, in order: joined, the tokens give it back. A row of digits of even length that holds a
    letter is HEX; one without is a NUMBER, unless it has a leading zero and more than three digits."""
    out = []
    for match in _PATTERN.finditer(line):
        kind = _KINDS[match.lastgroup or "OTHER"]
        text = match.group()
        if kind is TokenKind.NUMBER and len(text) >= 4 and len(text) % 2 == 0 and text[:1] == b"0" and text.isdigit():
            kind = TokenKind.HEX
        elif kind is TokenKind.HEX and text.isalpha() and len(text) < 6 and text.lower() != b"ff":
            kind = TokenKind.WORD
        out.append(Token(kind, text))
    return out


def join(some: Iterable[Token]) -> bytes:
    return b"".join(t.text for t in some)
