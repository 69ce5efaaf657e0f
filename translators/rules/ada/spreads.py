"""Array aggregates whose bounds the running program computes: one value for a whole range (ARM 4.3.3(26-28))."""

from __future__ import annotations

from analyzers.ada import tree as t
from analyzers.ada.entities import Subtype, TypeEntity
from analyzers.ada.subtypes import mark_subtype
from analyzers.ada.typedefs import choice_range
from translators.rules import ir
from translators.rules.ada import several
from translators.rules.ada.aggregates import component_value
from translators.rules.ada.conversions import fit, held, once
from translators.rules.ada.defaults import zero
from translators.rules.ada.effects import Effects
from translators.rules.ada.objects import as_number, range_values
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine, base_type
from translators.rules.ada.spans import as_index, short_index, span_first
from translators.rules.ada.subtypes import outside_computed
from translators.rules.ada.values import BOOLEAN, INTEGER, UNKNOWN, Value, failing, integer, minus, plus
from translators.rules.emit import walk

Ends = tuple[ir.Expression, ir.Expression]
FAILS = Effects(raises=frozenset({"constraint_error"}))


def spread(r: Routine, expr: t.Aggregate, type_: TypeEntity) -> Value:
    """`(A .. B => C)`: one choice whose bounds are not static."""
    source = only_source(expr, "an array aggregate with bounds that are not static")
    low, high = ends(r, expr, type_.indexes[0], narrow=type_.indexes[0].type.integer)
    check_index(r, low, high, type_.indexes[0], expr)
    element = element_for(r, source, type_, ir.Compare("<=", low, high, BOOLEAN), expr)
    if low == integer(1) and getattr(getattr(high, "type", None), "low", None) in (0, 1):
        count = high
    else:
        empty = ir.Compare("<", high, low, BOOLEAN)
        count = ir.Conditional(empty, integer(0), plus(minus(high, low), 1), INTEGER)
    kind = r.type_of(Subtype(type_, name=type_.name), expr)
    return Value(ir.Repeat(element, count, kind), type_, None, span_first(r, low, high, expr))


def sliding(r: Routine, expr: t.Aggregate, type_: TypeEntity, bounds: tuple[int, int]) -> Value:
    """The same for an object whose bounds are static: it slides, when it is as long. One index has any discrete type."""
    from translators.rules.ada.expressions import expression

    index, choice = type_.indexes[0], expr.args[0].names[0]
    if index.type.kind == "signed" and base_type(index.type, expr).bits == 32:
        return spread(r, expr, type_)
    source = only_source(expr, "an array aggregate with an index that is not static")
    mark = mark_subtype(choice.mark if isinstance(choice, t.SubtypeMark) else choice, r.scope)
    ranged = mark is not None or isinstance(choice, t.Range | t.Attribute)
    if ranged or bounds[0] != bounds[1] or index.static_range is None or type_.is_string:
        raise Refused("aggregate", "an array aggregate with an index that is not static", expr)
    node = fit(r, expression(r, choice, index.type), index, expr)
    effects = r.program.effects.expression(node, r.module)
    if effects.visible or effects.raises:
        held(r, node, expr)
        r.moved |= effects
    assert type_.component is not None
    element = component_value(r, source, type_.component)
    kind = r.type_of(Subtype(type_, bounds=(bounds,), name=type_.name), expr)
    return Value(ir.Aggregate((("", element),), kind), type_, None, UNKNOWN)


def uniform(r: Routine, expr: t.Aggregate, type_: TypeEntity) -> bool:
    """Whether an aggregate has one choice in each dimension, some of which is not static."""
    inner: t.Expr | None = expr
    static = True
    for index in type_.indexes:
        arg = inner.args[0] if isinstance(inner, t.Aggregate) and len(inner.args) == 1 else None
        if arg is None or len(arg.names) != 1 or isinstance(arg.names[0], t.Others):
            return False
        static = static and choice_range(arg.names[0], r.scope, index.type) is not None
        inner = arg.value
    return not static


def rows(r: Routine, expr: t.Aggregate, type_: TypeEntity) -> Value:
    """`(A .. B => (C .. D => E))`: a line, with the bounds of every dimension beside it. GNAT evaluates the bounds of
    all dimensions first, and checks each dimension that is not empty (measured with GNAT 12)."""
    reason = "an aggregate of several dimensions with bounds that are not static"
    found: list[Ends] = []
    inner: t.Expr = expr
    for index in type_.indexes:
        if not isinstance(inner, t.Aggregate):
            raise Refused("aggregate", "a part of an aggregate of several dimensions that is no aggregate", expr)
        source = only_source(inner, reason)
        found.append(ends(r, inner, index, narrow=True))
        inner = source
    for (low, high), index in zip(found, type_.indexes, strict=True):
        check_index(r, low, high, index, expr)
    full: ir.Expression | None = None
    size: ir.Expression | None = None
    for low, high in found:
        test, count = ir.Compare("<=", low, high, BOOLEAN), plus(minus(high, low), 1)
        full = test if full is None else ir.ShortCircuit("and", full, test, BOOLEAN)
        size = count if size is None else ir.Binary("*", size, count, INTEGER)
    assert full is not None and size is not None
    element = element_for(r, inner, type_, full, expr)
    line = ir.Repeat(element, ir.Conditional(full, size, integer(0), INTEGER), several.line_type(r, type_, expr))
    return Value(line, type_, None, several.kept(found))


def only_source(expr: t.Aggregate, reason: str) -> t.Expr:
    """The value of an aggregate of one choice."""
    arg = expr.args[0] if len(expr.args) == 1 else None
    if arg is None or arg.value is None or len(arg.names) != 1 or isinstance(arg.names[0], t.Others):
        raise Refused("aggregate", reason, expr)
    return arg.value


def ends(r: Routine, expr: t.Aggregate, index: Subtype, narrow: bool = False) -> Ends:
    """The bounds that the one choice of an aggregate has, put into constants. With `narrow`, of an index of any discrete
    type that 32 bits hold, as integers of 32."""
    from translators.rules.ada.expressions import expression

    choice = expr.args[0].names[0]
    known = choice_range(choice, r.scope, index.type) if index.type.kind != "signed" else None
    if known is not None:
        return integer(known[0]), integer(known[1])
    other = index.type.kind != "signed" or base_type(index.type, expr).bits != 32
    if other and not (narrow and (not index.type.integer or short_index(index.type, expr))):
        raise Refused("aggregate", "an array aggregate with bounds that are not static", expr)
    mark = mark_subtype(choice.mark if isinstance(choice, t.SubtypeMark) else choice, r.scope)
    ranged = isinstance(choice, t.Range | t.SubtypeMark) or mark is not None
    if not ranged and not (isinstance(choice, t.Attribute) and choice.designator == "range"):
        one = held(r, as_index(as_number(expression(r, choice, index.type), expr)), expr)
        return one, one
    low, high = (as_index(n) for n in range_values(r, choice, index.type, expr))
    low, high = once(r, low, expr), once(r, high, expr)
    if not r.stable(low) or not r.stable(high):
        low, high = (n if isinstance(n, ir.IntLiteral) else held(r, n, expr) for n in (low, high))
    return low, high


def check_index(r: Routine, low: ir.Expression, high: ir.Expression, index: Subtype, at: t.Aggregate) -> None:
    """The check that bounds, unless the range is empty, lie inside the index subtype."""
    limits = index.static_range
    if isinstance(low, ir.IntLiteral) and isinstance(high, ir.IntLiteral):
        inside = limits is not None and limits[0] <= low.value and high.value <= limits[1]
        if low.value > high.value or inside:
            return
        if limits is not None:
            r.before.append(failing(at))
            r.moved |= FAILS
            return
    if limits is None:
        r.moved |= FAILS
        r.before.append(outside_computed(r, [Value(low, index.type), Value(high, index.type)], index, at))
        return
    tests: list[ir.Expression] = []
    if limits[0] > -(1 << 31) and not (isinstance(low, ir.IntLiteral) and low.value >= limits[0]):
        tests.append(ir.Compare("<", low, integer(limits[0]), BOOLEAN))
    if limits[1] < (1 << 31) - 1 and not (isinstance(high, ir.IntLiteral) and high.value <= limits[1]):
        tests.append(ir.Compare(">", high, integer(limits[1]), BOOLEAN))
    if not tests:
        return
    outside = tests[0] if len(tests) == 1 else ir.ShortCircuit("or", tests[0], tests[1], BOOLEAN)
    bad = ir.ShortCircuit("and", ir.Compare("<=", low, high, BOOLEAN), outside, BOOLEAN)
    r.before.append(ir.If(bad, (ir.Raise("constraint_error", None, at.span),), (), at.span))
    r.moved |= FAILS


def element_for(
    r: Routine, source: t.Expr, type_: TypeEntity, wanted: ir.Expression, at: t.Aggregate
) -> ir.Expression:
    """The value of every component. One that may fail is made beforehand, if there is a component at all (`wanted`); one
    that does something is evaluated for each of them."""
    assert type_.component is not None
    with r.aside() as own:
        element = component_value(r, source, type_.component)
    effects = r.program.effects.expression(element, r.module)
    made = any(isinstance(n, ir.Call) for n in walk.expressions(element))
    allocates = any(isinstance(n, ir.Allocate) for n in walk.expressions(element))
    if effects.visible and made and not own and not allocates and not type_.is_string:
        return element
    if effects.visible or own or allocates:
        raise Refused("aggregate", "a value with effects for a range that is not static", at)
    if not effects.raises:
        return element
    if effects.raises - {"constraint_error"}:
        raise Refused("aggregate", "a value with effects for a range that is not static", at)
    kind = r.type_of(type_.component, at)
    name = r.fresh("Value")
    r.before.append(ir.VariableDeclaration(name, kind, zero(kind, at), False, at.span))
    r.before.append(ir.If(wanted, (ir.Assign(ir.Variable(name, kind), element, at.span),), (), at.span))
    r.moved |= effects
    return ir.Variable(name, kind)
