"""Static expressions of integer and floating-point types. They are evaluated exactly, and checked or rounded once, at
their end (ARM 4.9(33-38)); what runs rounds and checks each operation. Where the two differ, the exact value stands in
the expression's place.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from fractions import Fraction

from analyzers.ada import tree as t
from analyzers.ada.entities import Dynamic, NumberEntity, ObjectEntity, Scope, Subtype, TypeEntity
from analyzers.ada.static import below_zero, constant_value, static
from analyzers.ada.subtypes import mark_subtype
from analyzers.reals import nearest
from translators.rules import ir
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine, base_type

RELATIONS: dict[str, Callable[..., bool]] = {
    "=": operator.eq, "/=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge
}  # fmt: skip
_WRAPPING: dict[str, Callable[[int, int], int]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.floordiv, "mod": operator.mod, "rem": operator.mod,
    "**": operator.pow,
}  # fmt: skip
_DIVIDING = ("/", "mod", "rem")
_STEPS: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv
}  # fmt: skip


def exact(r: Routine, expr: t.Unary | t.Binary, type_: TypeEntity) -> ir.Expression | None:
    """The value of a static expression, where evaluating it step by step would give another one or fail."""
    if type_.kind == "signed":
        return _integer(r, expr, type_)
    if type_.kind != "float":
        return None
    refuse_rounded(expr, r.scope)
    value = real(expr, r.scope)
    refuse_negative_zero(value, expr, r.scope)
    if value is None or (rounded := nearest(value, type_.high)) is None or rounded == stepwise(expr, r.scope, type_.high):
        return None
    refuse_tiny(value, rounded, type_.high, expr)
    return ir.FloatLiteral(float(rounded), r.type_of(Subtype(type_, name=type_.name), expr))


def refuse_tiny(value: Fraction, rounded: Fraction, bits: int, at: t.Node) -> None:
    """Refuse a number below the normalized ones that is not cut as GNAT 12 cuts it: towards zero."""
    if abs(rounded) > abs(value) and abs(value) < Fraction(1, 1 << (1022 if bits == 64 else 126)):
        raise Refused("static expression", "a number below the normalized ones, which GNAT cuts", at)


def refuse_negative_zero(value: object, expr: t.Node, scope: Scope) -> None:
    if value == 0 and _negative(expr, scope):
        raise Refused("static expression", "a zero that GNAT keeps negative", expr)


def _negative(expr: t.Node, scope: Scope) -> bool:
    """Whether a static zero may be a negative one. A sum of what is no zero is none."""
    if isinstance(expr, t.Unary) and expr.operator == "abs":
        return False
    if isinstance(expr, t.Binary) and expr.operator in ("+", "-"):
        return all(real(side, scope) in (0, None) for side in (expr.left, expr.right)) and any(
            _negative(side, scope) for side in (expr.left, expr.right)
        )
    return any(below_zero(node, scope) for node in t.walk(expr))


def exact_relation(expr: t.Binary, type_: TypeEntity, scope: Scope) -> bool | None:
    """What comparing two static real numbers gives, where rounding them first would give something else."""
    if type_.kind != "float":
        return None
    refuse_rounded(expr, scope)
    left, right = real(expr.left, scope), real(expr.right, scope)
    if left is None or right is None:
        return None
    steps = [stepwise(side, scope, type_.high) for side in (expr.left, expr.right)]
    certain = RELATIONS[expr.operator](left, right)
    known = None not in steps and RELATIONS[expr.operator](*steps) == certain
    return None if known else certain


def refuse_rounded(expr: t.Node, scope: Scope, whole: bool = False) -> None:
    """Refuse a static real expression in which a conversion or a qualified expression would be rounded by what runs: GNAT
    rounds the whole alone. With `whole`, also one that is such itself."""
    if static(expr, scope) is None:
        return
    for node in (n for n in t.walk(expr) if whole or n is not expr):
        mark = node.prefix if isinstance(node, t.Apply) and len(node.args) == 1 else getattr(node, "mark", None)
        of = mark_subtype(mark, scope) if isinstance(mark, t.Name | t.Selected) else None
        value = static(node, scope) if of is not None and of.type.kind == "float" else None
        if of is not None and value is not None and nearest(Fraction(value), of.type.high) != value:
            raise Refused("static expression", "a conversion that rounds, inside another static expression", expr)


def refuse_inexact(expr: t.Node, scope: Scope, type_: TypeEntity) -> None:
    """Refuse a static operand of a membership test that is no machine number: GNAT rounds the bounds and not the operand."""
    value = static(expr, scope) if type_.kind == "float" else None
    if value is not None and nearest(Fraction(value), type_.high) != value:
        raise Refused("static expression", "a membership test of a static value that is no machine number", expr)


def refuse_cut(expr: t.Node, scope: Scope, type_: TypeEntity) -> None:
    """Refuse static arithmetic in a fixed-point type whose parts, or whose quotients, are no multiples of its small: which
    of them is cut, and how, is the compiler's choice."""
    if not any(isinstance(n, t.Binary) for n in t.walk(expr)):
        return
    parts = [n for n in t.walk(expr) if isinstance(n, t.RealLit | t.Name | t.Selected) or (isinstance(n, t.Binary) and n.operator == "/")]
    values = [v for n in parts if isinstance(v := static(n, scope), Fraction)]
    if any((v / type_.small).denominator != 1 for v in values):
        raise Refused("static expression", f"arithmetic of {type_.name} with what is no multiple of its small", expr)


def modular(expr: t.Node, scope: Scope, modulus: int) -> int | None:
    """The value of a static expression of literals in a modular type, whose operations wrap (ARM 3.5.4(11))."""
    if isinstance(expr, t.Unary):
        inner = modular(expr.operand, scope, modulus)
        return None if inner is None or expr.operator not in ("+", "-", "abs") else (-inner if expr.operator == "-" else inner) % modulus
    if isinstance(expr, t.Binary):
        left = modular(expr.left, scope, modulus)
        right = static(expr.right, scope) if expr.operator == "**" else modular(expr.right, scope, modulus)
        if left is None or not isinstance(right, int) or expr.operator not in _WRAPPING or (right == 0 and expr.operator in _DIVIDING):
            return None
        return _WRAPPING[expr.operator](left, right) % modulus
    value = static(expr, scope)
    return value if isinstance(value, int) and 0 <= value < modulus else None


def _integer(r: Routine, expr: t.Unary | t.Binary, type_: TypeEntity) -> ir.Expression | None:
    base = base_type(type_, expr)

    def fits(node: t.Node) -> bool:
        value = static(node, r.scope, type_)
        return isinstance(value, int) and base.minimum <= value <= base.maximum

    steps = [n for n in _operations(expr) if n is not expr]
    if not fits(expr) or all(fits(n) for n in steps) or not dependable(expr, r.scope):
        return None
    value = static(expr, r.scope, type_)
    assert isinstance(value, int)
    return ir.IntLiteral(value, base)


def _operations(expr: t.Node) -> list[t.Node]:
    """The operations that an expression is made of."""
    if isinstance(expr, t.Unary):
        return [expr, *_operations(expr.operand)]
    if isinstance(expr, t.Binary):
        return [expr, *_operations(expr.left), *_operations(expr.right)]
    return []


def real(expr: t.Node, scope: Scope) -> Fraction | None:
    """The exact value of a static real expression of literals, named numbers, constants and predefined operators."""
    value = static(expr, scope) if dependable(expr, scope) else None
    return Fraction(value) if value is not None else None


def stepwise(expr: t.Node, scope: Scope, bits: int) -> Fraction | None:
    """What the running program would make of such an expression; None when not known, or too large for it."""
    if isinstance(expr, t.Unary):
        inner = stepwise(expr.operand, scope, bits)
        return None if inner is None else -inner if expr.operator == "-" else abs(inner) if expr.operator == "abs" else inner
    if isinstance(expr, t.Binary):
        left, right = stepwise(expr.left, scope, bits), stepwise(expr.right, scope, bits)
        step = _STEPS.get(expr.operator)
        if left is None or right is None or step is None or (expr.operator == "/" and right == 0):
            return None
        return nearest(step(left, right), bits)
    value = static(expr, scope)
    return nearest(Fraction(value), bits) if value is not None else None


def dependable(expr: t.Node, scope: Scope) -> bool:
    """Whether an expression that has a static value is a static expression in the language's sense (ARM 4.9), of parts
    whose values are exact."""
    if isinstance(expr, t.IntLit | t.RealLit):
        return True
    if isinstance(expr, t.Unary):
        return dependable(expr.operand, scope)
    if isinstance(expr, t.Binary):
        return dependable(expr.left, scope) and dependable(expr.right, scope)
    if isinstance(expr, t.Attribute):
        return isinstance(static(expr, scope), int)
    if not isinstance(expr, t.Name | t.Selected):
        return False
    entity = next(iter(scope.library.find(expr, scope)), None)
    if isinstance(entity, ObjectEntity):
        limited = any(isinstance(end, Dynamic) for end in (entity.subtype.low, entity.subtype.high))
        if limited or entity.formal or entity.initial is None or constant_value(entity) is None:
            return False
        return dependable(entity.initial, entity.scope)
    return isinstance(entity, NumberEntity)
