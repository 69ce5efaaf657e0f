"""Values made to fit a subtype: range checks (ARM 4.6, 3.2.2), lengths, and the values of uninitialised objects."""

from __future__ import annotations

from fractions import Fraction

from analyzers.ada import tree as t
from analyzers.ada.entities import Bound, Dynamic, Subtype
from analyzers.model import (
    ArrayType,
    BoolType,
    CharType,
    EnumType,
    FloatType,
    IntType,
    RecordType,
    ReferenceType,
    StringKind,
    StringType,
    Type,
)
from translators.rules import ir
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine, base_type
from translators.rules.ada.values import BOOLEAN, INTEGER, WIDE, Value, integer

POSITION = IntType(32, True)
LONG_FLOAT = FloatType(64)


def fit(r: Routine, value: Value, wanted: Subtype, at: t.Node) -> ir.Expression:
    """The value as one of `wanted`, with the check that an assignment to it makes."""
    if value.type.kind == "raise":
        raise Refused("raise expression", "a raise expression that is a value", at)
    target = wanted.type
    if target.discrete or target.kind == "fixed":
        return _discrete(r, value, wanted, at)
    if target.kind == "float":
        if wanted.low is not None or wanted.high is not None:
            return _float(r, value, wanted, at)
        return value.node
    if target.kind == "array":
        return _array(r, value, wanted, at)
    if wanted.discriminants is not None:
        raise Refused("discriminant", f"a value for a constrained {target.name}", at)
    r.type_of(wanted, at)
    return value.node


def _float(r: Routine, value: Value, wanted: Subtype, at: t.Node) -> ir.Expression:
    """A check against the bounds of a floating-point subtype."""
    from translators.rules.ada.expressions import expression, real

    bounds: list[ir.Expression] = []
    for bound in (wanted.low, wanted.high):
        if isinstance(bound, Dynamic):
            with r.inside(bound.scope):
                bounds.append(expression(r, bound.expression, wanted.type).node)
            if not r.stable(bounds[-1]):
                raise Refused("dynamic range", "a bound made of what may change", at)
        else:
            bounds.append(real(r, Fraction(bound or 0), wanted.type, at))
    kind = r.type_of(Subtype(wanted.type, name=wanted.type.name), at)
    if kind == LONG_FLOAT:
        return ir.RuntimeCall("ada.check_float", (value.node, *bounds), LONG_FLOAT, True)
    inner = tuple(ir.Convert(n, LONG_FLOAT) for n in (value.node, *bounds))
    return ir.Convert(ir.RuntimeCall("ada.check_float", inner, LONG_FLOAT, True), kind)


def _discrete(r: Routine, value: Value, wanted: Subtype, at: t.Node) -> ir.Expression:
    limits = wanted.static_range
    if limits is None:
        return _dynamic(r, value, wanted, at)
    known = value.known_range
    if known is not None and limits[0] <= known[0] and known[1] <= limits[1]:
        return value.node
    target = r.type_of(wanted, at)
    if isinstance(target, IntType):
        if known is None and full_range(target, limits):
            return value.node
        return ir.Convert(value.node, target, True)
    if full_positions(wanted, limits):
        return value.node
    number = ir.Convert(value.node, POSITION) if wanted.type.kind == "boolean" else value.node
    checked = ir.Convert(number, IntType(32, True, low=limits[0], high=limits[1]), True)
    return ir.Convert(checked, target, True)


def full_range(type_: IntType, limits: tuple[int, int]) -> bool:
    low = -(1 << (type_.bits - 1)) if type_.signed else 0
    high = (1 << (type_.bits - 1)) - 1 if type_.signed else (1 << type_.bits) - 1
    return limits == (low, high)


def full_positions(subtype: Subtype, limits: tuple[int, int]) -> bool:
    return limits == (0, len(subtype.type.literals) - 1)


def _dynamic(r: Routine, value: Value, wanted: Subtype, at: t.Node) -> ir.Expression:
    """A check against bounds that only the running program knows."""
    whole = wanted.type.integer or wanted.type.kind == "fixed"
    if not whole or wanted.low is None or wanted.high is None:
        raise Refused("dynamic range", f"{wanted.name or wanted.type.name} has bounds that are not static", at)
    low, high = (bound_value(r, b, wanted, at) for b in (wanted.low, wanted.high))
    base = base_type(wanted.type, at)

    def wide(node: ir.Expression) -> ir.Expression:
        return node if base.bits == 64 else ir.Convert(node, WIDE)

    checked = ir.RuntimeCall("ada.check_range", (wide(value.node), wide(low), wide(high)), WIDE, True)
    return checked if base.bits == 64 else ir.Convert(checked, base)


def bound_value(r: Routine, bound: Bound, of: Subtype, at: t.Node) -> ir.Expression:
    """A bound as an expression. One that is not static must be made of what cannot change since it was set."""
    from translators.rules.ada.expressions import expression

    base = base_type(of.type, at) if of.type.integer or of.type.kind == "fixed" else POSITION
    if isinstance(bound, int):
        return integer(bound, base)
    if not isinstance(bound, Dynamic):
        raise Refused("dynamic range", "a bound that is no integer", at)
    with r.inside(bound.scope):
        value = expression(r, bound.expression, of.type)
    if not r.stable(value.node):
        raise Refused("dynamic range", "a bound made of what may change", at)
    return value.node


def _array(r: Routine, value: Value, wanted: Subtype, at: t.Node) -> ir.Expression:
    target = r.type_of(wanted, at)
    if wanted.bounds is None:
        return value.node
    limits = wanted.static_bounds()
    if limits is None:
        raise Refused("dynamic bounds", f"a value for {wanted.name} with bounds that are not static", at)
    if isinstance(target, StringType):
        if fixed_length(value) != target.length:
            return ir.Convert(value.node, target, True)
        return value.node
    given = value.subtype.static_shape if value.subtype is not None else None
    shape = wanted.static_shape
    if shape is None:
        raise Refused("dynamic bounds", f"a value for {wanted.name} with bounds that are not static", at)
    if given is None and isinstance(value.node, ir.Aggregate | ir.Repeat):
        return value.node
    if given == shape:
        return value.node
    if len(shape) > 1 and (given is None or extents(given) != extents(shape)):
        raise Refused("array bounds", "an array value with other bounds than its target", at)
    return ir.Convert(value.node, target, True)  # slides, when it has as many elements (ARM 4.6(37))


def extents(shape: tuple[tuple[int, int], ...]) -> list[int]:
    return [max(0, high - low + 1) for low, high in shape]


def fixed_length(value: Value) -> int | None:
    """The length of a string value, when it is known."""
    if isinstance(value.node, ir.StringLiteral):
        return len(value.node.value)
    bounds = value.subtype.static_bounds() if value.subtype is not None and value.type.kind == "array" else None
    return max(0, bounds[1] - bounds[0] + 1) if bounds else None


# --------------------------------------------------------------------------- initial values


def default_value(r: Routine, subtype: Subtype, at: t.Node) -> ir.Expression:
    """What an object holds that is declared without an initial value: its components' defaults, else zero."""
    from translators.rules.ada.aggregates import component_value
    from translators.rules.ada.expressions import expression

    type_ = subtype.type
    target = r.type_of(subtype, at)
    if type_.kind != "record":
        if type_.kind == "array" and isinstance(target, ArrayType):
            assert type_.component is not None
            return repeated(default_value(r, type_.component, at), target, len(type_.indexes))
        return zero(target, at)
    values: list[tuple[str, ir.Expression]] = []
    chosen: int | None = None
    for component in type_.discriminants:
        given = (subtype.discriminants or {}).get(component.key)
        source = given if given is not None else component.default
        if source is None:
            raise Refused("discriminant", f"{type_.name} has no default discriminant", at)
        scope = subtype.scope if given is not None and subtype.scope is not None else component.scope
        with r.inside(scope):
            value = expression(r, source, component.subtype.type)
        known = value.known_range
        chosen = known[0] if known is not None and known[0] == known[1] else None
        values.append((component.name, fit(r, value, component.subtype, at)))
    components = list(type_.components)
    if type_.variants is not None:
        if chosen is None:
            raise Refused("discriminant", f"a {type_.name} whose discriminant is not static", at)
        for variant in type_.variants.variants:
            if variant.ranges is None or any(low <= chosen <= high for low, high in variant.ranges):
                components += variant.components
                break
    for component in components:
        if component.default is None:
            values.append((component.name, default_value(r, component.subtype, at)))
            continue
        with r.inside(component.scope):
            values.append((component.name, component_value(r, component.default, component.subtype)))
    return ir.Aggregate(tuple(values), target)


def repeated(element: ir.Expression, target: ArrayType, dimensions: int) -> ir.Expression:
    """An array whose every element, of the innermost dimension, is the same."""
    if dimensions > 1 and isinstance(target.element, ArrayType):
        element = repeated(element, target.element, dimensions - 1)
    return ir.Repeat(element, integer(target.length or 0), target)


def zero(type_: Type, at: t.Node) -> ir.Expression:
    """The zero of a type: what memory of nothing but zero bits means."""
    match type_:
        case IntType():
            return ir.IntLiteral(0, type_)
        case FloatType():
            return ir.FloatLiteral(0.0, type_)
        case BoolType():
            return ir.BoolLiteral(False, BOOLEAN)
        case CharType():
            return ir.CharLiteral(0, type_)
        case EnumType():
            return ir.EnumLiteral(type_.literals[0], type_)
        case StringType(kind=StringKind.UNBOUNDED):
            return ir.StringLiteral(b"", type_)
        case ReferenceType():
            return ir.NullLiteral(type_)
        case StringType():
            return ir.Repeat(ir.CharLiteral(0, CharType()), ir.IntLiteral(type_.length or 0, INTEGER), type_)
        case ArrayType() if type_.length is not None:
            return ir.Repeat(zero(type_.element, at), ir.IntLiteral(type_.length, INTEGER), type_)
        case RecordType():
            return ir.Aggregate(tuple((f.name, zero(f.type, at)) for f in type_.fields), type_)
    raise Refused("initial value", "an object without an initial value", at)
