"""Ada.Real_Time (ARM D.8): times and spans count nanoseconds in 64 bits, as GNAT's do. What leaves them is Constraint_Error."""

from __future__ import annotations

from analyzers.ada import tree as t
from analyzers.ada.entities import SubprogramEntity
from translators.rules import ir
from translators.rules.ada.routine import Routine
from translators.rules.ada.values import INTEGER, WIDE, Value, integer

HOME = "ada.real_time"
UNITS = {"nanoseconds": 1, "microseconds": 1_000, "milliseconds": 1_000_000, "seconds": 1_000_000_000, "minutes": 60_000_000_000}


def arithmetic(r: Routine, entity: SubprogramEntity, args: dict[str, Value], at: t.Node) -> Value:
    """Operators: in whole nanoseconds, quotients truncated; that of two spans is an Integer."""
    assert entity.result is not None
    operator = entity.key.strip('"')
    operands = [ir.Convert(args[side].node, WIDE) for side in ("left", "right") if side in args]
    if operator == "abs":
        node: ir.Expression = ir.Unary("abs", operands[0], WIDE)
    else:
        left, right = operands if len(operands) == 2 else (integer(0, WIDE), operands[0])
        node = ir.Binary(operator, left, right, WIDE)
    if entity.result.type.home != HOME:
        node = ir.Convert(node, INTEGER, True)
    return Value(node, entity.result.type, entity.result)


def same(r: Routine, entity: SubprogramEntity, args: dict[str, Value], at: t.Node) -> Value:
    """To_Duration and To_Time_Span: a Duration counts nanoseconds too."""
    assert entity.result is not None
    (value,) = args.values()
    return Value(value.node, entity.result.type, entity.result)


def span(r: Routine, entity: SubprogramEntity, args: dict[str, Value], at: t.Node) -> Value:
    """So many of a unit."""
    assert entity.result is not None
    (value,) = args.values()
    node: ir.Expression = ir.Convert(value.node, WIDE)
    if (unit := UNITS[entity.key]) > 1:
        node = ir.Binary("*", node, integer(unit, WIDE), WIDE)
    return Value(node, entity.result.type, entity.result)


FUNCTIONS = {
    **{f'{HOME}."{operator}"': arithmetic for operator in ("+", "-", "*", "/", "abs")},
    **{f"{HOME}.{name}": span for name in UNITS},
    f"{HOME}.to_duration": same,
    f"{HOME}.to_time_span": same,
}
