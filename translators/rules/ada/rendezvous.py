"""Entry calls, accept and select statements of tasks (ARM 9.5, 9.7), and delays.

What an entry call brings and takes is a record behind a reference, which caller and acceptor share. Each entry has a
subprogram that calls it, with its parameters.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from analyzers.ada import tree as t
from analyzers.ada.declare import same_profile
from analyzers.ada.entities import (
    EntryEntity,
    Formal,
    ObjectEntity,
    Scope,
    SubprogramEntity,
    Subtype,
    SubtypeEntity,
    TypeEntity,
)
from analyzers.ada.source import module_id
from analyzers.model import Direction, Type
from translators.rules import ir
from translators.rules.ada.order import check_order
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.tasking import CONSTRUCT, current_task, number_of, own_number, own_task, run, task_type
from translators.rules.ada.values import BOOLEAN, DIRECTIONS, INTEGER, ONE, STRING, WIDE, First, Value, bounded, integer
from translators.rules.emit import walk


def duration(r: Routine) -> TypeEntity:
    return next(e.subtype.type for e in r.scope.library.standard.local("duration") if isinstance(e, SubtypeEntity))


# --------------------------------------------------------------------------- entry calls


@dataclasses.dataclass(frozen=True)
class Called:
    """An entry of a task: the task's number, the entry, the index of its family's member, the actuals."""

    task: ir.Expression
    type: TypeEntity
    entry: EntryEntity
    member: ir.Expression
    args: tuple[t.Arg, ...]


def called_entry(r: Routine, expr: t.Expr) -> Called | None:
    """What a call calls, if that is an entry of a task."""
    callee: t.Expr = expr.prefix if isinstance(expr, t.Apply) else expr
    args = expr.args if isinstance(expr, t.Apply) else ()
    index: tuple[t.Arg, ...] | None = None
    if isinstance(callee, t.Apply):
        index, callee = callee.args, callee.prefix
    type_: TypeEntity | None = None
    task: Callable[[], ir.Expression]
    if isinstance(callee, t.Selected) and callee.key != "all":
        prefix = callee.prefix
        if r.scope.library.find(callee, r.scope):
            return None
        itself = current_task(r, prefix)
        type_ = own_task(r) if itself else task_type(r, prefix)
        key = callee.key

        def of_prefix() -> ir.Expression:
            from translators.rules.ada.expressions import expression
            from translators.rules.ada.references import followed

            return number_of(r, followed(r, expression(r, prefix, None), expr), expr)

        task = (lambda: own_number(r, expr)) if itself else of_prefix
    elif isinstance(callee, t.Name):
        type_, key = own_task(r), callee.key
        found = r.scope.library.find(callee, r.scope)
        if type_ is None or type_.task is None or key not in type_.task.entries or any(
            isinstance(e, SubprogramEntity) for e in found
        ):
            return None
        task = lambda: own_number(r, expr)  # noqa: E731
    else:
        return None
    if type_ is None or type_.task is None or key not in type_.task.entries:
        return None
    entry = type_.task.entries[key]
    if entry.family is not None and index is None:
        index, args = args, ()
    elif entry.family is None and index is not None:
        return None
    return Called(task(), type_, entry, member_of(r, entry, index, expr), args)


def member_of(r: Routine, entry: EntryEntity, index: tuple[t.Arg, ...] | None, at: t.Node) -> ir.Expression:
    """The index of a family's member as a number; 0 where there is no family."""
    from translators.rules.ada.conversions import fit
    from translators.rules.ada.expressions import expression
    from translators.rules.ada.objects import as_number

    if entry.family is None:
        return integer(0, WIDE)
    if index is None or len(index) != 1 or index[0].value is None or index[0].names:
        raise Refused(CONSTRUCT, f"the index of {entry.name}", at)
    value = expression(r, index[0].value, entry.family.type)
    node = fit(r, value, entry.family, at)
    number = as_number(Value(node, entry.family.type), at)
    return ir.Convert(number, WIDE)


def entry_call(r: Routine, called: Called, limit: ir.Expression | None, at: t.Node) -> ir.Call:
    """A call of the helper that calls an entry; with `limit` it gives whether the rendezvous began in time."""
    from translators.rules.ada.actuals import argument, fitted
    from translators.rules.ada.effects import ANYTHING
    from translators.rules.ada.overlap import check_overlap

    entry = called.entry
    pairs = r.program.resolver.associate(entry.profile, called.args, r.scope)
    if pairs is None:
        raise Refused("name", f"{entry.name} does not take these arguments", at)
    values = [argument(r, entry.profile, formal, actual, at) for formal, actual in pairs]
    nodes = [fitted(r, entry.profile, f, v, a or at) for (f, a), v in zip(pairs, values, strict=True)]
    for (formal, _), value in zip(pairs, values, strict=True):
        if formal.subtype.type.kind == "array" and formal.subtype.bounds is None and not value.first.one:
            raise Refused(CONSTRUCT, f"a slice for {formal.name} in an entry call", at)
    for (formal, actual), value in zip(pairs, values, strict=True):
        if formal.mode != "in" and not settled_place(r, value.node):  # GNAT 12 finds a scalar's after the call
            raise Refused(CONSTRUCT, f"the actual of {formal.name}, which may be another object after a wait", actual or at)
    module, name = caller(r, called.type, entry, limit is not None, at)
    places = [v.node if f.mode != "in" else n for (f, _), v, n in zip(pairs, values, nodes, strict=True)]
    check_overlap(r, entry.profile, pairs, places, at, ANYTHING)
    first = [called.task, called.member, *([limit] if limit is not None else [])]
    check_order(r, [*first, *nodes], at, call=True)
    return ir.Call(name, (*first, *nodes), BOOLEAN if limit is not None else None, module)


def settled_place(r: Routine, node: ir.Expression) -> bool:
    """Whether a place's name is made of nothing that changes."""
    match node:
        case ir.FieldAccess(base=base):
            return settled_place(r, base)
        case ir.Index(base=base, index=index):
            return settled_place(r, base) and r.stable(index)
        case ir.Slice(base=base, low=low, high=high):
            return settled_place(r, base) and r.stable(low) and r.stable(high)
        case ir.Dereference(reference=reference):
            return r.stable(reference)
        case _:
            return True


def caller(r: Routine, type_: TypeEntity, entry: EntryEntity, limited: bool, at: t.Node) -> tuple[str, str]:
    """Module ('' for the current one) and name of the subprogram that calls an entry."""
    program = r.program
    owner = module_id(type_.home)
    if owner not in program.units:
        raise Refused(CONSTRUCT, f"{type_.name} belongs to no module of the codebase", at)
    hint = f"Call_{program.library.type_name(type_)}_{entry.name}{'_Within' if limited else ''}"
    name = program.helpers.dispatcher_name(owner, (id(entry), limited), hint)
    inner = Routine(program, owner, program.library.standard, accessor=True)
    parameters = [ir.IrParameter(inner.claim("Task_Number"), INTEGER), ir.IrParameter(inner.claim("Member"), WIDE)]
    if limited:
        parameters.append(ir.IrParameter(inner.claim("Limit"), WIDE))
    fixed = [ir.Variable(p.name, p.type, "parameter") for p in parameters]
    own: list[ir.Variable] = []
    for formal in entry.formals:
        if formal.subtype.type.kind == "array" and formal.subtype.static_bounds() is None:
            raise Refused(CONSTRUCT, f"the entry {entry.name} with {formal.name}, of any length", at)
        parameter = ir.IrParameter(inner.claim(formal.name), inner.type_of(formal.subtype, at), DIRECTIONS[formal.mode])
        parameters.append(parameter)
        own.append(ir.Variable(parameter.name, parameter.type, "parameter"))
    body: list[ir.Statement] = []
    data: ir.Expression = integer(0)
    after: list[ir.Statement] = []
    kept: list[ir.Statement] = []  # also after an exception: records and arrays are not copied (ARM 6.2)
    if entry.call is not None:
        kind, record = call_types(inner, entry, at)
        parts = tuple((f.name, v) for f, v in zip(entry.formals, own, strict=True))
        brought = inner.claim("Brought")
        data = ir.Variable(brought, kind)
        body.append(ir.VariableDeclaration(brought, kind, ir.Allocate(ir.Aggregate(parts, record), kind), True, entry.span))
        for parameter, formal, variable in zip(parameters[len(fixed) :], entry.formals, own, strict=True):
            if parameter.direction is not Direction.IN:
                place = ir.FieldAccess(ir.Dereference(data, record), formal.name, parameter.type)
                after.append(ir.Assign(variable, place, entry.span))
                if formal.subtype.type.kind in ("record", "array"):
                    kept.append(after[-1])
    task, member, *limit = fixed
    arguments = (task, integer(entry.number), member, *limit, data)
    failed = (ir.Handler((), (*kept, ir.Raise("", None, entry.span))),)
    if not limited:
        calling: ir.Statement = run("call", *arguments, raises=True)
        body += [ir.Try((calling,), failed, entry.span) if kept else calling, *after]
    else:
        begun = inner.claim("Begun")
        call = ir.RuntimeCall("ada_tasks.call_within", arguments, BOOLEAN, True)
        result = ir.Variable(begun, BOOLEAN)
        if kept:
            no = ir.BoolLiteral(False, BOOLEAN)
            body.append(ir.VariableDeclaration(begun, BOOLEAN, no, False, entry.span))
            body.append(ir.Try((ir.Assign(result, call, entry.span),), failed, entry.span))
        else:
            body.append(ir.VariableDeclaration(begun, BOOLEAN, call, True, entry.span))
        body += [*([ir.If(result, tuple(after), (), entry.span)] if after else []), ir.Return(result)]
    comment = (f"Calls {entry.name} of a {type_.task.name if type_.task else type_.name}.",)
    made = ir.IrSubprogram(name, type_.span, tuple(parameters), BOOLEAN if limited else None, tuple(body), True, comment, True)
    program.helpers.give(owner, made)
    return "" if owner == r.module else owner, name


def call_types(r: Routine, entry: EntryEntity, at: t.Node) -> tuple[Type, Type]:
    """The types of what a call of an entry brings: the reference, and the record."""
    assert entry.call is not None and entry.call.target is not None
    return r.type_of(Subtype(entry.call), at), r.type_of(entry.call.target, at)


def call_statement(r: Routine, expr: t.Expr) -> list[ir.Statement] | None:
    """An entry call statement; None when it calls something else."""
    called = called_entry(r, expr)
    return None if called is None else [ir.CallStatement(entry_call(r, called, None, expr), expr.span)]


def renamed_call(r: Routine, entity: SubprogramEntity, values: list[t.Expr | None], at: t.Expr) -> list[ir.Statement] | None:
    """A call of a procedure that is another name for an entry (ARM 8.5.4(5)); None when it is none."""
    found = renamed_entry(r, entity)
    if found is None:
        return None
    type_, entry, held = found
    if None in values:
        raise Refused("renaming", f"{entity.name} renames an entry, with defaults of its own", at)
    task = number_of(r, held(), at)
    args = tuple(t.Arg((), value, span=at.span, pos=at.pos) for value in values)
    r.program.keep(args)  # parts' identities are keys
    return [ir.CallStatement(entry_call(r, Called(task, type_, entry, integer(0, WIDE), args), None, at), at.span)]


def renamed_entry(r: Routine, entity: SubprogramEntity) -> tuple[TypeEntity, EntryEntity, Callable[[], Value]] | None:
    """The entry that a procedure is another name for, and its task: an object, or what a function gave where the renaming
    was declared."""
    from translators.rules.ada.objects import variable

    while entity.renames is not None:
        entity = entity.renames
    if entity.entry is None:
        return None
    named, scope = entity.entry
    task = scope.library.find_one(named.prefix, scope)
    if isinstance(task, ObjectEntity) and task.renames is None:
        unit = task.subtype.type.task
        entry = unit.entries.get(named.key) if unit is not None else None
        if entry is not None and entry.family is None:
            return task.subtype.type, entry, lambda: variable(r, task, named)
    held = r.program.renamed_tasks.get(id(entity))
    if held is None or held.subtype.type.task is None:
        return None
    return held.subtype.type, held.subtype.type.task.entries[named.key], lambda: variable(r, held, named)


def held_task(r: Routine, item: t.SubprogramRenaming, scope: Scope) -> list[ir.Statement]:
    """The task that a function gives, or refers to, of which an entry is renamed: called once, here (ARM 8.5.4(5.1))."""
    from translators.rules.ada.calls import call_entity
    from translators.rules.ada.references import followed

    name = t.dotted(item.spec.name).lower()
    entity = next((e for e in scope.local(name) if isinstance(e, SubprogramEntity) and e.spec is item.spec), None)
    if entity is None or entity.entry is None:
        return []
    named = entity.entry[0]
    for function in scope.library.find(named.prefix, scope):
        of = function.result if isinstance(function, SubprogramEntity) and not function.formals else None
        of = of.type.target if of is not None and of.type.kind == "access" else of
        entry = of.type.task.entries.get(named.key) if of is not None and of.type.task is not None else None
        if of is None or entry is None or entry.family is not None or not same_profile(entry.profile, entity):
            continue
        assert isinstance(function, SubprogramEntity)
        with r.aside() as made:
            value = followed(r, call_entity(r, function, (), named), named)
            if id(entity) not in r.program.renamed_tasks:
                held = ObjectEntity(f"{entity.name}_Task", item.span, item.pos, scope, Subtype(of.type, name=of.type.name), "constant")
                r.program.renamed_tasks[id(entity)] = held
                r.program.keep(entity)
                r.program.note_change()
            own = r.declare(r.program.renamed_tasks[id(entity)])
            r.immutable.add(own)
            return [*made, ir.VariableDeclaration(own, r.type_of(of, item), value.node, True, item.span)]
    return []


def limited_call(r: Routine, item: t.EntryCallStmt) -> list[ir.Statement]:
    """A timed or conditional entry call (ARM 9.7.2, 9.7.3)."""
    from translators.rules.ada.statements import statements

    called = called_entry(r, item.call)
    limit = integer(0, WIDE) if item.limit is None else nanoseconds(r, item.limit)
    if called is None:
        return guarded_call(r, item, limit)
    node = entry_call(r, called, limit, item)
    begun = r.fresh("Begun")
    r.before.append(ir.VariableDeclaration(begun, BOOLEAN, node, True, item.span))
    late, r.after = tuple(r.after), []
    then = (*late, *statements(r, item.body))
    return [ir.If(ir.Variable(begun, BOOLEAN), then, statements(r, item.otherwise), item.span)]


def guarded_call(r: Routine, item: t.EntryCallStmt, limit: ir.Expression) -> list[ir.Statement]:
    """A timed or conditional call of a protected object's entry."""
    from translators.rules.ada import calls, guarded
    from translators.rules.ada.statements import statements

    expr = r.program.resolver.prefixed(item.call, r.scope)
    found = r.scope.library.find(expr.prefix, r.scope) if expr is not None else []
    entity = r.program.resolver.choose(found, expr.args, r.scope, None, result=False) if expr is not None else None
    unit = entity.protected.protected if entity is not None and entity.protected is not None else None
    if expr is None or entity is None or unit is None or entity.key not in unit.entries:
        raise Refused(CONSTRUCT, "a timed or conditional call of what is no entry", item)
    pairs = r.program.resolver.associate(entity, expr.args, r.scope)
    assert pairs is not None
    within = r.fresh("Limit")
    least = ir.Conditional(ir.Compare("<", limit, integer(0, WIDE), BOOLEAN), integer(0, WIDE), limit, WIDE)
    r.before.append(ir.VariableDeclaration(within, WIDE, least, True, item.span))
    node, _ = calls.build(r, entity, pairs, item)
    node = guarded.settled(r, entity, node, item)
    wait = guarded.awaited(r, entity, node.arguments[len(entity.formals) - 1], ir.Variable(within, WIDE), item)
    late, r.after = tuple(r.after), []
    done = guarded.called(r, entity, node, (ir.CallStatement(node, item.span),), item)[1:]
    then = (*done, *late, *statements(r, item.body))
    return [ir.If(wait, then, statements(r, item.otherwise), item.span)]


def nanoseconds(r: Routine, item: t.DelayStmt) -> ir.Expression:
    """How long a delay is from now on."""
    from translators.rules.ada.expressions import expression

    if not item.absolute:
        return ir.Convert(expression(r, item.value, duration(r)).node, WIDE)
    value = expression(r, item.value, None)
    if value.type.home not in ("ada.calendar", "ada.real_time"):
        raise Refused(CONSTRUCT, "a delay until what is no time of the calendar and no real time", item)
    return ir.Binary("-", ir.Convert(value.node, WIDE), ir.RuntimeCall("ada.clock", (), WIDE), WIDE)


def delay(r: Routine, item: t.DelayStmt) -> list[ir.Statement]:
    return [run("delay", nanoseconds(r, item))]


# --------------------------------------------------------------------------- accepting


def accepted_entry(r: Routine, item: t.AcceptStmt) -> tuple[EntryEntity, ir.Expression]:
    type_ = own_task(r)
    entry = type_.task.entries.get(item.entry.key) if type_ is not None and type_.task is not None else None
    if entry is None:
        raise Refused(CONSTRUCT, f"an accept statement of {item.entry.text}, which is no entry here", item)
    index = (t.Arg((), item.member, span=item.span, pos=item.pos),) if item.member is not None else None
    return entry, member_of(r, entry, index, item)


def accept(r: Routine, item: t.AcceptStmt) -> list[ir.Statement]:
    """An accept statement (ARM 9.5.2)."""
    entry, member = accepted_entry(r, item)
    return [run("accept", integer(entry.number), member), *rendezvous(r, item, entry)]


def rendezvous(r: Routine, item: t.AcceptStmt, entry: EntryEntity) -> list[ir.Statement]:
    """What is done for the caller whose call has been accepted."""
    from translators.rules.ada.handlers import handled

    done = run("done")
    if item.body is None:
        return [done]
    found: list[ir.Statement] = []
    scope = accept_scope(item, entry, r.scope)
    if entry.call is not None:
        kind, record = call_types(r, entry, item)
        brought = r.fresh("Brought")
        r.immutable.add(brought)
        given = ir.RuntimeCall("ada_tasks.parameters", (), kind)
        found.append(ir.VariableDeclaration(brought, kind, given, True, item.span))
        for formal, name in zip(entry.formals, item.names, strict=True):
            own = next(e for e in scope.local(name.key) if isinstance(e, ObjectEntity))
            place = ir.FieldAccess(ir.Dereference(ir.Variable(brought, kind), record), formal.name, r.type_of(formal.subtype, item))
            r.renamings[id(own)] = Value(place, formal.subtype.type, formal.subtype, formal_first(formal))
    label = r.claim("Rendezvous")
    outer, r.accepting = r.accepting, label
    try:
        with r.inside(scope):
            inner = handled(r, item.body)
    finally:
        r.accepting = outer
    failure, message = r.claim("Failure"), r.claim("Failure_Message")
    failed = run("failed", ir.Variable(failure, STRING), ir.Variable(message, STRING))
    handler = ir.Handler((), (failed, ir.Raise("", None, item.span)), message, failure)
    returns = any(isinstance(s, ir.Break) and s.label == label for s in walk.statements(inner))
    body: tuple[ir.Statement, ...] = (ir.Block(inner, label, item.span),) if returns else inner
    tried = (ir.Try(body, (handler,), item.span),) if inner else ()
    return [ir.Block((*found, *tried, done), "", item.span)]


def formal_first(formal: Formal) -> First:
    bounds = formal.subtype.static_bounds() if formal.subtype.type.kind == "array" else None
    return ONE if bounds is None else bounded(*bounds)


def accept_scope(item: t.AcceptStmt, entry: EntryEntity, outer: Scope) -> Scope:
    """The region of an accept statement: its parameters. Built once for each place it is seen from."""
    key = (id(item), id(outer))
    if key not in outer.library.scopes:
        scope = Scope(outer.library, outer, outer.home, outer.owner, path=outer.path, inside=outer.inside, block=True)
        outer.library.scopes[key] = scope
        for formal, name in zip(entry.formals, item.names, strict=True):
            scope.add(ObjectEntity(name.text, name.span, name.pos, scope, formal.subtype, "parameter", formal.mode))
    return outer.library.scopes[key]


def select(r: Routine, item: t.SelectStmt) -> list[ir.Statement]:
    """A selective accept (ARM 9.7.1): alternatives are opened in the order of the text, then one is chosen."""
    from translators.rules.ada.conditionals import condition
    from translators.rules.ada.statements import statements

    found: list[ir.Statement] = []
    cases: list[ir.Case] = []
    for number, alternative in enumerate(item.alternatives, start=1):
        with r.apart() as first:
            guard = condition(r, alternative.guard) if alternative.guard is not None else None
        opens = alternative.opens
        with r.apart() as made:
            if isinstance(opens, t.AcceptStmt):
                entry, member = accepted_entry(r, opens)
                opened = [*made, run("open", integer(entry.number), member, integer(number))]
                body = (*rendezvous(r, opens, entry), *statements(r, alternative.body))
            elif isinstance(opens, t.DelayStmt):
                limit = nanoseconds(r, opens)
                opened = [*made, run("open_delay", limit, integer(number))]
                body = statements(r, alternative.body)
            else:
                opened, body = [run("open_terminate")], ()
        found += [*first, *(opened if guard is None else [ir.If(guard, tuple(opened), (), item.span)])]
        if opens is not None:
            cases.append(ir.Case((integer(number),), body))
    default: tuple[ir.Statement, ...] = ()
    if item.otherwise is not None:
        found.append(run("open_else", integer(len(item.alternatives) + 1)))
        default = statements(r, item.otherwise)
    choice = ir.RuntimeCall("ada_tasks.choose", (), INTEGER, True)
    name = r.fresh("Chosen")
    found.append(ir.VariableDeclaration(name, INTEGER, choice, True, item.span))
    return [*found, ir.Switch(ir.Variable(name, INTEGER), tuple(cases), default, item.span)]


def count(r: Routine, expr: t.Attribute) -> ir.Expression | None:
    """E'Count of an entry of the task itself; None when it is none."""
    type_ = own_task(r)
    prefix: t.Expr = expr.prefix
    index: tuple[t.Arg, ...] | None = None
    if isinstance(prefix, t.Apply):
        index, prefix = prefix.args, prefix.prefix
    if isinstance(prefix, t.Selected) and type_ is not None and type_.task is not None:
        if t.dotted(prefix.prefix).lower().rpartition(".")[2] != type_.task.name.lower():
            return None
        key = prefix.key
    elif isinstance(prefix, t.Name):
        key = prefix.key
    else:
        return None
    if type_ is None or type_.task is None or key not in type_.task.entries:
        return None
    entry = type_.task.entries[key]
    arguments = (own_number(r, expr), integer(entry.number), member_of(r, entry, index, expr))
    return ir.RuntimeCall("ada_tasks.count", arguments, INTEGER, True)

