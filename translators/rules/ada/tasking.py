"""Tasks (ARM 9): objects with tasks, masters and activation, abort and attributes. `rendezvous` has the rest.

A task is a record with its number; the run-time library (`ada_tasks`) knows the rest of it. Its body is a procedure that
gets the number, its discriminants and what it uses of its surroundings; variables among these live behind references.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from analyzers.ada import standard
from analyzers.ada import tree as t
from analyzers.ada.entities import (
    ObjectEntity,
    PackageEntity,
    Scope,
    SubprogramEntity,
    Subtype,
    SubtypeEntity,
    TypeEntity,
)
from analyzers.ada.resolve import is_predefined
from analyzers.ada.source import module_id
from analyzers.ada.tasktypes import NUMBER
from analyzers.model import ArrayType
from translators.rules import ir
from translators.rules.ada.early import raised_early
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.values import BOOLEAN, INTEGER, WIDE, Value, integer
from translators.rules.emit import walk

CONSTRUCT = "tasking"
FOREVER = -1  # as the limit of a call
MANY = 200  # elements of an array of tasks that are written one by one


def run(name: str, *arguments: ir.Expression, raises: bool = False) -> ir.Statement:
    return ir.CallStatement(ir.RuntimeCall(f"ada_tasks.{name}", arguments, None, raises))


# --------------------------------------------------------------------------- objects with tasks


def tasks_in(type_: TypeEntity, seen: frozenset[int] = frozenset()) -> list[TypeEntity]:
    """The task types of which an object of a type has parts."""
    if type_.task is not None:
        return [type_]
    if id(type_) in seen:
        return []
    inner = [c.subtype.type for c in type_.components] if type_.kind == "record" else []
    if type_.variants is not None:
        inner += [c.subtype.type for v in type_.variants.variants for c in v.components]
    if type_.kind == "array" and type_.component is not None:
        inner.append(type_.component.type)
    found = [x for part in inner for x in tasks_in(part, seen | {id(type_)})]
    return list(dict.fromkeys(found))


def protected_in(type_: TypeEntity) -> bool:
    """Whether an object of a type has protected parts."""
    if type_.protected is not None:
        return True
    inner = [c.subtype.type for c in type_.components] if type_.kind == "record" else []
    inner += [type_.component.type] if type_.kind == "array" and type_.component is not None else []
    return any(protected_in(part) for part in inner)


def number_of(r: Routine, value: Value, at: t.Node) -> ir.Expression:
    """The number of the task that a value is."""
    return ir.FieldAccess(value.node, NUMBER, INTEGER)


def created(r: Routine, type_: TypeEntity, discriminants: dict[str, Value], at: t.Node) -> ir.Expression:
    """A new task of a type, not active yet."""
    master = r.task_master or integer(0)
    node: ir.Expression = ir.RuntimeCall("ada_tasks.create", (integer(kind_of(r, type_)), master), INTEGER)
    for component in type_.discriminants:
        given = discriminants[component.key]
        if not component.subtype.type.discrete:
            raise Refused(CONSTRUCT, f"a task with the discriminant {component.name}, which is not discrete", at)
        node = ir.RuntimeCall("ada_tasks.give", (node, ir.Convert(given.node, WIDE)), INTEGER)
    return node


def array_of_tasks(r: Routine, component: Subtype, target: ArrayType, dimensions: int, at: t.Node) -> ir.Expression:
    """An array of which every element has tasks of its own."""
    from translators.rules.ada.defaults import default_value

    if target.length is None or target.length > MANY:
        raise Refused(CONSTRUCT, "an array of tasks whose bounds are not static, or very many", at)

    def element() -> ir.Expression:
        if dimensions > 1 and isinstance(target.element, ArrayType):
            return array_of_tasks(r, component, target.element, dimensions - 1, at)
        return default_value(r, component, at)

    return ir.Aggregate(tuple(("", element()) for _ in range(target.length)), target)


def package_types(package: PackageEntity) -> list[TypeEntity]:
    """The task types of which a package has objects."""
    scopes = [s for s in (package.public, package.private, package.body_scope) if s is not None]
    found = [e for s in scopes for group in s.names.values() for e in group if isinstance(e, ObjectEntity)]
    found.sort(key=lambda e: (e.span.file, e.pos))
    return list(dict.fromkeys(x for e in found if e.renames is None for x in tasks_in(e.subtype.type)))


def kind_of(r: Routine, type_: TypeEntity) -> int:
    """A number for a task type, by which tasks find their bodies."""
    kinds = r.program.task_kinds
    if id(type_) not in kinds:
        r.program.keep(type_)
        r.program.note_change()
        kinds[id(type_)] = len(kinds) + 1
    return kinds[id(type_)]


def activation(
    r: Routine, types: Sequence[TypeEntity], at: t.Node, wait: str = "activate", early: bool = False
) -> list[ir.Statement]:
    """Starts the tasks of the innermost group and waits until they are active (ARM 9.2). `wait` is `activate_started` in
    a package in a declarative part, whose other tasks start later. `early`: among declarations, of which more follow."""
    found: list[ir.Statement] = []
    for type_ in types:
        assert type_.task is not None
        body = type_.task.body
        if body is None:
            raise Refused(CONSTRUCT, f"the task {type_.task.name} has no body here", at)
        if early and too_early(r, body, at):
            return [raised_early(at)]
        module, name = r.program.callee(r, body, at)
        own = r.fresh("Task_Number")
        variable = ir.Variable(own, INTEGER)
        arguments: list[ir.Expression] = [variable]
        for position, component in enumerate(type_.discriminants):
            given = ir.RuntimeCall("ada_tasks.given", (variable, integer(position)), WIDE)
            arguments.append(ir.Convert(given, r.type_of(component.subtype, at)))
        arguments += r.program.captures.arguments(r, body, at)
        call = ir.Call(name, tuple(arguments), None, module)
        found.append(ir.Start(own, kind_of(r, type_), call, at.span))
    return [*found, run(wait, raises=True)]


def too_early(r: Routine, body: SubprogramEntity, at: t.Node) -> bool:
    """Whether a task would start whose body comes later in the region that is being elaborated: Program_Error (ARM 3.11(10)),
    and none of the group starts. Refused where that may be handled in this region, so that the task would be seen again."""
    here = body.scope.owner is r.entity if r.entity is not None else module_id(body.home) == r.module
    if not here or (body.span.file == at.span.file and body.pos <= at.pos):
        return False
    package = isinstance(at, t.PackageBody) and (at.body is None or not at.body.handlers)
    declared = isinstance(r.since, t.ObjectDecl) and r.scope is body.scope
    if r.entity is None or body.span.file != at.span.file or not (package or declared):
        raise Refused(CONSTRUCT, f"the task {body.name}, which may start before its body is elaborated", at)
    return True


def refuse_changed(r: Routine, captured: ObjectEntity, at: t.Node) -> None:
    """Refuse a variable that a task and its surroundings share, unless it can live behind a reference."""
    if captured.role in ("constant", "loop") or captured.mode == "in":
        return
    of = captured.subtype
    if captured.role != "variable" or (of.type.kind == "array" and of.static_bounds() is None):
        raise Refused(CONSTRUCT, f"{captured.name}, which a task uses, is no variable of static bounds", at)


def share(r: Routine, captured: ObjectEntity, at: t.Node) -> None:
    """A variable of an enclosing subprogram that a task uses lives behind a reference."""
    if not inside_task(r.entity, captured.scope):
        return
    refuse_changed(r, captured, at)
    if captured.role == "variable" and captured.renames is None and not is_predefined(captured.scope.home):
        r.program.note_boxed(captured, TypeEntity("", "access", captured.scope.home, captured.span, target=captured.subtype))


def inside_task(entity: SubprogramEntity | None, declared: Scope) -> bool:
    """Whether a subprogram is, or is inside of, a task's body that does not declare a region itself."""
    scope: Scope | None = entity.body_scope if entity is not None else None
    owner: object = entity
    while owner is not None or scope is not None:
        if isinstance(owner, SubprogramEntity) and owner.task is not None:
            around: Scope | None = declared
            while around is not None and around.owner is not owner:
                around = around.parent
            if around is None:
                return True
        if scope is None:
            return False
        owner, scope = scope.owner, scope.parent
    return False


# --------------------------------------------------------------------------- declarative parts


def declared_tasks(items: Sequence[t.Decl], scope: Scope) -> list[TypeEntity]:
    """The task types of which a declarative part makes objects, packages inside it included."""
    found: list[TypeEntity] = []
    for item in items:
        names: tuple[t.Name, ...] = ()
        if isinstance(item, t.ObjectDecl):
            names = item.names
        elif isinstance(item, t.ConcurrentDecl) and item.kind == "task" and not item.is_type and item.package is None:
            names = (t.Name(item.name, span=item.span, pos=item.pos),)
        elif isinstance(item, t.PackageDecl | t.PackageBody | t.Instantiation):
            key = t.dotted(item.name).rpartition(".")[2].lower()
            for entity in scope.local(key):
                if isinstance(entity, PackageEntity) and entity.scope is scope and entity.known and not entity.renames:
                    found += package_types(entity)
        for name in names:
            for entity in scope.local(name.key):
                if isinstance(entity, ObjectEntity) and entity.renames is None:
                    found += tasks_in(entity.subtype.type)
    return list(dict.fromkeys(found))


Lower = Callable[[tuple[ir.Statement, ...]], Sequence[ir.Statement]]


def region(
    r: Routine,
    items: Sequence[t.Decl],
    scope: Scope,
    lower: Callable[[], Sequence[ir.Statement]],
    body: Lower,
    at: t.Node,
) -> list[ir.Statement]:
    """A declarative part and the statements after it; `body` gets what is to be done first there. Where it makes tasks it
    is left when they have ended (ARM 9.3)."""
    types, masters = declared_tasks(items, scope), id(scope) in r.program.task_masters
    own = r.entity is not None and r.entity.task is not None and scope.owner is r.entity and not scope.block
    if not (types or masters or own):
        return [*lower(), *body(())]
    enter: ir.Statement = ir.CallStatement(ir.RuntimeCall("ada_tasks.enter", (), INTEGER))
    if masters:
        entity = master_entity(r, scope, at)
        name = r.declare(entity)
        r.immutable.add(name)
        enter = ir.VariableDeclaration(name, INTEGER, ir.RuntimeCall("ada_tasks.enter", (), INTEGER), True, at.span)
    first = [run("group")] if types else []
    found = list(lower())
    begin = [*(activation(r, types, at) if types else []), *([run("activated")] if own else [])]
    inner = (*first, *found, *body(tuple(begin)))
    leave = run("leave")
    handler = ir.Handler((), (leave, ir.Raise("", None, at.span)))
    kept = tuple(leaving(r, inner, leave))
    return [enter, ir.Try(kept, (handler,), at.span), leave]


def master_entity(r: Routine, scope: Scope, at: t.Node) -> ObjectEntity:
    """The constant that holds a region's number as a master."""
    known = r.program.task_masters
    if id(scope) not in known:
        of = Subtype(standard.INTEGER, standard.INTEGER.low, standard.INTEGER.high, name="Integer")
        known[id(scope)] = ObjectEntity("Master", at.span, at.pos, scope, of, "constant")
        r.program.keep(scope)
        r.program.note_change()
    return known[id(scope)]


def allocated(r: Routine, wanted: TypeEntity, make: Callable[[], ir.Expression], types: Sequence[TypeEntity], at: t.Node) -> ir.Expression:
    """An allocator that makes tasks: they are active before its value is used, and depend on the access type's region."""
    from translators.rules.ada.effects import ANYTHING, NOTHING
    from translators.rules.ada.objects import variable

    if r.moved != NOTHING:
        raise Refused("evaluation order", "an allocator of a task beside what is evaluated before the statement", at)
    home = wanted.root.region
    if home is None:
        raise Refused(CONSTRUCT, "an allocator of a task whose access type has no name", at)
    while isinstance(home.owner, PackageEntity) and home.inside:  # a package's types depend on the region around it
        home = home.owner.scope
    outer = r.task_master
    r.task_master = integer(1) if home.inside == "" else variable(r, master_entity(r, home, at), at).node
    try:
        r.before.append(run("group"))
        node = make()
    finally:
        r.task_master = outer
    kind = getattr(node, "type", None)
    assert kind is not None
    name = r.fresh("Made")
    r.immutable.add(name)
    r.before.append(ir.VariableDeclaration(name, kind, node, True, at.span))
    r.before += activation(r, types, at, early=True)
    r.moved |= ANYTHING
    return ir.Variable(name, kind)


def leaving(r: Routine, body: Sequence[ir.Statement], leave: ir.Statement, inside: frozenset[str] = frozenset(),
            in_loop: bool = False) -> list[ir.Statement]:  # fmt: skip
    """Statements that go out of a region only after what leaves it."""
    found: list[ir.Statement] = []
    for item in body:
        if isinstance(item, ir.Return):
            value = item.value
            kind = getattr(value, "type", None)
            if value is not None and not isinstance(value, walk.LITERALS) and kind is not None:
                name = r.fresh("Result")
                found.append(ir.VariableDeclaration(name, kind, value, True, item.span))
                value = ir.Variable(name, kind)
            found += [leave, dataclasses.replace(item, value=value)]
            continue
        if isinstance(item, ir.Break | ir.Continue):
            if item.label not in inside if item.label else not in_loop:
                found.append(leave)
            found.append(item)
            continue
        looping = isinstance(item, ir.Loop | ir.ForRange)
        label = getattr(item, "label", "") if looping or isinstance(item, ir.Block) else ""
        within = inside | {label} if label else inside

        def inner(part: tuple[ir.Statement, ...], within: frozenset[str] = within, loop: bool = in_loop or looping) -> (
            tuple[ir.Statement, ...]
        ):
            return tuple(leaving(r, part, leave, within, loop))

        changes: dict[str, object] = {}
        for part in ("then", "otherwise", "body", "update", "default"):
            there = getattr(item, part, None)
            if isinstance(there, tuple) and there:
                changes[part] = inner(there)
        if isinstance(item, ir.Switch):
            changes["cases"] = tuple(ir.Case(c.values, inner(c.body)) for c in item.cases)
        if isinstance(item, ir.Try):
            changes["handlers"] = tuple(dataclasses.replace(h, body=inner(h.body)) for h in item.handlers)
        found.append(dataclasses.replace(item, **changes) if changes else item)  # type: ignore[arg-type]
    return found


def turn(r: Routine, item: t.LoopStmt) -> tuple[ir.Statement, ...]:
    """What lets other tasks go on in a loop that waits, or may wait, for them."""
    if not r.program.task_kinds or (r.entity is not None and r.entity.protected is not None):
        return ()
    if only_waits(r, item):
        return (run("give_way"),)
    return (run("turn"),) if may_wait(r, item) else ()


def may_wait(r: Routine, item: t.LoopStmt) -> bool:
    """Whether a loop that waits for nothing might ask, through calls or names, for what another task changes."""
    nodes = [n for part in item.body for n in t.walk(part)]
    if any(isinstance(n, t.DelayStmt | t.AcceptStmt | t.SelectStmt | t.EntryCallStmt) for n in nodes):
        return False
    asked = [n.condition for n in nodes if isinstance(n, t.ExitStmt)]
    asked += [test for n in nodes if isinstance(n, t.IfStmt) for test, _ in n.branches]
    tests = [n for test in (item.condition, *asked) for n in t.walk(test)]
    if any(isinstance(n, t.Selected | t.Apply) for n in tests) or any(isinstance(n, t.CallStmt) for n in nodes):
        return True
    names = [n for n in tests if isinstance(n, t.Name)]
    found = [e for n in names for e in r.scope.library.find(n, r.scope)]
    return any(isinstance(e, SubprogramEntity) for e in found)


CHANGING = (t.CallStmt, t.DelayStmt, t.AcceptStmt, t.SelectStmt, t.EntryCallStmt, t.ReturnStmt, t.RaiseStmt)


def only_waits(r: Routine, item: t.LoopStmt) -> bool:
    """Whether a loop asks again and again for what only another task can change, or for the time: it lets others go on."""
    nodes = [n for part in item.body for n in t.walk(part)]
    if not r.program.task_kinds or any(isinstance(n, CHANGING) for n in nodes):
        return False
    asked = [n.condition for n in nodes if isinstance(n, t.ExitStmt)]
    asked += [test for n in nodes if isinstance(n, t.IfStmt) for test, _ in n.branches]
    tests = [n for test in (item.condition, *asked) for n in t.walk(test) if isinstance(n, t.Name | t.Selected)]
    if any(n.key == "clock" for n in tests):
        return True
    names = {n.key for n in tests if isinstance(n, t.Name)}
    changed = {n.key for a in nodes if isinstance(a, t.AssignStmt) for n in t.walk(a.target) if isinstance(n, t.Name)}
    for name in sorted(names - changed):
        for entity in r.scope.library.find(t.Name(name, span=item.span, pos=item.pos), r.scope):
            if isinstance(entity, ObjectEntity) and entity.role == "variable" and (
                id(entity) in r.program.boxed or entity.global_ or entity.scope.inside == ""
            ):
                return True
    return False


# --------------------------------------------------------------------------- names of tasks


def task_type(r: Routine, prefix: t.Expr) -> TypeEntity | None:
    """The task type of what a prefix denotes, or is an access value of."""
    for type_ in r.program.resolver.types_of(prefix, r.scope):
        found = type_.target.type if type_.kind == "access" and type_.target is not None else type_
        if found.task is not None:
            return found
    return None


def current_task(r: Routine, expr: t.Expr) -> bool:
    """Whether a name is that of the task whose body it is in (ARM 9.1(8))."""
    own = own_task(r)
    if own is None or own.task is None or not isinstance(expr, t.Name) or expr.key != own.task.name.lower():
        return False
    found = r.scope.library.find(expr, r.scope)
    return any(isinstance(e, ObjectEntity | SubtypeEntity) and e.subtype.type is own for e in found)


def current_value(r: Routine, expr: t.Expr) -> Value | None:
    """The task whose body a name is in, as a value."""
    own = own_task(r)
    if own is None or own.discriminants or not current_task(r, expr):
        return None
    kind = r.type_of(Subtype(own, name=own.name), expr)
    return Value(ir.Aggregate(((NUMBER, own_number(r, expr)),), kind), own)


def own_task(r: Routine) -> TypeEntity | None:
    """The type of the task whose body is lowered."""
    return r.entity.task if r.entity is not None else None


def own_number(r: Routine, at: t.Node) -> ir.Expression:
    assert r.entity is not None
    return ir.Variable(own_parameter(r), INTEGER, "parameter")


def own_parameter(r: Routine) -> str:
    for entity in (e for scope in own_scopes(r) for e in scope.local(NUMBER.lower())):
        if id(entity) in r.names:
            return r.names[id(entity)]
    raise AssertionError("a task's own number")


def own_scopes(r: Routine) -> list[Scope]:
    found: list[Scope] = []
    scope: Scope | None = r.scope
    while scope is not None:
        if scope.owner is r.entity:
            found.append(scope)
        scope = scope.parent
    return found


# --------------------------------------------------------------------------- the rest


def abort(r: Routine, item: t.AbortStmt) -> list[ir.Statement]:
    """An abort statement (ARM 9.8)."""
    return [run("abort", task_named(r, expr, item), raises=True) for expr in item.tasks]


def task_named(r: Routine, expr: t.Expr, at: t.Node) -> ir.Expression:
    """The number of a task that a name denotes; inside its body a task type's name is the task (ARM 9.1(8))."""
    from translators.rules.ada.expressions import expression
    from translators.rules.ada.references import followed

    if current_task(r, expr):
        return own_number(r, at)
    value = followed(r, expression(r, expr, None), at)
    if value.type.task is None:
        raise Refused(CONSTRUCT, "a name that is no task's", at)
    return number_of(r, value, at)


def attribute(r: Routine, expr: t.Attribute) -> Value | None:
    """T'Terminated, T'Callable (ARM 9.9); None when it is another one."""
    if expr.designator not in ("terminated", "callable"):
        return None
    call = ir.RuntimeCall(f"ada_tasks.{expr.designator}", (task_named(r, expr.prefix, expr),), BOOLEAN, True)
    return Value(call, standard.BOOLEAN)
