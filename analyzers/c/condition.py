"""Integer constant expressions of #if (C17 6.10.1): every value is a 64-bit integer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_LEVELS = (("||",), ("&&",), ("|",), ("^",), ("&",), ("==", "!="), ("<", "<=", ">", ">="), ("<<", ">>"),
           ("+", "-"), ("*", "/", "%"))  # fmt: skip


def integer(text: str) -> int | None:
    """The value of an integer literal, whatever its suffix; None when it is none."""
    digits = text.rstrip("uUlL").replace("'", "")
    try:
        if digits.lower().startswith("0x"):
            return int(digits, 16)
        if digits.lower().startswith("0b"):
            return int(digits, 2)
        if digits.startswith("0") and len(digits) > 1:
            return int(digits, 8)
        return int(digits)
    except ValueError:
        return None


class _Bad(Exception):
    pass


def evaluate(words: Sequence[str]) -> int | None:
    """The value of the expression, or None when it is not one."""
    try:
        value, index = _ternary(words, 0)
    except (_Bad, ZeroDivisionError, RecursionError):
        return None
    return value if index == len(words) else None


def _ternary(words: Sequence[str], index: int) -> tuple[int, int]:
    condition, index = _binary(words, index, 0)
    if index < len(words) and words[index] == "?":
        then, index = _ternary(words, index + 1)
        if index >= len(words) or words[index] != ":":
            raise _Bad
        otherwise, index = _ternary(words, index + 1)
        return (then if condition else otherwise), index
    return condition, index


def _binary(words: Sequence[str], index: int, level: int) -> tuple[int, int]:
    if level == len(_LEVELS):
        return _unary(words, index)
    left, index = _binary(words, index, level + 1)
    while index < len(words) and words[index] in _LEVELS[level]:
        operator = words[index]
        right, index = _binary(words, index + 1, level + 1)
        if operator in ("/", "%") and right == 0:
            right = 1  # only an error where it is evaluated; good enough for a branch not taken
        left = _OPERATIONS[operator](left, right)
    return left, index


def _unary(words: Sequence[str], index: int) -> tuple[int, int]:
    if index >= len(words):
        raise _Bad
    word = words[index]
    if word in ("+", "-", "~", "!"):
        value, index = _unary(words, index + 1)
        return {"+": value, "-": -value, "~": ~value, "!": int(not value)}[word], index
    if word == "(":
        value, index = _ternary(words, index + 1)
        if index >= len(words) or words[index] != ")":
            raise _Bad
        return value, index + 1
    if word.endswith("'"):
        return _character(word), index + 1
    number = integer(word)
    if number is None:
        raise _Bad
    return number, index + 1


_ESCAPES = {"n": 10, "t": 9, "r": 13, "a": 7, "b": 8, "f": 12, "v": 11, "e": 27}


def _character(word: str) -> int:
    """A character constant; a plain one is a signed char."""
    match = re.fullmatch(r"([uUL]?)'(?:\\(?:([0-7]{1,3})|x([0-9a-fA-F]+)|(.))|([^\\]))'", word)
    if match is None:
        raise _Bad
    wide, octal, hexadecimal, escape, plain = match.groups()
    if octal or hexadecimal:
        value = int(octal, 8) if octal else int(hexadecimal, 16)
    else:
        value = _ESCAPES.get(escape, ord(escape)) if escape else ord(plain)
    if not wide:
        value &= 255
        value -= 256 if value > 127 else 0
    return value


def _quotient(left: int, right: int) -> int:
    return abs(left) // abs(right) * (1 if (left < 0) == (right < 0) else -1)


_OPERATIONS: dict[str, Callable[[int, int], int]] = {
    "||": lambda a, b: int(bool(a) or bool(b)),
    "&&": lambda a, b: int(bool(a) and bool(b)),
    "|": lambda a, b: a | b,
    "^": lambda a, b: a ^ b,
    "&": lambda a, b: a & b,
    "==": lambda a, b: int(a == b),
    "!=": lambda a, b: int(a != b),
    "<": lambda a, b: int(a < b),
    "<=": lambda a, b: int(a <= b),
    ">": lambda a, b: int(a > b),
    ">=": lambda a, b: int(a >= b),
    "<<": lambda a, b: a << (b & 63),
    ">>": lambda a, b: a >> (b & 63),
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": _quotient,
    "%": lambda a, b: a - b * _quotient(a, b),
}
