"""Arrays of several dimensions whose bounds the running program computes (ARM 3.6, 4.1.1).

In the IR such an array is one line, row after row; the bounds of every dimension are kept beside it. Those whose bounds
are all static are arrays of arrays instead (`objects.element_of_several`); here they are laid out as lines where both
kinds meet.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from analyzers.ada import modeltypes
from analyzers.ada import tree as t
from analyzers.ada.entities import Formal, ObjectEntity, Subtype, TypeEntity
from analyzers.ada.modeltypes import bound_ends
from analyzers.model import ArrayType, IntType, Type
from translators.rules import ir
from translators.rules.ada.conversions import held
from translators.rules.ada.order import check_order
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine, base_type
from translators.rules.ada.spans import certain_end, short_index
from translators.rules.ada.targets import settled_target
from translators.rules.ada.values import BOOLEAN, INTEGER, First, Value, integer

LARGEST = 4096
SMALL = 64  # components that are written out


def open_array(of: Subtype) -> bool:
    """Whether objects of a subtype are such arrays."""
    return of.type.kind == "array" and len(of.type.indexes) > 1 and of.static_shape is None


def open_value(value: Value) -> bool:
    return open_array(value.subtype or Subtype(value.type))


def line_type(r: Routine, type_: TypeEntity, at: t.Node) -> Type:
    assert type_.component is not None
    r.type_of(type_.component, at)  # refused where the IR has no such components
    return modeltypes.line_type(type_, r.program.library)


def static_bounds(shape: Sequence[tuple[int, int]]) -> First:
    """The bounds of every dimension, the first one first."""
    first: First | None = None
    for low, high in reversed(shape):
        first = First(low, None, given(integer(high)), first)
    assert first is not None
    return first


def dimensions(first: First | None, count: int, at: t.Node) -> list[tuple[ir.Expression, ir.Expression]]:
    """The bounds of every dimension as expressions."""
    found: list[tuple[ir.Expression, ir.Expression]] = []
    while first is not None and first.last is not None:
        low = integer(first.number) if first.number is not None else first.make() if first.make is not None else None
        if low is None:
            break
        found.append((low, first.last()))
        first = first.inner
    if len(found) != count:
        raise Refused("array", "the bounds of an array of several dimensions that are not known", at)
    return found


def extent(low: ir.Expression, high: ir.Expression) -> ir.Expression:
    """How many indexes there are from one bound to the other."""
    if isinstance(low, ir.IntLiteral) and isinstance(high, ir.IntLiteral):
        return integer(max(0, high.value - low.value + 1))
    least = certain_end(high, "low")
    if low == integer(1) and least is not None and least >= 0:
        return high
    return ir.RuntimeCall("ada.extent", (low, high), INTEGER)


def total(extents: Sequence[ir.Expression]) -> ir.Expression:
    node = extents[0]
    for one in extents[1:]:
        node = ir.Binary("*", node, one, INTEGER)
    return node


def of_value(value: Value, at: t.Node) -> list[tuple[ir.Expression, ir.Expression]]:
    """The bounds of every dimension of any array value of several."""
    shape = value.subtype.static_shape if value.subtype is not None else None
    return dimensions(value.first if shape is None else static_bounds(shape), len(value.type.indexes), at)


def line(r: Routine, value: Value, at: t.Node) -> ir.Expression:
    """An array value of several dimensions as a line."""
    from translators.rules.ada import shapes
    from translators.rules.ada.objects import repeatable

    if open_value(value):
        return value.node
    shape = value.subtype.static_shape if value.subtype is not None else None
    kind = line_type(r, value.type, at)
    assert shape is not None and value.type.component is not None
    count = 1
    for low, high in shape:
        count *= max(0, high - low + 1)
    written = isinstance(value.node, ir.Aggregate | ir.Repeat)
    if written and count > LARGEST:
        raise Refused("array", "a large array of several dimensions where one of any bounds is wanted", at)
    if not written and (count > SMALL or isinstance(value.node, ir.Call) or not repeatable(r, value.node)):
        return shapes.unrolled(r, value, shape, at)
    values = _leaves(value.node, list(shape), r.type_of(value.type.component, at))
    return ir.Aggregate(tuple(("", v) for v in values), kind)


def _leaves(node: ir.Expression, shape: list[tuple[int, int]], component: Type) -> list[ir.Expression]:
    """The components of an array of arrays, row after row."""
    if not shape:
        return [node]
    (low, high), rest = shape[0], shape[1:]
    found: list[ir.Expression] = []
    for position, place in enumerate(range(low, high + 1)):
        if isinstance(node, ir.Aggregate):
            inner = node.values[position][1]
        elif isinstance(node, ir.Repeat):
            inner = node.element
        else:
            kind = getattr(node, "type", None)
            assert isinstance(kind, ArrayType)
            inner = ir.Index(node, integer(place), kind.element)
        found += _leaves(inner, rest, component)
    return found


# --------------------------------------------------------------------------- objects


def declared(r: Routine, entity: ObjectEntity, item: t.ObjectDecl, constant: bool) -> list[ir.Statement]:
    """A local object: its bounds are kept in constants, as far as somebody needs them."""
    from translators.rules.ada.defaults import element_value
    from translators.rules.ada.dynamicarrays import keep_first
    from translators.rules.ada.expressions import expression

    of = entity.subtype
    kind = line_type(r, of.type, item)
    assert of.type.component is not None
    found: list[ir.Statement] = []
    if of.bounds is None:
        if item.initial is None or isinstance(item.initial, t.Aggregate):
            raise Refused("array", f"{entity.name} is an array of several dimensions", item)
        value = expression(r, item.initial, of.type)
        of_value(value, item)
        bounds, node = value.first, line(r, value, item)
    else:
        ends = [span(r, of, number, item, found) for number in range(len(of.type.indexes))]
        bounds = kept(ends)
        counts = [extent(*pair) for pair in ends]
        if item.initial is None:
            node = ir.Repeat(element_value(r, of.type.component, item), total(counts), kind)
        else:
            node = fitted(r, item.initial, of.type, ends, item)
    found += r.before
    r.before.clear()
    name = r.declare(entity)
    r.sized.add(name)
    if constant:
        r.immutable.add(name)
    found += keep_first(r, entity, bounds)
    return [*found, ir.VariableDeclaration(name, kind, node, constant, item.span)]


def kept(ends: Sequence[tuple[ir.Expression, ir.Expression]]) -> First:
    first: First | None = None
    for low, high in reversed(ends):
        number = low.value if isinstance(low, ir.IntLiteral) else None
        first = First(number, None if number is not None else given(low), given(high), first)
    assert first is not None
    return first


def given(node: ir.Expression) -> Callable[[], ir.Expression]:
    return lambda: node


def span(
    r: Routine, of: Subtype, number: int, at: t.Node, before: list[ir.Statement]
) -> tuple[ir.Expression, ir.Expression]:
    """The bounds of one dimension, checked against its index subtype and put into constants."""
    from translators.rules.ada import shapes
    from translators.rules.ada.dynamicarrays import dynamic_span, kept_bound

    assert of.bounds is not None
    index, pair = of.type.indexes[number], of.bounds[number]
    if isinstance(pair[0], int) and isinstance(pair[1], int):
        limits = index.static_range
        if limits is None or (pair[0] <= pair[1] and not limits[0] <= pair[0] <= pair[1] <= limits[1]):
            raise Refused("dynamic bounds", "array bounds that may lie outside their index subtype", at)
        return integer(pair[0]), integer(pair[1])
    if index.type.discrete and not index.type.integer:
        return shapes.positions(r, of, number, at, before)
    only = TypeEntity("", "array", of.type.home, of.type.span, indexes=(index,), component=of.type.component)
    own: list[ir.Statement] = []
    low, high, _ = dynamic_span(r, Subtype(only, bounds=(pair,), scope=of.scope, name=of.name), at, own)
    if before is not r.before:
        before += r.before
        r.before.clear()
    before += own
    ends = [n if r.stable(n) else kept_bound(r, hint, n, at, before) for hint, n in (("Low", low), ("High", high))]
    return ends[0], ends[1]


def fitted(
    r: Routine, source: t.Expr, type_: TypeEntity, ends: Sequence[tuple[ir.Expression, ir.Expression]], at: t.Node
) -> ir.Expression:
    """A value for an array with these bounds: as a line, with the check that it has as many rows and columns."""
    from translators.rules.ada.aggregates import aggregate
    from translators.rules.ada.expressions import expression
    from translators.rules.ada.fills import fill
    from translators.rules.ada.gathered import gathered, gathers

    inner = source
    for _ in type_.indexes:
        if not isinstance(inner, t.Aggregate) or not _others(inner):
            break
        inner = inner.args[0].value  # type: ignore[assignment]
    else:
        assert type_.component is not None
        return fill(r, inner, type_.component, total([extent(*pair) for pair in ends]), line_type(r, type_, at), at)
    if isinstance(source, t.Aggregate) and gathers(source, len(type_.indexes)):
        return gathered(r, source, type_, ends, at)
    value = aggregate(r, source, type_) if isinstance(source, t.Aggregate) else expression(r, source, type_)
    test = unequal(r, of_value(value, at), ends)
    if not isinstance(test, ir.BoolLiteral) or test.value:
        r.before.append(ir.If(test, (ir.Raise("constraint_error", None, at.span),), (), at.span))
    return line(r, value, at)


def _others(expr: t.Aggregate) -> bool:
    return len(expr.args) == 1 and len(expr.args[0].names) == 1 and isinstance(expr.args[0].names[0], t.Others)


def unequal(
    r: Routine, some: Sequence[tuple[ir.Expression, ir.Expression]], others: Sequence[tuple[ir.Expression, ir.Expression]]
) -> ir.Expression:
    """Whether two arrays differ in how many indexes some dimension has."""
    node: ir.Expression | None = None
    for one, other in zip(some, others, strict=True):
        left, right = extent(*one), extent(*other)
        if left == right:
            continue
        test = ir.Compare("!=", left, right, BOOLEAN)
        node = test if node is None else ir.ShortCircuit("or", node, test, BOOLEAN)
    return node if node is not None else ir.BoolLiteral(False, BOOLEAN)


def assigned(r: Routine, target: Value, source: t.Expr, at: t.Node) -> list[ir.Statement]:
    """An assignment to such an array."""
    node = fitted(r, source, target.type, of_value(target, at), at)
    place = r.program.effects.place(target.node, r.module)
    after = r.moved | r.program.effects.expression(node, r.module)
    if place.reads & after.writes or place.locals_read & after.locals_written or (place.reads and ("?", "?") in after.writes):
        raise Refused("evaluation order", "a target that its value changes", at)  # its bounds are asked for after the value
    return [ir.Assign(settled_target(r, target.node, node, at), node, at.span)]


def equal(r: Routine, left: Value, right: Value, at: t.Node) -> ir.Expression:
    """Whether two arrays have as many rows and columns, and the same components (ARM 4.5.2(18)). Those without any
    component are equal, whatever their dimensions (measured with GNAT 12)."""
    differ = unequal(r, of_value(left, at), of_value(right, at))
    lines = [line(r, value, at) for value in (left, right)]
    same = ir.Compare("==", lines[0], lines[1], BOOLEAN)
    if isinstance(differ, ir.BoolLiteral) and not differ.value:
        return same
    empty = ir.Compare("==", ir.Length(lines[0], INTEGER), integer(0), BOOLEAN)
    alike = ir.ShortCircuit("or", ir.Unary("not", differ, BOOLEAN), empty, BOOLEAN)
    return ir.ShortCircuit("and", same, alike, BOOLEAN)


def shaped(r: Routine, value: Value, shape: tuple[tuple[int, int], ...], target: Type, at: t.Node) -> ir.Expression:
    """An array value of bounds that the running program computes as one of static bounds: it must have as many rows and
    columns."""
    from translators.rules.ada import shapes
    from translators.rules.ada.conversions import extents

    counts = extents(shape)
    size = 1
    for count in counts:
        size *= count
    if not isinstance(value.node, ir.Variable | ir.FieldAccess) or value.type.component is None or not isinstance(target, ArrayType):
        raise Refused("array bounds", "an array value with other bounds than its target", at)
    test = unequal(r, of_value(value, at), [(integer(low), integer(high)) for low, high in shape])
    r.before.append(ir.If(test, (ir.Raise("constraint_error", None, at.span),), (), at.span))
    r.moved |= r.program.effects.body(tuple(r.before[-1:]), r.module)
    component = r.type_of(value.type.component, at)
    if size > SMALL:
        return shapes.rolled(r, value.node, shape, target, component, at)
    places = iter(range(1, size + 1))

    def rows(kind: Type, rest: list[int]) -> ir.Expression:
        if not rest:
            return ir.Index(value.node, integer(next(places)), component)
        assert isinstance(kind, ArrayType)
        return ir.Aggregate(tuple(("", rows(kind.element, rest[1:])) for _ in range(rest[0])), kind)

    return rows(target, counts)


# --------------------------------------------------------------------------- elements and attributes


def element(r: Routine, base: Value, expr: t.Apply) -> Value:
    """An element: its indexes are checked one by one, and counted as one place in the line."""
    from translators.rules.ada.expressions import expression
    from translators.rules.ada.objects import as_number, component_first_of

    type_ = base.type
    values = [a.value for a in expr.args if a.value is not None and not a.names]
    if len(values) != len(type_.indexes) or type_.component is None:
        raise Refused("array", "an index that is not read", expr)
    indexes = [as_number(expression(r, v, of.type), v) for v, of in zip(values, type_.indexes, strict=True)]
    check_order(r, indexes, expr)
    place: ir.Expression = integer(1)
    for index, (low, high) in zip(indexes, of_value(base, expr), strict=True):
        kind = getattr(index, "type", None)
        if isinstance(index, ir.IntLiteral):
            index = integer(index.value)
        short = isinstance(index, ir.IntLiteral) or (isinstance(kind, IntType) and kind.bits == 32 and kind.signed)
        place = ir.RuntimeCall("ada.place", (place, index if short else ir.Convert(index, INTEGER, True), low, high), INTEGER, True)
    node = ir.Index(base.node, place, r.type_of(type_.component, expr))
    return Value(node, type_.component.type, type_.component, component_first_of(r, type_.component, expr))


def bounds_of(r: Routine, value: Value, number: int, at: t.Node) -> tuple[Value, Value, ir.Expression]:
    """The bounds of one dimension, and how many indexes it has."""
    index = value.type.indexes[number - 1].type
    if index.discrete and not index.integer:
        of = r.type_of(r.subtype_of_type(index), at)
        first, last = of_value(value, at)[number - 1]
        return Value(ir.Convert(first, of), index), Value(ir.Convert(last, of), index), extent(first, last)
    if not short_index(index, at):
        raise Refused("array bounds", "bounds of an array whose index is not a 32-bit integer", at)
    low, high = of_value(value, at)[number - 1]
    base = base_type(index, at)
    ends = (low, high) if base.bits == 32 else (ir.Convert(low, base), ir.Convert(high, base))
    return Value(ends[0], index), Value(ends[1], index), extent(low, high)


# --------------------------------------------------------------------------- parameters


def open_formals(formals: Sequence[Formal]) -> list[Formal]:
    """The formals of which a call gives the bounds too."""
    return [f for f in formals if open_array(f.subtype) and f.subtype.bounds is None]


def bound_names(name: str, count: int) -> list[str]:
    """What a formal's bounds are called, dimension by dimension."""
    return [f"{name}_{end}" for number in range(1, count + 1) for end in bound_ends(number)]


def bound_named(value: Value, bound: str, at: t.Node) -> ir.Expression:
    """A bound by its name."""
    pairs = enumerate(of_value(value, at), 1)
    return next(end for number, pair in pairs for name, end in zip(bound_ends(number), pair, strict=True) if name == bound)


def formal_bounds(r: Routine, formal: Formal) -> First:
    """A formal's bounds: the parameters that stand for them."""
    names = bound_names(formal.name, len(formal.subtype.type.indexes))
    if [r.claim(n) for n in names] != names:
        raise Refused("array", f"the bounds of {formal.name}, whose names are taken", formal.subtype.type.span)
    r.immutable.update(names)
    ends = [ir.Variable(n, INTEGER, "parameter") for n in names]
    return kept(list(zip(ends[::2], ends[1::2], strict=True)))


def bound_parameters(formals: Sequence[Formal]) -> list[ir.IrParameter]:
    return [
        ir.IrParameter(name, INTEGER)
        for formal in open_formals(formals)
        for name in bound_names(formal.name, len(formal.subtype.type.indexes))
    ]


def argument(r: Routine, formal: Formal, value: Value, at: t.Node) -> ir.Expression:
    """The actual of such a formal, or of one with bounds that are not static: those are checked."""
    from translators.rules.ada import shapes

    if formal.subtype.bounds is not None and formal.mode == "in":
        return shapes.fitting(r, value, formal.subtype, at).node
    if formal.subtype.bounds is not None:
        raise Refused("dynamic bounds", f"{formal.name} has bounds that are not static", at)
    if formal.mode != "in" and not open_value(value):
        return shapes.copied(r, formal, value, at)
    return line(r, value, at)


def bound_arguments(
    r: Routine, pairs: Sequence[tuple[Formal, t.Expr | None]], values: Sequence[Value], at: t.Node
) -> list[ir.Expression]:
    """The bounds of the actuals of such formals. Those of an object that changes are read before the call."""
    found: list[ir.Expression] = []
    for (formal, _), value in zip(pairs, values, strict=True):
        if not open_array(formal.subtype) or formal.subtype.bounds is not None:
            continue
        for end in (end for pair in of_value(value, at) for end in pair):
            if formal.mode != "in" and not r.stable(end):
                r.moved |= r.program.effects.expression(end, r.module)
                end = held(r, end, at)
            found.append(end)
    return found
