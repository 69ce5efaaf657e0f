"""Operations of modular types (ARM 3.5.4, 4.5): results reduced where the modulus is not that of the machine."""

from __future__ import annotations

from analyzers.ada import tree as t
from analyzers.ada.entities import TypeEntity
from analyzers.model import IntType
from translators.rules import ir
from translators.rules.ada.refusal import Refused
from translators.rules.ada.values import WIDE, Value


def wrapped(node: ir.Expression, type_: TypeEntity, base: IntType, at: t.Node) -> Value:
    """The result of an operation of a modular type, reduced when its modulus is not that of the machine."""
    if type_.kind != "modular" or type_.modulus == 1 << base.bits:
        return Value(node, type_)
    if type_.modulus & (type_.modulus - 1):
        return reduced(node, type_, base, at)
    return Value(ir.Binary("&", node, ir.IntLiteral(type_.modulus - 1, base), base), type_)


def reduced(node: ir.Expression, type_: TypeEntity, base: IntType, at: t.Node) -> Value:
    """An operation modulo what is no power of two, in a type in which it can't wrap."""
    if isinstance(node, ir.Binary) and node.operator in ("&", "|", "^"):  # fits the machine's type (ARM 4.5.1(5))
        return Value(ir.Binary("mod", node, ir.IntLiteral(type_.modulus, base), base), type_)
    plain = isinstance(node, ir.Binary) and node.operator in ("+", "-", "*", "/", "mod", "rem")
    if not isinstance(node, ir.Binary) or not plain or type_.modulus > 1 << 31:
        raise Refused("modular type", f"{type_.name} has a modulus that is no power of two", at)
    left, right = ir.Convert(node.left, WIDE), ir.Convert(node.right, WIDE)
    exact = ir.Binary(node.operator, left, right, WIDE)
    return Value(ir.Convert(ir.Binary("mod", exact, ir.IntLiteral(type_.modulus, WIDE), WIDE), base), type_)
