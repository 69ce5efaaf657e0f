"""Literals as Go writes them."""

from __future__ import annotations

import math

_SIMPLE = {10: "\\n", 13: "\\r", 9: "\\t", 92: "\\\\"}


def _byte(value: int, quote: str) -> str:
    if value == ord(quote):
        return f"\\{quote}"
    if value in _SIMPLE:
        return _SIMPLE[value]
    return chr(value) if 32 <= value < 127 else f"\\x{value:02x}"


def byte_literal(value: int) -> str:
    return f"'{_byte(value, chr(39))}'"


def bytes_literal(value: bytes) -> str:
    """A string constant; its bytes are exactly these, UTF-8 or not."""
    return '"' + "".join(_byte(b, '"') for b in value) + '"'


def text_literal(value: str) -> str:
    return bytes_literal(value.encode())


def float_literal(value: float) -> str:
    if math.isnan(value):
        return f"math.Float64frombits(0x{'FF' if math.copysign(1, value) < 0 else '7F'}F8000000000000)"
    if math.isinf(value):
        return "math.Inf(1)" if value > 0 else "math.Inf(-1)"
    if value == 0 and math.copysign(1, value) < 0:
        return "math.Copysign(0, -1)"
    return repr(value)
