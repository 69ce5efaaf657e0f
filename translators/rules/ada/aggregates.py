"""Aggregates (ARM 4.3): records by name, arrays by position or index, `others`."""

from __future__ import annotations

import dataclasses

from analyzers.ada import tree as t
from analyzers.ada.entities import Component, Dynamic, Subtype, TypeEntity
from analyzers.ada.subtypes import mark_subtype
from analyzers.ada.typedefs import choice_range
from analyzers.model import ArrayType, StringType, Type
from translators.rules import ir
from translators.rules.ada import conversions, tagged
from translators.rules.ada.conversions import fit, held
from translators.rules.ada.defaults import default_value
from translators.rules.ada.effects import NOTHING
from translators.rules.ada.order import check_arrays, check_order
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine, base_type
from translators.rules.ada.spans import subtype_first
from translators.rules.ada.values import BOOLEAN, STRING, UNKNOWN, WIDE, First, Value, bounded, integer, minus
from translators.rules.emit import walk

LARGEST = 4096


def aggregate(r: Routine, expr: t.Aggregate, wanted: TypeEntity | None, subtype: Subtype | None = None) -> Value:
    """An aggregate of the wanted type; `subtype` gives the bounds when the context has them."""
    if wanted is None:
        raise Refused("aggregate", "an aggregate whose type the context does not give", expr)
    if wanted.kind == "record":
        return record(r, expr, wanted)
    if wanted.kind == "array":
        return array(r, expr, wanted, subtype)
    raise Refused("aggregate", f"an aggregate of {wanted.name}", expr)


def component_value(r: Routine, source: t.Expr, subtype: Subtype) -> ir.Expression:
    from translators.rules.ada import shapes
    from translators.rules.ada.expressions import expression
    from translators.rules.ada.spreads import uniform

    if subtype.type.kind == "array" and len(subtype.type.indexes) > 1 and subtype.static_shape is None:
        return shapes.sourced(r, source, subtype, source).node
    if isinstance(source, t.Aggregate):
        value = aggregate(r, source, subtype.type, subtype)
        if subtype.static_shape is not None and value.subtype is None and uniform(r, source, subtype.type):
            # GNAT 12 does not make it slide: it writes beside the component.
            raise Refused("aggregate", "a component's aggregate with an index that is not static", source)
    else:
        value = expression(r, source, subtype.type)
    return fit(r, value, subtype, source)


# --------------------------------------------------------------------------- records


def record(r: Routine, expr: t.Aggregate, type_: TypeEntity) -> Value:
    """Components in declaration order, which is also the order in which GNAT evaluates them."""
    target = r.type_of(Subtype(type_, name=type_.name), expr)
    if type_.specific is not None:
        raise Refused("aggregate", "an aggregate of a class-wide type", expr)
    if expr.ancestor is not None:
        return extension(r, expr, type_, target)
    given, rest = associations(expr)
    positional = [a for a in expr.args if not a.names]
    values: list[tuple[str, ir.Expression]] = [("Tag", tagged.tag_literal(r, type_))] if type_.tagged else []
    own: dict[str, Value] = {}

    def value(index: int, component: Component) -> ir.Expression:
        if index < len(positional):
            return associated(r, positional[index], component, expr)
        if component.key in given:
            return associated(r, given[component.key], component, expr)
        if rest is not None:
            return associated(r, rest, component, expr)
        raise Refused("aggregate", f"no value for {component.name}", expr)

    moved, beside = NOTHING, NOTHING
    for index, component in enumerate(type_.discriminants):
        node = value(index, component)
        found = Value(node, component.subtype.type, component.subtype)
        effects = r.program.effects.expression(node, r.module)
        if r.stable(node) or (found.known_range is not None and not effects.visible):
            own[component.key], beside = found, beside | effects
        else:
            own[component.key] = Value(held(r, node, expr), component.subtype.type, component.subtype)
            moved |= effects
        if beside.conflicts(moved) or moved.conflicts(r.moved):
            raise Refused("evaluation order", "discriminants whose order of evaluation could be seen", expr)
        values.append((component.field, own[component.key].node))
    components = [*type_.components, *chosen_components(r, expr, type_, own)]
    names = {n.key for n in t.walk(expr.args) if isinstance(n, t.Name)}
    if names & r.discriminants.keys() & own.keys():
        raise Refused("discriminant", "a discriminant's name in an aggregate for a record that has one of that name", expr)
    with r.within({**r.discriminants, **own}):  # it may be a part of a record that is made now
        for index, component in enumerate(components, len(type_.discriminants)):
            values.append((component.field, value(index, component)))
    check_order(r, [v for _, v in values], expr)
    check_arrays(r, [v for _, v in values], expr)
    r.moved |= moved
    span = Subtype(type_, name=type_.name)
    return Value(ir.Aggregate(tuple(values), target), type_, span)


def extension(r: Routine, expr: t.Aggregate, type_: TypeEntity, target: Type) -> Value:
    """`(ancestor with components)`: those of the ancestor's value, or the defaults of its type (ARM 4.3.2)."""
    from translators.rules.ada.conversions import once
    from translators.rules.ada.expressions import expression

    assert expr.ancestor is not None
    mark = mark_subtype(expr.ancestor, r.scope)
    if type_.discriminants:
        raise Refused("aggregate", f"an extension aggregate of {type_.name}, which has discriminants", expr)
    values: list[tuple[str, ir.Expression]] = [("Tag", tagged.tag_literal(r, type_))]
    if mark is not None:
        ancestor = mark.type
        if ancestor.kind != "record" or not type_.descends(ancestor):
            raise Refused("aggregate", "an ancestor that is not read", expr)
        start = default_value(r, Subtype(ancestor, name=ancestor.name), expr)
        assert isinstance(start, ir.Aggregate)
        values += [(name, node) for name, node in start.values if name != "Tag"]
    else:
        types = [x for x in r.program.resolver.types_of(expr.ancestor, r.scope) if x.tagged]
        fitting = [x for x in types if x.kind == "record" and type_.descends(x.specific or x)]
        if len(fitting) != 1 or fitting[0].specific is not None:
            raise Refused("aggregate", "an ancestor of a type that is not clear", expr)
        ancestor = fitting[0]
        node = once(r, expression(r, expr.ancestor, ancestor).node, expr)
        for component in ancestor.components:
            values.append((component.field, ir.FieldAccess(node, component.field, r.type_of(component.subtype, expr))))
    inherited = {id(c) for c in ancestor.components}
    own = [c for c in type_.components if id(c) not in inherited]
    given, rest = associations(expr)
    positional = [a for a in expr.args if not a.names]
    for index, component in enumerate(own):
        arg = positional[index] if index < len(positional) else given.get(component.key, rest)
        if arg is None:
            raise Refused("aggregate", f"no value for {component.name}", expr)
        values.append((component.field, associated(r, arg, component, expr)))
    check_order(r, [v for _, v in values], expr)
    check_arrays(r, [v for _, v in values], expr)
    return Value(ir.Aggregate(tuple(values), target), type_, Subtype(type_, name=type_.name))


def chosen_components(
    r: Routine, expr: t.Aggregate, type_: TypeEntity, own: dict[str, Value]
) -> tuple[Component, ...]:
    """The components of the variant that a static discriminant chooses (ARM 4.3.1(17))."""
    if type_.variants is None:
        return ()
    known = own[type_.governing.key].known_range
    if known is None or known[0] != known[1]:
        raise Refused("discriminant", f"a {type_.name} aggregate whose discriminant is not static", expr)
    for variant in type_.variants.variants:
        if variant.ranges is None or any(low <= known[0] <= high for low, high in variant.ranges):
            return variant.components
    return ()


def associations(expr: t.Aggregate) -> tuple[dict[str, t.Arg], t.Arg | None]:
    given: dict[str, t.Arg] = {}
    rest: t.Arg | None = None
    for arg in expr.args:
        for choice in arg.names:
            if isinstance(choice, t.Others):
                rest = arg
            else:
                given[t.dotted(choice).lower()] = arg
    return given, rest


def associated(r: Routine, arg: t.Arg, component: Component, at: t.Node) -> ir.Expression:
    """The value of an association; a box means the component's default."""
    if arg.value is not None:
        return component_value(r, arg.value, component.subtype)
    if component.default is not None:
        with r.inside(component.scope):
            return component_value(r, component.default, component.subtype)
    return default_value(r, component.subtype, at)


# --------------------------------------------------------------------------- arrays


def array(r: Routine, expr: t.Aggregate, type_: TypeEntity, subtype: Subtype | None) -> Value:
    from translators.rules.ada.spreads import check_index, sliding, spread

    if type_.component is None:
        raise Refused("array", "an aggregate of an array that is not read", expr)
    if len(type_.indexes) != 1:
        return several(r, expr, type_, subtype)
    if any(arg.value is None for arg in expr.args):
        raise Refused("aggregate", "a box in an array aggregate", expr)
    bounds = subtype.static_bounds() if subtype is not None else None
    positional = [a for a in expr.args if not a.names]
    only = expr.args[0] if len(expr.args) == 1 else None
    if only is not None and only.names and isinstance(only.names[0], t.Others):
        return filled(r, expr, type_, subtype, bounds)
    if bounds is not None and only is not None and only.names and named_bounds(r, expr, type_) is None:
        return sliding(r, expr, type_, bounds)
    if positional and len(positional) == len(expr.args):
        if bounds is None and not kept_index(r, type_.indexes[0]) and subtype is not None and subtype.bounds is not None:
            return Value(listed(r, expr, type_, (1, len(positional))).node, type_, None, UNKNOWN)  # it slides
        if bounds is None and subtype is not None and subtype.bounds is not None and type_.indexes[0].type.kind == "signed":
            start = dataclasses.replace(subtype_first(r, subtype, expr), last=None)  # where its subtype does (ARM 4.3.3(26))
            return Value(listed(r, expr, type_, (1, len(positional))).node, type_, None, start)
        if bounds is None and not isinstance(type_.indexes[0].low, int):
            return from_computed(r, expr, type_)
        low = bounds[0] if bounds else first_index(type_, expr)
        if bounds is not None and bounds[1] - bounds[0] + 1 != len(positional):
            return misfit(r, listed(r, expr, type_, (low, low + len(positional) - 1)), expr)
        bounds = bounds or (low, low + len(positional) - 1)
    if bounds is None and subtype is not None and subtype.bounds is not None and ends_in_others(expr):
        count = conversions.extent(r, subtype, expr)
        return for_count(r, expr, type_, count, subtype_first(r, subtype, expr))
    if bounds is None:
        bounds = named_bounds(r, expr, type_)
    if bounds is None:
        return spread(r, expr, type_)
    # The length of a list is checked, where its type has bounds of its own: those of a mark are always kept.
    own = (subtype is not None and subtype.bounds is not None) or not kept_index(r, type_.indexes[0])
    counted = bool(positional) and own
    if not counted and (subtype is None or subtype.static_bounds() is None):
        check_index(r, integer(bounds[0]), integer(bounds[1]), type_.indexes[0], expr)
    if bounds[1] - bounds[0] + 1 > LARGEST:
        raise Refused("aggregate", "an array aggregate of thousands of values", expr)
    return listed(r, expr, type_, bounds)


def kept_index(r: Routine, index: Subtype) -> bool:
    """Whether the bounds of an index subtype are static or in constants."""
    from translators.rules.ada.conversions import evaluated

    ends = (index.low, index.high)
    return all(not isinstance(end, Dynamic) or r.stable(evaluated(r, end, index.type).node) for end in ends)


def misfit(r: Routine, value: Value, at: t.Node) -> Value:
    """A list of another length than the context has room for: a value of any length, which will not fit."""
    node, kind = value.node, r.type_of(Subtype(value.type, name=value.type.name), at)
    if isinstance(node, ir.Aggregate | ir.Repeat):
        effects = r.program.effects.expression(node, r.module)
        parts = [n for n in walk.expressions(node) if isinstance(n, ir.Variable | ir.Dereference | ir.Allocate)]
        if effects.visible or effects.raises or effects.reads or not all(r.stable(n) for n in parts):
            raise Refused("aggregate", "values that may change in a list of another length than its object has", at)
        node = held(r, dataclasses.replace(node, type=kind), at)
    return dataclasses.replace(value, node=node, subtype=None)


def from_computed(r: Routine, expr: t.Aggregate, type_: TypeEntity) -> Value:
    """A list of values that starts where an index subtype does whose bounds are not static (ARM 4.3.3(26))."""
    from translators.rules.ada.conversions import bound_value

    index = type_.indexes[0]
    if index.low is None or index.high is None or index.type.kind != "signed" or base_type(index.type, expr).bits != 32:
        raise Refused("aggregate", "an array aggregate whose first index is not static", expr)
    low, high = (bound_value(r, b, Subtype(index.type), expr) for b in (index.low, index.high))
    last = ir.Binary("+", ir.Convert(low, WIDE), integer(len(expr.args) - 1, WIDE), WIDE)
    beyond = ir.Compare(">", last, ir.Convert(high, WIDE), BOOLEAN)
    node = listed(r, expr, type_, (1, len(expr.args))).node
    r.before.append(ir.If(beyond, (ir.Raise("constraint_error", None, expr.span),), (), expr.span))
    return Value(node, type_, None, First(None, lambda: low))


def several(r: Routine, expr: t.Aggregate, type_: TypeEntity, subtype: Subtype | None) -> Value:
    """An aggregate of several dimensions: aggregates inside an aggregate (ARM 4.3.3(6))."""
    from translators.rules.ada.spreads import check_index, rows, uniform

    shape = subtype.static_shape if subtype is not None else None
    if shape is not None and uniform(r, expr, type_):
        return rows(r, expr, type_)
    if shape is None:
        found: list[tuple[int, int]] = []
        inner: t.Expr | None = expr
        for index in type_.indexes:
            inner = characters(r, inner) if inner is not None else None
            if not isinstance(inner, t.Aggregate):
                raise Refused("aggregate", "an aggregate of several dimensions that is not read", expr)
            pair = line_bounds(r, inner, index)
            if pair is None:
                return rows(r, expr, type_)
            found.append(pair)
            inner = inner.args[0].value
        shape = tuple(found)
        for (low, high), index in zip(shape, type_.indexes, strict=True):
            check_index(r, integer(low), integer(high), index, expr)
    span = Subtype(type_, bounds=shape, name=type_.name)
    kind = r.type_of(span, expr)
    made: list[ir.Expression] = []
    node = level(r, expr, type_, shape, kind, made)
    check_order(r, list(dict.fromkeys(made)), expr)
    return Value(node, type_, span, bounded(*shape[0]))


def characters(r: Routine, expr: t.Expr) -> t.Expr:
    """A string literal as the last dimension of an array of several: one component a character (ARM 4.3.3(6))."""
    if not isinstance(expr, t.StrLit) or not expr.value:
        return expr
    at = {"span": expr.span, "pos": expr.pos}
    made = t.Aggregate(tuple(t.Arg((), t.CharLit(c, **at), **at) for c in expr.value), **at)  # type: ignore[arg-type]
    r.program.keep(made)  # parts' identities are keys
    return made


def line_bounds(r: Routine, expr: t.Aggregate, index: Subtype) -> tuple[int, int] | None:
    if any(isinstance(c, t.Others) for a in expr.args for c in a.names):
        return None
    if not expr.args[0].names:
        return (index.low, index.low + len(expr.args) - 1) if isinstance(index.low, int) else None
    pairs = [choice_range(c, r.scope, index.type) for a in expr.args for c in a.names]
    if any(p is None for p in pairs):
        return None
    return min(p[0] for p in pairs if p), max(p[1] for p in pairs if p)


def level(
    r: Routine,
    expr: t.Expr,
    type_: TypeEntity,
    shape: tuple[tuple[int, int], ...],
    kind: Type,
    made: list[ir.Expression],
) -> ir.Expression:
    """One dimension's values, outermost first; `made` gets all components."""
    expr = characters(r, expr) if len(shape) == 1 else expr
    if not isinstance(expr, t.Aggregate) or not isinstance(kind, ArrayType):
        raise Refused("aggregate", "a part of an aggregate of several dimensions that is no aggregate", expr)
    assert type_.component is not None
    (low, high), *rest = shape
    if high - low + 1 > LARGEST:
        raise Refused("aggregate", "an array aggregate of thousands of values", expr)
    sources, others = placed(r, expr, type_.indexes[len(type_.indexes) - len(shape)].type, low)
    if any(not low <= i <= high for i in sources):
        raise Refused("aggregate", "an array aggregate with an index outside its bounds", expr)
    values: list[ir.Expression] = []
    for position in range(low, high + 1):
        source = sources.get(position, others)
        if source is None:
            raise Refused("aggregate", "an array aggregate with a gap", expr)
        if rest:
            values.append(level(r, source, type_, tuple(rest), kind.element, made))
        else:
            values.append(component_value(r, source, type_.component))
            made.append(values[-1])
    if len(values) > 1 and all(v == values[0] for v in values) and not has_effects(r, values[0]):
        return ir.Repeat(values[0], integer(len(values)), kind)
    return ir.Aggregate(tuple(("", v) for v in values), kind)


def has_effects(r: Routine, node: ir.Expression) -> bool:
    effects = r.program.effects.expression(node, r.module)
    return bool(effects.visible or effects.raises) or any(isinstance(n, ir.Allocate) for n in walk.expressions(node))


def placed(r: Routine, expr: t.Aggregate, index: TypeEntity, low: int) -> tuple[dict[int, t.Expr], t.Expr | None]:
    """The values of a line of an aggregate by index, and that of `others`."""
    sources: dict[int, t.Expr] = {}
    rest: t.Expr | None = None
    place = low
    for arg in expr.args:
        if arg.value is None:
            raise Refused("aggregate", "a box in an array aggregate", expr)
        if not arg.names:
            sources[place] = arg.value
            place += 1
        for choice in arg.names:
            if isinstance(choice, t.Others):
                rest = arg.value
                continue
            pair = choice_range(choice, r.scope, index)
            if pair is None:
                raise Refused("aggregate", "an array aggregate with an index that is not static", expr)
            sources.update(dict.fromkeys(range(pair[0], pair[1] + 1), arg.value))
    return sources, rest


def first_index(type_: TypeEntity, at: t.Node) -> int:
    low = type_.indexes[0].low
    if not isinstance(low, int):
        raise Refused("aggregate", "an array aggregate whose first index is not static", at)
    return low


def named_bounds(r: Routine, expr: t.Aggregate, type_: TypeEntity) -> tuple[int, int] | None:
    """The bounds that the choices of a named aggregate span."""
    ranges = []
    for arg in expr.args:
        for choice in arg.names:
            pair = None if isinstance(choice, t.Others) else choice_range(choice, r.scope, type_.indexes[0].type)
            if pair is None:
                return None
            ranges.append(pair)
    if not ranges:
        return None
    return min(a for a, _ in ranges), max(b for _, b in ranges)


def listed(r: Routine, expr: t.Aggregate, type_: TypeEntity, bounds: tuple[int, int]) -> Value:
    """Every element written out."""
    component = type_.component
    assert component is not None
    low, high = bounds
    sources, rest = placed(r, expr, type_.indexes[0].type, low)
    values: list[ir.Expression] = []
    for index in range(low, high + 1):
        source = sources.get(index, rest)
        if source is None:
            raise Refused("aggregate", "an array aggregate with a gap", expr)
        values.append(component_value(r, source, component))
    if any(not low <= i <= high for i in sources):
        raise Refused("aggregate", "an array aggregate with an index outside its bounds", expr)
    check_order(r, list(dict.fromkeys(values)), expr)
    span = Subtype(type_, bounds=((low, high),), name=type_.name)
    return Value(array_node(r, values, span, expr), type_, span, bounded(low, high))


def array_node(r: Routine, values: list[ir.Expression], span: Subtype, at: t.Node) -> ir.Expression:
    target = r.type_of(span, at)
    if isinstance(target, StringType):
        if all(isinstance(v, ir.CharLiteral) for v in values):
            data = bytes(v.value for v in values if isinstance(v, ir.CharLiteral))
            return ir.StringLiteral(data, STRING)
        if len(values) == 1:
            return ir.Convert(values[0], STRING)
        node = ir.Binary("concat", values[0], values[1], STRING)
        for value in values[2:]:
            node = ir.Binary("concat", node, value, STRING)
        return node
    if len(values) > 1 and all(v == values[0] for v in values) and not has_effects(r, values[0]):
        return ir.Repeat(values[0], integer(len(values)), target)
    return ir.Aggregate(tuple(("", v) for v in values), target)


def filled(
    r: Routine, expr: t.Aggregate, type_: TypeEntity, subtype: Subtype | None, bounds: tuple[int, int] | None
) -> Value:
    """`(others => X)`: as many elements as the context has room for."""
    from translators.rules.ada.conversions import extent
    from translators.rules.ada.fills import fill

    component = type_.component
    source = expr.args[0].value
    assert component is not None and source is not None
    if subtype is None or subtype.bounds is None:
        raise Refused("aggregate", "others in an aggregate without bounds", expr)
    if bounds is not None:
        count = max(0, bounds[1] - bounds[0] + 1)
        target = r.type_of(subtype, expr)
        return Value(fill(r, source, component, integer(count), target, expr), type_, subtype, bounded(*bounds))
    kind = r.type_of(Subtype(type_, name=type_.name), expr)
    node = fill(r, source, component, extent(r, subtype, expr), kind, expr)
    return Value(node, type_, subtype, subtype_first(r, subtype, expr))


def ends_in_others(expr: t.Aggregate) -> bool:
    """Whether an aggregate is a list of values and `others`, or `others` alone."""
    last = expr.args[-1] if expr.args else None
    if last is None or expr.ancestor is not None or len(last.names) != 1 or not isinstance(last.names[0], t.Others):
        return False
    return last.value is not None and all(not a.names and a.value is not None for a in expr.args[:-1])


def for_length(r: Routine, expr: t.Aggregate, target: Value) -> Value:
    """Such an aggregate for an array whose length only the running program knows (ARM 4.3.3(11))."""
    from translators.rules.ada.objects import length, repeatable

    if len(target.type.indexes) != 1 or not repeatable(r, target.node):
        raise Refused("aggregate", "others in an aggregate without bounds", expr)
    return for_count(r, expr, target.type, length(r, Value(target.node, target.type)), target.first)


def for_count(r: Routine, expr: t.Aggregate, type_: TypeEntity, count: ir.Expression, first: First) -> Value:
    """A list of values and `others` for so many components."""
    from translators.rules.ada.fills import fill

    component, last = type_.component, expr.args[-1].value
    if component is None or last is None:
        raise Refused("aggregate", "others in an aggregate without bounds", expr)
    kind = r.type_of(Subtype(type_, name=type_.name), expr)
    if len(expr.args) == 1:
        return Value(fill(r, last, component, count, kind, expr), type_, None, first)
    given = [component_value(r, a.value, component) for a in expr.args[:-1] if a.value is not None]
    rest = component_value(r, last, component)
    check_order(r, [*given, rest], expr)
    if has_effects(r, rest):
        raise Refused("aggregate", "others with a value that has effects", expr)
    bad = ir.Raise("constraint_error", None, expr.span)
    r.before.append(ir.If(ir.Compare("<", count, integer(len(given)), BOOLEAN), (bad,), (), expr.span))
    listed_ = array_node(r, given, Subtype(type_, bounds=((1, len(given)),), name=type_.name), expr)
    tail = ir.Repeat(rest, minus(count, integer(len(given))), kind)
    return Value(ir.Binary("concat", listed_, tail, kind), type_, None, first)
