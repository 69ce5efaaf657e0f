"""Values of the functions of <math.h> whose arguments are constants: gcc computes them itself, rounded exactly.

What the C library gives for the same arguments may differ in the last bit, so constants are told apart from the rest.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Context, Decimal, InvalidOperation, Overflow, localcontext

_DIGITS = 80
_LARGEST = 10**6  # beyond it, the digits of pi that are kept would not do for a sine
_SMALLEST = 2.0**-1022
_TINY = Decimal(10) ** -(_DIGITS - 5)

Function = Callable[..., Decimal | None]


def folded(name: str, arguments: tuple[float, ...]) -> float | None:
    """The exactly rounded value; None where gcc leaves the call alone, or where it is not known here."""
    function = _FUNCTIONS.get(name)
    if function is None or not all(math.isfinite(a) for a in arguments):
        return None
    if any(a == 0 and math.copysign(1, a) < 0 for a in arguments):
        return None
    context = Context(prec=_DIGITS, Emax=10**6, Emin=-(10**6), traps=[InvalidOperation, Overflow])
    with localcontext(context):
        try:
            exact = function(*(Decimal(a) for a in arguments))
        except (InvalidOperation, Overflow, ZeroDivisionError):
            return None
        if exact is None:
            return None
        value = float(exact)
        return value if math.isfinite(value) and (exact == 0 or abs(value) >= _SMALLEST) else None


def _log(x: Decimal) -> Decimal | None:
    return x.ln() if x > 0 else None


def _log10(x: Decimal) -> Decimal | None:
    return x.log10() if x > 0 else None


def _log2(x: Decimal) -> Decimal | None:
    if x <= 0:
        return None
    fraction, exponent = math.frexp(float(x))
    return Decimal(exponent - 1) if fraction == 0.5 else x.ln() / Decimal(2).ln()


def _pow(x: Decimal, y: Decimal) -> Decimal | None:
    if x == 0 or (x < 0 and y != y.to_integral_value()):
        return Decimal(0) if x == 0 and y > 0 else None
    return x**y


def _exp(x: Decimal) -> Decimal:
    return x.exp()


def _hypot(x: Decimal, y: Decimal) -> Decimal:
    return (x * x + y * y).sqrt()


def _cbrt(x: Decimal) -> Decimal:
    root = (abs(x).ln() / 3).exp() if x else Decimal(0)
    whole = root.to_integral_value()
    return (whole if whole**3 == abs(x) else root).copy_sign(x)


def _halved(x: Decimal, sign: int) -> Decimal:
    """Half of e to the x, with e to the -x added or taken away."""
    return (x.exp() + sign * (-x).exp()) / 2


def _sinh(x: Decimal) -> Decimal | None:
    return _halved(x, -1) if x == 0 or abs(x) > Decimal("1e-9") else None


def _cosh(x: Decimal) -> Decimal:
    return _halved(x, 1)


def _tanh(x: Decimal) -> Decimal | None:
    return _halved(x, -1) / _halved(x, 1) if x == 0 or abs(x) > Decimal("1e-9") else None


def _arctangent(x: Decimal) -> Decimal:
    """By its series, after the argument was made small: atan x = 2 atan (x / (1 + sqrt (1 + x x)))."""
    times = 1
    while abs(x) > Decimal("0.05"):
        x = x / (1 + (1 + x * x).sqrt())
        times *= 2
    term, total, square, n = x, x, x * x, 1
    while abs(term) > _TINY * abs(x):
        term = -term * square
        n += 2
        total += term / n
    return total * times


def _pi() -> Decimal:
    return 4 * _arctangent(Decimal(1))


def _atan2(y: Decimal, x: Decimal) -> Decimal | None:
    if x > 0:
        return _arctangent(y / x)
    if y == 0:
        return _pi() if x < 0 else None
    return _pi().copy_sign(y) / 2 - (_arctangent(x / y) if x else 0)


def _asin(x: Decimal) -> Decimal | None:
    if abs(x) > 1:
        return None
    return _pi().copy_sign(x) / 2 if abs(x) == 1 else _arctangent(x / (1 - x * x).sqrt())


def _acos(x: Decimal) -> Decimal | None:
    inner = _asin(x)
    if inner is None or x == 1:
        return Decimal(0) if x == 1 else None
    return _pi() / 2 - inner


def _sine(x: Decimal) -> Decimal | None:
    if abs(x) > _LARGEST:
        return None
    turn = 2 * _pi()
    x -= (x / turn).to_integral_value() * turn
    term, total, n = x, x, 1
    while abs(term) > _TINY * abs(total):
        term = -term * x * x / ((n + 1) * (n + 2))
        n += 2
        total += term
    return total


def _cosine(x: Decimal) -> Decimal | None:
    return _sine(x + _pi() / 2)


def _tangent(x: Decimal) -> Decimal | None:
    sine, cosine = _sine(x), _cosine(x)
    return None if sine is None or not cosine else sine / cosine


_FUNCTIONS: dict[str, Function] = {
    "exp": _exp, "exp2": lambda x: Decimal(2) ** x, "log": _log, "log10": _log10, "log2": _log2, "pow": _pow,
    "hypot": _hypot, "cbrt": _cbrt, "sinh": _sinh, "cosh": _cosh, "tanh": _tanh, "atan": _arctangent, "atan2": _atan2,
    "asin": _asin, "acos": _acos, "sin": _sine, "cos": _cosine, "tan": _tangent,
}  # fmt: skip
