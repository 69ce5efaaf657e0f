"""The tokens of C, comments and white space among them (C17 6.4)."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""(?P<comment>/\*.*?\*/|//(?:\\\r?\n|[^\n])*)
      | (?P<newline>\r?\n)
      | (?P<space>(?:[ \t\f\v\r]|\\\r?\n)+)
      | (?P<string>(?:u8|[uUL])?"(?:\\.|[^"\\\n])*")
      | (?P<char>[uUL]?'(?:\\.|[^'\\\n])+')
      | (?P<number>\.?[0-9](?:[eEpP][+-]|[A-Za-z0-9_.])*)
      | (?P<name>[A-Za-z_]\w*)
      | (?P<punct>\.\.\.|<<=|>>=|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&^|]=|\#\#|.)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True)
class Token:
    kind: str
    text: str
    line: int
    final: bool = False  # painted: a macro's own name inside its expansion (C17 6.10.3.4)
    stays: bool = False  # a macro's name that was expanded, and stays a name nevertheless (see `Macros.kept`)
    shut: bool = False  # the name of a macro with parameters, behind which no parenthesis stood when it was read


@functools.lru_cache(maxsize=256)
def tokenize(text: str) -> tuple[Token, ...]:
    """Every character of `text` is in exactly one token; an unterminated comment becomes punctuation."""
    tokens = []
    line = 1
    for match in _TOKEN.finditer(text):
        piece = match.group()
        tokens.append(Token(str(match.lastgroup), piece, line))
        line += piece.count("\n")
    return tuple(tokens)
