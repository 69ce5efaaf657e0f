"""Calls: which subprogram, in which form, with which arguments (ARM 6.4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from analyzers.ada import tree as t
from analyzers.ada.entities import Entity, Formal, PackageEntity, SubprogramEntity, TypeEntity
from analyzers.ada.resolve import knows_meaning
from analyzers.ada.subtypes import mark_subtype
from analyzers.model import Type
from translators.rules import ir
from translators.rules.ada import cursors, guarded, predefined, rendezvous, several, shapes, tagged
from translators.rules.ada.actuals import argument, constrained, fitted, keep_places
from translators.rules.ada.early import refuse_early_call, refuse_early_reach
from translators.rules.ada.effects import NOTHING
from translators.rules.ada.fitting import compatible
from translators.rules.ada.objects import discrete_literal, indexed, repeatable
from translators.rules.ada.order import check_order, holds_controlled, mentions_controlled, reads_late
from translators.rules.ada.overlap import check_overlap, separate_scalars
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import PLAIN, Form, Routine
from translators.rules.ada.spans import last_of, subtype_first, unknown_last
from translators.rules.ada.values import INTEGER, ONE, UNKNOWN, First, Value, bounded, first_of
from translators.rules.emit.walk import LITERALS, expressions

FUNCTIONS = ("succ", "pred", "image", "value", "min", "max")  # attributes that are functions (ARM 12.6(9))


def call(r: Routine, found: Sequence[Entity], expr: t.Apply, wanted: TypeEntity | None) -> Value:
    """A function call with arguments, or an element of what a parameterless function returns: which of the two, the
    wanted type says."""
    resolver = r.program.resolver
    entity = resolver.choose(found, expr.args, r.scope, wanted, result=True)
    plain = [e for e in found if isinstance(e, SubprogramEntity) and not e.formals and e.result is not None]
    meant = [
        e for e in plain
        if e.result is not None
        and any(wanted is None or compatible(x, wanted) for x in resolver.index_types(e.result.type, expr.args))
    ]  # fmt: skip
    suits = wanted is None or (entity is not None and entity.result is not None and compatible(entity.result.type, wanted))
    if entity is not None and (suits or not meant):
        return call_entity(r, entity, expr.args, expr)
    if plain:
        from translators.rules.ada.references import followed

        return indexed(r, followed(r, call_entity(r, (meant or plain)[0], (), expr), expr), expr)
    explain(r, expr.args)
    raise Refused("name", f"no {t.dotted(expr.prefix)} takes these arguments", expr)


def call_by_name(
    r: Routine, found: Sequence[SubprogramEntity], args: tuple[t.Arg, ...], expr: t.Expr, wanted: TypeEntity | None
) -> Value:
    entity = r.program.resolver.choose(found, args, r.scope, wanted, result=True)
    if entity is None:
        raise Refused("name", f"no {t.dotted(expr)} can be called so", expr)
    return call_entity(r, entity, args, expr)


def explain(r: Routine, args: tuple[t.Arg, ...]) -> None:
    """Refuse for the reason that an argument has, when it has one."""
    from translators.rules.ada.expressions import expression

    for arg in args:
        if arg.value is not None and not r.program.resolver.types_of(arg.value, r.scope):
            expression(r, arg.value, None)


def by_place(
    entity: SubprogramEntity, target: SubprogramEntity, pairs: list[tuple[Formal, t.Expr | None]]
) -> list[tuple[Formal, t.Expr | None]]:
    """A renaming's parameters have names of its own: what they are given goes to those in the same places."""
    if target is entity or len(entity.formals) != len(target.formals):
        return pairs
    if any(given is None for _, given in pairs):
        return pairs  # a renaming has defaults of its own
    own = {formal.key: there for formal, there in zip(entity.formals, target.formals, strict=True)}
    return [(own[formal.key], given) for formal, given in pairs]


def inherited(entity: SubprogramEntity) -> bool:
    """Whether a subprogram, or one that it renames, is inherited: its parameters are of the derived type."""
    while not entity.derived and entity.renames is not None:
        entity = entity.renames
    return entity.derived


def origin(entity: SubprogramEntity, at: t.Node) -> SubprogramEntity:
    """The subprogram behind renamings."""
    seen = 0
    while entity.renames is not None and seen < 20:
        entity, seen = entity.renames, seen + 1
    if entity.renames_unknown:
        raise Refused("renaming", f"{entity.name} renames {entity.renames_unknown}", at)
    return entity


def predefined_operator(
    entity: SubprogramEntity, values: list[t.Expr | None], at: t.Node
) -> t.Unary | t.Binary | None:
    """The operation that a call of a name for a predefined operator is, such as a generic formal function's."""
    while entity.renames is not None:
        entity = entity.renames
    word = entity.renames_unknown.rpartition(".")[2].strip('"').lower()
    given = [v for v in values if v is not None]
    if not entity.renames_unknown.rpartition(".")[2].startswith('"') or len(given) != len(values):
        return None
    where = {"span": at.span, "pos": at.pos}
    if len(given) == 1:
        return t.Unary(word, given[0], **where)  # type: ignore[arg-type]
    return t.Binary(word, given[0], given[1], **where) if len(given) == 2 else None  # type: ignore[arg-type]


def of_attribute(r: Routine, entity: SubprogramEntity, values: list[t.Expr | None], at: t.Node) -> Value | None:
    """What an attribute gives that a function is another name for, such as a generic formal one (ARM 8.5.4(1), 12.6(9))."""
    from translators.rules.ada.attributes import scalar_attribute

    while entity.renames is not None:
        entity = entity.renames
    if entity.attribute is None or entity.result is None or entity.attribute[0].designator not in FUNCTIONS:
        return None
    named, scope = entity.attribute
    mark = mark_subtype(named.prefix, scope)
    if mark is None or not mark.type.scalar or None in values:
        raise Refused("renaming", f"{entity.name} renames an attribute", at)
    where = {"span": at.span, "pos": at.pos}
    args = tuple(t.Arg((), value, **where) for value in values)  # type: ignore[arg-type]
    made = t.Attribute(named.prefix, named.designator, **where)  # type: ignore[arg-type]
    r.program.keep((made, args))  # parts' identities are keys
    return scalar_attribute(r, made, mark, args, entity.result.type)


def renamed_literal(r: Routine, entity: SubprogramEntity, at: t.Node) -> Value | None:
    """The literal of an enumeration that a function is another name for, such as a generic formal function
    (ARM 8.5.4(1), 12.6(9))."""
    while entity.renames is not None:
        entity = entity.renames
    name = entity.renames_unknown.rpartition(".")[2] if not entity.renames_unknown.endswith("'") else entity.renames_unknown
    type_ = entity.result.type if entity.result is not None and not entity.formals else None
    if type_ is None or type_.kind not in ("enum", "character", "boolean") or not name:
        return None
    spelled = [x if x.startswith("'") else x.lower() for x in type_.literals]
    wanted = name if name.startswith("'") else name.lower()
    if spelled.count(wanted) != 1:
        return None
    return discrete_literal(r, spelled.index(wanted), type_, at)


def expression_of(r: Routine, expr: t.Expr, wanted: TypeEntity) -> Value:
    from translators.rules.ada.expressions import expression

    r.program.keep(expr)  # its identity is a key
    if id(expr) not in r.program.resolver.predefined_only:
        r.program.resolver.predefined_only.add(id(expr))
        r.program.watch.forget()
    return expression(r, expr, wanted)


def refuse_hidden(entity: SubprogramEntity, at: t.Node) -> None:
    """Refuse an inherited subprogram of which the body of the parent type's package declares another one: which of them
    a derived type has, hangs on where it is declared (ARM 3.4(27), 8.3(9))."""
    if not entity.derived:
        return
    types = [f.subtype.type for f in entity.formals] + ([entity.result.type] if entity.result is not None else [])
    for type_ in types:
        parent = type_.parent
        owner = parent.region.owner if parent is not None and parent.region is not None else None
        body = owner.body_scope if isinstance(owner, PackageEntity) else None
        for other in body.local(entity.key) if body is not None else ():
            if not isinstance(other, SubprogramEntity) or other.derived or len(other.formals) != len(entity.formals):
                continue
            if any(s.type is parent for s in (*(f.subtype for f in other.formals), other.result) if s is not None):
                raise Refused("derived type", f"{entity.name}, which the body of {owner.name} declares again", at)  # type: ignore[union-attr]


def refuse_extended(entity: SubprogramEntity, at: t.Node) -> None:
    """Refuse an inherited `=` of an extension that has components of its own: it has the predefined one instead, of which
    the parent's is but a part (ARM 4.5.2(14))."""
    here: SubprogramEntity | None = entity
    while here is not None:
        type_ = here.formals[0].subtype.type if here.derived and here.key == '"="' and here.formals else None
        given = type_.parent.discriminants if type_ is not None and type_.parent is not None else ()
        if type_ is not None and type_.tagged and (type_.own_components or len(type_.discriminants) > len(given)):
            raise Refused("operator", f"equality of {type_.name}, which extends a type that defines its own", at)
        here = here.renames


def meant(r: Routine, entity: SubprogramEntity, target: SubprogramEntity) -> tuple[SubprogramEntity, bool]:
    """The subprogram that a call of one behind renamings is built for, and whether its parameters are those of the call: for
    an inherited one its own type's, which may be a later one."""
    if entity.derived and tagged.bound_type(r.program, entity) is not None:
        return entity, True
    own = tagged.executed(r.program, entity)
    return (target, inherited(entity)) if own is entity else (own, False)


def call_entity(r: Routine, entity: SubprogramEntity, args: tuple[t.Arg, ...], at: t.Node) -> Value:
    """A function call as a value."""
    entity, args = cursors.asked(r, entity, args, at)
    pairs = r.program.resolver.associate(entity, args, r.scope)
    if pairs is None:
        raise Refused("name", f"{entity.name} does not take these arguments", at)
    operation = predefined_operator(entity, [value for _, value in pairs], at)
    if operation is not None:
        assert entity.result is not None
        return expression_of(r, operation, entity.result.type)
    literal = renamed_literal(r, entity, at)
    if literal is not None:
        return literal
    attribute = of_attribute(r, entity, [value for _, value in pairs], at)
    if attribute is not None:
        return attribute
    refuse_hidden(entity, at)
    refuse_extended(entity, at)
    target = origin(entity, at)
    if knows_meaning(target.home) or knows_meaning(target.generic):
        return predefined.function(r, target, by_place(entity, target, pairs), at)
    target, same = meant(r, entity, target)
    node, values = build(r, target, pairs if same else by_place(entity, target, pairs), at)
    assert target.result is not None
    if any(f.mode != "in" for f in target.formals):
        return before_statement(r, target, node, at)
    own = entity.result if entity.derived and entity.result is not None else target.result
    if several.open_array(target.result):
        made = shapes.result(r, node, own.type, at)
        return made if not entity.derived or own.bounds is None else shapes.fitting(r, made, own, at)
    return Value(node, own.type, own, result_first(r, target, node, values, at))


def result_type(r: Routine, entity: SubprogramEntity, at: t.Node) -> Type | None:
    """What a subprogram returns: of an array of several dimensions and any bounds, those too."""
    if entity.result is None:
        return None
    return shapes.record_type(r, entity.result.type, at) if several.open_array(entity.result) else r.type_of(entity.result, at)


def before_statement(r: Routine, entity: SubprogramEntity, node: ir.Call, at: t.Node) -> Value:
    """A call of a function that changes its parameters (Ada 2012): its result in a constant, before the statement."""
    assert entity.result is not None
    unknown = entity.result.type.kind == "array" and entity.result.static_bounds() is None
    if unknown or node.type is None or r.moved != NOTHING:
        raise Refused("function with out parameters", f"{entity.name} changes its parameters", at)
    r.moved |= r.program.effects.expression(node, r.module)
    name = r.fresh(f"{entity.name}_Result")
    r.immutable.add(name)
    r.before += [ir.VariableDeclaration(name, node.type, node, True, at.span), *r.after]
    r.after.clear()
    return Value(ir.Variable(name, node.type), entity.result.type, entity.result)


def result_first(r: Routine, entity: SubprogramEntity, node: ir.Call, values: list[Value], at: t.Node) -> First:
    """Where the result of a function that returns a string starts."""
    assert entity.result is not None
    if entity.result.type.kind != "array":
        return ONE
    bounds = entity.result.static_bounds()
    if bounds is not None:
        return bounded(*bounds)
    if entity.result.bounds is not None and len(entity.result.bounds) == 1:
        return subtype_first(r, entity.result, at)
    refusal = r.program.refusal(entity, PLAIN)
    if refusal is not None:  # then nobody knows where its result starts
        raise Refused(refusal.construct, f"{entity.name}: {refusal.reason}", at)
    known, loose = r.program.bounds.result_first(entity), r.program.bounds.loose_result(entity)
    if known is not None and not loose:
        return First(known)
    if not all(repeatable(r, a) for a in node.arguments):
        return UNKNOWN if known is None else First(known, None, unknown_last(at))

    def asked(bound: str) -> Callable[[], ir.Expression]:
        based = node.subprogram.endswith("_From")
        return lambda: r.program.bounds.first_call(r, entity, Form(based, bound), node.arguments, at)

    return First(known, asked("first") if known is None else None, asked("last") if loose else None)


def build(
    r: Routine, entity: SubprogramEntity, pairs: list[tuple[Formal, t.Expr | None]], at: t.Node
) -> tuple[ir.Call, list[Value]]:
    """The call of a translated subprogram, in the form that its arguments need."""
    values = arguments(r, entity, pairs, at)
    of = tagged.controlled_by(entity, values, at)
    if of is not None:
        return dispatched(r, of, entity, pairs, values, at), values
    entity = origin(tagged.executed(r.program, entity), at)
    refuse_early_call(r, entity, at)
    module, name = r.program.callee(r, entity, at)
    nodes = [
        several.argument(r, formal, value, actual or at)
        if several.open_array(formal.subtype)
        else fitted(r, entity, formal, value, actual or at)
        for (formal, actual), value in zip(pairs, values, strict=True)
    ]
    form, bounds = bounds_for(r, entity, pairs, values, at)
    nodes += [*several.bound_arguments(r, pairs, values, at), *bounds]
    captured = r.program.captures.arguments(r, entity, at)
    nodes += captured
    places = [v.node if f.mode != "in" else n for (f, _), v, n in zip(pairs, values, nodes, strict=False)]
    places += nodes[len(pairs) :]
    separate_scalars(r, pairs, values, nodes, places, at)
    check_overlap(r, entity, pairs, places, at)
    in_order(r, pairs, nodes, at)
    result = result_type(r, entity, at)
    call = ir.Call(form.name(name), tuple(nodes), result, module)
    return keep_places(r, [f for f, _ in pairs], nodes, call, at), values


def arguments(
    r: Routine, entity: SubprogramEntity, pairs: list[tuple[Formal, t.Expr | None]], at: t.Node
) -> list[Value]:
    """The actuals. What they put before the statement stands there left to right, and GNAT evaluates right to left."""
    earlier, moved, values = r.moved, [], []
    for formal, actual in pairs:
        r.moved = NOTHING
        values.append(argument(r, entity, formal, actual, at))
        moved.append(r.moved)
    r.moved = earlier
    for i, effects in enumerate(moved):
        if any(effects.conflicts(other) for other in moved[i + 1 :]):
            raise Refused("evaluation order", "operands whose order of evaluation could be seen", at)
        r.moved = effects if r.moved is NOTHING else r.moved if effects is NOTHING else r.moved | effects
    return values


def bounds_for(
    r: Routine, entity: SubprogramEntity, pairs: list[tuple[Formal, t.Expr | None]], values: list[Value], at: t.Node
) -> tuple[Form, list[ir.Expression]]:
    """The form that is called, and the bounds of arrays that it wants to be told."""
    given = [
        (own.key, value)
        for (formal, _), own, value in zip(pairs, entity.formals, values, strict=True)
        if formal.subtype.type.kind == "array" and not constrained(formal) and len(formal.subtype.type.indexes) == 1
    ]
    if all(value.first.one for _, value in given):
        return PLAIN, []
    for key, value in given:
        if value.first.last is not None:
            r.program.bounds.note_loose_formal(entity, key)
    forced = r.program.bounds.forced_formals(entity)
    firsts = {key: first_of(value) for key, value in given if key in forced}
    lasts = {key: last_of(r, value) for key, value in given if f"{key}'last" in forced}
    plain = all(isinstance(n, ir.IntLiteral) and n.value == 1 for n in firsts.values())
    if plain and all(value.first.last is None for key, value in given if key in lasts):
        return PLAIN, []
    found: list[ir.Expression] = []
    for formal in entity.formals:
        for ends in (firsts, lasts):
            if formal.key in ends:
                end = ends[formal.key]
                if end is None:
                    raise Refused("array bounds", f"a string whose first index is not known goes to {entity.name}", at)
                found.append(end)
    form = Form(based=True)
    r.program.bounds.demand(entity, form)
    return form, found


def in_order(r: Routine, pairs: list[tuple[Formal, t.Expr | None]], nodes: list[ir.Expression], at: t.Node) -> None:
    """Arguments are evaluated right to left, after results with controlled parts (measured with GNAT 12): where that could be seen, those that come by
    value are put into constants in that order, before the statement."""
    try:
        check_order(r, nodes, at, call=True)
        return
    except Refused:
        made = [i for i, n in enumerate(nodes) if mentions_controlled(n)]
        if r.moved != NOTHING or any(not isinstance(nodes[i], ir.Call) or not holds_controlled(nodes[i]) for i in made):
            raise
    if any(reads_late(r, late, node) for i, node in enumerate(nodes) for late in nodes[i + 1 :]):
        raise Refused("evaluation order", "a variable, beside a call that changes it", at)
    effects = [r.program.effects.expression(n, r.module) for n in nodes]
    changing = [i for i, (f, _) in enumerate(pairs) if f.mode != "in"]
    for j in changing:  # a name with effects is evaluated first of all, and nobody knows when that of a scalar is
        place_ = r.program.effects.place(nodes[j], r.module)
        calls = place_.visible or any(
            isinstance(n, ir.RuntimeCall) or (isinstance(n, ir.Call) and not r.program.helpers.reads_component(n, r.module))
            for n in expressions(nodes[j])
        )
        scalar = pairs[j][0].subtype.type.scalar
        if calls or (scalar and any(place_.conflicts(e) for i, e in enumerate(effects) if i != j)):
            raise Refused("evaluation order", "operands whose order of evaluation could be seen", at)
    order = [*made, *(i for i in range(len(nodes) - 1, -1, -1) if i not in made)]
    for position, i in enumerate(order):
        by_value = i < len(pairs) and i not in changing
        if by_value and getattr(nodes[i], "type", None) is not None and not isinstance(nodes[i], LITERALS):
            if any(order.index(j) < position and effects[j].conflicts(effects[i]) for j in changing):
                raise Refused("evaluation order", "operands whose order of evaluation could be seen", at)
            if effects[i].raises or effects[i].visible or any(effects[i].conflicts(e) for j, e in enumerate(effects) if j != i):
                r.moved |= effects[i]
                name = r.fresh(pairs[i][0].name)
                r.immutable.add(name)
                kind = getattr(nodes[i], "type", INTEGER)
                r.before.append(ir.VariableDeclaration(name, kind, nodes[i], True, at.span))
                nodes[i] = ir.Variable(name, kind)
    left = [r.program.effects.expression(n, r.module) for n in nodes]
    if any(a.conflicts(b) for i, a in enumerate(left) for b in left[i + 1 :]):
        raise Refused("evaluation order", "operands whose order of evaluation could be seen", at)




def dispatched(
    r: Routine,
    of: TypeEntity,
    entity: SubprogramEntity,
    pairs: list[tuple[Formal, t.Expr | None]],
    values: list[Value],
    at: t.Node,
) -> ir.Call:
    """A call that the tag of a class-wide operand sends to its type's own subprogram (ARM 3.9.2)."""
    nodes = [fitted(r, entity, formal, value, actual or at) for (formal, actual), value in zip(pairs, values, strict=True)]
    for (formal, _), value in zip(pairs, values, strict=True):
        if formal.subtype.type.kind == "array" and formal.subtype.bounds is None and not value.first.one:
            raise Refused("tagged type", f"a dispatching call with a slice for {formal.name}", at)
    module, name = tagged.dispatcher(r, of, entity, at)
    refuse_early_reach(r, module or r.module, name, entity.name, at)
    places = [v.node if f.mode != "in" else n for (f, _), v, n in zip(pairs, values, nodes, strict=True)]
    check_overlap(r, entity, pairs, places, at, r.program.effects.known((module or r.module, name)))
    check_order(r, nodes, at, call=True)
    result = r.type_of(entity.result, at) if entity.result is not None else None
    return keep_places(r, [f for f, _ in pairs], nodes, ir.Call(name, tuple(nodes), result, module), at)


def call_statement(r: Routine, expr: t.Expr) -> list[ir.Statement]:
    """A procedure call."""
    entry_call = rendezvous.call_statement(r, expr)
    if entry_call is not None:
        return entry_call
    handed = cursors.rewritten(r, expr)
    if isinstance(handed, t.LoopStmt):
        from translators.rules.ada.statements import loop

        return loop(r, handed)
    if isinstance(handed, t.CallStmt):
        return call_statement(r, handed.call)
    prefixed = r.program.resolver.prefixed(expr, r.scope)
    if prefixed is not None:
        return call_statement(r, prefixed)
    callee, args = (expr.prefix, expr.args) if isinstance(expr, t.Apply) else (expr, ())
    found = r.scope.library.find(callee, r.scope)
    entity = r.program.resolver.choose(found, args, r.scope, None, result=False)
    if entity is None and not any(isinstance(e, SubprogramEntity) for e in found):
        types = r.program.resolver.types_of(callee, r.scope)
        if len(types) == 1 and types[0].profile is not None:
            from translators.rules.ada import callbacks
            from translators.rules.ada.expressions import expression

            return [ir.CallStatement(callbacks.called(r, expression(r, callee, None), args, expr), expr.span)]
    if entity is None:
        refuse_call(r, found, callee, args, expr)
    assert entity is not None
    entity, args = cursors.asked(r, entity, args, expr)
    pairs = r.program.resolver.associate(entity, args, r.scope)
    assert pairs is not None
    renamed = rendezvous.renamed_call(r, entity, [value for _, value in pairs], expr)
    if renamed is not None:
        return renamed
    refuse_hidden(entity, expr)
    target = origin(entity, expr)
    if knows_meaning(target.home) or knows_meaning(target.generic):
        return predefined.procedure(r, target, by_place(entity, target, pairs), expr)
    target, same = meant(r, entity, target)
    r.returned.clear()
    guards = guarded.calls_operation(r, target, expr)
    node, _ = build(r, target, pairs if same else by_place(entity, target, pairs), expr)
    if guards:
        node = guarded.settled(r, target, node, expr)
    called = ir.CallStatement(node, expr.span)
    if guards:
        if r.returned:
            raise Refused("protected object", f"an array that {target.name} changes", expr)
        return guarded.called(r, target, node, (called,), expr)
    if not r.returned or not r.program.effects.expression(node, r.module).raises:
        return [called]
    handler = ir.Handler((), (*r.returned, ir.Raise("", None, expr.span)))
    return [ir.Try((called,), (handler,), expr.span)]


def refuse_call(r: Routine, found: Sequence[Entity], callee: t.Expr, args: tuple[t.Arg, ...], expr: t.Expr) -> None:
    """Say why a call can't be understood."""
    from analyzers.ada.entities import UnknownEntity
    from translators.rules.ada.expressions import construct_of

    unknown = [e for e in found if isinstance(e, UnknownEntity)]
    if unknown:
        raise Refused(construct_of(unknown[0].reason), f"{t.dotted(callee)}: {unknown[0].reason}", expr)
    if isinstance(callee, t.Selected):
        for prefix in r.scope.library.find(callee.prefix, r.scope):
            if isinstance(prefix, UnknownEntity):
                raise Refused(construct_of(prefix.reason), f"{t.dotted(callee)}: {prefix.reason}", expr)
    explain(r, args)
    called = t.dotted(callee).partition(" (")[0] or "what is called"
    raise Refused("name", f"{called} is not known, or not with these arguments", expr)
