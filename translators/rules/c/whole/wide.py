"""long double on x86-64: numbers of 64 significant bits (x87), as fractions and as bytes."""

from __future__ import annotations

import math
import re
from fractions import Fraction

DIGITS = 64
LARGEST = Fraction((2**64 - 1) * 2 ** (16383 - 63))
SMALLEST = Fraction(1, 2**16382)  # of those that have all their digits


def rounded(value: Fraction, digits: int = DIGITS) -> Fraction:
    """The nearest number of so many significant bits, ties to even."""
    if value == 0:
        return value
    unit = Fraction(2) ** (_exponent(abs(value)) - digits + 1)
    return round(value / unit) * unit


def representable(value: Fraction) -> bool:
    return value == 0 or SMALLEST <= abs(value) <= LARGEST


def read(text: str) -> Fraction:
    """The number that a constant means, decimal or hexadecimal, without its suffix."""
    if not text.lower().startswith("0x"):
        return rounded(Fraction(text))
    match = re.fullmatch(r"0x([0-9a-f]*)\.?([0-9a-f]*)p([+-]?\d+)", text.lower())
    if match is None:
        raise ValueError(text)
    whole, part, exponent = match.groups()
    return rounded(int(whole + part or "0", 16) * Fraction(2) ** (int(exponent) - 4 * len(part)))


def encoded(value: float | Fraction) -> bytes:
    """The 16 bytes of a finite number, which has no more than 64 significant bits."""
    exact = Fraction(value)
    negative = exact < 0 or (isinstance(value, float) and math.copysign(1, value) < 0)
    if exact == 0:
        return b"\0" * 9 + bytes([0x80 * negative]) + b"\0" * 6
    exponent = _exponent(abs(exact))
    digits = int(abs(exact) / Fraction(2) ** (exponent - DIGITS + 1))
    field = exponent + 16383 | (0x8000 if negative else 0)
    return digits.to_bytes(8, "little") + field.to_bytes(2, "little") + b"\0" * 6


def _exponent(value: Fraction) -> int:
    """Of the highest bit of a positive number."""
    guess = value.numerator.bit_length() - value.denominator.bit_length()
    return guess if Fraction(2) ** guess <= value else guess - 1
