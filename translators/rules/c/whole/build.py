"""Building typed expressions: C's conversions (C17 6.3) and constant folding (6.6)."""

from __future__ import annotations

import math
import struct as packing
from fractions import Fraction
from typing import TypeVar

from analyzers.c.ctypes import (
    CHAR,
    DOUBLE,
    INT,
    LONG,
    UINT,
    ULONG,
    VOID,
    CArray,
    CBool,
    CFloat,
    CFunction,
    CInt,
    CPointer,
    CStruct,
    CType,
    CVoid,
)
from analyzers.model import Span
from translators.rules.c.program import Refused
from translators.rules.c.whole import nodes as n
from translators.rules.c.whole import wide
from translators.rules.c.whole.layout import (
    Layout,
    is_integer,
    is_number,
    is_scalar,
    is_variable,
    is_wide,
    promote,
    same,
    usual,
    wrap,
)

UNKNOWN_PARAMETERS: tuple[tuple[str, CType], ...] = (("?", VOID),)  # `int f();`


def single(value: float) -> float:
    """A double rounded to float."""
    if math.isnan(value) or math.isinf(value):
        return value
    try:
        return float(packing.unpack("f", packing.pack("f", value))[0])
    except OverflowError:
        return math.copysign(math.inf, value)


def unspecified(type_: CFunction) -> bool:
    return type_.parameters == UNKNOWN_PARAMETERS


def decayed(node: n.Node) -> n.Node:
    """Arrays become pointers to their first element, functions pointers to themselves (C17 6.3.2.1)."""
    if isinstance(node.type, CArray):
        return n.Address(node, CPointer(node.type.element), node.span)
    if isinstance(node.type, CFunction) and isinstance(node, n.Deref):
        return node.operand
    if isinstance(node, n.FunctionRef):
        return n.Cast(node, CPointer(node.type), node.span)
    return node


def field_type(node: n.Node) -> CType:
    """The type that a value has in arithmetic: a bit field's after promotion."""
    if isinstance(node, n.Field) and node.bits is not None:
        if node.bits.width < 32 or (node.bits.width == 32 and node.bits.signed):
            return INT
        if node.bits.width == 32:
            return UINT
        if node.bits.width < 64:
            return CInt(node.bits.width, node.bits.signed, 4)  # gcc: a type of just that width
    if isinstance(node, n.Assign | n.Update):
        inner = field_type(node.target)
        return inner if isinstance(node.target, n.Field) and node.target.bits is not None else node.type
    if isinstance(node, n.Comma):
        return field_type(node.right)
    return node.type


def cast(node: n.Node, type_: CType, explicit: bool = False) -> n.Node:
    """A value converted to a type."""
    node = decayed(node)
    if isinstance(type_, CVoid):
        return n.Cast(node, VOID, node.span)
    if isinstance(type_, CStruct):
        if node.type != type_:
            raise Refused("conversion", "a struct of another type", node.span)
        return node
    if not is_scalar(type_):
        raise Refused("conversion", "to a type that has no values", node.span)
    if not is_scalar(node.type):
        raise Refused("conversion", "of something that is no number or pointer", node.span)
    if isinstance(node, n.Const):
        if isinstance(type_, CFloat):
            return n.FloatConst(_as_float(node.value, type_), type_, node.span)
        value = wrap(node.value, type_)
        return n.Const(value, type_, node.span, node.name if value == node.value else "")
    if isinstance(node, n.FloatConst):
        if isinstance(type_, CFloat) and _converts(node, type_):
            return n.FloatConst(_as_float(node.value, type_), type_, node.span)
        if isinstance(type_, CBool):
            return n.Const(int(node.value != 0), type_, node.span)
        if isinstance(type_, CInt) and (isinstance(node.value, Fraction) or math.isfinite(node.value)):
            whole = int(node.value)
            if wrap(whole, type_) == whole:
                return n.Const(whole, type_, node.span)
    if same(node.type, type_) and not (isinstance(node, n.Field) and node.bits is not None):
        return node if node.type == type_ else n.Cast(node, type_, node.span)
    return n.Cast(node, type_, node.span)


def _converts(node: n.FloatConst, type_: CFloat) -> bool:
    """Whether a constant can be converted now: not a zero with a sign to long double, nor a number beyond the type."""
    if is_wide(type_):
        return isinstance(node.value, Fraction) or (
            math.isfinite(node.value) and (node.value != 0 or math.copysign(1, node.value) > 0)
        )
    return not isinstance(node.value, Fraction) or node.value == 0 or 2.0**-126 < abs(node.value) < 2.0**127


def _as_float(value: float | Fraction, type_: CFloat) -> float | Fraction:
    """A number as a floating type holds it."""
    if is_wide(type_):
        return wide.rounded(Fraction(value))
    if isinstance(value, Fraction):
        return float(wide.rounded(value, 24 if type_.bits == 32 else 53))
    return single(float(value)) if type_.bits == 32 else float(value)


def promoted(node: n.Node) -> n.Node:
    node = decayed(node)
    return cast(node, promote(field_type(node)))


def unary(operator: str, operand: n.Node, span: Span) -> n.Node:
    operand = decayed(operand)
    if operator == "!":
        if not is_scalar(operand.type):
            raise Refused("operator", "'!' on something that is no scalar", span)
        if isinstance(operand, n.Const):
            return n.Const(int(operand.value == 0), INT, span)
        if isinstance(operand, n.FloatConst):
            return n.Const(int(operand.value == 0), INT, span)
        return n.Unary("!", operand, INT, span)
    if not is_number(operand.type):
        raise Refused("operator", f"'{operator}' on something that is no number", span)
    if isinstance(operand.type, CFloat):
        if operator == "+":
            return operand
        if isinstance(operand, n.FloatConst) and (operand.value != 0 or not is_wide(operand.type)):
            return n.FloatConst(-operand.value, operand.type, span)
        return n.Unary(operator, operand, operand.type, span)
    operand = promoted(operand)
    if operator == "+":
        return operand
    if isinstance(operand, n.Const):
        value = -operand.value if operator == "-" else ~operand.value
        return n.Const(wrap(value, operand.type), operand.type, span)
    return n.Unary(operator, operand, operand.type, span)


def _fold(operator: str, a: int, b: int, type_: CType) -> int | None:
    if operator in ("<<", ">>"):
        if not isinstance(type_, CInt) or not 0 <= b < type_.bits:
            return None
        return wrap(a << b if operator == "<<" else a >> b, type_)
    if operator in ("/", "%"):
        if b == 0:
            return None
        quotient = abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)
        return wrap(quotient if operator == "/" else a - b * quotient, type_)
    return wrap({"+": a + b, "-": a - b, "*": a * b, "&": a & b, "|": a | b, "^": a ^ b}[operator], type_)


def _fold_float(operator: str, a: float | Fraction, b: float | Fraction, type_: CType) -> float | Fraction | None:
    try:
        if is_wide(type_):
            found = wide.rounded(_calculated(operator, Fraction(a), Fraction(b)))
            return found if found != 0 and wide.representable(found) else None  # zeros have signs
        value = _calculated(operator, float(a), float(b))
    except (KeyError, ValueError, ZeroDivisionError, OverflowError):
        return None
    return single(value) if type_ == CFloat(32) else value


_Number = TypeVar("_Number", float, Fraction)


def _calculated(operator: str, a: _Number, b: _Number) -> _Number:
    return {"+": lambda: a + b, "-": lambda: a - b, "*": lambda: a * b, "/": lambda: a / b}[operator]()


def arithmetic(operator: str, left: n.Node, right: n.Node, layout: Layout, span: Span) -> n.Node:
    """+ - * / % & | ^ << >> on any operands."""
    left, right = decayed(left), decayed(right)
    if operator in "+-" and (isinstance(left.type, CPointer) or isinstance(right.type, CPointer)):
        return _pointer(operator, left, right, layout, span)
    whole = operator not in ("+", "-", "*", "/")
    for side in (left, right):
        if not is_number(side.type) or (whole and not is_integer(side.type)):
            raise Refused("operator", f"'{operator}' on operands that it is not for", span)
    if operator in ("<<", ">>"):
        left, right = promoted(left), promoted(right)
        type_ = left.type
    else:
        type_ = usual(field_type(left), field_type(right))
        left, right = cast(left, type_), cast(right, type_)
    if isinstance(left, n.Const) and isinstance(right, n.Const):
        value = _fold(operator, left.value, right.value, type_)
        if value is not None:
            return n.Const(value, type_, span)
    if isinstance(left, n.FloatConst) and isinstance(right, n.FloatConst):
        number = _fold_float(operator, left.value, right.value, type_)
        if number is not None:
            return n.FloatConst(number, type_, span)
    return n.Binary(operator, left, right, type_, span)


def _pointer(operator: str, left: n.Node, right: n.Node, layout: Layout, span: Span) -> n.Node:
    if isinstance(left.type, CPointer) and isinstance(right.type, CPointer):
        if is_variable(left.type.target):
            bytes_ = n.PointerDifference(left, right, 1, LONG, span)
            return n.Binary("/", bytes_, cast(size_of(left.type.target, layout, span), LONG), LONG, span)
        size = element_size(left.type, layout, span)
        return n.PointerDifference(left, right, size, LONG, span)
    if operator == "+" and not isinstance(left.type, CPointer):
        left, right = right, left
    assert isinstance(left.type, CPointer)
    if not is_integer(right.type):
        raise Refused("operator", "arithmetic on a pointer with something that is no integer", span)
    index = cast(promoted(right), ULONG if right.type == ULONG else LONG)
    sign = 1 if operator == "+" else -1
    if is_variable(left.type.target):
        distance = scaled(index, left.type.target, layout, span)
        return n.PointerAdd(left, distance, sign, 1, left.type, span)
    size = element_size(left.type, layout, span)
    if isinstance(left, n.Const) and isinstance(index, n.Const):
        return n.Const(wrap(left.value + sign * index.value * size, ULONG), left.type, span)
    return n.PointerAdd(left, index, sign, size, left.type, span)


def size_of(type_: CType, layout: Layout, span: Span) -> n.Node:
    """The size of a type in bytes, which may have to be computed."""
    if isinstance(type_, n.VariableArray) and type_.count is not None:
        element = size_of(type_.element, layout, span)
        return arithmetic("*", cast(type_.count, ULONG), element, layout, span)
    return n.Const(layout.size(type_), ULONG, span)


def scaled(index: n.Node, type_: CType, layout: Layout, span: Span) -> n.Node:
    """So many elements of a type, in bytes."""
    return arithmetic("*", cast(index, LONG), cast(size_of(type_, layout, span), LONG), layout, span)


def element_size(type_: CPointer, layout: Layout, span: Span) -> int:
    target = type_.target
    if isinstance(target, CArray) and not layout.complete(target):
        raise Refused("variable length array", "steps over elements of unknown size", span)
    return layout.size(target)


def compare(operator: str, left: n.Node, right: n.Node, span: Span) -> n.Node:
    left, right = decayed(left), decayed(right)
    if isinstance(left.type, CPointer) or isinstance(right.type, CPointer):
        common: CType = left.type if isinstance(left.type, CPointer) else right.type
        left, right = cast(left, common), cast(right, common)
    elif is_number(left.type) and is_number(right.type):
        common = usual(field_type(left), field_type(right))
        left, right = cast(left, common), cast(right, common)
    else:
        raise Refused("operator", f"'{operator}' on operands that it is not for", span)
    if isinstance(left, n.Const | n.FloatConst) and isinstance(right, n.Const | n.FloatConst):
        a, b = left.value, right.value
        holds = {"==": a == b, "!=": a != b, "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[operator]
        return n.Const(int(holds), INT, span)
    return n.Compare(operator, left, right, INT, span)


def logic(operator: str, left: n.Node, right: n.Node, span: Span) -> n.Node:
    left, right = decayed(left), decayed(right)
    if not is_scalar(left.type) or not is_scalar(right.type):
        raise Refused("operator", f"'{operator}' on something that is no scalar", span)
    if isinstance(left, n.Const):
        decided = bool(left.value) == (operator == "||")
        if decided:
            return n.Const(int(operator == "||"), INT, span)
        if isinstance(right, n.Const):
            return n.Const(int(bool(right.value)), INT, span)
    return n.Logic(operator, left, right, INT, span)


def conditional(condition: n.Node, then: n.Node, otherwise: n.Node, span: Span) -> n.Node:
    condition, then, otherwise = decayed(condition), decayed(then), decayed(otherwise)
    if is_number(then.type) and is_number(otherwise.type):
        type_ = usual(field_type(then), field_type(otherwise))
    elif isinstance(then.type, CVoid) or isinstance(otherwise.type, CVoid):
        type_ = VOID
    elif isinstance(then.type, CStruct):
        type_ = then.type
    elif isinstance(then.type, CPointer) and isinstance(otherwise.type, CPointer):
        null = isinstance(then, n.Const) and then.value == 0
        void = isinstance(then.type.target, CVoid) or isinstance(otherwise.type.target, CVoid)
        if null or (isinstance(otherwise, n.Const) and otherwise.value == 0):
            type_ = otherwise.type if null else then.type
        else:
            type_ = CPointer(VOID) if void else then.type
    else:
        type_ = then.type if isinstance(then.type, CPointer) else otherwise.type
    if not isinstance(type_, CVoid):
        then, otherwise = cast(then, type_), cast(otherwise, type_)
    if isinstance(condition, n.Const | n.FloatConst):
        return then if condition.value else otherwise
    return n.Conditional(condition, then, otherwise, type_, span)


def address(node: n.Node, span: Span) -> n.Node:
    if isinstance(node.type, CFunction):
        return decayed(node)
    if isinstance(node, n.Deref):
        inner = node.operand
        return n.Const(inner.value, CPointer(node.type), span) if isinstance(inner, n.Const) else (
            cast(inner, CPointer(node.type))
        )
    if isinstance(node, n.Field):
        if node.bits is not None:
            raise Refused("bit field", "the address of a bit field", span)
        base = address(node.base, span)
        if isinstance(base, n.Const):
            return n.Const(wrap(base.value + node.offset, ULONG), CPointer(node.type), span)
    if not isinstance(node, n.Ref | n.Field | n.Text | n.Literal):
        raise Refused("pointer value", "the address of something that is no object", span)
    return n.Address(node, CPointer(node.type), span)


def dereference(node: n.Node, span: Span) -> n.Node:
    node = decayed(node)
    if not isinstance(node.type, CPointer):
        raise Refused("operator", "'*' on something that is no pointer", span)
    if isinstance(node.type.target, CFunction):
        return n.Deref(node, node.type.target, span)
    if isinstance(node, n.Address):
        inner = node.operand
        if inner.type == node.type.target:
            return inner
    return n.Deref(node, node.type.target, span)


def member(base: n.Node, name: str, layout: Layout, span: Span) -> n.Node:
    path = layout.find(base.type, name)
    if path is None:
        raise Refused("unknown name", f"a member '{name}' that is not there", span)
    node = base
    for step in path:
        node = n.Field(node, step.offset, step.bits, step.name, step.type, span)
    return node


def argument(node: n.Node) -> n.Node:
    """The default argument promotions (C17 6.5.2.2)."""
    node = decayed(node)
    if node.type == CFloat(32):
        return cast(node, DOUBLE)
    return promoted(node) if is_integer(node.type) else node


__all__ = ["CHAR", "DOUBLE", "UNKNOWN_PARAMETERS"]
