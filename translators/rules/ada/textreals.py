"""`Put` of floating-point and fixed-point numbers (ARM A.10.9): Float_IO, Fixed_IO, Decimal_IO and their instances in the
library, to files and into strings; `Get` of floating-point ones."""

from __future__ import annotations

from fractions import Fraction

from analyzers.ada import tree as t
from analyzers.ada.entities import SubprogramEntity, Subtype
from analyzers.model import FloatType
from translators.rules import ir
from translators.rules.ada.effects import NOTHING
from translators.rules.ada.fixed import scale
from translators.rules.ada.objects import length, repeatable
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine, base_type
from translators.rules.ada.textstrings import put_into
from translators.rules.ada.values import BOOLEAN, STRING, WIDE, Value, integer

LONG_FLOAT = FloatType(64)
HOMES = ("ada.float_text_io", "ada.long_float_text_io")  # instances in the library
GENERICS = tuple(f"ada.text_io.{kind}_io" for kind in ("float", "fixed", "decimal"))


def put_real(r: Routine, entity: SubprogramEntity, args: dict[str, Value], at: t.Node) -> list[ir.Statement]:
    """`Put` on standard output, in programs that use no files, and into a string."""
    if "to" in args:
        return put_real_into(r, entity, args, at)
    return [ir.CallStatement(ir.RuntimeCall("ada.put", (real_text(entity, args, at),), None), at.span)]


def put_real_into(r: Routine, entity: SubprogramEntity, args: dict[str, Value], at: t.Node) -> list[ir.Statement]:
    """A number, as far to the right as the string has room for; `Layout_Error` where it has not enough."""
    target = args["to"]
    stable = all(r.stable(args[name].node) for name in ("aft", "exp"))
    if not repeatable(r, target.node) or r.moved != NOTHING or not stable:
        raise Refused("library unit", "Put into a string that is found by what has effects", at)
    return put_into(r, target, real_text(entity, args, at, length(r, target)), at)


def taken(r: Routine, value: Value, of: Subtype, args: dict[str, Value], source: ir.Expression, at: t.Node) -> ir.Expression:
    """What `Get` of floating point takes from a file or a string."""
    if value.type is not of.type or of.low is not None or of.high is not None:
        raise Refused("library unit", "Get of floating point of a type with a range", at)
    text, name = source, "real_in"
    if "from" not in args:
        text, name = ir.RuntimeCall("ada_files.real_text", (source, args["width"].node), STRING, True), "read"
    return real_of(r, name, text, of, at)


def real_of(r: Routine, name: str, text: ir.Expression, of: Subtype, at: t.Node) -> ir.Expression:
    """The number that the support library finds in a text, as one of a type."""
    kind = r.type_of(Subtype(of.type, name=of.type.name), at)
    short = ir.BoolLiteral(of.type.high == 32, BOOLEAN)
    found = ir.RuntimeCall(f"ada_reals.{name}", (text, short), LONG_FLOAT, True)
    return found if kind == LONG_FLOAT else ir.Convert(found, kind)


def real_text(
    entity: SubprogramEntity, args: dict[str, Value], at: t.Node, width: ir.Expression | None = None
) -> ir.Expression:
    """What is written, at least `width` characters."""
    value, aft, exp = args["item"], args["aft"].node, args["exp"].node
    fore = args["fore"].node if "fore" in args else integer(1)
    width = width or integer(0)
    if value.type.kind == "float":
        number = value.node if value.type.high == 64 else ir.Convert(value.node, LONG_FLOAT)
        short = ir.BoolLiteral(value.type.high == 32, BOOLEAN)
        return ir.RuntimeCall("ada_reals.float_text", (number, short, fore, aft, exp, width), STRING)
    if value.type.kind != "fixed":
        raise Refused("library unit", f"Put of {value.type.name}", at)
    if not isinstance(exp, ir.IntLiteral) or exp.value != 0:
        raise Refused("library unit", "Put of fixed point with an exponent", at)
    base = base_type(value.type, at)
    number = value.node if base.bits == 64 else ir.Convert(value.node, WIDE)
    most, room = (0, 0) if entity.generic.endswith("decimal_io") else steps(value.type.small, base.bits, at)
    parts = (number, *scale(value.type.small, at), integer(most), integer(room), fore, aft, width)
    return ir.RuntimeCall("ada_reals.fixed_text", parts, STRING)


def steps(small: Fraction, bits: int, at: t.Node) -> tuple[int, int]:
    """How many digits GNAT 12 takes at a time of a fixed-point value, and how many after the point the first time. What
    is negative, but has none of those that it takes, is written without a sign."""
    num, den = small.numerator, small.denominator

    def taken(whole: int, less: int, more: int) -> bool:
        return (
            (num == 1 and den <= 1 << whole) or (den == 1 and num <= 1 << whole)
            or (num < den <= 1 << less) or (den < num <= 1 << more)
        )  # fmt: skip

    if bits <= 32 and taken(31, 27, 25):
        most, power = 9, 31
    elif taken(63, 59, 53):
        most, power = 18, 63
    else:
        raise Refused("library unit", "Put of fixed point with so small a small", at)
    before = 0
    while (small * (1 << power)) >= Fraction(10) ** (before + 1):
        before += 1
    return most, most - (1 + before)
