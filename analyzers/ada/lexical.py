"""Ada text as tokens: what outlines are read from, whatever state the text is in."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A tick after a name or a closing bracket is an attribute's, not a character's (ARM 2.2, 4.1.4).
_TOKEN = re.compile(
    r"""[ \t\r\f\v]+|--[^\n]*|(?P<n>\n)|(?P<w>[^\W\d]\w*)|(?P<s>"(?:[^"\n]|"")*")|(?P<c>(?<![\w)\]])'[^\n]')|"""
    r"""(?P<i>\d[\w\#]*(?:\.\d[\w\#]*)?)|(?P<o>=>|:=|\.\.|\*\*|<<|>>|<>|/=|<=|>=|[^\s])""",
)
RESERVED = frozenset(
    ["abort", "abs", "abstract", "accept", "access", "aliased", "all", "and", "array", "at", "begin", "body", "case", "constant", "declare", "delay", "delta", "digits", "do", "else", "elsif", "end", "entry", "exception", "exit", "for", "function", "generic", "goto", "if", "in", "interface", "is", "limited", "loop", "mod", "new", "not", "null", "of", "or", "others", "out", "overriding", "package", "parallel", "pragma", "private", "procedure", "protected", "raise", "range", "record", "rem", "renames", "requeue", "return", "reverse", "select", "separate", "some", "subtype", "synchronized", "tagged", "task", "terminate", "then", "type", "until", "use", "when", "while", "with", "xor"]
)  # fmt: skip


@dataclass(frozen=True)
class Tokens:
    """The tokens of a text in lower case, and the line of each. A few empty ones follow the last."""

    texts: list[str]
    lines: list[int]


def tokens(text: str) -> Tokens:
    texts: list[str] = []
    lines: list[int] = []
    line = 1
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind is None:
            continue
        if kind == "n":
            line += 1
            continue
        texts.append(match.group().lower() if kind in "ws" else match.group())
        lines.append(line)
    for _ in range(8):
        texts.append("")
        lines.append(line)
    return Tokens(texts, lines)


def is_name(token: str) -> bool:
    """Whether a token is an identifier."""
    return token[:1].isalpha() and token not in RESERVED
