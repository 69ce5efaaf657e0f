"""Preprocessed text to tokens. Constant macros, which the preprocessor keeps as names, are expanded here."""

from __future__ import annotations

import re
from typing import NamedTuple

from analyzers.c.preprocess import Preprocessed
from analyzers.model import Span

_TOKEN = re.compile(
    r"""(?P<skip>\s+|/\*.*?\*/|//[^\n]*|\#[^\n]*)
      | (?P<string>(?:u8|[uUL])?"(?:\\.|[^"\\\n])*")
      | (?P<char>[uUL]?'(?:\\.|[^'\\\n])+')
      | (?P<number>\.?[0-9](?:[eEpP][+-]|[A-Za-z0-9_.])*)
      | (?P<name>[A-Za-z_$][\w$]*)
      | (?P<punct>\.\.\.|<<=|>>=|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&^|]=|<:|:>|<%|%>|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_DIGRAPHS = {"<:": "[", ":>": "]", "<%": "{", "%>": "}"}


class Token(NamedTuple):
    kind: str  # string, char, number, name, punct, end
    text: str
    span: Span
    pack: int = 0  # the greatest alignment of members here; 0: their own
    macro: str = ""  # the macro that is nothing but this number


def tokens_of(pre: Preprocessed, path: str) -> list[Token]:
    """All tokens, with the places that they come from, and an end mark."""
    kept = {
        name: [(str(t.kind), t.text) for t in macro.body if t.kind not in ("space", "comment", "newline")]
        for name, macro in pre.kept.items()
    }
    found: list[Token] = []
    spans = [Span(file, line) for file, line in pre.lines] or [Span(path, 1)]
    last, row = len(spans) - 1, 0
    for match in _TOKEN.finditer(pre.text):
        kind, text = str(match.lastgroup), match.group()
        if kind == "skip":
            row += text.count("\n")
            continue
        span, pack = spans[min(row, last)], pre.pack_at(row) if pre.packs else 0
        if kind == "name" and text in kept:
            body = _expanded(text, kept, frozenset())
            alone = text if sum(k in ("number", "char") for k, _ in body) == 1 else ""
            found.extend(Token(k, t, span, pack, alone) for k, t in body)
        else:
            found.append(Token(kind, _DIGRAPHS.get(text, text), span, pack))
    end = found[-1].span if found else Span(path, 1)
    found.append(Token("end", "", end))
    return found


def _expanded(
    name: str, kept: dict[str, list[tuple[str, str]]], inside: frozenset[str]
) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    for kind, text in kept[name]:
        if kind == "name" and text in kept and text not in inside | {name}:
            out.extend(_expanded(text, kept, inside | {name}))
        else:
            out.append((kind, text))
    return out
