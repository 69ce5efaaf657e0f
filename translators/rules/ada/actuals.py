"""Actual parameters: their checks, conversions and copies (ARM 6.4.1)."""

from __future__ import annotations

import dataclasses

from analyzers.ada import tree as t
from analyzers.ada.entities import Formal, SubprogramEntity, Subtype, TypeEntity
from analyzers.ada.subtypes import mark_subtype
from analyzers.model import StringType
from translators.rules import ir
from translators.rules.ada import depths
from translators.rules.ada.conversions import extents, fit, same_constraint
from translators.rules.ada.defaults import zero
from translators.rules.ada.objects import place, repeatable
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.targets import fixed_place
from translators.rules.ada.values import Value, failing


def constrained(formal: Formal) -> bool:
    return formal.subtype.bounds is not None


def argument(r: Routine, entity: SubprogramEntity, formal: Formal, actual: t.Expr | None, at: t.Node) -> Value:
    """An actual parameter, or the formal's default read where it was declared."""
    from translators.rules.ada import several, shapes
    from translators.rules.ada.aggregates import aggregate, ends_in_others
    from translators.rules.ada.expressions import expression

    if formal.mode != "in":
        assert actual is not None
        return changed(r, formal, actual)
    if actual is None:
        assert formal.default is not None
        with r.inside(entity.scope):
            depths.note(r, entity, formal, formal.default)
            if constrained(formal) and isinstance(formal.default, t.Aggregate) and several.open_array(formal.subtype):
                return shapes.sourced(r, formal.default, formal.subtype, at)
            if constrained(formal) and isinstance(formal.default, t.Aggregate) and ends_in_others(formal.default):
                return aggregate(r, formal.default, formal.subtype.type, formal.subtype)
            return expression(r, formal.default, formal.subtype.type)
    depths.note(r, entity, formal, actual)
    if constrained(formal) and isinstance(actual, t.Aggregate) and several.open_array(formal.subtype):
        return shapes.sourced(r, actual, formal.subtype, at)
    if isinstance(actual, t.Aggregate):
        return aggregate(r, actual, formal.subtype.type, formal.subtype)
    if formal.subtype.type.kind == "array" and formal.subtype.bounds is None:
        refuse_unmoved(r, actual)
    return expression(r, actual, formal.subtype.type)


def refuse_unmoved(r: Routine, actual: t.Expr) -> None:
    """Refuse a result that is converted to bounds which may be others: as an actual of a formal without bounds it keeps its
    own (measured with GNAT 12)."""
    from translators.rules.ada.expressions import expression

    mark = mark_subtype(actual.prefix, r.scope) if isinstance(actual, t.Apply) and len(actual.args) == 1 else None
    source = actual.args[0].value if mark is not None and isinstance(actual, t.Apply) else None
    if mark is None or source is None or mark.type.kind != "array" or mark.bounds is None:
        return
    with r.tried():
        value = expression(r, source, None)
    bounds = mark.static_bounds()
    same = len(mark.bounds) == 1 and bounds is not None and value.first.number == bounds[0] and value.first.last is None
    held = isinstance(value.node, ir.FieldAccess) and isinstance(value.node.base, ir.Variable) and value.type.indexes[1:]
    if (isinstance(value.node, ir.Call) or held) and not same:
        raise Refused("array bounds", "a converted result, which keeps its own bounds as an actual", actual)


def changed(r: Routine, formal: Formal, actual: t.Expr) -> Value:
    """The actual of an out or in out parameter: a place."""
    from translators.rules.ada.containers import own

    value = place(r, converted_operand(r, actual))
    refuse_narrower(r, formal, actual)
    root = value.node
    while isinstance(root, ir.FieldAccess | ir.Index | ir.Slice):
        root = root.base
    free = len(formal.subtype.type.indexes) == 1 and formal.subtype.bounds is None
    if not isinstance(root, ir.Variable | ir.Dereference) or (isinstance(value.node, ir.Slice) and not free):
        raise Refused("out parameter", f"the actual of {formal.name} is no variable", actual)
    same_class = value.type.tagged and value.type.root is formal.subtype.type.root
    if value.type is not formal.subtype.type and not same_class and not (numeric(value.type) and numeric(formal.subtype.type)):
        raise Refused("out parameter", f"the actual of {formal.name} is converted", actual)
    r.before += own(value.node, actual)
    return value


def refuse_narrower(r: Routine, formal: Formal, actual: t.Expr) -> None:
    """Refuse a converted access variable whose own objects must have a constraint: what comes back is checked."""
    if not isinstance(actual, t.Apply) or len(actual.args) != 1 or actual.args[0].value is None:
        return
    mark = mark_subtype(actual.prefix, r.scope)
    if mark is None or mark.type.kind != "access":
        return
    made = len(r.before)
    inner = place(r, actual.args[0].value)
    del r.before[made:]
    own, target = inner.type.target, mark.type.target
    limited = inner.subtype is not None and (inner.subtype.bounds is not None or inner.subtype.discriminants is not None)
    narrow = own is not None and (own.bounds is not None or own.discriminants is not None)
    if limited or (narrow and inner.type is not mark.type and (target is None or own is None or not same_constraint(own, target))):
        raise Refused("out parameter", f"the actual of {formal.name} is converted from a constrained access type", actual)


def numeric(type_: TypeEntity) -> bool:
    return type_.integer or type_.kind in ("float", "fixed")


def converted_operand(r: Routine, actual: t.Expr) -> t.Expr:
    """The variable inside a view conversion of numbers (ARM 4.6(5), 6.4.1(4))."""
    if not isinstance(actual, t.Apply) or len(actual.args) != 1 or actual.args[0].value is None:
        return actual
    mark = mark_subtype(actual.prefix, r.scope)
    if mark is not None and mark.type.tagged and mark.type.kind == "record":
        types = r.program.resolver.types_of(actual.args[0].value, r.scope)
        up = len(types) == 1 and types[0].tagged and types[0].descends(mark.type.specific or mark.type)
        return actual.args[0].value if up and mark.type.specific is None else actual
    return actual.args[0].value if mark is not None and numeric(mark.type) else actual


def never(r: Routine, formal: Formal, value: Value, at: t.Node) -> ir.Expression:
    """An array that changes, for a formal of another length: the call is never made."""
    given, asked = (s.static_shape if s is not None else None for s in (value.subtype, formal.subtype))
    if given is None or asked is None or extents(given) == extents(asked):
        raise Refused("array bounds", f"the actual of {formal.name} has other bounds", at)
    kind = r.type_of(formal.subtype, at)
    name = r.fresh("Value")
    made: list[ir.Statement] = [failing(at)]
    r.moved |= r.program.effects.body(tuple(made), r.module)
    r.before += [*made, ir.VariableDeclaration(name, kind, zero(kind, at), False, at.span)]
    return ir.Variable(name, kind)


def fitted(r: Routine, entity: SubprogramEntity, formal: Formal, value: Value, at: t.Node) -> ir.Expression:
    """The argument as its formal wants it. Scalars that change are checked both ways (ARM 6.4.1)."""
    if formal.subtype.type.tagged and formal.subtype.type.kind == "record" and value.type.tagged:
        r.type_of(formal.subtype, at)  # passed by reference: a view stays one
        if formal.subtype.discriminants is not None:
            raise Refused("tagged type", f"{formal.name} of a constrained tagged type", at)
        return value.node
    if formal.mode == "in":
        return fit(r, value, formal.subtype, at)
    r.type_of(formal.subtype, at)
    if value.type is not formal.subtype.type:
        return copied(r, formal, value, at)
    discriminated = formal.subtype.type.kind == "record" and bool(formal.subtype.type.discriminants)
    mutable = discriminated and all(c.default is not None for c in formal.subtype.type.discriminants)
    if mutable and formal.subtype.discriminants is None:
        if may_be_constrained(r, value):
            r.program.note_constrained(entity, formal.key)
        if not surely_constrained(r, value):
            r.program.note_free(entity, formal.key)
    if discriminated and formal.subtype.discriminants is not None:
        return fit(r, value, formal.subtype, at)
    if formal.subtype.type.is_string and formal.subtype.bounds is None:
        return copied_string(r, formal, value, at)
    if formal.subtype.type.kind == "access" and value.subtype is not None:
        ends = (value.subtype, formal.subtype)
        limited_ = any(s.bounds is not None or s.discriminants is not None for s in ends)
        if limited_ and not same_constraint(*ends):
            return copied(r, formal, value, at)
    if not formal.subtype.type.discrete:
        free = formal.subtype.type.kind == "array" and formal.subtype.bounds is None
        same = free or value.subtype is None or value.subtype.static_shape == formal.subtype.static_shape
        if formal.subtype.type.kind == "array" and not same:
            return never(r, formal, value, at)
        if formal.subtype.type.kind == "float":
            fit(r, value, formal.subtype, at)
        return value.node
    actual = value.subtype.static_range if value.subtype is not None else None
    wanted = formal.subtype.static_range
    if actual == wanted and actual is not None:
        return value.node
    return copied(r, formal, value, at)


def may_be_constrained(r: Routine, value: Value) -> bool:
    """Whether an object of a type with default discriminants may keep those that it has (ARM 3.3(23.1))."""
    if value.subtype is None or value.subtype.discriminants is not None:
        return True
    node = value.node
    if isinstance(node, ir.Dereference):
        return True
    if not isinstance(node, ir.Variable) or node.scope != "parameter":
        return False
    known = formal_known(r, node)
    return known is None or (known[0] and known[1] in r.program.constrained_formals)


def surely_constrained(r: Routine, value: Value) -> bool:
    """Whether an object has a constraint of its own, or is a parameter that every caller gives such an object."""
    if value.subtype is not None and value.subtype.discriminants is not None:
        return True
    if not isinstance(value.node, ir.Variable) or value.node.scope != "parameter":
        return False
    known = formal_known(r, value.node)
    given, free = r.program.constrained_formals, r.program.free_formals
    return known is not None and known[0] and known[1] in given and known[1] not in free


def formal_known(r: Routine, node: ir.Variable) -> tuple[bool, tuple[int, str]] | None:
    """Which formal a parameter of the IR is, of this subprogram or of one around it, after whether it is one."""
    if r.entity is None:
        return None
    own = next((f for f in r.entity.formals if f.name.lower() == node.name.lower()), None)
    if own is not None:
        return True, (id(r.entity), own.key)
    for capture in r.program.captures.known(r.entity):
        if r.names.get(id(capture.entity)) == node.name:
            return capture.entity.role == "parameter", (id(capture.entity.scope.owner), capture.entity.key)
    return None


def kept_place(r: Routine, node: ir.Expression, at: t.Node) -> ir.Expression:
    """The place that a copy comes back to: found before the call, which may change what its name is made of."""
    if isinstance(node, ir.Slice) and r.stable(node.low) and r.stable(node.high) and isinstance(node.base, ir.Variable):
        return node
    return fixed_place(r, node, at)


def keep_places(r: Routine, formals: list[Formal], nodes: list[ir.Expression], call: ir.Call, at: t.Node) -> ir.Call:
    """The call with the places that it changes found before it, where it also changes what their names are made of. The
    first `nodes` of its arguments are the formals' actuals."""
    effects = r.program.effects
    made = effects.expression(call, r.module)
    skipped = len(call.arguments) - len(nodes)
    arguments = list(call.arguments)
    for i, (formal, node) in enumerate(zip(formals, nodes, strict=False)):
        if formal.mode == "in" or not isinstance(node, ir.FieldAccess | ir.Index | ir.Slice | ir.Dereference):
            continue
        found = effects.place(node, r.module)
        changed = bool(found.reads) and ("?", "?") in made.writes
        if changed or found.reads & made.writes or found.locals_read & made.locals_written:
            arguments[skipped + i] = kept_place(r, node, at)
    return dataclasses.replace(call, arguments=tuple(arguments))


def copied_string(r: Routine, formal: Formal, value: Value, at: t.Node) -> ir.Expression:
    """A changed string of any length: through a local copy, which keeps its length. It comes back when the call ends by
    an exception too, as if the string itself had been changed."""

    kind = r.type_of(Subtype(formal.subtype.type, name=formal.subtype.type.name), at)
    if isinstance(value.node, ir.Variable) and getattr(value.node, "type", None) == kind:
        return value.node
    if not repeatable(r, value.node):
        raise Refused("evaluation order", f"the actual of {formal.name} has effects", at)
    place = kept_place(r, value.node, at)
    name = r.fresh(f"{formal.name}_Copy")
    local = ir.Variable(name, kind, "local")
    r.before.append(ir.VariableDeclaration(name, kind, ir.Convert(place, kind), False, at.span))
    own = getattr(value.node, "type", kind)
    back: ir.Expression = local
    if isinstance(own, StringType) and own.length is not None and not isinstance(value.node, ir.Slice):
        back = ir.Convert(local, own, True)
    r.after.append(ir.Assign(place, back, at.span))
    r.returned.append(r.after[-1])
    return local


def copied(r: Routine, formal: Formal, value: Value, at: t.Node) -> ir.Expression:
    """An out scalar of another subtype: through a local copy, checked on its way in and back."""
    from translators.rules.ada.expressions import converted

    target = r.type_of(formal.subtype, at)
    value = dataclasses.replace(value, node=kept_place(r, value.node, at))
    name = r.fresh(f"{formal.name}_Copy")
    same = value.type is formal.subtype.type
    if formal.mode == "out" and value.type.kind == "access":
        start = value.node  # goes in, unchecked (ARM 6.4.1(13))
    elif formal.mode == "in out":
        start = fit(r, value if same else converted(r, value, formal.subtype, at), formal.subtype, at)
    else:
        start = zero(target, at)
    local = ir.Variable(name, target, "local")
    r.before.append(ir.VariableDeclaration(name, target, start, False, at.span))
    assert value.subtype is not None
    result = Value(local, formal.subtype.type, formal.subtype)
    with r.aside() as checks:  # on the way back, after the call
        back = fit(r, result if same else converted(r, result, value.subtype, at), value.subtype, at)
    r.after += [*checks, ir.Assign(value.node, back, at.span)]
    return local


def received(r: Routine, value: Value, of: Subtype, taken: ir.Expression, at: t.Node) -> list[ir.Statement]:
    """A scalar that a predefined procedure gives back as one of a subtype, checked as one of its place's (ARM 6.4.1(17)).
    The place is found before."""
    target = fixed_place(r, value.node, at)
    limits = (value.subtype or of).static_range
    if limits is not None and limits == of.static_range:
        return [ir.Assign(target, taken, at.span)]
    name = r.fresh("Item_Copy")
    kind = r.type_of(of, at)
    with r.aside() as checks:  # on the way back, after the call
        back = fit(r, Value(ir.Variable(name, kind, "local"), of.type, of), value.subtype or of, at)
    return [ir.VariableDeclaration(name, kind, taken, False, at.span), *checks, ir.Assign(target, back, at.span)]
