"""Arrays whose bounds are known when their declaration is elaborated (ARM 3.6.1, 3.3.1), and the firsts kept of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from analyzers.ada import tree as t
from analyzers.ada.entities import Bound, Dynamic, ObjectEntity, Subtype
from analyzers.model import Type
from translators.rules import ir
from translators.rules.ada.aggregates import aggregate
from translators.rules.ada.conversions import bound_value
from translators.rules.ada.defaults import element_value
from translators.rules.ada.objects import length
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.settled import settled
from translators.rules.ada.spans import as_index, certain_end, near, short_index
from translators.rules.ada.values import BOOLEAN, INTEGER, First, Value, minus, plus

PLACEHOLDER = "\0first "


def dynamic_array(r: Routine, entity: ObjectEntity, item: t.ObjectDecl, constant: bool) -> list[ir.Statement]:
    """An array whose bounds come from its initial value or from expressions."""
    of = entity.subtype
    assert of.type.component is not None
    if of.bounds is None:
        return from_value(r, entity, item, constant)
    kind = r.type_of(Subtype(of.type, name=of.type.name), item)
    found: list[ir.Statement] = []
    low, high, count = dynamic_span(r, of, item, found)
    if item.initial is None:
        initial: ir.Expression = ir.Repeat(element_value(r, of.type.component, item), count, kind)
    elif isinstance(item.initial, t.Aggregate) and others_only(item.initial):
        initial = filled(r, item.initial, count, of, kind)
        found += r.before
        r.before.clear()
    elif isinstance(item.initial, t.Aggregate):
        value = aggregate(r, item.initial, of.type)
        initial = value.node
        found += r.before
        r.before.clear()
        if length(r, value) != count:
            found.append(length_check(r, value, count, item))
    else:
        from translators.rules.ada.expressions import expression

        value = expression(r, item.initial, of.type)
        initial = value.node
        if length(r, value) != count:
            found.append(length_check(r, value, count, item))
    name = r.declare(entity)
    r.sized.add(name)
    if constant:
        r.immutable.add(name)
    first = First(low.value) if isinstance(low, ir.IntLiteral) else First(None, lambda: low)
    if not near(r, low, high):
        first = dataclasses.replace(first, last=lambda: high)
    found += keep_first(r, entity, first)
    return [*found, ir.VariableDeclaration(name, kind, initial, constant, item.span)]


def dynamic_span(
    r: Routine, of: Subtype, at: t.Node, before: list[ir.Statement]
) -> tuple[ir.Expression, ir.Expression, ir.Expression]:
    """The first and last index and the length of `low .. high`. Bounds that are not null must lie in the index subtype
    (ARM 3.6.1(7)); `before` gets the check, where it can fail."""
    from translators.rules.ada.objects import repeatable

    assert of.bounds is not None
    index = of.type.indexes[0]
    if not short_index(index.type, at):
        raise Refused("dynamic bounds", "an array whose index is not a 32-bit integer", at)
    low, high = (as_index(bound_now(r, b, of, at)) for b in of.bounds[0])
    limits = index.static_range
    if limits is None:
        limits = r.subtype_of_type(index.type).static_range
        before += index_checks(r, of, low, high, at)
    if limits is None:
        raise Refused("dynamic bounds", "array bounds of a subtype that is not static", at)
    if not repeatable(r, high):
        if not isinstance(low, ir.IntLiteral):
            low = kept_bound(r, "Low", low, at, before)
        high = kept_bound(r, "High", high, at, before)
    if limits[1] < (1 << 31) - 1:
        above = ir.Compare(">", high, ir.IntLiteral(limits[1], INTEGER), BOOLEAN)
        full = ir.ShortCircuit("and", above, ir.Compare(">=", high, low, BOOLEAN), BOOLEAN)
        before.append(ir.If(full, (ir.Raise("constraint_error", None, at.span),), (), at.span))
    if isinstance(low, ir.IntLiteral):
        if low.value < limits[0]:
            raise Refused("dynamic bounds", "an array that may start before its index subtype does", at)
        if low.value < 1:  # its length is no number where it is empty
            empty = ir.Compare("<", high, low, BOOLEAN)
            return low, high, ir.Conditional(empty, ir.IntLiteral(0, INTEGER), plus(high, 1 - low.value), INTEGER)
        return low, high, plus(high, 1 - low.value)
    own_first = isinstance(low, ir.Variable) and low.name in r.immutable and low.name.endswith("_First")
    if limits[0] > 1 or not own_first:
        return computed_span(r, low, high, limits, at, before)
    if high == plus(ir.Binary("+", low, length_in(high), INTEGER), -1):
        return low, high, length_in(high)
    return low, high, plus(minus(high, low), 1)


def kept_bound(r: Routine, hint: str, node: ir.Expression, at: t.Node, before: list[ir.Statement]) -> ir.Expression:
    """A bound that is evaluated once, into a constant."""
    name = r.fresh(hint)
    r.immutable.add(name)
    before.append(ir.VariableDeclaration(name, INTEGER, node, True, at.span))
    return ir.Variable(name, INTEGER)


def index_checks(r: Routine, of: Subtype, low: ir.Expression, high: ir.Expression, at: t.Node) -> list[ir.Statement]:
    """The check of bounds against an index subtype that is not static itself; none where it gives the bounds."""
    assert of.bounds is not None
    index = of.type.indexes[0]
    if index.low is of.bounds[0][0] and index.high is of.bounds[0][1]:
        return []
    if index.low is None or index.high is None:
        raise Refused("dynamic bounds", "array bounds of a subtype that is not static", at)
    ends = [as_index(bound_value(r, b, Subtype(index.type), at)) for b in (index.low, index.high)]
    beyond = ir.ShortCircuit(
        "or", ir.Compare("<", low, ends[0], BOOLEAN), ir.Compare(">", high, ends[1], BOOLEAN), BOOLEAN
    )
    full = ir.ShortCircuit("and", ir.Compare("<=", low, high, BOOLEAN), beyond, BOOLEAN)
    return [ir.If(full, (ir.Raise("constraint_error", None, at.span),), (), at.span)]


def computed_span(
    r: Routine,
    low: ir.Expression,
    high: ir.Expression,
    limits: tuple[int, int],
    at: t.Node,
    before: list[ir.Statement],
) -> tuple[ir.Expression, ir.Expression, ir.Expression]:
    """An array that starts where an expression says, which is put into a constant."""
    from translators.rules.ada.objects import repeatable

    if not repeatable(r, low):
        raise Refused("dynamic bounds", "an array whose first index has effects", at)
    if not r.stable(low):
        name = r.fresh("Low")
        r.immutable.add(name)
        before.insert(0, ir.VariableDeclaration(name, INTEGER, low, True, at.span))
        low = ir.Variable(name, INTEGER)
    least = certain_end(low, "low")
    if limits[0] > -(1 << 31) and (least is None or least < limits[0]):
        below = ir.Compare("<", low, ir.IntLiteral(limits[0], INTEGER), BOOLEAN)
        full = ir.ShortCircuit("and", below, ir.Compare(">=", high, low, BOOLEAN), BOOLEAN)
        before.append(ir.If(full, (ir.Raise("constraint_error", None, at.span),), (), at.span))
    if not negative(low) and not negative(high):
        return low, high, plus(minus(high, low), 1)  # can't overflow, even where the array is empty
    empty = ir.Compare("<", high, low, BOOLEAN)
    count = ir.Conditional(empty, ir.IntLiteral(0, INTEGER), plus(minus(high, low), 1), INTEGER)
    return low, high, count


def negative(node: ir.Expression) -> bool:
    """Whether a bound may be less than zero, as far as its type tells."""
    low = getattr(getattr(node, "type", None), "low", None)
    return not isinstance(low, int) or low < 0


def length_in(node: ir.Expression) -> ir.Expression:
    """The length inside `first + length - 1`, or the node itself."""
    if isinstance(node, ir.Binary) and isinstance(node.left, ir.Binary) and isinstance(node.left.right, ir.Length):
        return node.left.right
    return node


def bound_now(r: Routine, bound: Bound, of: Subtype, at: t.Node) -> ir.Expression:
    """A bound, evaluated here and now when the declaration itself gives it."""
    from translators.rules.ada.expressions import expression

    if isinstance(bound, Dynamic) and id(bound) not in r.program.held_bounds and (bound.scope is r.scope or of.scope is r.scope):
        with r.inside(bound.scope):
            own = settled(r, bound.expression)
        return (own or expression(r, bound.expression, of.type.indexes[0].type)).node
    return bound_value(r, bound, of.type.indexes[0], at)


def others_only(item: t.Aggregate) -> bool:
    return len(item.args) == 1 and len(item.args[0].names) == 1 and isinstance(item.args[0].names[0], t.Others)


def filled(r: Routine, item: t.Aggregate, count: ir.Expression, of: Subtype, kind: Type) -> ir.Expression:
    from translators.rules.ada.fills import fill

    source = item.args[0].value
    assert source is not None and of.type.component is not None
    return fill(r, source, of.type.component, count, kind, item)


def length_check(r: Routine, value: Value, count: ir.Expression, at: t.Node) -> ir.Statement:
    from translators.rules.ada.objects import repeatable

    if not repeatable(r, value.node):
        raise Refused("dynamic bounds", "an initial value with effects for a string of a given length", at)
    low = ir.Compare("<", count, ir.IntLiteral(0, INTEGER), BOOLEAN)
    wanted = ir.Conditional(low, ir.IntLiteral(0, INTEGER), count, INTEGER)
    test = ir.Compare("!=", length(r, value), wanted, BOOLEAN)
    return ir.If(test, (ir.Raise("constraint_error", None, at.span),), (), at.span)


def from_value(r: Routine, entity: ObjectEntity, item: t.ObjectDecl, constant: bool) -> list[ir.Statement]:
    """`X : String := value`: bounds and all. Its first index is kept where somebody asks for it."""
    from translators.rules.ada.expressions import expression

    if item.initial is None:
        raise Refused("dynamic bounds", f"{entity.name} has neither bounds nor a value", item)
    kind = r.type_of(Subtype(entity.subtype.type, name=entity.subtype.type.name), item)
    if isinstance(item.initial, t.Aggregate):
        value = aggregate(r, item.initial, entity.subtype.type)
    else:
        value = expression(r, item.initial, entity.subtype.type)
    name = r.declare(entity)
    if constant:
        r.immutable.add(name)
    found = keep_first(r, entity, value.first)
    return [*found, ir.VariableDeclaration(name, kind, value.node, constant, item.span)]


def keep_first(r: Routine, entity: ObjectEntity, first: First) -> list[ir.Statement]:
    """The bounds of a local array, put into constants of their own where they are needed: placeholders."""
    found: list[ir.Statement] = []

    def kept(bound: str, computed: Callable[[], ir.Expression] | None) -> Callable[[], ir.Expression] | None:
        if computed is None:
            return None
        name = r.claim(f"{entity.name}_{bound}")
        r.immutable.add(name)
        found.append(ir.Comment(PLACEHOLDER + name))

        def make() -> ir.Expression:
            if name not in r.kept:
                r.kept[name] = computed()
            return ir.Variable(name, INTEGER, "local")

        return make

    def held(of: First, number: int) -> First:
        end = f"_{number}" if number > 1 else ""
        inner = held(of.inner, number + 1) if of.inner is not None else None
        return First(of.number, kept(f"First{end}", of.make), kept(f"Last{end}", of.last), inner)

    r.firsts[id(entity)] = held(first, 1)
    return found


def place_firsts(r: Routine, body: tuple[ir.Statement, ...]) -> tuple[ir.Statement, ...]:
    """Turn the placeholders of first indexes that were needed into constants, and drop the others."""
    found: list[ir.Statement] = []
    for item in body:
        if isinstance(item, ir.Comment) and item.text.startswith(PLACEHOLDER):
            name = item.text[len(PLACEHOLDER) :]
            if name in r.kept:
                found.append(ir.VariableDeclaration(name, INTEGER, r.kept[name], True))
            continue
        changes: dict[str, object] = {}
        for part in ("then", "otherwise", "body", "update", "default"):
            inner = getattr(item, part, None)
            if isinstance(inner, tuple) and inner:
                changes[part] = place_firsts(r, inner)
        if isinstance(item, ir.Switch):
            changes["cases"] = tuple(ir.Case(c.values, place_firsts(r, c.body)) for c in item.cases)
        if isinstance(item, ir.Try):
            changes["handlers"] = tuple(
                dataclasses.replace(h, body=place_firsts(r, h.body)) for h in item.handlers
            )
        found.append(dataclasses.replace(item, **changes) if changes else item)  # type: ignore[arg-type]
    return tuple(found)
