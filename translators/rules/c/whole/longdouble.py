"""Arithmetic on long double: its values are addresses of 16 bytes, computed by the support library (`extended`)."""

from __future__ import annotations

from fractions import Fraction

from analyzers.c.ctypes import CBool, CFloat, CInt, CType
from translators.rules import ir
from translators.rules.c.program import Refused
from translators.rules.c.whole import machine as m
from translators.rules.c.whole import wide
from translators.rules.c.whole.layout import is_wide
from translators.rules.c.whole.library import Library

LONG_DOUBLE = CFloat(128)
_PART = "extended"
_NAMES = {"+": "add", "-": "subtract", "*": "multiply", "/": "divide"}
_F32, _F64 = m.FloatType(32), m.FloatType(64)


class LongDouble(Library):
    """Lowers what is done with values of type long double."""

    def wide_constant(self, value: float | Fraction) -> ir.Expression:
        self.program.wide = True
        return m.number(self.program.text(wide.encoded(value), 16))

    def wide_copy(self, value: ir.Expression) -> ir.Expression:
        """A value that later changes of the object at an address leave as it is."""
        copy = self.slot(LONG_DOUBLE)
        self.out.append(ir.CallStatement(m.call("copy", (copy, value, m.number(16)), None)))
        return copy

    def wide_operation(self, operator: str, *operands: ir.Expression) -> ir.Expression:
        return self._made("negate" if len(operands) == 1 else _NAMES[operator], *operands)

    def _made(self, name: str, *operands: ir.Expression) -> ir.Expression:
        self.program.wide = True
        to = self.slot(LONG_DOUBLE)
        self.out.append(ir.CallStatement(m.call(name, (to, *operands), None, _PART)))
        return to

    def wide_comparison(self, operator: str, a: ir.Expression, b: ir.Expression) -> ir.Expression:
        if operator in (">", ">="):
            a, b = b, a
        name = {"==": "equal", "!=": "equal", "<": "less", ">": "less"}.get(operator, "less_or_equal")
        wanted = "==" if operator == "!=" else "!="
        return ir.Compare(wanted, m.call(name, (a, b), m.I32, _PART), ir.IntLiteral(0, m.I32), m.BOOLEAN)

    def truth_of(self, value: ir.Expression, type_: CType) -> ir.Expression:
        """Whether a scalar is not zero."""
        if is_wide(type_):
            given = m.call("truth", (value,), m.I32, _PART)
            return ir.Compare("!=", given, ir.IntLiteral(0, m.I32), m.BOOLEAN)
        return m.truth(value)

    def converted(self, value: ir.Expression, given: CType, wanted: CType) -> ir.Expression:
        """A number as another type of numbers or pointers holds it."""
        if isinstance(wanted, CBool):
            return m.convert(self.truth_of(value, given), m.scalar(wanted))
        if is_wide(wanted):
            if is_wide(given):
                return value
            if isinstance(given, CFloat):
                return self._made("from_f64", m.convert(value, _F64))
            if isinstance(given, CInt | CBool):
                signed = isinstance(given, CInt) and given.signed
                kind = m.I64 if signed else m.U64
                return self._made("from_i64" if signed else "from_u64", m.convert(value, kind))
            raise Refused("conversion", "of a pointer to long double", m.NOWHERE)
        if not is_wide(given):
            return m.narrowed(m.convert(value, m.scalar(wanted)), wanted)
        if isinstance(wanted, CFloat):
            return m.call("to_f32", (value,), _F32, _PART) if wanted.bits == 32 else m.call("to_f64", (value,), _F64, _PART)
        if isinstance(wanted, CInt):
            unsigned = wanted.bits == 64 and not wanted.signed
            whole = m.call("to_u64", (value,), m.U64, _PART) if unsigned else m.call("to_i64", (value,), m.I64, _PART)
            return m.narrowed(m.convert(whole, m.scalar(wanted)), wanted)
        raise Refused("conversion", "of long double to a pointer", m.NOWHERE)
