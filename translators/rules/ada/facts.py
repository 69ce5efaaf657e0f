"""What a condition tells about discriminants, so that checks which must succeed are left out."""

from __future__ import annotations

from analyzers.ada import tree as t
from analyzers.ada.entities import Subtype
from analyzers.ada.static import static
from analyzers.ada.typedefs import choice_range
from translators.rules.ada.objects import path_key
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine

Facts = dict[str, frozenset[int]]


def facts_of(r: Routine, test: t.Expr, truth: bool) -> Facts:
    """The values that discriminants can have when a condition came out true (or false)."""
    if isinstance(test, t.Unary) and test.operator == "not":
        return facts_of(r, test.operand, not truth)
    if isinstance(test, t.Binary):
        if test.operator in ("and then", "and") and truth:
            return joined(facts_of(r, test.left, True), facts_of(r, test.right, True))
        if test.operator in ("or else", "or") and not truth:
            return joined(facts_of(r, test.left, False), facts_of(r, test.right, False))
        if test.operator in ("=", "/="):
            return _equality(r, test, truth == (test.operator == "="))
    if isinstance(test, t.Membership):
        ranges = [choice_range(c, r.scope, None) for c in test.choices]
        if all(x is not None for x in ranges):
            inside = {p for x in ranges if x is not None for p in range(x[0], min(x[1], x[0] + 1000) + 1)}
            return narrowed(r, test.operand, frozenset(inside), truth != test.negated)
    return {}


def _equality(r: Routine, test: t.Binary, equal: bool) -> Facts:
    for side, other in ((test.left, test.right), (test.right, test.left)):
        selector = discriminant(r, side)
        if selector is not None:
            position = static(other, r.scope, selector[1].type)
            if isinstance(position, int):
                return narrowed(r, side, frozenset((position,)), equal)
    return {}


def discriminant(r: Routine, expr: t.Expr) -> tuple[str, Subtype] | None:
    """The key of the object whose discriminant an expression reads, and the discriminant's type."""
    if not isinstance(expr, t.Selected) or r.scope.library.find(expr, r.scope):
        return None
    from translators.rules.ada.expressions import expression

    types = r.program.resolver.types_of(expr.prefix, r.scope)
    if len(types) != 1 or types[0].kind != "record" or not types[0].discriminants:
        return None
    if types[0].governing.key != expr.key or types[0].variants is None:
        return None
    try:
        base = expression(r, expr.prefix, None)
    except Refused:
        return None
    key = path_key(r, base.node)
    return (key, types[0].governing.subtype) if key else None


def narrowed(r: Routine, expr: t.Expr, positions: frozenset[int], inside: bool) -> Facts:
    found = discriminant(r, expr)
    if found is None:
        return {}
    key, of = found
    limits = of.static_range
    if limits is None or limits[1] - limits[0] > 1000:
        return {}
    everything = frozenset(range(limits[0], limits[1] + 1))
    return {key: positions & everything if inside else everything - positions}


def joined(left: Facts, right: Facts) -> Facts:
    found = dict(left)
    for key, positions in right.items():
        found[key] = found[key] & positions if key in found else positions
    return found
