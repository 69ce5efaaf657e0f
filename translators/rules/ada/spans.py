"""Where arrays start and end whose bounds the running program computes (ARM 3.6.1, 4.1.2).

An array of the IR has a length and no bounds. An empty one may end more than one before its start, and its length does
not say so: then its last index is kept beside it too.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from analyzers.ada import tree as t
from analyzers.ada.entities import Subtype, TypeEntity
from analyzers.model import IntType, Overflow
from translators.rules import ir
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine, base_type
from translators.rules.ada.values import INTEGER, UNKNOWN, First, Value, bounded, first_of, integer, plus


def short_index(type_: TypeEntity, at: t.Node) -> bool:
    """Whether an index is an integer whose values 32 bits hold."""
    return type_.integer and (base_type(type_, at).bits == 32 or (type_.kind == "signed" and base_type(type_, at).bits < 32))


def as_index(node: ir.Expression) -> ir.Expression:
    """A bound as an integer of 32 bits, as all bounds are kept that the running program computes."""
    kind = getattr(node, "type", None)
    if not isinstance(kind, IntType) or kind.bits >= 32:
        return node
    if isinstance(node, ir.IntLiteral):
        return integer(node.value)
    return ir.Convert(node, IntType(32, True, Overflow.TRAPS, kind.minimum, kind.maximum))


def span_first(r: Routine, low: ir.Expression, high: ir.Expression, at: t.Node) -> First:
    """The bounds of an array of `low .. high`, which have just been evaluated."""
    from translators.rules.ada.objects import repeatable

    if isinstance(low, ir.IntLiteral) and isinstance(high, ir.IntLiteral):
        return bounded(low.value, high.value)
    if not isinstance(low, ir.IntLiteral) and not repeatable(r, low):
        return UNKNOWN
    first = First(low.value) if isinstance(low, ir.IntLiteral) else First(None, lambda: low)
    if near(r, low, high):
        return first
    return dataclasses.replace(first, last=(lambda: high) if repeatable(r, high) else unknown_last(at))


def lazy_first(r: Routine, low: Callable[[], ir.Expression], high: Callable[[], ir.Expression], at: t.Node) -> First:
    """The same of bounds that are evaluated wherever somebody asks for them; refused there, if they are."""
    mark = len(r.before)
    try:
        start = low()
    except Refused:
        return First(None, low, high)
    try:
        end = high()
    except Refused:
        return First(start.value, None, high) if isinstance(start, ir.IntLiteral) else First(None, low, high)
    finally:
        del r.before[mark:]
    return span_first(r, start, end, at)


def subtype_first(r: Routine, of: Subtype, at: t.Node) -> First:
    """The bounds of an array subtype of one dimension that the running program computes."""
    from translators.rules.ada.conversions import bound_value

    assert of.bounds is not None
    (low, high), index = of.bounds[0], Subtype(of.type.indexes[0].type)
    if isinstance(low, int) and isinstance(high, int):
        return bounded(low, high)
    number = low if isinstance(low, int) else None
    return First(number, lambda: as_index(bound_value(r, low, index, at)), lambda: as_index(bound_value(r, high, index, at)))


def unknown_last(at: t.Node) -> Callable[[], ir.Expression]:
    """For an array that may be empty and of which nothing tells then where it ends."""

    def refuse() -> ir.Expression:
        raise Refused("array bounds", "the last index of an array that may be empty and end anywhere", at)

    return refuse


def last_of(r: Routine, value: Value) -> ir.Expression | None:
    """The expression of an array value's last index, or None when nobody knows it."""
    from translators.rules.ada.objects import length

    bounds = value.subtype.static_bounds() if value.subtype is not None else None
    if bounds is not None:
        return integer(bounds[1])
    if value.first.last is not None:
        return value.first.last()
    first = first_of(value)
    if first is None:
        return None
    count = length(r, value)
    if isinstance(first, ir.IntLiteral) and first.value == -(1 << 31):
        return ir.Binary("+", first, plus(count, -1), INTEGER)
    if isinstance(first, ir.IntLiteral):
        return plus(count, first.value - 1)
    return plus(ir.Binary("+", first, count, INTEGER), -1)


def near(r: Routine, low: ir.Expression, high: ir.Expression) -> bool:
    """Whether `high` is certainly no less than `low - 1`, so that a length tells where the array ends."""
    from translators.rules.ada.objects import repeatable

    ends = certain_end(high, "low"), certain_end(low, "high")
    if ends[0] is not None and ends[1] is not None and ends[0] >= ends[1] - 1:
        return True
    (base, moved), (start, before) = _split(high), _split(low)
    if isinstance(base, ir.Binary) and base.operator == "+" and certain_end(base.right, "low") == 0 and base.left == start:
        base = start
    return base == start and moved >= before - 1 and repeatable(r, base)


def _split(node: ir.Expression) -> tuple[ir.Expression, int]:
    """An expression as another one and what is added to it."""
    total = 0
    while isinstance(node, ir.Binary) and node.operator in ("+", "-") and isinstance(node.right, ir.IntLiteral):
        if not isinstance(node.type, IntType) or node.type.overflow is not Overflow.TRAPS:
            break
        total += node.right.value if node.operator == "+" else -node.right.value
        node = node.left
    return node, total


def certain_end(node: ir.Expression, end: str) -> int | None:
    """The least (`low`) or the most (`high`) that an integer expression can be, as far as its parts and its type tell."""
    if isinstance(node, ir.IntLiteral):
        return node.value
    if isinstance(node, ir.Length) and end == "low":
        return 0
    base, moved = _split(node)
    if base is not node:
        inner = certain_end(base, end)
        return inner + moved if inner is not None else None
    return getattr(_kind(node), end, None)


def _kind(node: ir.Expression) -> IntType | None:
    kind = getattr(node, "type", None)
    if isinstance(node, ir.Convert) and node == as_index(node.operand):
        return kind if isinstance(kind, IntType) else None
    named = isinstance(node, ir.Variable | ir.FieldAccess | ir.Index | ir.Call) or (isinstance(node, ir.Convert) and node.check)
    return kind if named and isinstance(kind, IntType) else None
