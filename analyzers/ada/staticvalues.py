"""Arithmetic of static values (ARM 4.9): what operators and attributes make of values that are known."""

from __future__ import annotations

from fractions import Fraction

from analyzers.ada import tree as t
from analyzers.ada.entities import TypeEntity

Value = int | Fraction
MAX_POWER = 4096
RELATIONS = ("=", "/=", "<", "<=", ">", ">=")


def character(expr: t.CharLit, expected: TypeEntity | None) -> int:
    """Its position; it need not be visible where its type is known (ARM 4.2(3))."""
    literal = f"'{chr(expr.value)}'"
    of = expected.literals if expected is not None and expected.kind == "enum" else ()
    return of.index(literal) if literal in of else expr.value


def units(value: Value, type_: TypeEntity) -> Value:
    """A value as subtypes give their bounds: that of a fixed-point type in multiples of its small."""
    return Fraction(value) / type_.small if type_.kind == "fixed" else value


def unary(operator: str, value: Value | None) -> Value | None:
    if value is None:
        return None
    if operator == "-":
        return -value
    if operator == "abs":
        return value if value >= 0 else -value
    if operator == "not":
        return int(value == 0) if value in (0, 1) else None
    return value


def binary(operator: str, a: Value, b: Value) -> Value | None:
    if operator == "+":
        return a + b
    if operator == "-":
        return a - b
    if operator == "*":
        return a * b
    if operator in ("/", "mod", "rem"):
        if b == 0:
            return None
        if isinstance(a, Fraction) or isinstance(b, Fraction):
            return Fraction(a) / Fraction(b) if operator == "/" else None
        quotient = abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)
        return quotient if operator == "/" else a % b if operator == "mod" else a - quotient * b
    if operator == "**":
        if not isinstance(b, int) or abs(b) > MAX_POWER or (isinstance(a, int) and b < 0):
            return None
        power: Value = Fraction(a) ** b if isinstance(a, Fraction) else int(a**b)
        return power
    comparisons: dict[str, bool] = {"=": a == b, "/=": a != b, "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}
    if operator in comparisons:
        return int(comparisons[operator])
    if a in (0, 1) and b in (0, 1):
        both, either = int(a and b), int(a or b)
        logical = {"and": both, "or": either, "xor": int(a != b), "and then": both, "or else": either}
        return logical.get(operator)
    return None


def character_width(code: int) -> int:
    """The length of a character's image, as GNAT 12 spells it."""
    if code == 173:
        return 11
    if code in (128, 129, 132, 153):
        return 12
    if 32 <= code < 127 or code > 159:
        return 3
    short = {8, 9, 10, 11, 12, 13, 14, 15, 25, 28, 29, 30, 31, 141, 148, 156}
    return 2 if code in short else 3
