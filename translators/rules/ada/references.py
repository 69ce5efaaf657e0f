"""Access values (ARM 3.10): null, allocators, and the objects behind them."""

from __future__ import annotations

import dataclasses

from analyzers.ada import tree as t
from analyzers.ada.entities import ObjectEntity, Subtype, TypeEntity
from analyzers.ada.modeltypes import object_type, unconstrained_target
from analyzers.ada.resolve import is_predefined
from analyzers.ada.subtypes import mark_subtype, subtype
from analyzers.model import IntType, Type
from translators.rules import ir
from translators.rules.ada import callbacks, depths, shapes, tasking
from translators.rules.ada.conversions import fit
from translators.rules.ada.defaults import default_value, element_value
from translators.rules.ada.objects import variable
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.spans import last_of, near, subtype_first
from translators.rules.ada.values import INTEGER, ONE, First, Value, bounded, first_of, integer


def reference_type(r: Routine, wanted: TypeEntity | None, at: t.Node) -> Type:
    if wanted is None or wanted.kind != "access":
        raise Refused("access type", "an access value whose type the context does not give", at)
    return r.type_of(Subtype(wanted, name=wanted.name), at)


def null(r: Routine, expr: t.Null, wanted: TypeEntity | None) -> Value:
    type_ = reference_type(r, wanted, expr)
    assert wanted is not None
    if wanted.profile is not None:
        return callbacks.null(r, wanted)
    return Value(ir.NullLiteral(type_), wanted)


def allocator(r: Routine, expr: t.Allocator, wanted: TypeEntity | None) -> Value:
    """`new T`, `new T (constraint)`, `new T'(value)`."""
    type_ = reference_type(r, wanted, expr)
    assert wanted is not None and wanted.target is not None
    if unconstrained_target(wanted):
        return Value(ir.Allocate(any_length(r, expr, wanted), type_), wanted)
    if isinstance(expr.subtype, t.Qualified):
        value = qualified_value(r, expr.subtype, wanted.target)
    else:
        made = subtype(expr.subtype, r.scope)
        if made.type is not wanted.target.type and not covered(made.type, wanted.target.type):
            raise Refused("access type", f"an allocator of another type than {wanted.name} refers to", expr)
        if made.type.kind == "array" and made.static_bounds() != wanted.target.static_bounds():
            raise Refused("access type", "an allocator of an array with its own bounds", expr)
        types = tasking.tasks_in(made.type)
        if types:
            at = expr
            return Value(tasking.allocated(r, wanted, lambda: ir.Allocate(default_value(r, made, at), type_), types, at), wanted)
        value = default_value(r, made, expr)
        if wanted.target.discriminants is not None:  # checked, whether the allocator gives them or not (ARM 4.8(6))
            value = fit(r, Value(value, made.type, made), wanted.target, expr)
    return Value(ir.Allocate(value, type_), wanted)


def taken(r: Routine, expr: t.Attribute, wanted: TypeEntity) -> Value:
    """`X'Access` (ARM 3.10.2(24)): of a declared object, which lives behind a reference for it, or of `P.all`."""
    from translators.rules.ada.expressions import expression

    target = wanted.target
    reference_type(r, wanted, expr)
    assert target is not None
    prefix = expr.prefix
    if isinstance(prefix, t.Selected) and prefix.key == "all":
        if expr.designator == "access":
            depths.check(r, prefix.prefix, wanted)
        behind = expression(r, prefix.prefix, None)
        if behind.type.kind == "access" and behind.type.target is not None and alike(r, behind.type.target, target, expr):
            return Value(behind.node, wanted)
    entity = r.scope.library.find_one(prefix, r.scope) if isinstance(prefix, t.Name | t.Selected) else None
    if isinstance(entity, ObjectEntity) and entity.renames is not None and not entity.formal:
        return renamed_access(r, expr, entity, wanted)
    if not isinstance(entity, ObjectEntity) or entity.role not in ("variable", "constant") or entity.renames is not None:
        raise Refused("access type", f"the attribute '{expr.designator} of what is no declared object", expr)
    if entity.formal or unconstrained_target(wanted) or not alike(r, entity.subtype, target, expr):
        raise Refused("access type", f"the attribute '{expr.designator} of {entity.name}", expr)
    if entity.subtype.type.kind == "array" and entity.subtype.static_bounds() is None:
        raise Refused("access type", f"the attribute '{expr.designator} of {entity.name}", expr)
    if is_predefined(entity.scope.home):
        raise Refused("access type", f"the attribute '{expr.designator} of {entity.name}", expr)
    r.program.note_boxed(entity, wanted)
    node = variable(r, entity, expr).node
    if not isinstance(node, ir.Dereference):
        raise Refused("access type", f"the attribute '{expr.designator} of {entity.name}", expr)
    return Value(node.reference, wanted)


def renamed_access(r: Routine, expr: t.Attribute, entity: ObjectEntity, wanted: TypeEntity) -> Value:
    """`X'Access` where X is another name of an object: of that."""
    assert wanted.target is not None
    if isinstance(entity.renames, t.Selected) and entity.renames.key == "all" and expr.designator == "access":
        with r.inside(entity.scope):
            depths.check(r, entity.renames.prefix, wanted)
    kept = r.renamings.get(id(entity))
    if kept is not None and isinstance(kept.node, ir.Dereference) and alike(r, entity.subtype, wanted.target, expr):
        return Value(kept.node.reference, wanted)
    if kept is None and isinstance(entity.renames, t.Name | t.Selected):
        found = r.scope.library.find_one(entity.renames, entity.scope)
        if isinstance(found, ObjectEntity) and found is not entity:
            inner = dataclasses.replace(expr, prefix=entity.renames)
            r.program.keep(inner)
            with r.inside(entity.scope):
                return taken(r, inner, wanted)
    raise Refused("access type", f"the attribute '{expr.designator} of {entity.name}", expr)


def reachable(r: Routine, given: TypeEntity, wanted: TypeEntity, at: t.Node) -> bool:
    """Whether values of one access type are references to what another refers to (ARM 4.6(24.13))."""
    if given.target is None or wanted.target is None or unconstrained_target(given) or unconstrained_target(wanted):
        return False
    return alike(r, given.target, wanted.target, at)


def alike(r: Routine, one: Subtype, other: Subtype, at: t.Node) -> bool:
    """Whether objects of two subtypes are kept in the same way, so that references to them are."""
    if one.type.tagged and other.type.tagged:
        return one.type.root is other.type.root and (one.type.specific or one.type).descends(other.type.specific or other.type)
    if one.type.root is not other.type.root:
        return False
    models = [r.type_of(s, at) for s in (one, other)]
    if isinstance(models[0], IntType) and isinstance(models[1], IntType):
        return (models[0].bits, models[0].signed) == (models[1].bits, models[1].signed)
    return models[0] == models[1] or dataclasses.replace(models[0], name="") == dataclasses.replace(models[1], name="")


def covered(type_: TypeEntity, wanted: TypeEntity) -> bool:
    """Whether a class-wide type covers another one."""
    return type_.tagged and wanted.specific is not None and type_.descends(wanted.specific)


def any_length(r: Routine, expr: t.Allocator, wanted: TypeEntity) -> ir.Expression:
    """A new array with its own bounds: its first index is kept beside it."""
    from translators.rules.ada.aggregates import aggregate
    from translators.rules.ada.conversions import extent, once
    from translators.rules.ada.dynamicarrays import dynamic_span
    from translators.rules.ada.expressions import expression, of_bounds

    assert wanted.target is not None
    of = wanted.target.type
    if len(of.indexes) > 1:
        return shapes.allocated(r, expr, wanted)
    if isinstance(expr.subtype, t.Qualified):
        mark = mark_subtype(expr.subtype.mark, r.scope)
        if mark is None or mark.type is not of:
            raise Refused("access type", "an allocator of another type than its access type refers to", expr)
        source = expr.subtype.value
        value = aggregate(r, source, of, mark) if isinstance(source, t.Aggregate) else expression(r, source, of)
        given, bounds = wanted.target, mark.static_bounds()
        if given.bounds is not None and mark.bounds is not None and given.bounds == mark.bounds:
            value = of_bounds(r, value, mark, expr.subtype)
            return any_bounds(r, fit(r, value, mark, expr), given, wanted, expr)
        if given.bounds is not None:
            raise Refused("array bounds", "an allocated array whose bounds may be others", expr)
        if mark.bounds is not None and (bounds is None or value.first.number != bounds[0] or value.first.last is not None):
            raise Refused("array bounds", "an allocated array whose bounds may be others", expr)
        loose = value.first.last is not None
        node = fit(r, value, mark, expr)
        if value.first.number is None or id(wanted.root) in r.program.library.loose:
            node = once(r, node, expr)
        first = first_of(value)
        end = last_of(r, dataclasses.replace(value, node=node))
    else:
        made = subtype(expr.subtype, r.scope)
        given = wanted.target
        if given.bounds is not None and made.bounds == given.bounds and of.component is not None:
            kind = r.type_of(Subtype(of, name=of.name), expr)
            node = ir.Repeat(element_value(r, of.component, expr), extent(r, given, expr), kind)
            return any_bounds(r, node, given, wanted, expr)
        if given.bounds is not None or made.type is not of or made.bounds is None or of.component is None:
            raise Refused("access type", f"an allocator of another type than {wanted.name} refers to", expr)
        limits = made.static_bounds()
        if limits is not None:
            first, end, count = integer(limits[0]), integer(limits[1]), extent(r, made, expr)
            whole = of.indexes[0].static_range
            if whole is None or (limits[0] <= limits[1] and not whole[0] <= limits[0] <= limits[1] <= whole[1]):
                raise Refused("access type", "an allocated array with bounds outside its index subtype", expr)
        else:
            first, end, count = dynamic_span(r, made, expr, r.before)
        assert first is not None and end is not None
        loose = not near(r, first, end)
        kind = r.type_of(Subtype(of, name=of.name), expr)
        node = ir.Repeat(element_value(r, of.component, expr), count, kind)
    if first is None or end is None:
        raise Refused("array bounds", "an allocated array whose first index is not known", expr)
    if loose and id(wanted.root) not in r.program.library.loose:  # its last index is kept too
        r.program.note_loose(wanted.root)
    model = object_type(wanted, r.program.library)
    parts = {"First": first, "Last": end, "Data": node}
    return ir.Aggregate(tuple((f.name, parts[f.name]) for f in model.fields), model)


def any_bounds(r: Routine, node: ir.Expression, given: Subtype, wanted: TypeEntity, at: t.Node) -> ir.Expression:
    """A new array whose access type has bounds that the running program computes, once."""
    first = subtype_first(r, given, at)
    low, high = first_of(Value(node, given.type, None, first)), first.last() if first.last is not None else None
    if low is None or high is None or not r.stable(low) or not r.stable(high):
        raise Refused("array bounds", "an allocated array whose bounds may be others", at)
    if not near(r, low, high) and id(wanted.root) not in r.program.library.loose:
        r.program.note_loose(wanted.root)
    model = object_type(wanted, r.program.library)
    parts = {"First": low, "Last": high, "Data": node}
    return ir.Aggregate(tuple((f.name, parts[f.name]) for f in model.fields), model)


def qualified_value(r: Routine, expr: t.Qualified, target: Subtype) -> ir.Expression:
    from translators.rules.ada.aggregates import aggregate
    from translators.rules.ada.expressions import expression, of_bounds

    mark = mark_subtype(expr.mark, r.scope)
    wide = mark is not None and covered(mark.type, target.type)
    if mark is None or (mark.type is not target.type and not wide):
        raise Refused("access type", "an allocator of another type than its access type refers to", expr)
    if isinstance(expr.value, t.Aggregate):
        value = aggregate(r, expr.value, mark.type, mark)
    else:
        value = expression(r, expr.value, mark.type)
    if wide:
        return fit(r, value, mark, expr)
    if mark.type.kind == "array" and mark.bounds is not None:
        value = of_bounds(r, value, mark, expr)
    return fit(r, Value(fit(r, value, mark, expr), mark.type, mark, value.first), target, expr)


def followed(r: Routine, value: Value, at: t.Node) -> Value:
    """The object behind an access value; any other value as it is."""
    if value.type.kind != "access":
        return value
    target = value.type.target
    if target is None and value.type.profile is not None:
        return value
    if target is None:
        raise Refused("access type", f"{value.type.name} refers to subprograms", at)
    reference_type(r, value.type, at)
    if unconstrained_target(value.type) and len(target.type.indexes) > 1:
        return shapes.followed(r, value.node, target, at)
    if unconstrained_target(value.type):
        model = object_type(value.type, r.program.library)
        place = ir.Dereference(value.node, model)
        data = ir.FieldAccess(place, "Data", r.type_of(Subtype(target.type, name=target.type.name), at))
        loose = id(value.type.root) in r.program.library.loose
        last = (lambda: ir.FieldAccess(place, "Last", INTEGER)) if loose else None
        return Value(data, target.type, target, First(None, lambda: ir.FieldAccess(place, "First", INTEGER), last))
    kind = r.type_of(target, at)
    bounds = target.static_bounds() if target.type.kind == "array" else None
    first = bounded(*bounds) if bounds else ONE
    return Value(ir.Dereference(value.node, kind), target.type, target, first)
