"""`Put` of the instances of Text_IO into a string, which gives the width (ARM A.10.8(20-22), A.10.10(17))."""

from __future__ import annotations

from analyzers.ada import tree as t
from translators.rules import ir
from translators.rules.ada.effects import NOTHING
from translators.rules.ada.objects import length, repeatable
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine, base_type
from translators.rules.ada.values import BOOLEAN, INTEGER, STRING, WIDE, Value, integer


def put_integer_into(r: Routine, args: dict[str, Value], at: t.Node) -> list[ir.Statement]:
    """An integer, as far to the right as the string has room for; `Layout_Error` where it has not enough."""
    target, value = args["to"], args["item"]
    base = base_type(value.type, at)
    if not value.type.integer or (value.type.kind == "modular" and base.bits == 64):
        raise Refused("library unit", f"Put of {value.type.name} into a string", at)
    if not repeatable(r, target.node) or r.moved != NOTHING or not r.stable(args["base"].node):
        raise Refused("library unit", "Put into a string that is found by what has effects", at)
    node = value.node if base.bits == 64 else ir.Convert(value.node, WIDE)
    made = ir.RuntimeCall("ada.integer_text", (node, length(r, target), args["base"].node), STRING)
    return put_into(r, target, made, at)


def put_literal_into(r: Routine, args: dict[str, Value], text: ir.Expression, at: t.Node) -> list[ir.Statement]:
    """A literal, as far to the left as can be."""
    target = args["to"]
    if not repeatable(r, target.node) or r.moved != NOTHING:
        raise Refused("library unit", "Put into a string that is found by what has effects", at)
    return put_into(r, target, ir.RuntimeCall("ada.padded", (text, length(r, target)), STRING), at)


def put_into(r: Routine, target: Value, made: ir.Expression, at: t.Node) -> list[ir.Statement]:
    """A text that has the string's length, unless it has not room enough."""
    room = length(r, target)
    name = r.fresh("Text")
    r.immutable.add(name)
    text = ir.Variable(name, STRING)
    long = ir.Compare(">", ir.Length(text, INTEGER), room, BOOLEAN)
    whole = target.node if isinstance(target.node, ir.Slice) else ir.Slice(target.node, integer(1), room, STRING)
    return [
        ir.VariableDeclaration(name, STRING, made, True, at.span),
        ir.If(long, (ir.Raise("ada_io_exceptions.layout_error", None, at.span),), (), at.span),
        ir.Assign(whole, text, at.span),
    ]
