"""Values of objects that nothing initialises: defaults of components, and zeros (ARM 3.3.1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from analyzers.ada import tree as t
from analyzers.ada.entities import Component, Subtype, TypeEntity
from analyzers.ada.protectedtypes import OBJECT, STATE
from analyzers.ada.tasktypes import NUMBER
from analyzers.model import (
    ArrayType,
    BoolType,
    CharType,
    EnumType,
    FloatType,
    IntType,
    NamedType,
    RecordType,
    ReferenceType,
    StringKind,
    StringType,
    Type,
)
from translators.rules import ir
from translators.rules.ada import guarded, tagged, tasking
from translators.rules.ada.conversions import POSITION, constraint_values, extent, fit, held, repeated
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine, base_type
from translators.rules.ada.values import BOOLEAN, INTEGER, Value, integer
from translators.rules.emit import walk


def default_value(r: Routine, subtype: Subtype, at: t.Node) -> ir.Expression:
    """What an object holds that is declared without an initial value: its components' defaults, else zero."""
    from translators.rules.ada.aggregates import component_value
    from translators.rules.ada.expressions import expression

    type_ = subtype.type
    if type_.kind == "array" and len(type_.indexes) > 1 and subtype.bounds is not None and subtype.static_shape is None:
        from translators.rules.ada import several, shapes

        assert type_.component is not None
        counts = [several.extent(*pair) for pair in shapes.ends_of(r, subtype, at)]
        return ir.Repeat(element_value(r, type_.component, at), several.total(counts), several.line_type(r, type_, at))
    target = r.type_of(subtype, at)
    if type_.kind != "record":
        if type_.kind == "array" and isinstance(target, ArrayType):
            assert type_.component is not None
            if tasking.tasks_in(type_) or tasking.protected_in(type_):
                return tasking.array_of_tasks(r, type_.component, target, len(type_.indexes), at)
            if target.length is None:
                if subtype.bounds is None:
                    raise Refused("initial value", "an array of any length without a value", at)
                count = extent(r, subtype, at)
                return ir.Repeat(default_value(r, type_.component, at), count, target)
            return repeated(default_value(r, type_.component, at), target, len(type_.indexes))
        if type_.is_string and subtype.bounds is not None and subtype.static_bounds() is None:
            return ir.Repeat(ir.CharLiteral(0, CharType()), extent(r, subtype, at), target)
        return zero(target, at)
    if type_.specific is not None:
        raise Refused("tagged type", "a class-wide object without a value", at)
    asked = constraint_values(r, subtype, at) if subtype.discriminants else [None] * len(type_.discriminants)
    values: list[tuple[str, ir.Expression]] = [("Tag", tagged.tag_literal(r, type_))] if type_.tagged else []
    own: dict[str, Value] = {}
    for component, given in zip(type_.discriminants, asked, strict=True):
        if given is None:
            if component.default is None:
                raise Refused("discriminant", f"{type_.name} has no default discriminant", at)
            with r.inside(component.scope):
                given = expression(r, component.default, component.subtype.type)
            given = Value(fit(r, given, component.subtype, at), component.subtype.type, component.subtype)
        plain = given.known_range is not None and not any(isinstance(n, ir.Call) for n in walk.expressions(given.node))
        node = given.node if plain or r.stable(given.node) else held(r, given.node, at)
        own[component.key] = Value(node, component.subtype.type, component.subtype)
        values.append((component.field, node))

    def made(components: Sequence[Component]) -> list[tuple[str, ir.Expression]]:
        found: list[tuple[str, ir.Expression]] = []
        for component in components:
            if component.name == OBJECT and type_.made:
                found.append((OBJECT, ir.RuntimeCall("ada_tasks.object", (), INTEGER)))
                continue
            if component.default is None:
                value = default_value(r, component.subtype, at)
                if not is_zero(value):  # which it is where nothing is said of it
                    found.append((component.field, value))
                continue
            with r.inside(component.scope):
                found.append((component.field, component_value(r, component.default, component.subtype)))
        return found

    if type_.protected is not None:
        return ir.Aggregate(((STATE, guarded.made(r, type_, at)),), target)
    if type_.task is not None:
        return ir.Aggregate((*values, (NUMBER, tasking.created(r, type_, own, at))), target)
    with r.within(own):
        values += made(type_.components)
        if type_.variants is None:
            return ir.Aggregate(tuple(values), target)
        selector = own[type_.governing.key]
        known = selector.known_range
        if known is not None and known[0] == known[1]:
            for variant in type_.variants.variants:
                if variant.ranges is None or any(low <= known[0] <= high for low, high in variant.ranges):
                    return ir.Aggregate((*values, *made(variant.components)), target)
            return ir.Aggregate(tuple(values), target)
        return _one_of(r, type_, selector, values, made, target, at)


def element_value(r: Routine, component: Subtype, at: t.Node) -> ir.Expression:
    """What each element of an array holds whose length is known when the program runs: tasks and protected objects would have
    to be made one by one."""
    if tasking.tasks_in(component.type) or tasking.protected_in(component.type):
        raise Refused(tasking.CONSTRUCT, "an array of tasks or protected objects whose bounds are not static", at)
    return default_value(r, component, at)


def _one_of(
    r: Routine,
    type_: TypeEntity,
    selector: Value,
    values: list[tuple[str, ir.Expression]],
    made: Callable[[Sequence[Component]], list[tuple[str, ir.Expression]]],
    target: Type,
    at: t.Node,
) -> ir.Expression:
    """A record with the variant that a discriminant chooses while the program runs."""
    from translators.rules.ada.memberships import between
    from translators.rules.ada.objects import as_number

    assert type_.variants is not None
    node: ir.Expression = ir.Aggregate(tuple(values), target)
    number = Value(as_number(selector, at), selector.type)
    kind = base_type(selector.type, at) if selector.type.integer else POSITION
    chosen: ir.Expression | None = None  # whether one of the variants with choices of its own is meant
    checks: list[tuple[ir.Expression | None, list[ir.Statement]]] = []
    for variant in reversed(type_.variants.variants):
        before = len(r.before)
        whole = ir.Aggregate((*values, *made(variant.components)), target)
        own = r.before[before:]
        del r.before[before:]
        if any(not isinstance(statement, ir.If) for statement in own):
            raise Refused("discriminant", f"a variant of {type_.name} whose components need statements", at)
        if variant.ranges is None:
            node = whole
            checks.append((None, own))
            continue
        test: ir.Expression | None = None
        for low, high in variant.ranges:
            one = between(number, ir.IntLiteral(low, kind), ir.IntLiteral(high, kind))
            test = one if test is None else ir.ShortCircuit("or", test, one, BOOLEAN)
        if test is not None:
            node = ir.Conditional(test, whole, node, target)
            chosen = test if chosen is None else ir.ShortCircuit("or", chosen, test, BOOLEAN)
            checks.append((test, own))
    for guard, own in checks:  # of the components that there are
        guard = guard or (ir.Unary("not", chosen, BOOLEAN) if chosen is not None else None)
        if own:
            r.before += own if guard is None else [ir.If(guard, tuple(own), (), at.span)]
    return node


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
        case ArrayType():
            return ir.Repeat(zero(type_.element, at), integer(0), type_)
        case RecordType():
            for field in type_.fields:
                zero(field.type, at)  # that there is one
            return ir.Aggregate((), type_)
    raise Refused("initial value", "an object without an initial value", at)


def is_zero(value: ir.Expression) -> bool:
    """Whether a value is the zero of its type, told by its form."""
    match value:
        case ir.IntLiteral(value=number):
            return number == 0
        case ir.BoolLiteral(value=flag):
            return not flag
        case ir.CharLiteral(value=code):
            return code == 0
        case ir.FloatLiteral(value=number):
            return str(number) == "0.0"
        case ir.EnumLiteral(literal=literal, type=type_):
            return isinstance(type_, EnumType) and type_.literals[0] == literal
        case ir.StringLiteral(value=data, type=type_):
            return not data and isinstance(type_, StringType) and type_.kind is StringKind.UNBOUNDED
        case ir.NullLiteral():
            return True
        case ir.Aggregate(values=values, type=type_):
            return isinstance(type_, RecordType | NamedType) and all(is_zero(v) for _, v in values)
        case ir.Repeat(element=element, type=type_):
            return isinstance(type_, ArrayType | StringType) and type_.length is not None and is_zero(element)
    return False
