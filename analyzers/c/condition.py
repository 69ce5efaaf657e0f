"""Integer constant expressions of #if (C17 6.10.1): every value is an integer of 64 bits, signed or unsigned."""

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


Value = tuple[int, bool]  # and whether it is unsigned


def evaluate(words: Sequence[str]) -> int | None:
    """The value of the expression, or None when it is not one."""
    try:
        value, index = _ternary(words, 0)
    except (_Bad, ZeroDivisionError, RecursionError):
        return None
    return value[0] if index == len(words) else None


def _wrapped(value: int, unsigned: bool) -> Value:
    value &= (1 << 64) - 1
    return (value if unsigned or value < 1 << 63 else value - (1 << 64)), unsigned


def _ternary(words: Sequence[str], index: int) -> tuple[Value, int]:
    condition, index = _binary(words, index, 0)
    if index < len(words) and words[index] == "?":
        then, index = _ternary(words, index + 1)
        if index >= len(words) or words[index] != ":":
            raise _Bad
        otherwise, index = _ternary(words, index + 1)
        chosen = then if condition[0] else otherwise
        return _wrapped(chosen[0], then[1] or otherwise[1]), index
    return condition, index


def _binary(words: Sequence[str], index: int, level: int) -> tuple[Value, int]:
    if level == len(_LEVELS):
        return _unary(words, index)
    left, index = _binary(words, index, level + 1)
    while index < len(words) and words[index] in _LEVELS[level]:
        operator = words[index]
        right, index = _binary(words, index + 1, level + 1)
        left = _combined(operator, left, right)
    return left, index


def _combined(operator: str, left: Value, right: Value) -> Value:
    if operator in ("/", "%") and right[0] == 0:
        right = (1, right[1])  # only an error where it is evaluated; good enough for a branch not taken
    if operator in ("<<", ">>"):
        return _wrapped(_OPERATIONS[operator](left[0], right[0]), left[1])
    if operator in ("&&", "||"):
        return _OPERATIONS[operator](left[0], right[0]), False
    unsigned = left[1] or right[1]
    value = _OPERATIONS[operator](_wrapped(left[0], unsigned)[0], _wrapped(right[0], unsigned)[0])
    return _wrapped(value, unsigned and operator not in _COMPARISONS)


def _unary(words: Sequence[str], index: int) -> tuple[Value, int]:
    if index >= len(words):
        raise _Bad
    word = words[index]
    if word in ("+", "-", "~", "!"):
        (value, unsigned), index = _unary(words, index + 1)
        if word == "!":
            return (int(not value), False), index
        return _wrapped({"+": value, "-": -value, "~": ~value}[word], unsigned), index
    if word == "(":
        inner, index = _ternary(words, index + 1)
        if index >= len(words) or words[index] != ")":
            raise _Bad
        return inner, index + 1
    if word.endswith("'"):
        return (_character(word), False), index + 1
    number = integer(word)
    if number is None:
        raise _Bad
    return _wrapped(number, "u" in word.lower() or number >= 1 << 63), index + 1


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


_COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")
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
