"""What the compiler computes before anything runs: the literals that expressions of literals are.

GnuCOBOL computes operations on two numeric literals in 64-bit integers that wrap round, whatever the digits of the
literals: 12345678901 ** 2 is 4841834936920154873. Items and figurative constants are computed when the program runs,
exactly. Measured with 3.1 (tests/translators/rules/cobol/programs_literals.py).
"""

from __future__ import annotations

from analyzers.cobol import ast

_MOST = 2**63 - 1
_HIGHEST_POWER = 10_000  # the compiler multiplies one by one; ours may refuse to wait


def _wrapped(value: int) -> int:
    """What a 64-bit integer holds of a value."""
    return (value + 2**63) % 2**64 - 2**63


def _long(number: ast.Number) -> int:
    """The digits of a literal as a 64-bit integer: too many of them give the largest one."""
    value = int(number.digits)
    return -min(value, _MOST) if number.negative else min(value, _MOST)


def _literal(value: int, scale: int) -> ast.Number:
    """The literal that a result is, without the zeros at its end behind the point."""
    while scale > 0 and value and value % 10 == 0:
        value, scale = value // 10, scale - 1
    digits = str(abs(value))
    return ast.Number(digits.rjust(scale, "0"), scale, value < 0, value < 0, len(digits) < scale)


def computed(operator: str, left: ast.Expression, right: ast.Expression) -> ast.Expression:
    """An operation: the literal that the compiler makes of it, where it has two literals and computes them."""
    operation = ast.Arithmetic(operator, left, right)
    if not isinstance(left, ast.Number) or not isinstance(right, ast.Number):
        return operation
    if left.narrow or right.narrow:
        return operation  # 7 * 0.01 has one digit, two after the point: the compiler computes nothing with that
    a, b = _long(left), _long(right)
    if operator == "*":
        return _literal(_wrapped(a * b), left.scale + right.scale)
    if operator == "/":
        return _quotient(operation, a, left.scale, b, right.scale)
    if operator == "**":
        return _power(operation, a, b, left.scale or right.scale)
    scale = max(left.scale, right.scale)
    a, b = _wrapped(a * 10 ** (scale - left.scale)), _wrapped(b * 10 ** (scale - right.scale))
    return _literal(_wrapped(a + b if operator == "+" else a - b), scale)


def _quotient(operation: ast.Arithmetic, a: int, scale: int, b: int, divisor_scale: int) -> ast.Expression:
    """Computed where it leaves no rest, and is not zero behind a point."""
    a = _wrapped(a * 10**divisor_scale)
    if b == 0 or a % b or (a == 0 and (scale or divisor_scale)):
        return operation
    return _literal(_wrapped(a // b), scale)


def _power(operation: ast.Arithmetic, a: int, b: int, scaled: int) -> ast.Expression:
    """Whole numbers alone, and exponents that are not negative; zero to the power of zero is one."""
    if scaled or b < 0 or b > _HIGHEST_POWER:
        return operation
    return _literal(_wrapped(pow(a, b)), 0)


def folded(value: ast.Expression) -> ast.Expression | None:
    """The literal that an expression of literals is; None when it is none, or no whole number."""
    if isinstance(value, ast.Number | ast.Text | ast.Figurative | ast.LengthOf):
        return value
    if isinstance(value, ast.Negative):
        inner = folded(value.operand)
        return inner.negated() if isinstance(inner, ast.Number) else None
    if not isinstance(value, ast.Arithmetic):
        return None
    left, right = folded(value.left), folded(value.right)
    if not isinstance(left, ast.Number) or not isinstance(right, ast.Number) or left.scale or right.scale:
        return None
    result = computed(value.operator, left, right) if value.operator != "**" else value
    return result if isinstance(result, ast.Number) else None


def operator_classes(value: ast.Expression) -> set[str]:
    """The kinds of operators of an expression: a level 78 is computed from left to right, whatever they are."""
    if not isinstance(value, ast.Arithmetic):
        return set()
    own = "sum" if value.operator in "+-" else "product"
    return {own} | operator_classes(value.left) | operator_classes(value.right)
