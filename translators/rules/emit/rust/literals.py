"""Literals as Rust writes them."""

from __future__ import annotations

import math
from fractions import Fraction

from analyzers.reals import nearest, shortest

_SIMPLE = {10: "\\n", 13: "\\r", 9: "\\t", 92: "\\\\", 0: "\\0"}


def _byte(value: int, quote: str) -> str:
    if value == ord(quote):
        return f"\\{quote}"
    if value in _SIMPLE:
        return _SIMPLE[value]
    return chr(value) if 32 <= value < 127 else f"\\x{value:02x}"


def byte_literal(value: int) -> str:
    return f"b'{_byte(value, chr(39))}'"


def bytes_literal(value: bytes) -> str:
    shown = []
    for byte, following in zip(value, value[1:] + b"\0", strict=False):
        octal = byte == 0 and 48 <= following <= 57  # `\0` before a digit reads like C's octal
        shown.append("\\x00" if octal else _byte(byte, '"'))
    return f'b"{"".join(shown)}"'


def text_literal(value: str) -> str:
    escaped = "".join(
        _byte(ord(c), '"') if ord(c) < 127 else (c if c.isprintable() else f"\\u{{{ord(c):x}}}") for c in value
    )
    return f'"{escaped}"'


def integer_literal(value: int) -> str:
    """Digits in groups of three from 10,000 up (clippy: unreadable_literal)."""
    return f"{value:_}" if abs(value) >= 10000 else str(value)


def float_literal(value: float, bits: int) -> str:
    kind = f"f{bits}"
    if math.isnan(value):
        return f"-{kind}::NAN" if math.copysign(1, value) < 0 else f"{kind}::NAN"
    if math.isinf(value):
        return f"{kind}::INFINITY" if value > 0 else f"{kind}::NEG_INFINITY"
    if bits == 32 and nearest(Fraction(value), 32) == Fraction(value) and (text := shortest(value)) != repr(value):
        return f"{text}_f32"  # which no other type's number is
    return repr(value)
