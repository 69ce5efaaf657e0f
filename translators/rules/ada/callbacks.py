"""Access to subprograms: a value names one of the subprograms whose `'Access` the program takes (ARM 3.10).

The program is known as a whole, so each access type is an enumeration of those subprograms, and a call through a value
goes to a subprogram that chooses by it.
"""

from __future__ import annotations

from analyzers.ada import tree as t
from analyzers.ada.entities import SubprogramEntity, Subtype, TypeEntity
from analyzers.ada.modeltypes import NOTHING_NAMED, callback_type
from translators.rules import ir
from translators.rules.ada import depths
from translators.rules.ada.early import refuse_early_reach
from translators.rules.ada.order import check_order
from translators.rules.ada.passing import copied_back
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.values import DIRECTIONS, Value


def taken(r: Routine, expr: t.Attribute, wanted: TypeEntity) -> Value:
    """`P'Access` for a subprogram."""
    from translators.rules.ada.calls import origin
    from translators.rules.ada.tagged import executed, target_of

    assert wanted.profile is not None
    found = [
        e for e in r.scope.library.find(expr.prefix, r.scope)
        if isinstance(e, SubprogramEntity) and conforms(e, wanted.profile)
    ]  # fmt: skip
    if not found:
        raise Refused("access type", f"the access of {t.dotted(expr.prefix)}, which is no subprogram of that profile", expr)
    entity = origin(executed(r.program, found[0]), expr)
    if entity.abstract or entity.generic == "generic":
        raise Refused("access type", f"the access of {entity.name}", expr)
    target_of(r, entity, expr)
    name = r.program.name_callback(wanted, entity)
    return Value(ir.EnumLiteral(name, callback_type(wanted, r.program.library)), wanted)


def conforms(entity: SubprogramEntity, wanted: SubprogramEntity) -> bool:
    """Whether a subprogram has the profile of an access type."""
    if len(entity.formals) != len(wanted.formals) or (entity.result is None) != (wanted.result is None):
        return False
    pairs = [(a.subtype.type, b.subtype.type) for a, b in zip(entity.formals, wanted.formals, strict=True)]
    if entity.result is not None and wanted.result is not None:
        pairs.append((entity.result.type, wanted.result.type))
    modes = all(a.mode == b.mode for a, b in zip(entity.formals, wanted.formals, strict=True))
    return modes and all(a is b for a, b in pairs)


def called(r: Routine, callee: Value, args: tuple[t.Arg, ...], at: t.Node) -> ir.Call:
    """A call through an access value."""
    from translators.rules.ada import calls

    type_ = callee.type
    assert type_.profile is not None
    pairs = r.program.resolver.associate(type_.profile, args, r.scope)
    if pairs is None:
        raise Refused("name", "a call through an access value with other arguments", at)
    for formal, actual in pairs:
        if actual is not None and depths.anonymous(formal.subtype.type) and depths.depth_of(r, actual) > 0:
            raise Refused("access type", f"what is given for {formal.name} in a call through an access value", at)
    values = [calls.argument(r, type_.profile, formal, actual, at) for formal, actual in pairs]
    nodes: list[ir.Expression] = []
    for (formal, actual), value in zip(pairs, values, strict=True):
        of = formal.subtype
        if of.type.kind == "array" and of.bounds is None and not value.first.one:
            raise Refused("access type", f"a slice for {formal.name} in a call through an access value", at)
        nodes.append(calls.fitted(r, type_.profile, formal, value, actual or at))
    module, name = dispatcher(r, type_, at)
    places = [v.node if f.mode != "in" else n for (f, _), v, n in zip(pairs, values, nodes, strict=True)]
    refuse_early_reach(r, module or r.module, name, "what an access value names", at)
    inner = r.program.effects.known((module or r.module, name))
    calls.check_overlap(r, type_.profile, pairs, places, at, inner)
    check_order(r, [callee.node, *nodes], at, call=True)
    result = type_.profile.result
    call = ir.Call(name, (callee.node, *nodes), r.type_of(result, at) if result is not None else None, module)
    return calls.keep_places(r, [f for f, _ in pairs], nodes, call, at)


def dispatcher(r: Routine, type_: TypeEntity, at: t.Node) -> tuple[str, str]:
    """Module ('' for the current one) and name of the subprogram that calls what a value names."""
    from translators.rules.ada.tagged import target_of

    program = r.program
    assert type_.profile is not None
    owner, type_name = program.owner_of(type_, at), program.library.type_name(type_)
    name = program.helpers.dispatcher_name(owner, (id(type_), "call"), f"Call_{type_name}")
    inner = Routine(program, owner, program.library.standard, accessor=True)
    kind = callback_type(type_, program.library)
    parameters = [ir.IrParameter("Callee", kind)]
    for formal in type_.profile.formals:
        if formal.subtype.type.kind == "array" and formal.subtype.static_bounds() is None and formal.mode != "in":
            raise Refused("access type", f"a call through an access value with {formal.name}, of any length", at)
        copied = copied_back(formal.subtype, formal.mode, at)
        kind_ = inner.type_of(formal.subtype, at)
        parameters.append(ir.IrParameter(formal.name, kind_, DIRECTIONS[formal.mode], copied=copied))
    of = type_.profile.result
    result = inner.type_of(of, at) if of is not None else None
    arguments = tuple(ir.Variable(p.name, p.type, "parameter") for p in parameters)
    cases: list[ir.Case] = []
    for literal, entity in zip(type_.root.callbacks, type_.root.taken, strict=True):
        module, callee = target_of(inner, entity, at)
        call = ir.Call(callee, arguments[1:], result, module)
        body: ir.Statement = ir.CallStatement(call) if result is None else ir.Return(call)
        cases.append(ir.Case((ir.EnumLiteral(literal, kind),), (body,)))
    null = ir.Raise("constraint_error", None, type_.span)
    switch = ir.Switch(arguments[0], tuple(cases), (null,), type_.span)
    comment = (f"Calls what a {type_name} names.",)
    made = ir.IrSubprogram(name, type_.span, tuple(parameters), result, (switch,), True, comment, True)
    program.helpers.give(owner, made)
    return "" if owner == r.module else owner, name


def value_of(r: Routine, callee: Value, args: tuple[t.Arg, ...], at: t.Node) -> Value:
    """A function call through an access value."""
    profile = callee.type.profile
    if profile is None or profile.result is None:
        raise Refused("name", "a call through an access value that gives nothing", at)
    if profile.result.type.kind == "array" and profile.result.static_bounds() is None and not profile.result.type.is_string:
        raise Refused("access type", "a call through an access value that gives an array", at)
    return Value(called(r, callee, args, at), profile.result.type, profile.result)


def null(r: Routine, type_: TypeEntity) -> Value:
    return Value(ir.EnumLiteral(NOTHING_NAMED, callback_type(type_, r.program.library)), type_, Subtype(type_))
