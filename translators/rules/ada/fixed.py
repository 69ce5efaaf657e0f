"""Fixed point (ARM 3.5.9, 4.5.5, 4.6): integers that count a type's small, as GNAT 12 computes with them (measured).

Products, quotients and conversions are exact and then cut toward zero; conversions to
integers and from floating point round halves away.
"""

from __future__ import annotations

import struct
from fractions import Fraction

from analyzers.ada import standard
from analyzers.ada import tree as t
from analyzers.ada.entities import Subtype, TypeEntity
from analyzers.ada.static import static
from analyzers.model import FloatType, IntType, Overflow
from analyzers.reals import nearest
from translators.rules import ir
from translators.rules.ada.fitting import compatible
from translators.rules.ada.order import check_order
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine, base_type
from translators.rules.ada.values import INTEGER, STRING, WIDE, Value

LONG_FLOAT = FloatType(64)
SIGNIFICAND = IntType(64, False, Overflow.WRAPS)
LIMIT = 1 << 62  # of what the support library multiplies with


def operand(r: Routine, expr: t.Expr, wanted: TypeEntity | None) -> Value:
    from translators.rules.ada.expressions import expression

    return expression(r, expr, wanted)


def wide(node: ir.Expression, type_: TypeEntity, at: t.Node) -> ir.Expression:
    return node if base_type(type_, at).bits == 64 else ir.Convert(node, WIDE)


def narrow(node: ir.Expression, type_: TypeEntity, at: t.Node) -> ir.Expression:
    """A 64-bit result in the type's base type, which it must fit."""
    base = base_type(type_, at)
    return node if base.bits == 64 else ir.Convert(node, base, True)


def scale(factor: Fraction, at: t.Node) -> tuple[ir.Expression, ir.Expression]:
    if factor.numerator >= LIMIT or factor.denominator >= LIMIT:
        raise Refused("fixed-point type", "smalls that are too far apart", at)
    return ir.IntLiteral(factor.numerator, WIDE), ir.IntLiteral(factor.denominator, WIDE)


# --------------------------------------------------------------------------- multiplying


def product(r: Routine, expr: t.Binary, type_: TypeEntity, wanted: TypeEntity | None) -> Value:
    """`*` and `/` with a fixed-point operand, as a value of a fixed-point type."""
    if type_.kind == "fixed":
        return by_integer(r, expr, type_)
    if wanted is None or wanted.kind != "fixed":
        raise Refused("fixed-point type", "a product of fixed-point values without a type", expr)
    if any(standard.INTEGER in r.program.resolver.types_of(e, r.scope) for e in (expr.left, expr.right)):
        return by_integer(r, expr, wanted)  # the other operand is a literal
    return Value(narrow(exact(r, expr, wanted.small, "scaled"), wanted, expr), wanted)


def by_integer(r: Routine, expr: t.Binary, type_: TypeEntity) -> Value:
    """A fixed-point value times, or divided by, an Integer: no rounding for `*`, a cut for `/`."""
    base = base_type(type_, expr)
    first = any(compatible(x, type_) for x in r.program.resolver.types_of(expr.left, r.scope))
    left = operand(r, expr.left, type_ if first else standard.INTEGER)
    right = operand(r, expr.right, standard.INTEGER if first else type_)
    check_order(r, [left.node, right.node], expr)
    if base.bits >= 32:
        nodes = [n if v.type is type_ or base.bits == 32 else ir.Convert(n, base) for v, n in (
            (left, left.node), (right, right.node))]  # fmt: skip
        return Value(ir.Binary(expr.operator, nodes[0], nodes[1], base), type_)
    nodes = [ir.Convert(left.node, WIDE), ir.Convert(right.node, WIDE)]
    return Value(ir.Convert(ir.Binary(expr.operator, nodes[0], nodes[1], WIDE), base, True), type_)


def exact(r: Routine, expr: t.Binary, small: Fraction, way: str) -> ir.Expression:
    """A product or quotient of two fixed-point values, counted in `small`."""
    types = [fixed_type(r, e) for e in (expr.left, expr.right)]
    known = [x for x in types if x is not None]
    if not known:
        raise Refused("fixed-point type", "an operand of fixed point whose type is not known", expr)
    if len(known) == 1:  # a real literal has the type of its own value here
        return by_real(r, expr, types, small, way)
    left, right = (operand(r, e, x) for e, x in zip((expr.left, expr.right), known, strict=True))
    check_order(r, [left.node, right.node], expr)
    nodes = (wide(left.node, known[0], expr), wide(right.node, known[1], expr))
    if expr.operator == "*":
        factor = known[0].small * known[1].small / small
        wide_operands = any(base_type(x, expr).bits > 32 for x in known)
        if wide_operands and factor.numerator != 1 and factor.denominator != 1:
            raise Refused("fixed-point type", "a product of 64-bit values of unrelated smalls", expr)
        return ir.RuntimeCall(f"ada.{way}", (*nodes, *scale(factor, expr)), WIDE, True)
    if way != "scaled":
        raise Refused("fixed-point type", "a quotient converted to an integer", expr)
    return ir.RuntimeCall("ada.ratio", (*nodes, *scale(known[0].small / known[1].small / small, expr)), WIDE, True)


def by_real(
    r: Routine, expr: t.Binary, types: list[TypeEntity | None], small: Fraction, way: str
) -> ir.Expression:
    """A fixed-point value times a static real, which is taken exactly."""
    first = types[0] is not None
    of = types[0] if first else types[1]
    number = static(expr.right if first else expr.left, r.scope)
    if of is None or number is None or number == 0 or (expr.operator == "/" and not first):
        raise Refused("fixed-point type", "a fixed-point operation with a real that is not static", expr)
    value = wide(operand(r, expr.left if first else expr.right, of).node, of, expr)
    factor = of.small / small * (Fraction(number) if expr.operator == "*" else 1 / Fraction(number))
    sign = -1 if factor < 0 else 1
    return ir.RuntimeCall(f"ada.{way}", (value, ir.IntLiteral(sign, WIDE), *scale(abs(factor), expr)), WIDE, True)


def fixed_type(r: Routine, expr: t.Expr) -> TypeEntity | None:
    found = [x for x in r.program.resolver.types_of(expr, r.scope) if x.kind == "fixed"]
    if len(found) > 1:
        raise Refused("fixed-point type", "an operand of several types", expr)
    return found[0] if found else None


# --------------------------------------------------------------------------- conversions


def converted_product(r: Routine, source: t.Expr, mark: Subtype, at: t.Node) -> Value:
    """`T (A * B)`: the product is made in the target's terms at once (ARM 4.5.5(19))."""
    from translators.rules.ada.conversions import fit

    target = mark.type
    if not isinstance(source, t.Binary) or not (target.kind == "fixed" or target.integer):
        raise Refused("fixed-point type", "a product of fixed-point values that is converted", at)
    if target.kind == "fixed":
        node = narrow(exact(r, source, target.small, "scaled"), target, at)
        return Value(fit(r, Value(node, target), mark, at), target, mark)
    whole = exact(r, source, Fraction(1), "scaled_rounded")
    return Value(fit(r, integral(r, whole, mark, at), mark, at), target, mark)


def integral(r: Routine, node: ir.Expression, mark: Subtype, at: t.Node) -> Value:
    from translators.rules.ada.expressions import integer_conversion, long_integer

    return integer_conversion(r, Value(node, long_integer(r)), mark, at)


def converted(r: Routine, value: Value, mark: Subtype, at: t.Node) -> Value:
    """A conversion to or from a fixed-point type, still unchecked against the subtype (ARM 4.6(30-32))."""
    target, source = mark.type, value.type
    one = ir.IntLiteral(1, WIDE)
    if source.kind == "fixed" and target.integer:
        inner = (wide(value.node, source, at), one, *scale(source.small, at))
        return integral(r, ir.RuntimeCall("ada.scaled_rounded", inner, WIDE, True), mark, at)
    if source.kind == "fixed" and target.kind == "fixed":
        inner = (wide(value.node, source, at), one, *scale(source.small / target.small, at))
        return Value(narrow(ir.RuntimeCall("ada.scaled", inner, WIDE, True), target, at), target)
    if source.integer:
        inner = (wide(value.node, source, at), one, *scale(1 / target.small, at))
        return Value(narrow(ir.RuntimeCall("ada.scaled", inner, WIDE, True), target, at), target)
    if source.kind == "float" and power_of_two(target.small) and not target.digits:
        number = value.node if source.high == 64 else ir.Convert(value.node, LONG_FLOAT)
        product = ir.Binary("*", number, ir.FloatLiteral(float(1 / target.small), LONG_FLOAT), LONG_FLOAT)
        return Value(narrow(ir.Convert(product, WIDE, True), target, at), target)
    if source.kind == "float":
        way = "ada_fixed.cut" if target.digits else "ada_fixed.rounded"
        number = value.node if source.high == 64 else ir.Convert(value.node, LONG_FLOAT)
        units = ir.RuntimeCall(way, (number, *factor(1 / target.small)), WIDE, True)
        return Value(narrow(units, target, at), target)
    kind = r.type_of(Subtype(target, name=target.name), at)
    if target.kind == "float" and power_of_two(source.small):
        return Value(ir.Binary("*", ir.Convert(value.node, kind), ir.FloatLiteral(float(source.small), kind), kind), target)
    if target.kind == "float" and source.small > Fraction(1, 10**17):  # nothing becomes subnormal
        refuse_rounded_twice(value, target, at)
        way = "ada_fixed.to_short" if target.high == 32 else "ada_fixed.to_long"
        return Value(ir.RuntimeCall(way, (wide(value.node, source, at), *factor(source.small)), kind), target)
    raise Refused("conversion", f"a conversion from {source.name} to {target.name}", at)


def cut(known: Fraction, source: TypeEntity, target: TypeEntity, at: t.Node) -> Value:
    """A static floating-point value as one of a fixed-point type: cut toward zero (measured with GNAT 12), where others
    are rounded."""
    stored = Fraction(struct.unpack("f", struct.pack("f", float(known)))[0] if source.high == 32 else float(known))
    units = [int(abs(n) / target.small) * (1 if n >= 0 else -1) for n in (known, stored)]
    if units[0] != units[1]:
        raise Refused("conversion", f"a conversion from {source.name} to {target.name} of a value between two", at)
    return Value(ir.IntLiteral(units[0], base_type(target, at)), target)


def factor(exact: Fraction) -> tuple[ir.Expression, ir.Expression]:
    significand, power = extended(exact)
    return ir.IntLiteral(significand, SIGNIFICAND), ir.IntLiteral(power, INTEGER)


def extended(exact: Fraction) -> tuple[int, int]:
    """A number above 0 rounded to 64 significant bits, as x87's registers have them: the significand and its power of two."""
    power = exact.numerator.bit_length() - exact.denominator.bit_length() - 64
    if round(exact / Fraction(2) ** power) >= 1 << 64:
        power += 1
    return round(exact / Fraction(2) ** power), power  # halves to even


def refuse_rounded_twice(value: Value, target: TypeEntity, at: t.Node) -> None:
    """Refuse a known value that GNAT rounds once where it is static, and otherwise to 64 significant bits first."""
    if not isinstance(value.node, ir.IntLiteral) or value.node.value == 0:
        return
    units, small = abs(value.node.value), value.type.small
    significand, power = extended(small)
    significand, power = extended(units * significand * Fraction(2) ** power)
    if nearest(units * small, target.high) != nearest(significand * Fraction(2) ** power, target.high):
        raise Refused("conversion", f"a conversion from {value.type.name} to {target.name} of a value between two", at)


def power_of_two(small: Fraction) -> bool:
    most = max(small.numerator, small.denominator)
    return min(small.numerator, small.denominator) == 1 and most & (most - 1) == 0


def image(value: Value, aft: int, at: t.Node) -> Value:
    """`T'Image (X)`: a blank or a minus, then as many decimals as the type's 'Aft."""
    inner = (wide(value.node, value.type, at), *scale(value.type.small, at), ir.IntLiteral(aft, WIDE))
    return Value(ir.RuntimeCall("ada.fixed_image", inner, STRING), standard.STRING)
