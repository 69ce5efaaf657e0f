"""Floating-point numbers of the machine: IEEE 754 binary32 and binary64."""

from __future__ import annotations

import math
import struct
from fractions import Fraction


def nearest(value: Fraction, bits: int) -> Fraction | None:
    """The machine number of 32 or 64 bits that is nearest, of two the even one; None beyond the largest."""
    try:
        number = float(value)
        if bits == 64:
            return Fraction(number)
        (code,) = struct.unpack("<I", struct.pack("<f", number))
    except OverflowError:
        return None
    around = [c for c in (code - 1, code, code + 1) if 0 <= c & 0x7FFFFFFF < 0x7F800000 and c >= 0]
    found = [(abs(Fraction(struct.unpack("<f", struct.pack("<I", c))[0]) - value), c & 1, c) for c in around]
    return Fraction(struct.unpack("<f", struct.pack("<I", min(found)[2]))[0])


def shortest(number: float) -> str:
    """The shortest decimal whose nearest number of 32 bits is `number`, which is one."""
    texts = (f"{number:.{digits}g}" for digits in range(1, 10))
    return repr(float(next(t for t in texts if nearest(Fraction(t), 32) == Fraction(number))))


def single_of(digits: str, number: float) -> float:
    """The number of 32 bits that a literal means, rounded once; `number` is that of 64."""
    if number == 0 or math.isinf(number):
        return number
    rounded = nearest(_hexadecimal(digits) if "x" in digits.lower() else Fraction(digits), 32)
    return math.inf if rounded is None else float(rounded)


def _hexadecimal(digits: str) -> Fraction:
    """The value of a hexadecimal constant that is no integer (C17 6.4.4.2)."""
    significand, _, exponent = digits.lower().removeprefix("0x").partition("p")
    whole, _, part = significand.partition(".")
    return Fraction(int(whole + part, 16), 16 ** len(part)) * Fraction(2) ** int(exponent or 0)
