"""Operations of modular types (ARM 3.5.4, 4.5): results reduced where the modulus is not that of the machine."""

from __future__ import annotations

from analyzers.ada import tree as t
from analyzers.ada.entities import TypeEntity
from analyzers.model import IntType, Overflow
from translators.rules import ir
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import base_type
from translators.rules.ada.values import WIDE, Value

LONG = IntType(64, False, Overflow.WRAPS, None, None, "")


def wrapped(node: ir.Expression, type_: TypeEntity, base: IntType, at: t.Node) -> Value:
    """The result of an operation of a modular type, reduced when its modulus is not that of the machine."""
    if type_.kind != "modular" or type_.modulus == 1 << base.bits:
        return Value(node, type_)
    if type_.modulus & (type_.modulus - 1):
        return reduced(node, type_, base, at)
    return Value(ir.Binary("&", node, ir.IntLiteral(type_.modulus - 1, base), base), type_)


def remainder(value: Value, type_: TypeEntity, base: IntType, at: t.Node) -> Value:
    """`T'Mod (X)` of any integer (ARM 3.5.4(16))."""
    if not type_.modulus & (type_.modulus - 1):
        return wrapped(ir.Convert(value.node, base), type_, base, at)
    given = base_type(value.type, at)
    if type_.modulus >= 1 << 63:
        raise Refused("modular type", f"{type_.name} has a modulus that is no power of two", at)
    wide = WIDE if given.signed else LONG
    rest = ir.Binary("mod", ir.Convert(value.node, wide), ir.IntLiteral(type_.modulus, wide), wide)
    return Value(ir.Convert(rest, base), type_)


def reduced(node: ir.Expression, type_: TypeEntity, base: IntType, at: t.Node) -> Value:
    """An operation modulo what is no power of two, in a type in which it can't wrap."""
    if isinstance(node, ir.Binary) and node.operator in ("&", "|", "^"):  # fits the machine's type (ARM 4.5.1(5))
        return Value(ir.Binary("mod", node, ir.IntLiteral(type_.modulus, base), base), type_)
    if not isinstance(node, ir.Binary) or node.operator not in ("+", "-", "*", "/", "mod", "rem", "**") or type_.modulus > 1 << 32:
        raise Refused("modular type", f"{type_.name} has a modulus that is no power of two", at)
    if node.operator == "**":
        power = ir.RuntimeCall("ada.power_modulo", (ir.Convert(node.left, LONG), node.right, ir.IntLiteral(type_.modulus, LONG)), LONG, True)
        return Value(ir.Convert(power, base), type_)
    if type_.modulus > 1 << 31:
        return _long(node, type_, base)
    left, right = ir.Convert(node.left, WIDE), ir.Convert(node.right, WIDE)
    exact = ir.Binary(node.operator, left, right, WIDE)
    return Value(ir.Convert(ir.Binary("mod", exact, ir.IntLiteral(type_.modulus, WIDE), WIDE), base), type_)


def _long(node: ir.Binary, type_: TypeEntity, base: IntType) -> Value:
    """The same in 64 bits without a sign, of which a product needs all: `X - Y` is `X + (modulus - Y)`."""
    if isinstance(node.left, ir.IntLiteral) and isinstance(node.right, ir.IntLiteral) and node.operator in ("+", "-", "*"):
        known = exactly(node.operator, node.left.value, node.right.value) % type_.modulus
        return Value(ir.IntLiteral(known, base), type_)
    modulus = ir.IntLiteral(type_.modulus, LONG)
    left: ir.Expression = ir.Convert(node.left, LONG)
    right: ir.Expression = ir.Convert(node.right, LONG)
    if node.operator == "-":
        right = ir.Binary("-", modulus, right, LONG)
    exact = ir.Binary("+" if node.operator == "-" else node.operator, left, right, LONG)
    return Value(ir.Convert(ir.Binary("mod", exact, modulus, LONG), base), type_)


def exactly(operator: str, left: int, right: int) -> int:
    return left + right if operator == "+" else left - right if operator == "-" else left * right
