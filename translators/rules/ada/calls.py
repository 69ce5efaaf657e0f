"""Calls: which subprogram, in which form, with which arguments (ARM 6.4)."""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.ada import tree as t
from analyzers.ada.entities import Entity, Formal, SubprogramEntity, Subtype, TypeEntity
from analyzers.ada.resolve import is_predefined
from analyzers.model import StringType
from translators.rules import ir
from translators.rules.ada import predefined, tagged
from translators.rules.ada.conversions import fit, same_constraint
from translators.rules.ada.effects import NOTHING, Effects, heap
from translators.rules.ada.objects import indexed, place, repeatable
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import PLAIN, Form, Routine
from translators.rules.ada.values import INTEGER, ONE, UNKNOWN, First, Value, first_of
from translators.rules.emit.walk import LITERALS, expressions


def call(r: Routine, found: Sequence[Entity], expr: t.Apply, wanted: TypeEntity | None) -> Value:
    """A function call with arguments, or an element of what a parameterless function returns."""
    entity = r.program.resolver.choose(found, expr.args, r.scope, wanted, result=True)
    if entity is not None:
        return call_entity(r, entity, expr.args, expr)
    plain = [e for e in found if isinstance(e, SubprogramEntity) and not e.formals and e.result is not None]
    if plain:
        return indexed(r, call_entity(r, plain[0], (), expr), expr)
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


def expression_of(r: Routine, expr: t.Expr, wanted: TypeEntity) -> Value:
    from translators.rules.ada.expressions import expression

    r.program.keep(expr)  # its identity is a key
    r.program.predefined_only.add(id(expr))
    return expression(r, expr, wanted)


def call_entity(r: Routine, entity: SubprogramEntity, args: tuple[t.Arg, ...], at: t.Node) -> Value:
    """A function call as a value."""
    pairs = r.program.resolver.associate(entity, args, r.scope)
    if pairs is None:
        raise Refused("name", f"{entity.name} does not take these arguments", at)
    operation = predefined_operator(entity, [value for _, value in pairs], at)
    if operation is not None:
        assert entity.result is not None
        return expression_of(r, operation, entity.result.type)
    target = origin(entity, at)
    if is_predefined(target.home) or is_predefined(target.generic):
        return predefined.function(r, target, by_place(entity, target, pairs), at)
    if entity.derived and tagged.bound_type(r.program, entity) is not None:
        target = entity  # its own type's subprogram may be a later one
    node, values = build(r, target, pairs if inherited(entity) else by_place(entity, target, pairs), at)
    assert target.result is not None
    if any(f.mode != "in" for f in target.formals):
        return before_statement(r, target, node, at)
    own = entity.result if entity.derived and entity.result is not None else target.result
    return Value(node, own.type, own, result_first(r, target, node, values, at))


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
        return First(bounds[0])
    known = r.program.result_first(entity)
    if known is not None:
        return First(known)
    if not all(repeatable(r, a) for a in node.arguments):
        return UNKNOWN

    def make() -> ir.Expression:
        based = node.subprogram.endswith("_From")
        return r.program.first_call(r, entity, Form(based, True), node.arguments, at)

    return First(None, make)


def build(
    r: Routine, entity: SubprogramEntity, pairs: list[tuple[Formal, t.Expr | None]], at: t.Node
) -> tuple[ir.Call, list[Value]]:
    """The call of a translated subprogram, in the form that its arguments need."""
    values = [argument(r, entity, formal, actual, at) for formal, actual in pairs]
    of = tagged.controlled_by(entity, values, at)
    if of is not None:
        return dispatched(r, of, entity, pairs, values, at), values
    bound = tagged.bound_type(r.program, entity)
    own = tagged.implementation(bound, entity) if bound is not None else None
    if own is not None:
        entity = own
    entity = origin(entity, at)
    module, name = r.program.callee(r, entity, at)
    nodes = [fitted(r, entity, formal, value, actual or at) for (formal, actual), value in zip(pairs, values, strict=True)]
    firsts = [
        v.first
        for (f, _), v in zip(pairs, values, strict=True)
        if f.subtype.type.kind == "array" and not constrained(f)
    ]
    form = PLAIN
    if any(f.number != 1 for f in firsts):
        forced = r.program.forced_formals(entity)
        needed = [first_of(v) for f, v in zip(entity.formals, values, strict=True) if f.key in forced]
        if forced and any(not (isinstance(n, ir.IntLiteral) and n.value == 1) for n in needed):
            if any(n is None for n in needed):
                raise Refused("array bounds", f"a string whose first index is not known goes to {entity.name}", at)
            form = Form(based=True)
            nodes += [n for n in needed if n is not None]
            r.program.demand(entity, form)
    captured = r.program.capture_arguments(r, entity, at)
    nodes += captured
    places = [v.node if f.mode != "in" else n for (f, _), v, n in zip(pairs, values, nodes, strict=False)]
    separate_scalars(r, pairs, values, nodes, places, at)
    check_overlap(r, entity, pairs, [*places, *nodes[len(places) :]], at)
    in_order(r, pairs, nodes, at)
    result = r.type_of(entity.result, at) if entity.result is not None else None
    return ir.Call(form.name(name), tuple(nodes), result, module), values


def in_order(r: Routine, pairs: list[tuple[Formal, t.Expr | None]], nodes: list[ir.Expression], at: t.Node) -> None:
    """Arguments are evaluated right to left, after results with controlled parts (measured with GNAT 12): where that could be seen, those that come by
    value are put into constants in that order, before the statement."""
    from translators.rules.ada.program import holds_controlled, mentions_controlled

    try:
        r.program.check_order(r, nodes, at, call=True)
        return
    except Refused:
        made = [i for i, n in enumerate(nodes) if mentions_controlled(n)]
        if r.moved != NOTHING or any(not isinstance(nodes[i], ir.Call) or not holds_controlled(nodes[i]) for i in made):
            raise
    effects = [r.program.effects.expression(n, r.module) for n in nodes]
    changing = [i for i, (f, _) in enumerate(pairs) if f.mode != "in"]
    for j in changing:  # a name with effects is evaluated first of all, and nobody knows when that of a scalar is
        place_ = r.program.effects.place(nodes[j], r.module)
        calls = place_.visible or any(
            isinstance(n, ir.RuntimeCall) or (isinstance(n, ir.Call) and not r.program.reads_component(n, r.module))
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
        if formal.subtype.type.kind == "array" and formal.subtype.bounds is None and value.first.number != 1:
            raise Refused("tagged type", f"a dispatching call with a slice for {formal.name}", at)
    module, name = tagged.dispatcher(r, of, entity, at)
    places = [v.node if f.mode != "in" else n for (f, _), v, n in zip(pairs, values, nodes, strict=True)]
    check_overlap(r, entity, pairs, places, at, r.program.effects.of.get((module or r.module, name), NOTHING))
    r.program.check_order(r, nodes, at, call=True)
    result = r.type_of(entity.result, at) if entity.result is not None else None
    return ir.Call(name, tuple(nodes), result, module)


def constrained(formal: Formal) -> bool:
    return formal.subtype.bounds is not None


def argument(r: Routine, entity: SubprogramEntity, formal: Formal, actual: t.Expr | None, at: t.Node) -> Value:
    """An actual parameter, or the formal's default read where it was declared."""
    from translators.rules.ada.aggregates import aggregate
    from translators.rules.ada.expressions import expression

    if formal.mode != "in":
        assert actual is not None
        return changed(r, formal, actual)
    if actual is None:
        assert formal.default is not None
        with r.inside(entity.scope):
            return expression(r, formal.default, formal.subtype.type)
    if isinstance(actual, t.Aggregate):
        return aggregate(r, actual, formal.subtype.type, formal.subtype)
    return expression(r, actual, formal.subtype.type)


def changed(r: Routine, formal: Formal, actual: t.Expr) -> Value:
    """The actual of an out or in out parameter: a place."""
    value = place(r, converted_operand(r, actual))
    root = value.node
    while isinstance(root, ir.FieldAccess | ir.Index | ir.Slice):
        root = root.base
    free = formal.subtype.type.is_string and formal.subtype.bounds is None
    if not isinstance(root, ir.Variable | ir.Dereference) or (isinstance(value.node, ir.Slice) and not free):
        raise Refused("out parameter", f"the actual of {formal.name} is no variable", actual)
    same_class = value.type.tagged and value.type.root is formal.subtype.type.root
    if value.type is not formal.subtype.type and not same_class and not (numeric(value.type) and numeric(formal.subtype.type)):
        raise Refused("out parameter", f"the actual of {formal.name} is converted", actual)
    return value


def numeric(type_: TypeEntity) -> bool:
    return type_.integer or type_.kind in ("float", "fixed")


def converted_operand(r: Routine, actual: t.Expr) -> t.Expr:
    """The variable inside a view conversion of numbers (ARM 4.6(5), 6.4.1(4))."""
    from analyzers.ada.static import mark_subtype

    if not isinstance(actual, t.Apply) or len(actual.args) != 1 or actual.args[0].value is None:
        return actual
    mark = mark_subtype(actual.prefix, r.scope)
    if mark is not None and mark.type.tagged and mark.type.kind == "record":
        types = r.program.resolver.types_of(actual.args[0].value, r.scope)
        up = len(types) == 1 and types[0].tagged and types[0].descends(mark.type.specific or mark.type)
        return actual.args[0].value if up and mark.type.specific is None else actual
    return actual.args[0].value if mark is not None and numeric(mark.type) else actual


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
    if mutable and formal.subtype.discriminants is None and may_be_constrained(r, value):
        r.program.note_constrained(entity, formal.key)
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
        same = free or value.subtype is None or value.subtype.static_bounds() == formal.subtype.static_bounds()
        if formal.subtype.type.kind == "array" and not same:
            raise Refused("array bounds", f"the actual of {formal.name} has other bounds", at)
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
    if r.entity is None:
        return True
    own = next((f for f in r.entity.formals if f.name.lower() == node.name.lower()), None)
    if own is not None:
        return (id(r.entity), own.key) in r.program.constrained_formals
    for capture in r.program.captures.get(id(r.entity), []):  # a variable of a subprogram around this one
        if r.names.get(id(capture.entity)) == node.name:
            owner = capture.entity.scope.owner
            return capture.entity.role == "parameter" and (id(owner), capture.entity.key) in r.program.constrained_formals
    return True


def copied_string(r: Routine, formal: Formal, value: Value, at: t.Node) -> ir.Expression:
    """A changed string of any length: through a local copy, which keeps its length (ARM 6.2(12) leaves the way open)."""
    from translators.rules.ada.objects import repeatable

    kind = r.type_of(Subtype(formal.subtype.type, name=formal.subtype.type.name), at)
    if isinstance(value.node, ir.Variable) and getattr(value.node, "type", None) == kind:
        return value.node
    if not repeatable(r, value.node):
        raise Refused("evaluation order", f"the actual of {formal.name} has effects", at)
    name = r.fresh(f"{formal.name}_Copy")
    local = ir.Variable(name, kind, "local")
    r.before.append(ir.VariableDeclaration(name, kind, ir.Convert(value.node, kind), False, at.span))
    own = getattr(value.node, "type", kind)
    back: ir.Expression = local
    if isinstance(own, StringType) and own.length is not None and not isinstance(value.node, ir.Slice):
        back = ir.Convert(local, own, True)
    r.after.append(ir.Assign(value.node, back, at.span))
    return local


def copied(r: Routine, formal: Formal, value: Value, at: t.Node) -> ir.Expression:
    """An out scalar of another subtype: through a local copy, checked on its way in and back."""
    from translators.rules.ada.expressions import converted

    target = r.type_of(formal.subtype, at)
    name = r.fresh(f"{formal.name}_Copy")
    same = value.type is formal.subtype.type
    if formal.mode == "out" and value.type.kind == "access":
        start = value.node  # goes in, unchecked (ARM 6.4.1(13))
    elif formal.mode == "in out":
        start = fit(r, value if same else converted(r, value, formal.subtype, at), formal.subtype, at)
    else:
        from translators.rules.ada.conversions import zero

        start = zero(target, at)
    local = ir.Variable(name, target, "local")
    r.before.append(ir.VariableDeclaration(name, target, start, False, at.span))
    assert value.subtype is not None
    result = Value(local, formal.subtype.type, formal.subtype)
    before, r.before = r.before, r.after  # checks on the way back come after the call
    try:
        back = fit(r, result if same else converted(r, result, value.subtype, at), value.subtype, at)
    finally:
        r.before = before
    r.after.append(ir.Assign(value.node, back, at.span))
    return local


def check_overlap(
    r: Routine,
    entity: SubprogramEntity,
    pairs: list[tuple[Formal, t.Expr | None]],
    nodes: list[ir.Expression],
    at: t.Node,
    inner: Effects | None = None,
) -> None:
    """Refuse calls where two names reach the same composite object (ARM 6.2(12)) and one may change it."""
    roots = [root_of(n) for n in nodes]
    inner = inner or r.program.effects_of(entity)
    captures = r.program.captures.get(id(entity), [])
    own = len(pairs)
    extra = len(nodes) - len(captures)  # first indexes come between parameters and captured variables
    changed_at = [i for i, (f, _) in enumerate(pairs) if f.mode != "in"]
    changed_at += [extra + i for i, c in enumerate(captures) if c.changed]
    for i in changed_at:
        for j, root in enumerate(roots):
            by_name = j in changed_at or j >= own or composite(pairs, j)
            if j != i and by_name and root is not None and root == roots[i] and not apart(nodes[i], nodes[j]):
                raise Refused("overlapping parameters", f"one object twice in a call of {entity.name}", at)
    for i, root in enumerate(roots):
        if root is None or not composite(pairs, i):
            continue
        if isinstance(root, ir.Dereference):
            key = heap(root)
        elif root.scope == "global":
            key = (root.module or r.module, root.name)
        else:
            continue
        if key in inner.writes or (i in changed_at and key in inner.reads):
            raise Refused("overlapping parameters", f"{key[1]} reaches {entity.name} in two ways", at)


def apart(one: ir.Expression, other: ir.Expression) -> bool:
    """Whether two places are in different components of one local record, and share nothing."""
    paths: list[list[str]] = []
    for node in (one, other):
        names: list[str] = []
        while isinstance(node, ir.FieldAccess):
            names.insert(0, node.field)
            node = node.base
        if not isinstance(node, ir.Variable) or node.scope == "global":
            return False
        paths.append(names)
    return any(a != b for a, b in zip(*paths, strict=False))


def separate_scalars(
    r: Routine,
    pairs: list[tuple[Formal, t.Expr | None]],
    values: list[Value],
    nodes: list[ir.Expression],
    places: list[ir.Expression],
    at: t.Node,
) -> None:
    """Scalars that change and are parts of one object go through copies, which come back in the order of the formals:
    they are passed by copy (ARM 6.2(3))."""
    roots = [root_of(n) for n in places]
    for i, (formal, _) in enumerate(pairs):
        scalar = formal.subtype.type.scalar and formal.mode != "in" and values[i].type is formal.subtype.type
        others = [
            j for j, root in enumerate(roots)
            if j != i and root is not None and root == roots[i] and (pairs[j][0].mode != "in" or composite(pairs, j))
        ]  # fmt: skip
        changing = all(pairs[j][0].subtype.type.scalar for j in others)
        if scalar and others and changing and values[i].subtype is not None and nodes[i] is values[i].node:
            nodes[i] = places[i] = copied(r, formal, values[i], at)


def composite(pairs: list[tuple[Formal, t.Expr | None]], position: int) -> bool:
    return position < len(pairs) and pairs[position][0].subtype.type.kind in ("array", "record")


def root_of(node: ir.Expression) -> ir.Variable | ir.Dereference | None:
    """What a place is part of: a variable, or an allocated object."""
    while isinstance(node, ir.FieldAccess | ir.Index | ir.Slice):
        node = node.base
    return node if isinstance(node, ir.Variable | ir.Dereference) else None


def call_statement(r: Routine, expr: t.Expr) -> list[ir.Statement]:
    """A procedure call."""
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
    pairs = r.program.resolver.associate(entity, args, r.scope)
    assert pairs is not None
    target = origin(entity, expr)
    if is_predefined(target.home) or is_predefined(target.generic):
        return predefined.procedure(r, target, by_place(entity, target, pairs), expr)
    if entity.derived and tagged.bound_type(r.program, entity) is not None:
        target = entity
    node, _ = build(r, target, pairs if inherited(entity) else by_place(entity, target, pairs), expr)
    return [ir.CallStatement(node, expr.span)]


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
    raise Refused("name", f"{t.dotted(callee) or 'what is called'} is not known, or not with these arguments", expr)
