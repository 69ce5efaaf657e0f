"""Concatenation (ARM 4.5.3): where its result starts, and whether its bounds lie in the index subtype."""

from __future__ import annotations

import dataclasses

from analyzers.ada import standard
from analyzers.ada import tree as t
from analyzers.ada.entities import Subtype, TypeEntity
from analyzers.model import ArrayType, CharType, StringKind, StringType
from translators.rules import ir
from translators.rules.ada.conversions import bound_value, once
from translators.rules.ada.fitting import compatible
from translators.rules.ada.objects import length, repeatable
from translators.rules.ada.order import behind_images, check_order, images_first
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine, base_type
from translators.rules.ada.spans import last_of, unknown_last
from translators.rules.ada.values import (
    INTEGER,
    STRING,
    UNKNOWN,
    WIDE,
    First,
    Value,
    both,
    checked,
    chosen,
    compare,
    first_of,
    integer,
    plus,
)

TOP = (1 << 31) - 1  # of Integer


def concatenation(r: Routine, expr: t.Binary, wanted: TypeEntity | None) -> Value:
    """`A & B` of strings and characters; the result starts where its first non-empty part does (ARM 4.5.3(6))."""
    from translators.rules.ada.operators import operand

    types = r.program.resolver.predefined_binary("&", (expr.left, expr.right), r.scope)
    if wanted is not None:
        types = [x for x in types if compatible(x, wanted)] or types
    fitting = wanted is not None and any(compatible(x, wanted) for x in types)
    if not fitting and wanted is not None and wanted.kind == "array" and wanted.component is not None:
        sides = (r.program.resolver.types_of(e, r.scope) for e in (expr.left, expr.right))
        if all(any(compatible(x, wanted.component.type) for x in side) for side in sides):
            types = [wanted]  # components alone: the context says of which array (ARM 4.5.3(3))
    if not types and wanted is not None and wanted.kind == "array" and wanted.component is not None:
        both = all(isinstance(e, t.Aggregate) for e in (expr.left, expr.right))
        types = [wanted] if both and wanted.component.type.scalar and len(wanted.indexes) == 1 else []
    if not types:
        operand(r, expr.left, None)
        operand(r, expr.right, None)
        raise Refused("operator", "& of operands that are not understood", expr)
    type_ = types[0]
    if type_ is standard.STRING and wanted is not None and wanted.is_string:
        type_ = wanted  # of literals, which would be strings of any type
    left = part(r, expr.left, type_)
    with behind_images(r, expr):
        right = part(r, expr.right, type_)
    if not type_.is_string:
        return joined_arrays(r, expr, type_, left, right)
    limits = type_.indexes[0].static_range or (1, TOP)
    if type_.indexes[0].type.kind != "signed":
        raise Refused("operator", f"& of {type_.name or 'arrays'}", expr)
    nodes = images_first(r, left.node, right.node, expr)
    left, right = (dataclasses.replace(v, node=n) for v, n in zip((left, right), nodes, strict=True))
    left = from_start(left, type_, First(limits[0]))
    if limits[1] < TOP:
        left, right = (dataclasses.replace(v, node=once(r, v.node, expr)) for v in (left, right))
    last = right if right.type.kind == "array" else Value(right.node, type_, None, First(limits[0]))
    first = joined_first(r, left, last, expr, limits[0])
    whole = Value(ir.Binary("concat", left.node, right.node, STRING), type_, None, first)
    if limits[1] < TOP:
        counts = [length(r, v) if v.type.kind == "array" else integer(1) for v in (left, right)]
        r.before.append(bounds_check(r, counts, whole, integer(limits[1]), expr))
    return whole


def from_start(left: Value, type_: TypeEntity, low: First) -> Value:
    """A left operand as its type has it: what an array type's own definition bounds is joined from its first index on,
    wherever the operand starts (ARM 4.5.3(7))."""
    return dataclasses.replace(left, first=low) if type_.bounded and left.type.kind == "array" else left


def joined_arrays(r: Routine, expr: t.Binary, type_: TypeEntity, left: Value, right: Value) -> Value:
    """`A & B` of arrays of one dimension and of components."""
    index = type_.indexes[0] if len(type_.indexes) == 1 else None
    if index is None or type_.component is None or index.type.kind != "signed":
        raise Refused("operator", f"& of {type_.name or 'arrays'}", expr)
    low, limit = index_limits(r, type_, expr)
    left = from_start(left, type_, low)
    kind = r.type_of(Subtype(type_, name=type_.name), expr)
    single = r.type_of(Subtype(type_, bounds=((1, 1),), name=type_.name), expr)
    nodes = [
        v.node if v.type.kind == "array" and v.type is not type_.component.type else ir.Aggregate((("", v.node),), single)
        for v in (left, right)
    ]
    check_order(r, nodes, expr)
    if limit is not None:
        own = [node is v.node for node, v in zip(nodes, (left, right), strict=True)]
        nodes = [once(r, node, expr) for node in nodes]
        left, right = (dataclasses.replace(v, node=n) if o else v for v, n, o in zip((left, right), nodes, own, strict=True))
    first = joined_first(r, left, right, expr) if nodes[0] is left.node else low
    if nodes[0] is left.node and nodes[1] is not right.node:  # an empty left side leaves the component's index
        first = joined_first(r, left, Value(right.node, type_, None, low), expr)
    whole = Value(ir.Binary("concat", nodes[0], nodes[1], kind), type_, None, first)
    if limit is not None:
        counts = [length(r, Value(node, type_)) for node in nodes]
        r.before.append(bounds_check(r, counts, whole, limit, expr))
    return whole


def index_limits(r: Routine, type_: TypeEntity, at: t.Node) -> tuple[First, ir.Expression | None]:
    """Where arrays that start with a component start, and the last index that there is, if there may be too few."""
    index = type_.indexes[0]
    limits = index.static_range
    if limits is not None:
        return First(limits[0]), integer(limits[1]) if limits[1] < TOP else None
    if index.low is None or index.high is None or base_type(index.type, at).bits != 32:
        raise Refused("operator", f"& of {type_.name or 'arrays'}", at)
    low, high = (bound_value(r, b, Subtype(index.type), at) for b in (index.low, index.high))
    return First(low.value) if isinstance(low, ir.IntLiteral) else First(None, lambda: low), high


def bounds_check(r: Routine, counts: list[ir.Expression], whole: Value, limit: ir.Expression, at: t.Node) -> ir.Statement:
    """The last index of a concatenation that is not empty must lie in the index subtype (ARM 4.5.3(8))."""
    first = first_of(whole)
    if first is None:
        raise Refused("operator", f"& of {whole.type.name or 'arrays'}", at)
    total = ir.Binary("+", ir.Convert(counts[0], WIDE), ir.Convert(counts[1], WIDE), WIDE)
    last = ir.Binary("+", ir.Convert(first, WIDE), total, WIDE)
    full = compare(">", total, integer(0, WIDE))
    most = integer(limit.value, WIDE) if isinstance(limit, ir.IntLiteral) else ir.Convert(limit, WIDE)
    return checked(both(full, compare(">", last, plus(most, 1, WIDE))), at)


def part(r: Routine, expr: t.Expr, array: TypeEntity) -> Value:
    """An operand of `&`: a string or one character."""
    from translators.rules.ada.operators import operand

    types = r.program.resolver.types_of(expr, r.scope)
    assert array.component is not None
    if any(compatible(x, array) for x in types):
        return operand(r, expr, array)
    return operand(r, expr, array.component.type)


def certainly_full(node: ir.Expression) -> bool:
    """Whether a string has at least one character, whatever its parts are."""
    if isinstance(node, ir.Binary) and node.operator == "concat":
        return certainly_full(node.left) or certainly_full(node.right)
    if isinstance(node, ir.Convert):
        return isinstance(getattr(node.operand, "type", None), CharType)
    kind = getattr(node, "type", None)
    if isinstance(kind, ArrayType | StringType) and kind.length:
        return not isinstance(kind, StringType) or kind.kind is StringKind.FIXED
    return isinstance(node, ir.StringLiteral) and bool(node.value)


def joined_first(r: Routine, left: Value, right: Value, at: t.Node, low: int = 1) -> First:
    """Where a concatenation starts, whose index subtype starts at `low`."""
    if left.type.kind != "array":
        return First(low)
    if certainly_full(left.node):
        return First(left.first.number, left.first.make)
    same = left.first.number is not None and left.first.number == right.first.number
    if same and right.first.last is None:
        return First(left.first.number)
    if not (repeatable(r, left.node) and repeatable(r, right.node)):
        return First(left.first.number, None, unknown_last(at)) if same else UNKNOWN

    def of_full(full: ir.Expression | None, otherwise: ir.Expression | None) -> ir.Expression:
        if full is None or otherwise is None:
            raise Refused("array bounds", "the first index of a concatenation", at)
        if isinstance(full, ir.IntLiteral) and full == otherwise:
            return full
        return chosen(compare(">", length(r, left), integer(0)), full, otherwise, INTEGER)

    def last() -> ir.Expression:
        first = first_of(left)
        whole = ir.Binary("+", length(r, left), length(r, right), integer(0).type)
        return of_full(first and plus(ir.Binary("+", first, whole, whole.type), -1), last_of(r, right))

    return First(
        left.first.number if same else None,
        None if same else lambda: of_full(first_of(left), first_of(right)),
        None if right.first.last is None else last,
    )
