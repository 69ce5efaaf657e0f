"""Values made to fit a subtype: range checks (ARM 4.6, 3.2.2), lengths, and the values of uninitialised objects."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from fractions import Fraction

from analyzers.ada import tree as t
from analyzers.ada.entities import Bound, Dynamic, Subtype, TypeEntity
from analyzers.model import ArrayType, FloatType, IntType, StringType, Type
from translators.rules import ir
from translators.rules.ada import tagged
from translators.rules.ada.effects import NOTHING
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine, base_type
from translators.rules.ada.settled import settled
from translators.rules.ada.values import BOOLEAN, INTEGER, WIDE, Value, failing, integer

POSITION = IntType(32, True)
LONG_FLOAT = FloatType(64)
GROUPS = {
    "signed": "integer", "modular": "integer", "boolean": "boolean", "enum": "enum", "character": "enum",
    "float": "float", "fixed": "fixed", "array": "array", "record": "record", "access": "access",
}  # fmt: skip


def fit(r: Routine, value: Value, wanted: Subtype, at: t.Node) -> ir.Expression:
    """The value as one of `wanted`, with the check that an assignment to it makes."""
    if value.type.kind == "raise":
        raise Refused("raise expression", "a raise expression that is a value", at)
    target = wanted.type
    groups = [GROUPS.get(x.kind) for x in (value.type, target)]
    if None not in groups and groups[0] != groups[1]:
        raise Refused("name", f"a value of {value.type.name} where one of {target.name} is wanted", at)
    if target.discrete or target.kind == "fixed":
        return _discrete(r, value, wanted, at)
    if target.kind == "float":
        if wanted.low is not None or wanted.high is not None:
            return _float(r, value, wanted, at)
        return value.node
    if target.kind == "array":
        return _array(r, value, wanted, at)
    r.type_of(wanted, at)
    if target.kind == "access" and (wanted.discriminants is not None or wanted.bounds is not None):
        return constrained_access(r, value, wanted, at)
    if target.kind == "access" and value.type is not target:
        return of_constrained(r, value, wanted, at)
    if wanted.discriminants is not None:
        return constrained(r, value, wanted, at)
    return tagged.exact(r, value, at) if target.tagged and value.type is target else value.node


def put_before(r: Routine, made: Sequence[ir.Statement], at: t.Node) -> None:
    """Statements of an expression, some of which declare what it uses, go before the statement that it is in."""
    effects = r.program.effects.body(tuple(made), r.module)
    if effects.conflicts(r.moved):
        raise Refused("evaluation order", "two expressions that are evaluated before their statement", at)
    own = frozenset(s.name for s in made if isinstance(s, ir.VariableDeclaration))
    r.moved |= dataclasses.replace(
        effects, locals_read=effects.locals_read - own, locals_written=effects.locals_written - own
    )
    r.before += made


def constrained(r: Routine, value: Value, wanted: Subtype, at: t.Node) -> ir.Expression:
    """A record value whose discriminants must be those of a constraint (ARM 4.6(51))."""
    if wanted.type.kind != "record":
        raise Refused("discriminant", f"a value for a constrained {wanted.type.name}", at)
    given = dict(value.node.values) if isinstance(value.node, ir.Aggregate) else {}
    tests: list[ir.Expression] = []
    node: ir.Expression | None = None
    earlier = r.moved
    for component, asked in zip(wanted.type.discriminants, constraint_values(r, wanted, at), strict=True):
        kind = r.type_of(component.subtype, at)
        if asked is None:
            continue
        own = given.get(component.field)
        known = Value(own, component.subtype.type).known_range if own is not None else None
        if known is not None and known == asked.known_range:
            continue
        if own is None:
            node = node or once(r, value.node, at)
            own = ir.FieldAccess(node, component.field, kind)
        elif not r.stable(own):
            if not isinstance(value.node, ir.Aggregate) or earlier != NOTHING:
                raise Refused("discriminant", f"an aggregate for a constrained {wanted.type.name}", at)
            moved = r.program.effects.expression(own, r.module)
            own = held(r, own, at)  # discriminants are the first components: they are evaluated first
            r.moved |= moved
            parts = tuple((name, own if name == component.field else part) for name, part in value.node.values)
            value = dataclasses.replace(value, node=dataclasses.replace(value.node, values=parts))
        tests.append(ir.Compare("!=", own, asked.node, BOOLEAN))
    for test in tests:
        r.before.append(ir.If(test, (ir.Raise("constraint_error", None, at.span),), (), at.span))
    return node or value.node


def of_constrained(r: Routine, value: Value, wanted: Subtype, at: t.Node) -> ir.Expression:
    """A value of another access type: what it refers to must have the discriminants that the type asks of its objects."""
    target, source = wanted.type.target, value.type.target
    if target is None or target.discriminants is None or (source is not None and same_constraint(source, target)):
        return value.node
    asked = Subtype(wanted.type, discriminants=target.discriminants, scope=target.scope, name=wanted.type.name)
    return constrained_access(r, Value(value.node, wanted.type), asked, at)


def constrained_access(r: Routine, value: Value, wanted: Subtype, at: t.Node) -> ir.Expression:
    """An access value whose object must have the discriminants or bounds of a constraint (ARM 4.6(49))."""
    from translators.rules.ada.references import followed

    if isinstance(value.node, ir.NullLiteral):
        return value.node
    if value.subtype is not None and same_constraint(value.subtype, wanted):
        return value.node
    target = wanted.type.target
    assert target is not None
    node = once(r, value.node, at)
    behind = followed(r, Value(node, wanted.type), at)
    tests = constraint_tests(r, behind, wanted, at)
    outside = tests[0]
    for test in tests[1:]:
        outside = ir.ShortCircuit("or", outside, test, BOOLEAN)
    there = ir.Compare("!=", node, ir.NullLiteral(r.type_of(Subtype(wanted.type, name=wanted.type.name), at)), BOOLEAN)
    bad = ir.Raise("constraint_error", None, at.span)
    r.before.append(ir.If(ir.ShortCircuit("and", there, outside, BOOLEAN), (bad,), (), at.span))
    return node


def constraint_tests(r: Routine, behind: Value, wanted: Subtype, at: t.Node, exact: bool = False) -> list[ir.Expression]:
    """The ways in which the object behind an access value can miss a constraint. Without `exact`, an empty array that
    ends anywhere only has to lie inside the bounds, and to be as long: such is GNAT 12's check, not its membership test."""
    from translators.rules.ada.objects import length
    from translators.rules.ada.spans import as_index, last_of
    from translators.rules.ada.values import first_of

    target = wanted.type.target
    assert target is not None
    tests: list[ir.Expression] = []
    if wanted.bounds is None:
        inner = Subtype(target.type, discriminants=wanted.discriminants, scope=wanted.scope, name=target.type.name)
        for component, asked in zip(target.type.discriminants, constraint_values(r, inner, at), strict=True):
            if asked is not None:
                own = ir.FieldAccess(behind.node, component.field, r.type_of(component.subtype, at))
                tests.append(ir.Compare("!=", own, asked.node, BOOLEAN))
        return tests
    index = target.type.indexes[0].type
    if len(wanted.bounds) > 1:
        from translators.rules.ada import shapes

        return shapes.misses(r, behind, wanted, at, exact)
    if index.kind != "signed":
        raise Refused("access type", f"a value for a constrained {wanted.type.name}", at)
    low, high = (as_index(bound_value(r, b, Subtype(index), at)) for b in wanted.bounds[0])
    first, end = first_of(behind), last_of(r, behind)
    if first is None or end is None:
        raise Refused("access type", f"a value for a constrained {wanted.type.name}", at)
    if exact or behind.first.last is None:
        return [ir.Compare("!=", first, low, BOOLEAN), ir.Compare("!=", end, high, BOOLEAN)]
    count = extent(r, Subtype(target.type, bounds=wanted.bounds, scope=wanted.scope, name=target.type.name), at)
    return [
        ir.Compare("<", first, low, BOOLEAN),
        ir.Compare(">", end, high, BOOLEAN),
        ir.Compare("!=", length(r, behind), count, BOOLEAN),
    ]


def same_constraint(a: Subtype, b: Subtype) -> bool:
    """Whether two subtypes of one type certainly have the same constraint."""
    if a.discriminants is not None or b.discriminants is not None:
        return a.discriminants is b.discriminants
    return a.bounds is not None and a.static_shape is not None and a.static_shape == b.static_shape


def once(r: Routine, node: ir.Expression, at: t.Node) -> ir.Expression:
    """An expression that may be evaluated again: itself, or a constant that holds its value."""
    from translators.rules.ada.objects import repeatable

    if repeatable(r, node) and not isinstance(node, ir.Call | ir.Allocate | ir.Aggregate):
        return node
    kind = getattr(node, "type", None)
    if kind is None:
        raise Refused("evaluation order", "a value that is needed twice", at)
    name = r.fresh("Value")
    r.immutable.add(name)
    r.before.append(ir.VariableDeclaration(name, kind, node, True, at.span))
    return ir.Variable(name, kind)


def constraint_values(r: Routine, subtype: Subtype, at: t.Node) -> list[Value | None]:
    """The values of a discriminant constraint, in the order of the discriminants; checked against their subtypes."""
    from translators.rules.ada.expressions import expression

    found: list[Value | None] = []
    for component in subtype.type.discriminants:
        source = (subtype.discriminants or {}).get(component.key)
        if source is None:
            found.append(None)
            continue
        with r.inside(subtype.scope or component.scope):
            value = settled(r, source, component.key) or expression(r, source, component.subtype.type)
        here = isinstance(at, t.ObjectDecl | t.Allocator) and subtype.name.lower() == subtype.type.name.lower()
        if value.known_range is None and not here and not r.stable(value.node) and not r.discriminants:
            raise Refused("discriminant", f"a constraint of {subtype.type.name} made of what may change", at)
        node = fit(r, value, component.subtype, at)
        found.append(Value(node, component.subtype.type, component.subtype))
    return found


def _float(r: Routine, value: Value, wanted: Subtype, at: t.Node) -> ir.Expression:
    """A check against the bounds of a floating-point subtype."""
    from translators.rules.ada.expressions import real

    bounds: list[ir.Expression] = []
    for bound in (wanted.low, wanted.high):
        if isinstance(bound, Dynamic):
            bounds.append(evaluated(r, bound, wanted.type).node)
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
    if wanted.low is None or wanted.high is None:
        raise Refused("dynamic range", f"{wanted.name or wanted.type.name} has bounds that are not static", at)
    low, high = (bound_value(r, b, wanted, at) for b in (wanted.low, wanted.high))
    if not whole:
        return _dynamic_enum(r, value, wanted, (low, high), at)
    base = base_type(wanted.type, at)

    def wide(node: ir.Expression) -> ir.Expression:
        return node if base.bits == 64 else ir.Convert(node, WIDE)

    checked = ir.RuntimeCall("ada.check_range", (wide(value.node), wide(low), wide(high)), WIDE, True)
    return checked if base.bits == 64 else ir.Convert(checked, base)


def _dynamic_enum(
    r: Routine, value: Value, wanted: Subtype, bounds: tuple[ir.Expression, ir.Expression], at: t.Node
) -> ir.Expression:
    """The same of an enumeration: the positions are compared."""
    numbers = [
        ir.Convert(node if isinstance(getattr(node, "type", None), IntType) else ir.Convert(node, POSITION), WIDE)
        for node in (value.node, *bounds)
    ]
    checked = ir.RuntimeCall("ada.check_range", tuple(numbers), WIDE, True)
    return ir.Convert(ir.Convert(checked, POSITION), r.type_of(r.subtype_of_type(wanted.type), at))


def bound_value(r: Routine, bound: Bound, of: Subtype, at: t.Node) -> ir.Expression:
    """A bound as an expression. One that is not static must be made of what cannot change since it was set."""
    base = base_type(of.type, at) if of.type.integer or of.type.kind == "fixed" else POSITION
    if isinstance(bound, int):
        return integer(bound, base)
    if not isinstance(bound, Dynamic):
        raise Refused("dynamic range", "a bound that is no integer", at)
    value = evaluated(r, bound, of.type)
    if not r.stable(value.node):
        raise Refused("dynamic range", "a bound made of what may change", at)
    return value.node


def evaluated(r: Routine, bound: Dynamic, type_: TypeEntity) -> Value:
    """A bound that is not static: the constant that holds it, or its expression."""
    from translators.rules.ada.expressions import expression
    from translators.rules.ada.objects import declared_inside, variable

    with r.inside(bound.scope):
        own = settled(r, bound.expression)
    if own is not None:
        return own
    held = r.program.held_bounds.get(id(bound))
    if held is not None and (id(held) in r.names or r.entity is None or not declared_inside(r.entity, held.scope)):
        return variable(r, held, bound.expression)
    with r.inside(bound.scope):
        return expression(r, bound.expression, type_)


def _array(r: Routine, value: Value, wanted: Subtype, at: t.Node) -> ir.Expression:
    target = r.type_of(wanted, at)
    if wanted.bounds is None:
        return value.node
    limits = wanted.static_bounds()
    if limits is None and len(wanted.type.indexes) == 1:
        return _counted(r, value, wanted, at)
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
    if given is None and isinstance(value.node, ir.Repeat) and not isinstance(value.node.count, ir.IntLiteral):
        return _repeated(r, value, shape, target, at)
    listed = value.node if isinstance(value.node, ir.Aggregate | ir.Repeat) else None
    if listed is not None and len(shape) == 1 and _of_another_length(listed, shape[0]):
        effects = r.program.effects.expression(listed, r.module)
        if effects.visible or effects.raises - {"constraint_error"}:
            raise Refused("array bounds", "a value of another length, components of which have effects", at)  # GNAT may drop them
        r.moved |= effects
        return ir.Convert(held(r, listed, at), target, True)  # which fails
    if given is None and listed is not None:
        return listed
    if given == shape:
        return value.node
    if len(shape) > 1 and given is None:
        from translators.rules.ada import several

        return several.shaped(r, value, shape, target, at)
    if len(shape) > 1 and given is not None and extents(given) != extents(shape):
        return _unfit(r, value.node, target, at)
    return ir.Convert(value.node, target, True)  # slides, when it has as many elements (ARM 4.6(37))


def _unfit(r: Routine, node: ir.Expression, target: Type, at: t.Node) -> ir.Expression:
    """A value of other extents than its target, all of them known: the check fails, and what stands here is never used."""
    from translators.rules.ada.defaults import zero

    effects = r.program.effects.expression(node, r.module)
    if effects.visible or effects.raises - {"constraint_error"} or effects.conflicts(r.moved):
        raise Refused("array bounds", "an array value with other bounds than its target", at)
    r.before.append(failing(at))
    r.moved |= r.program.effects.body(tuple(r.before[-1:]), r.module)
    return zero(target, at)


def _of_another_length(node: ir.Aggregate | ir.Repeat, ends: tuple[int, int]) -> bool:
    """Whether values that stand one by one, or are counted, are not as many as these bounds want."""
    if isinstance(node, ir.Aggregate):
        count: int | None = len(node.values)
    elif isinstance(node.type, ArrayType) and node.type.length is not None:
        count = node.type.length
    else:
        count = getattr(node.count, "value", None)
    return count is not None and count != max(0, ends[1] - ends[0] + 1)


def _repeated(
    r: Routine, value: Value, shape: tuple[tuple[int, int], ...], target: Type, at: t.Node
) -> ir.Expression:
    """One value for all components of an array with static bounds, as many as the running program counts."""
    from translators.rules.ada import several

    assert isinstance(value.node, ir.Repeat)
    if len(shape) == 1:
        counted = integer(max(0, shape[0][1] - shape[0][0] + 1))
        differ: ir.Expression = ir.Compare("!=", value.node.count, counted, BOOLEAN)
    else:
        asked = [(integer(low), integer(high)) for low, high in shape]
        differ = several.unequal(r, several.of_value(value, at), asked)
    r.before.append(ir.If(differ, (ir.Raise("constraint_error", None, at.span),), (), at.span))
    r.moved |= r.program.effects.body(tuple(r.before[-1:]), r.module)
    assert isinstance(target, ArrayType)
    return repeated(value.node.element, target, len(shape))


def _counted(r: Routine, value: Value, wanted: Subtype, at: t.Node) -> ir.Expression:
    """An array value that must have as many components as bounds ask for that are not static."""
    from translators.rules.ada.objects import length, repeatable

    count = extent(r, wanted, at)
    if isinstance(value.node, ir.Repeat) and value.node.count == count:
        return value.node
    listed = isinstance(value.node, ir.Aggregate | ir.StringLiteral)
    node = value.node if listed else once(r, value.node, at)
    if not repeatable(r, count):
        raise Refused("dynamic bounds", f"a value for {wanted.name} with bounds that have effects", at)
    test = ir.Compare("!=", length(r, Value(node, value.type, value.subtype)), count, BOOLEAN)
    r.before.append(ir.If(test, (ir.Raise("constraint_error", None, at.span),), (), at.span))
    return node


def extent(r: Routine, of: Subtype, at: t.Node) -> ir.Expression:
    """How many components an array with bounds that are not static has."""
    from translators.rules.ada.values import minus, plus

    assert of.bounds is not None
    index = of.type.indexes[0]
    from translators.rules.ada.spans import as_index, short_index

    if not short_index(index.type, at):
        raise Refused("dynamic bounds", "an array whose index is not a 32-bit integer", at)
    low, high = (as_index(component_bound(r, b, of, at)) for b in of.bounds[0])
    if r.discriminants:
        checked_bounds(r, low, high, index, at)
    if low == integer(1) and _natural(high):
        return high
    if isinstance(low, ir.IntLiteral) and isinstance(high, ir.IntLiteral):
        return integer(max(0, high.value - low.value + 1))
    empty = ir.Compare("<", high, low, BOOLEAN)
    return ir.Conditional(empty, integer(0), plus(minus(high, low), 1), INTEGER)


def checked_bounds(r: Routine, low: ir.Expression, high: ir.Expression, index: Subtype, at: t.Node) -> None:
    """The check of bounds that discriminants give, unless they leave nothing (ARM 3.8(13), 3.6.1(7))."""
    from translators.rules.ada.objects import repeatable

    if _inside(low, index, 0) and _inside(high, index, 1):
        return
    limits = index.static_range
    if limits is None or not repeatable(r, low) or not repeatable(r, high):
        raise Refused("discriminant", "bounds that a discriminant may put outside the index subtype", at)
    tests: list[ir.Expression] = []
    if limits[0] > -(1 << 31) and not (isinstance(low, ir.IntLiteral) and low.value >= limits[0]):
        tests.append(ir.Compare("<", low, integer(limits[0], INTEGER), BOOLEAN))
    if limits[1] < (1 << 31) - 1:
        tests.append(ir.Compare(">", high, integer(limits[1], INTEGER), BOOLEAN))
    if not tests:
        return
    beyond = tests[0] if len(tests) == 1 else ir.ShortCircuit("or", tests[0], tests[1], BOOLEAN)
    bad = ir.ShortCircuit("and", ir.Compare("<=", low, high, BOOLEAN), beyond, BOOLEAN)
    r.before.append(ir.If(bad, (ir.Raise("constraint_error", None, at.span),), (), at.span))


def _inside(node: ir.Expression, index: Subtype, below: int) -> bool:
    """Whether a bound certainly lies in an index subtype, or at most so far below it (a high bound may: the array is
    empty then)."""
    limits, kind = index.static_range, getattr(node, "type", None)
    if limits is None or not isinstance(kind, IntType):
        return False
    low, high = (node.value, node.value) if isinstance(node, ir.IntLiteral) else (kind.minimum, kind.maximum)
    return limits[0] - below <= low and high <= limits[1]


def _natural(node: ir.Expression) -> bool:
    """Whether an index can't be negative, as far as its type tells."""
    low = getattr(getattr(node, "type", None), "low", None)
    return isinstance(low, int) and low >= 0


def component_bound(r: Routine, bound: Bound, of: Subtype, at: t.Node) -> ir.Expression:
    """A bound of a component: of literals, constants and its record's discriminants."""
    if isinstance(bound, Dynamic) and r.discriminants:
        return evaluated(r, bound, of.type.indexes[0].type).node
    return bound_value(r, bound, of.type.indexes[0], at)


def extents(shape: tuple[tuple[int, int], ...]) -> list[int]:
    return [max(0, high - low + 1) for low, high in shape]


def fixed_length(value: Value) -> int | None:
    """The length of a string value, when it is known."""
    if isinstance(value.node, ir.StringLiteral):
        return len(value.node.value)
    bounds = value.subtype.static_bounds() if value.subtype is not None and value.type.kind == "array" else None
    return max(0, bounds[1] - bounds[0] + 1) if bounds else None


# --------------------------------------------------------------------------- initial values


def held(r: Routine, node: ir.Expression, at: t.Node) -> ir.Expression:
    """A constant with the value of an expression, made right before the statement."""
    kind = getattr(node, "type", None)
    if kind is None:
        raise Refused("discriminant", "a discriminant that is computed", at)
    name = r.fresh("Value")
    r.immutable.add(name)
    r.before.append(ir.VariableDeclaration(name, kind, node, True, at.span))
    return ir.Variable(name, kind)


def repeated(element: ir.Expression, target: ArrayType, dimensions: int) -> ir.Expression:
    """An array whose every element, of the innermost dimension, is the same."""
    if dimensions > 1 and isinstance(target.element, ArrayType):
        element = repeated(element, target.element, dimensions - 1)
    return ir.Repeat(element, integer(target.length or 0), target)
