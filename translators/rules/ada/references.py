"""Access values (ARM 3.10): null, allocators, and the objects behind them."""

from __future__ import annotations

from analyzers.ada import tree as t
from analyzers.ada.entities import Subtype, TypeEntity
from analyzers.ada.static import mark_subtype, subtype
from analyzers.model import Type
from translators.rules import ir
from translators.rules.ada.conversions import default_value, fit
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.values import ONE, First, Value


def reference_type(r: Routine, wanted: TypeEntity | None, at: t.Node) -> Type:
    if wanted is None or wanted.kind != "access":
        raise Refused("access type", "an access value whose type the context does not give", at)
    return r.type_of(Subtype(wanted, name=wanted.name), at)


def null(r: Routine, expr: t.Null, wanted: TypeEntity | None) -> Value:
    type_ = reference_type(r, wanted, expr)
    assert wanted is not None
    return Value(ir.NullLiteral(type_), wanted)


def allocator(r: Routine, expr: t.Allocator, wanted: TypeEntity | None) -> Value:
    """`new T`, `new T (constraint)`, `new T'(value)`."""
    type_ = reference_type(r, wanted, expr)
    assert wanted is not None and wanted.target is not None
    if isinstance(expr.subtype, t.Qualified):
        value = qualified_value(r, expr.subtype, wanted.target)
    else:
        made = subtype(expr.subtype, r.scope)
        if made.type is not wanted.target.type:
            raise Refused("access type", f"an allocator of another type than {wanted.name} refers to", expr)
        if made.type.kind == "array" and made.static_bounds() != wanted.target.static_bounds():
            raise Refused("access type", "an allocator of an array with its own bounds", expr)
        value = default_value(r, made, expr)
    return Value(ir.Allocate(value, type_), wanted)


def qualified_value(r: Routine, expr: t.Qualified, target: Subtype) -> ir.Expression:
    from translators.rules.ada.aggregates import aggregate
    from translators.rules.ada.expressions import expression

    mark = mark_subtype(expr.mark, r.scope)
    if mark is None or mark.type is not target.type:
        raise Refused("access type", "an allocator of another type than its access type refers to", expr)
    if isinstance(expr.value, t.Aggregate):
        value = aggregate(r, expr.value, mark.type, mark)
    else:
        value = expression(r, expr.value, mark.type)
    return fit(r, Value(fit(r, value, mark, expr), mark.type, mark, value.first), target, expr)


def followed(r: Routine, value: Value, at: t.Node) -> Value:
    """The object behind an access value; any other value as it is."""
    if value.type.kind != "access":
        return value
    target = value.type.target
    if target is None:
        raise Refused("access type", f"{value.type.name} refers to subprograms", at)
    reference_type(r, value.type, at)
    object_type = r.type_of(target, at)
    bounds = target.static_bounds() if target.type.kind == "array" else None
    first = First(bounds[0]) if bounds else ONE
    return Value(ir.Dereference(value.node, object_type), target.type, target, first)
