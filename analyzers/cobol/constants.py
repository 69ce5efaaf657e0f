"""Named constants (level 78, CONSTANT): the literals that expressions of literals are."""

from __future__ import annotations

from analyzers.cobol import ast


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
    a, b = left.integer, right.integer
    if value.operator == "/" and (b == 0 or a % b):
        return None
    results = {"+": a + b, "-": a - b, "*": a * b, "/": a // b if b else 0}
    if value.operator not in results:
        return None
    return ast.Number(str(abs(results[value.operator])), 0, results[value.operator] < 0)


def operator_classes(value: ast.Expression) -> set[str]:
    """The kinds of operators of an expression: a level 78 is computed from left to right, whatever they are."""
    if not isinstance(value, ast.Arithmetic):
        return set()
    own = "sum" if value.operator in "+-" else "product"
    return {own} | operator_classes(value.left) | operator_classes(value.right)
