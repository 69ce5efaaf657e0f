"""Comments and literals taken out of source text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from verifiers.generate.sources.model import Lexed

_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "\\": "\\", "'": "'", '"': '"', "v": "\v", "f": "\f"}


def _unescape(text: str) -> str:
    def one(match: re.Match[str]) -> str:
        body = match.group(1)
        if body[0] == "x" and len(body) > 1:
            return chr(int(body[1:], 16))
        if body[0] in "01234567":
            return chr(int(body, 8) & 255)
        return _ESCAPES.get(body, body)

    return re.sub(r"\\(x[0-9a-fA-F]{1,2}|[0-7]{1,3}|.)", one, text, flags=re.S)


def lexed(text: str, pattern: re.Pattern[str], spelled: Callable[[str, str], str]) -> Lexed:
    """The text with what `pattern` finds taken out: `line` and `block` are comments, `char` is a character,
    any other group a string. `spelled` (kind, body) gives the characters that a literal stands for."""
    out = Lexed()

    def one(match: re.Match[str]) -> str:
        kind, body = next((k, v) for k, v in match.groupdict().items() if v is not None)
        if kind in ("line", "block"):
            out.comments.extend(line.strip(" \t*-/=#") for line in body.split("\n"))
            return " " if kind != "block" else " " + "\n" * body.count("\n")
        if kind == "char":
            out.chars.append(spelled(kind, body))
            return f"'{len(out.chars) - 1}'"
        out.strings.append(spelled(kind, body))
        return f'"{len(out.strings) - 1}"'

    out.code = pattern.sub(one, text)
    return out


# Comments and literals of C, and of the languages that took them over.
_C_TOKENS = (
    r"""//(?P<line>[^\n]*)|/\*(?P<block>.*?)\*/|b?"(?P<string>(?:\\.|[^"\\\n])*)\""""
    r"""|b?'(?P<char>\\x[0-9a-fA-F]{1,2}|\\[0-7]{1,3}|\\.|[^'\\\n])'"""
)
C_TOKEN = re.compile(_C_TOKENS, re.S)
_KIN_TOKEN = re.compile(_C_TOKENS + "|`(?P<raw>[^`]*)`", re.S)


class CLike:
    """What readers of C and its kin share. Escapes in strings and characters mean what they mean in C; in raw strings
    nothing."""

    token = _KIN_TOKEN

    def lex(self, text: str) -> Lexed:
        return lexed(text, self.token, lambda kind, body: body if kind == "raw" else _unescape(body))

    def listed(self, code: str) -> Iterator[int]:
        return iter(())

    def meant(self, integers: Iterable[int]) -> Iterable[int]:
        return integers
