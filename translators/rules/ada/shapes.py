"""Arrays of several dimensions that bring their bounds with them: what functions return, and what access values refer to.

In the IR each is a record of its bounds and its line (`several`). Here too are the ways between lines and arrays of
arrays, for those of static bounds.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from analyzers.ada import tree as t
from analyzers.ada.entities import Dynamic, Formal, Subtype, TypeEntity
from analyzers.ada.modeltypes import bound_ends, shaped_type
from analyzers.ada.subtypes import mark_subtype, subtype
from analyzers.model import ArrayType, Type
from translators.rules import ir
from translators.rules.ada import several
from translators.rules.ada.conversions import bound_value, extents, held
from translators.rules.ada.defaults import element_value, zero
from translators.rules.ada.order import holds_controlled
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine, base_type
from translators.rules.ada.spans import as_index, short_index
from translators.rules.ada.values import BOOLEAN, INTEGER, WIDE, First, Value, either, integer, minus, negated, plus

Ends = Sequence[tuple[ir.Expression, ir.Expression]]


def record_type(r: Routine, type_: TypeEntity, at: t.Node) -> Type:
    """The record of an array's bounds and its line."""
    several.line_type(r, type_, at)  # refused where the IR has no such components
    r.program.packages.note_shaped(type_)
    return shaped_type(type_, r.program.library)


def opened(r: Routine, record: ir.Expression, type_: TypeEntity, at: t.Node) -> Value:
    """The array inside such a record, which may be evaluated again."""
    first: First | None = None
    for number in range(len(type_.indexes), 0, -1):
        low, high = (ir.FieldAccess(record, end, INTEGER) for end in bound_ends(number))
        first = First(None, several.given(low), several.given(high), first)
    assert first is not None
    return Value(ir.FieldAccess(record, "Data", several.line_type(r, type_, at)), type_, None, first)


def packed(r: Routine, type_: TypeEntity, ends: Ends, line: ir.Expression, at: t.Node) -> ir.Expression:
    """A record of bounds and a line."""
    kind = record_type(r, type_, at)
    names = [end for number in range(1, len(ends) + 1) for end in bound_ends(number)]
    bounds = [end for pair in ends for end in pair]
    return ir.Aggregate((*zip(names, bounds, strict=True), ("Data", line)), kind)


def kept(r: Routine, node: ir.Expression, at: t.Node) -> ir.Expression:
    """An expression that may be evaluated again: itself, or a constant made before the statement."""
    from translators.rules.ada.objects import repeatable

    if repeatable(r, node) and not isinstance(node, ir.Call | ir.Allocate | ir.Aggregate):
        return node
    effects = r.program.effects.expression(node, r.module)
    if holds_controlled(node) and effects.conflicts(r.moved):
        raise Refused("evaluation order", "operands beside one that is evaluated before its statement", at)
    made = held(r, node, at)
    r.moved |= effects
    return made


def ends_of(r: Routine, of: Subtype, at: t.Node) -> list[tuple[ir.Expression, ir.Expression]]:
    """The bounds of every dimension of an array subtype, which cannot have changed since it was declared. Those that the
    discriminants of its record give are checked (ARM 3.8(13))."""
    from translators.rules.ada.conversions import checked_bounds, evaluated
    from translators.rules.ada.objects import as_number

    def end(number: int, which: int) -> ir.Expression:
        assert of.bounds is not None
        bound, index = of.bounds[number][which], of.type.indexes[number].type
        if isinstance(bound, Dynamic) and r.discriminants:
            return as_index(evaluated(r, bound, index).node)
        return as_index(as_number(Value(bound_value(r, bound, Subtype(index), at), index), at))

    found = [(end(n, 0), end(n, 1)) for n in range(len(of.type.indexes))]
    if r.discriminants:
        for (low, high), index in zip(found, of.type.indexes, strict=True):
            checked_bounds(r, low, high, index, at)
    return found


def lazy_ends(r: Routine, of: Subtype, at: t.Node) -> First:
    """The same, evaluated where somebody asks for them."""
    first: First | None = None
    for n in range(len(of.type.indexes) - 1, -1, -1):
        first = First(None, lambda n=n: ends_of(r, of, at)[n][0], lambda n=n: ends_of(r, of, at)[n][1], first)  # type: ignore[misc]
    assert first is not None
    return first


def positions(r: Routine, of: Subtype, number: int, at: t.Node, before: list[ir.Statement]) -> tuple[ir.Expression, ir.Expression]:
    """The bounds of a dimension whose index is an enumeration, as positions in constants; checked against its subtype."""
    from translators.rules.ada.dynamicarrays import bound_now, kept_bound
    from translators.rules.ada.objects import as_number

    assert of.bounds is not None
    index, ends = of.type.indexes[number], []
    line = TypeEntity("", "array", of.type.home, of.type.span, indexes=(index,), component=of.type.component)
    own = Subtype(line, bounds=(of.bounds[number],), scope=of.scope, name=of.name)
    for bound, hint in zip(of.bounds[number], ("Low", "High"), strict=True):
        node = integer(bound) if isinstance(bound, int) else as_number(Value(bound_now(r, bound, own, at), index.type), at)
        if before is not r.before:
            before += r.before
            r.before.clear()
        ends.append(node if r.stable(node) else kept_bound(r, hint, node, at, before))
    limits = index.static_range
    if limits is None:
        raise Refused("dynamic bounds", "array bounds of a subtype that is not static", at)
    beyond = either(ir.Compare("<", ends[0], integer(limits[0]), BOOLEAN), ir.Compare(">", ends[1], integer(limits[1]), BOOLEAN))
    full = ir.ShortCircuit("and", ir.Compare("<=", ends[0], ends[1], BOOLEAN), beyond, BOOLEAN)
    if limits != (0, len(index.type.literals) - 1):
        before.append(ir.If(full, (ir.Raise("constraint_error", None, at.span),), (), at.span))
    return ends[0], ends[1]


# --------------------------------------------------------------------------- checks and conversions


def sourced(r: Routine, source: t.Expr, of: Subtype, at: t.Node) -> Value:
    """The value of an expression for an array of such a subtype: it slides to the bounds that this has."""
    from translators.rules.ada.aggregates import aggregate
    from translators.rules.ada.expressions import expression

    if of.bounds is not None:
        ends = ends_of(r, of, at)
        return Value(several.fitted(r, source, of.type, ends, at), of.type, None, several.kept(ends))
    return aggregate(r, source, of.type) if isinstance(source, t.Aggregate) else expression(r, source, of.type)


def fitting(r: Routine, value: Value, of: Subtype, at: t.Node) -> Value:
    """A value that must have as many rows and columns as a subtype, and slides to its bounds (ARM 4.6(37))."""
    ends = ends_of(r, of, at)
    ensure(r, several.unequal(r, several.of_value(value, at), ends), at)
    return Value(several.line(r, value, at), of.type, None, several.kept(ends))


def exactly(r: Routine, value: Value, of: Subtype, at: t.Node) -> Value:
    """A value that must have the very bounds of a subtype (ARM 4.7(4))."""
    ends = ends_of(r, of, at)
    ensure(r, different(several.of_value(value, at), ends), at)
    return Value(several.line(r, value, at), of.type, None, several.kept(ends))


def ensure(r: Routine, bad: ir.Expression, at: t.Node) -> None:
    """The check, before the statement, that a test does not hold."""
    if isinstance(bad, ir.BoolLiteral) and not bad.value:
        return
    r.before.append(ir.If(bad, (ir.Raise("constraint_error", None, at.span),), (), at.span))
    r.moved |= r.program.effects.body(tuple(r.before[-1:]), r.module)


def different(some: Ends, others: Ends) -> ir.Expression:
    """Whether some dimension of two arrays starts or ends elsewhere."""
    node: ir.Expression = ir.BoolLiteral(False, BOOLEAN)
    for one, other in zip(some, others, strict=True):
        for left, right in zip(one, other, strict=True):
            if left != right:
                node = either(node, ir.Compare("!=", left, right, BOOLEAN))
    return node


def alike(r: Routine, mark: Subtype, source: TypeEntity, at: t.Node) -> bool:
    """Whether an array's line is also one of a subtype of another type."""
    target = mark.type
    if target is source:
        return True
    if len(target.indexes) != len(source.indexes) or target.component is None or source.component is None:
        return False
    if target.component.type is not source.component.type or r.type_of(target.component, at) != r.type_of(source.component, at):
        return False


    def related(a: TypeEntity, b: TypeEntity) -> bool:
        if a.integer or b.integer:
            return a is b or (short_index(a, at) and short_index(b, at))
        return a.root is b.root

    return all(related(a.type, b.type) for a, b in zip(target.indexes, source.indexes, strict=True))


def outside(r: Routine, low: ir.Expression, high: ir.Expression, index: Subtype, at: t.Node) -> ir.Expression:
    """Whether the bounds of an array can't be those of one with another index subtype. Those of an empty one must not both
    lie on one side of it, nor beyond the subtype's base type (measured with GNAT 12)."""
    base = base_type(index.type, at)
    assert index.low is not None and index.high is not None
    limits = [wide(bound_value(r, end, Subtype(index.type), at)) for end in (index.low, index.high)]

    def beyond(operator: str, end: ir.Expression, limit: ir.Expression) -> ir.Expression:
        return ir.Compare(operator, ir.Convert(end, WIDE), limit, BOOLEAN)

    def joined(operator: str, left: ir.Expression, right: ir.Expression) -> ir.Expression:
        return ir.ShortCircuit(operator, left, right, BOOLEAN)

    below = [beyond("<", end, limits[0]) for end in (low, high)]
    above = [beyond(">", end, limits[1]) for end in (low, high)]
    apart = joined("or", joined("and", below[0], below[1]), joined("and", above[0], above[1]))
    full = ir.Compare("<=", low, high, BOOLEAN)
    test = joined("or", joined("and", full, joined("or", below[0], above[1])), joined("and", negated(full), apart))
    if base.bits == 32:
        return test
    far = joined("or", beyond("<", high, integer(base.minimum, WIDE)), beyond(">", low, integer(base.maximum, WIDE)))
    return joined("or", test, joined("and", negated(full), far))


def wide(node: ir.Expression) -> ir.Expression:
    return integer(node.value, WIDE) if isinstance(node, ir.IntLiteral) else ir.Convert(node, WIDE)


def within_indexes(r: Routine, value: Value, wanted: TypeEntity, source: TypeEntity, at: t.Node) -> Value:
    """An array that keeps its bounds, which must lie in the index subtypes of another type (ARM 4.6(38))."""
    ends = several.of_value(value, at)
    for (low, high), index, own in zip(ends, wanted.indexes, source.indexes, strict=True):
        limits = index.static_range
        if index.low is None or index.high is None or (not index.type.integer and (limits is None or limits != own.static_range)):
            raise Refused("conversion", f"a conversion from {source.name} to {wanted.name}", at)
        if limits is None or limits != own.static_range:
            ensure(r, outside(r, low, high, index, at), at)
    return value


def converted(r: Routine, value: Value, mark: Subtype, at: t.Node) -> Value:
    """A conversion to an array subtype of several dimensions (ARM 4.6(37-40))."""
    from translators.rules.ada.conversions import fit

    if not alike(r, mark, value.type, at):
        raise Refused("conversion", f"a conversion from {value.type.name} to {mark.type.name}", at)
    source, own = value.type, value.subtype
    moved = Subtype(mark.type, bounds=own.bounds, scope=own.scope, name=mark.type.name) if own is not None and own.bounds is not None else None
    value = Value(value.node, mark.type, moved, value.first)
    if several.open_array(mark):
        return within_indexes(r, value, mark.type, source, at) if mark.bounds is None else fitting(r, value, mark, at)
    return Value(fit(r, value, mark, at), mark.type, mark)


def misses(r: Routine, behind: Value, wanted: Subtype, at: t.Node, exact: bool) -> list[ir.Expression]:
    """The ways in which the array behind an access value can miss a constraint. Without `exact`, an empty dimension only has
    to lie inside the bounds: such is GNAT 12's check, not its membership test."""
    target = wanted.type.target
    assert target is not None
    asked = ends_of(r, Subtype(target.type, bounds=wanted.bounds, scope=wanted.scope, name=target.type.name), at)
    tests: list[ir.Expression] = []
    for (low, high), (first, last) in zip(several.of_value(behind, at), asked, strict=True):
        lower, upper = ("!=", "!=") if exact else ("<", ">")
        tests += [ir.Compare(lower, low, first, BOOLEAN), ir.Compare(upper, high, last, BOOLEAN)]
        if not exact:
            tests.append(ir.Compare("!=", several.extent(low, high), several.extent(first, last), BOOLEAN))
    return tests


# --------------------------------------------------------------------------- functions


def returned(r: Routine, value: Value, at: t.Node) -> ir.Statement:
    """The return of such an array, with its bounds: those of the result's subtype, if that has any."""
    assert r.result is not None
    kind = record_type(r, r.result.type, at)
    if r.result.bounds is not None:
        value = fitting(r, value, r.result, at)
    node = value.node
    if r.result.bounds is None and isinstance(node, ir.FieldAccess) and getattr(node.base, "type", None) == kind:
        return ir.Return(node.base, at.span)
    whole = packed(r, r.result.type, several.of_value(value, at), several.line(r, value, at), at)
    return ir.Return(whole, at.span)


def result(r: Routine, call: ir.Expression, type_: TypeEntity, at: t.Node) -> Value:
    """What a call returns: it is made before the statement, since its bounds are asked for too."""
    return opened(r, kept(r, call, at), type_, at)


# --------------------------------------------------------------------------- access values


def followed(r: Routine, reference: ir.Expression, target: Subtype, at: t.Node) -> Value:
    """The array that an access value refers to."""
    place = ir.Dereference(kept(r, reference, at), record_type(r, target.type, at))
    return dataclasses.replace(opened(r, place, target.type, at), subtype=None)


def allocated(r: Routine, expr: t.Allocator, wanted: TypeEntity) -> ir.Expression:
    """A new array with its bounds."""
    target = wanted.target
    assert target is not None
    of, component = target.type, target.type.component
    assert component is not None
    mark = mark_subtype(expr.subtype.mark, r.scope) if isinstance(expr.subtype, t.Qualified) else subtype(expr.subtype, r.scope)
    if mark is None or mark.type is not of:
        raise Refused("access type", f"an allocator of another type than {wanted.name} refers to", expr)
    if target.bounds is not None and mark.bounds != target.bounds:
        raise Refused("array bounds", "an allocated array whose bounds may be others", expr)
    if not isinstance(expr.subtype, t.Qualified):
        if mark.bounds is None:
            raise Refused("access type", f"an allocator of {of.name} without bounds", expr)
        ends = [several.span(r, mark, n, expr, r.before) for n in range(len(of.indexes))]
        r.moved |= r.program.effects.body(tuple(r.before), r.module)
        counts = several.total([several.extent(*pair) for pair in ends])
        line: ir.Expression = ir.Repeat(element_value(r, component, expr), counts, several.line_type(r, of, expr))
        return packed(r, of, ends, line, expr)
    source = expr.subtype.value
    value = qualified(r, source, mark, expr)
    return packed(r, of, several.of_value(value, expr), several.line(r, value, expr), expr)


def qualified(r: Routine, source: t.Expr, mark: Subtype, at: t.Node) -> Value:
    """A value that must have the very bounds of a subtype, if it has any: lists of components have them from it."""
    from translators.rules.ada.expressions import expression

    if mark.bounds is None or (isinstance(source, t.Aggregate) and listed(source, len(mark.type.indexes))):
        return sourced(r, source, mark, at)
    if isinstance(source, t.Aggregate):
        return exactly(r, sourced(r, source, Subtype(mark.type, name=mark.type.name), at), mark, at)
    return exactly(r, expression(r, source, mark.type), mark, at)


def listed(expr: t.Expr, depth: int) -> bool:
    """Whether no part of an aggregate of several dimensions says which indexes its components have."""
    if depth == 0:
        return True
    if isinstance(expr, t.StrLit):
        return depth == 1
    return isinstance(expr, t.Aggregate) and all(
        all(isinstance(n, t.Others) for n in a.names) and a.value is not None and listed(a.value, depth - 1) for a in expr.args
    )


# --------------------------------------------------------------------------- lines and arrays of arrays


def unrolled(r: Routine, value: Value, shape: tuple[tuple[int, int], ...], at: t.Node) -> ir.Expression:
    """An array of arrays as a line, in a variable of its own that loops fill."""
    assert value.type.component is not None
    component = r.type_of(value.type.component, at)
    count = 1
    for each in extents(shape):
        count *= each
    kind = several.line_type(r, value.type, at)
    name = r.fresh("Line")
    line = ir.Variable(name, kind, "local")
    source = kept(r, value.node, at)
    r.before.append(ir.VariableDeclaration(name, kind, ir.Repeat(zero(component, at), integer(count), kind), False, at.span))
    r.before.append(copying(r, line, source, shape, component, True, at))
    r.sized.add(name)
    return line


def rolled(r: Routine, line: ir.Expression, shape: tuple[tuple[int, int], ...], target: ArrayType, component: Type, at: t.Node) -> ir.Expression:
    """A line as an array of arrays, in a variable of its own that loops fill."""
    name = r.fresh("Table")
    table = ir.Variable(name, target, "local")
    r.before.append(ir.VariableDeclaration(name, target, zero(target, at), False, at.span))
    r.before.append(copying(r, line, table, shape, component, False, at))
    return table


def copying(
    r: Routine,
    line: ir.Expression,
    table: ir.Expression,
    shape: tuple[tuple[int, int], ...],
    component: Type,
    out: bool,
    at: t.Node,
) -> ir.Statement:
    """The loops that copy an array of arrays to a line (`out`), or back."""
    names = [r.fresh("Row" if n == 0 else "Column") for n in range(len(shape))]
    r.immutable.update(names)
    place: ir.Expression | None = None
    node, kind = table, getattr(table, "type", None)
    for name, (low, high) in zip(names, shape, strict=True):
        index = ir.Variable(name, INTEGER)
        step = minus(index, integer(low))
        count = integer(max(0, high - low + 1))
        place = step if place is None else ir.Binary("+", ir.Binary("*", place, count, INTEGER), step, INTEGER)
        assert isinstance(kind, ArrayType)
        kind = kind.element
        node = ir.Index(node, index, kind)
    assert place is not None
    one = ir.Index(line, plus(place, 1), component)
    statement: ir.Statement = ir.Assign(one, node, at.span) if out else ir.Assign(node, one, at.span)
    for name, (low, high) in reversed(list(zip(names, shape, strict=True))):
        statement = ir.ForRange(name, INTEGER, integer(low), integer(high), (statement,), False, "", at.span)
    return statement


def copied(r: Routine, formal: Formal, value: Value, at: t.Node) -> ir.Expression:
    """A changed array of static bounds for a formal of any: through a line, which comes back when the call ends by an
    exception too, as if the array itself had been changed."""
    from translators.rules.ada.actuals import kept_place
    from translators.rules.ada.objects import repeatable

    shape = value.subtype.static_shape if value.subtype is not None else None
    if shape is None or value.type.component is None or not repeatable(r, value.node):
        raise Refused("array", f"an array of several dimensions for {formal.name}, which changes it", at)
    place = kept_place(r, value.node, at)
    line = unrolled(r, dataclasses.replace(value, node=place), shape, at)
    r.after.append(copying(r, line, place, shape, r.type_of(value.type.component, at), False, at))
    r.returned.append(r.after[-1])
    return line
