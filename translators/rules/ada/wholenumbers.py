"""Attributes of floating-point types that give a whole number: 'Floor, 'Ceiling, 'Truncation, 'Rounding and
'Unbiased_Rounding (ARM A.5.3(30-45)). Zeros keep the operand's sign, as those of GNAT's run-time system do."""

from __future__ import annotations

import math
import struct
from fractions import Fraction

from analyzers.ada import tree as t
from analyzers.ada.entities import Subtype, TypeEntity
from analyzers.ada.static import static
from analyzers.model import FloatType
from translators.rules import ir
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.values import Value

WHOLE_NUMBERS = ("floor", "ceiling", "truncation", "rounding", "unbiased_rounding")
LONG_FLOAT = FloatType(64)


def whole_number(r: Routine, name: str, source: t.Expr, type_: TypeEntity, at: t.Node) -> Value:
    from translators.rules.ada.expressions import expression

    kind = r.type_of(Subtype(type_, name=type_.name), at)
    known = static(source, r.scope, type_)
    if isinstance(known, Fraction | int):  # GNAT folds it: exactly, and without the sign of a zero
        exact = Fraction(known)
        found, near = folded(name, exact), float(exact)
        stored = (near, struct.unpack("f", struct.pack("f", near))[0]) if -(1 << 24) < exact < 1 << 24 else ()
        if not stored or any(folded(name, Fraction(x)) != found for x in stored):
            raise Refused("attribute", f"the attribute '{name} of a static number", at)
        return Value(ir.FloatLiteral(float(found), kind), type_)
    value = expression(r, source, type_)
    if type_.high == 64:
        return Value(ir.RuntimeCall(f"ada_reals.{name}", (value.node,), kind), type_)
    wide = ir.RuntimeCall(f"ada_reals.{name}", (ir.Convert(value.node, LONG_FLOAT),), LONG_FLOAT)
    return Value(ir.Convert(wide, kind), type_)


def folded(name: str, known: Fraction) -> int:
    match name:
        case "floor":
            return math.floor(known)
        case "ceiling":
            return math.ceil(known)
        case "truncation":
            return math.trunc(known)
        case "rounding":
            return math.floor(abs(known) + Fraction(1, 2)) * (1 if known >= 0 else -1)
        case _:
            return round(known)
