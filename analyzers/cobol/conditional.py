"""Conditional compilation: >>DEFINE, >>IF, >>ELIF, >>ELSE, >>END-IF, as GnuCOBOL reads them on a 64-bit machine."""

from __future__ import annotations

import re

_LINE = re.compile(
    r"^(?!\s*\*>)(?:.{6})?\s*>>\s*(DEFINE|IF|ELIF|ELSE-IF|ELSE|END-IF)\b[ \t]*(.*?)[ \t.]*(?:\*>.*)?$", re.I
)
_WORD = re.compile(r"\"[^\"]*\"|'[^']*'|[^\s\"'=<>]+|[<>=]+")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")

# What GnuCOBOL defines by itself: SET in the conditions of >>IF.
_SET = frozenset(("P64", "ENDIAN-LITTLE", "LITTLE-ENDIAN", "EXECUTABLE", "OCTAL"))

_RELATIONS = {
    "=": lambda a, b: a == b, "<>": lambda a, b: a != b, "<": lambda a, b: a < b, ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b, ">=": lambda a, b: a >= b,
}  # fmt: skip


def chosen(text: str) -> str:
    """The text with the lines that are not compiled, and the directives that say so, made blank. The whole text as it
    is, directives and all, where a condition cannot be told: they are refused as such."""
    if ">>" not in text:
        return text
    try:
        return _chosen(text)
    except _UnknownError:
        return text


class _UnknownError(Exception):
    """A condition or a definition of another form."""


def _chosen(text: str) -> str:
    defined: dict[str, str] = {}
    kept: list[str] = []
    state: list[tuple[bool, bool]] = []  # whether this branch is compiled, whether one before it was
    for line in text.splitlines():
        match = _LINE.match(line)
        live = all(now for now, _ in state)
        if match is None:
            kept.append(line if live else "")
            continue
        kept.append("")
        word, rest = match.group(1).upper(), match.group(2)
        if word == "DEFINE" and live:
            _define(rest, defined)
        elif word == "IF":
            holds = live and _holds(rest, defined)
            state.append((holds, holds))
        elif word in ("ELIF", "ELSE-IF") and state:
            before = state[-1][1]
            outer = all(now for now, _ in state[:-1])
            holds = outer and not before and _holds(rest, defined)
            state[-1] = (holds, before or holds)
        elif word == "ELSE" and state:
            state[-1] = (not state[-1][1], True)
        elif word == "END-IF" and state:
            state.pop()
    if state:
        raise _UnknownError(">>IF without >>END-IF")
    return "\n".join(kept) + "\n"


def _define(rest: str, defined: dict[str, str]) -> None:
    """name [AS] value [OVERRIDE], or name [AS] OFF. A PARAMETER comes from the environment and is not there."""
    words = [w for w in _WORD.findall(rest) if w.upper() not in ("CONSTANT", "AS", "OVERRIDE")]
    if not words or len(words) > 2:
        raise _UnknownError(rest)
    name, value = words[0].upper(), words[1] if len(words) > 1 else "1"
    if value.upper() == "OFF":
        defined.pop(name, None)
    elif value.upper() != "PARAMETER":
        defined[name] = value


def _value(word: str, defined: dict[str, str]) -> str:
    word = defined.get(word.upper(), word)
    if word[:1] in "\"'":
        return word[1:-1]
    return str(float(word)) if _NUMBER.fullmatch(word) else word


def _holds(rest: str, defined: dict[str, str]) -> bool:
    words = [w for w in _WORD.findall(rest) if w.upper() not in ("IS", "THEN", "CONSTANT")]
    negated = False
    if words and words[0].upper() == "NOT":
        words, negated = words[1:], True
    if len(words) > 1 and words[1].upper() == "NOT":
        words, negated = [words[0], *words[2:]], not negated
    if len(words) == 2 and words[1].upper() == "DEFINED":
        result = words[0].upper() in defined
    elif len(words) == 2 and words[1].upper() == "SET":
        result = words[0].upper() in _SET or words[0].upper() in defined
    elif len(words) == 3 and words[1] in _RELATIONS:
        result = bool(_RELATIONS[words[1]](_value(words[0], defined), _value(words[2], defined)))
    else:
        raise _UnknownError(rest)
    return result != negated


__all__ = ["chosen"]
