"""Containers: loops over their elements, and indexing (ARM A.18, 4.1.6, 5.5.2).

Their operations are written in Ada (`analyzers/ada/predefined/ada-containers-*.adb`): a container is a record that keeps
its elements in the array `Items`: a vector in the first `Count` components, others in slots, which cursors number.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzers.ada import tree as t
from analyzers.ada.bodies import loop_scope
from analyzers.ada.entities import ObjectEntity, PackageEntity, SubprogramEntity, Subtype, SubtypeEntity
from analyzers.ada.source import module_id
from analyzers.model import BoolType, Direction, EnumType, IntType, ReferenceType, StringType
from translators.rules import ir
from translators.rules.ada import cursors
from translators.rules.ada.cursors import is_cursor, package_of
from translators.rules.ada.effects import Global, heap
from translators.rules.ada.fitting import components, element_of
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.values import BOOLEAN, INTEGER, Value, compare, integer
from translators.rules.emit import walk

if TYPE_CHECKING:
    from translators.rules.ada.program import Program

ITEMS = "items"


def part(r: Routine, container: Value, name: str, at: t.Node) -> ir.Expression:
    """A component of the record that a container is."""
    component = components(container.type)[name]
    of = component.subtype
    kind = r.type_of(Subtype(of.type, name=of.type.name) if of.type.kind == "array" else of, at)
    return ir.FieldAccess(container.node, component.field, kind)


def kept(r: Routine, container: Value, slot: ir.Expression, at: t.Node) -> Value:
    """The element in a slot."""
    from translators.rules.ada.references import followed

    stored = components(container.type)[ITEMS].subtype.type.component
    assert stored is not None
    node = ir.Index(part(r, container, ITEMS, at), slot, r.type_of(stored, at))
    value = Value(node, stored.type, stored)
    return value if element_of(container.type) is stored.type else followed(r, value, at)


def shared(node: ir.Expression) -> ir.Dereference | None:
    """The element of any length that a place is, or is a part of: behind an access value, where copies of its container
    share it until one of them changes it."""
    while isinstance(node, ir.FieldAccess | ir.Index | ir.Slice):
        node = node.base
    kind = getattr(node.reference, "type", None) if isinstance(node, ir.Dereference) else None
    stored = isinstance(kind, ReferenceType) and kind.name.lower().endswith("stored_element")
    return node if stored and isinstance(node, ir.Dereference) and isinstance(node.reference, ir.Index) else None


def only_reads(program: Program, call: ir.Call, module: str) -> bool:
    """Whether a call is one of a container's operations that gives a number or a text: no copy of the container."""
    if not isinstance(call.type, IntType | BoolType | EnumType | StringType):
        return False
    owner = call.module or module
    for entity in program.entities.get(owner, ()):
        if program.names.get(id(entity)) == call.subprogram:
            around = entity.scope.owner
            return isinstance(around, PackageEntity) and around.generic.startswith("ada.containers.")
    return False


def own(place: ir.Expression, at: t.Node) -> list[ir.Statement]:
    """What makes such an element its container's own, right before it changes."""
    found = shared(place)
    if found is None or not isinstance(found.reference, ir.Index):
        return []
    kind = found.reference.type
    return [ir.Assign(found.reference, ir.Allocate(found, kind), at.span)]


def changing(r: Routine, lowered: list[ir.Statement], at: t.Node) -> list[ir.Statement]:
    """Assignments to elements of any length: what is assigned is evaluated, then the element is made the container's own."""
    found: list[ir.Statement] = []
    for item in lowered:
        made = own(item.target, at) if isinstance(item, ir.Assign) else []
        if made and isinstance(item, ir.Assign):
            value = item.value
            if any(isinstance(n, ir.Call) for n in walk.expressions(value)) and value.type is not None:  # type: ignore[union-attr]
                name = r.fresh("Value")
                found.append(ir.VariableDeclaration(name, value.type, value, True, at.span))  # type: ignore[union-attr]
                item = dataclasses.replace(item, value=ir.Variable(name, value.type))  # type: ignore[union-attr]
        found += [*made, item]
    return found


def operation(r: Routine, container: Value, name: str, formals: Sequence[str], at: t.Node) -> SubprogramEntity:
    """An operation of a container's package that a loop or an index stands for."""
    own = package_of(container.type)
    found = [
        e for region in (own.public, own.private) for e in region.local(name)
        if isinstance(e, SubprogramEntity) and e.result is not None and [f.key for f in e.formals] == [*formals]
    ]  # fmt: skip
    if len(found) != 1:
        raise Refused("containers", f"{name} of a {container.type.name}", at)
    return found[0]


def element(r: Routine, container: Value, expr: t.Apply) -> Value:
    """`V (I)`, `C (Key)` and `C (Cursor)`: the element itself, which must be one of those in use."""
    from translators.rules.ada.objects import repeatable

    argument = expr.args[0].value if len(expr.args) == 1 else None
    if argument is None:
        raise Refused("library unit", f"an index into a {container.type.name}", expr)
    if not repeatable(r, container.node):
        raise Refused("evaluation order", f"an index into a {container.type.name} that is computed", expr)
    if any(is_cursor(x) for x in r.program.resolver.types_of(argument, r.scope)):
        slot = by_slot(r, container, "position", argument, expr)
    elif index_type(container) is None:
        slot = by_slot(r, container, "key", argument, expr)
    else:
        slot = by_index(r, container, argument, expr)
    return kept(r, container, slot, expr)


def index_type(container: Value) -> SubtypeEntity | None:
    """What a vector is indexed by."""
    shell = container.type.region
    while shell is not None:
        found = shell.local("index_type")
        if found:
            return found[0] if isinstance(found[0], SubtypeEntity) else None
        shell = shell.parent
    return None


def by_index(r: Routine, container: Value, argument: t.Expr, expr: t.Apply) -> ir.Expression:
    """The slot of an element of a vector by its index."""
    from translators.rules.ada.conversions import once
    from translators.rules.ada.expressions import expression

    named = index_type(container)
    of = named.subtype if named is not None else None
    if of is None or not isinstance(of.low, int):
        raise Refused("library unit", f"an index into a {container.type.name}", expr)
    value = expression(r, argument, of.type)
    place: ir.Expression = value.node if isinstance(value.node, ir.IntLiteral) else ir.Convert(value.node, INTEGER, True)
    if of.low != 1:
        place = ir.Binary("-", place, integer(of.low - 1), INTEGER)
    place = once(r, place, expr)
    bad = ir.Raise("constraint_error", None, expr.span)
    last = part(r, container, "count", expr)
    r.before.append(ir.If(ir.Compare(">", place, last, BOOLEAN), (bad,), (), expr.span))
    return place


def by_slot(r: Routine, container: Value, asked: str, argument: t.Expr, expr: t.Apply) -> ir.Expression:
    """The slot of an element by its key or a cursor, which is asked for before the statement."""
    from translators.rules.ada.calls import call_entity
    from translators.rules.ada.conversions import held

    found = operation(r, container, "slot_of", (cursors.CONTAINER, asked), expr)
    whole: t.Expr = expr.prefix
    if any(x.kind == "access" for x in r.program.resolver.types_of(whole, r.scope)):
        whole = t.Selected(whole, "all", span=expr.span, pos=expr.pos)
    args = tuple(t.Arg((), value, span=expr.span, pos=expr.pos) for value in (whole, argument))
    r.program.keep(args)
    if asked == "position":
        cursors.check(r, list(zip(found.formals, (whole, argument), strict=True)), expr)
    slot = call_entity(r, found, args, expr)
    r.moved |= r.program.effects.expression(slot.node, r.module)
    return held(r, slot.node, expr)


# --------------------------------------------------------------------------- loops


def element_loop(r: Routine, item: t.LoopStmt, iteration: t.Iteration, container: Value, label: str) -> list[ir.Statement]:
    """`for E of C`, of a container whose elements change at most through E (more would be tampering)."""
    from translators.rules.ada.conversions import held
    from translators.rules.ada.loopranges import changes, loop_parameter, of_call
    from translators.rules.ada.statements import statements

    if of_call(container.node):
        container = dataclasses.replace(container, node=held(r, container.node, item))
    owner = walked(r, container, item)
    index = r.fresh(f"{iteration.name.text}_Index")
    r.immutable.add(index)
    step = Step(r, container, iteration.reverse, item) if index_type(container) is None else None
    slot = step.slot(ir.Variable(index, step.kind)) if step is not None else ir.Variable(index, INTEGER)
    place = kept(r, container, slot, item)
    made = place.subtype
    assert made is not None
    variable = ObjectEntity(iteration.name.text, iteration.name.span, iteration.name.pos, r.scope, made, "loop")
    scope = loop_scope(iteration, variable, r.scope, item.label)
    variable = loop_parameter(scope, variable)
    through = changes(r, item.body, variable.key) or made.type.kind == "array"
    first: tuple[ir.Statement, ...] = ()
    if through:
        r.renamings[id(variable)] = place
    else:
        name = r.declare(variable)
        r.immutable.add(name)
        first = (ir.VariableDeclaration(name, r.type_of(made, item), place.node, True, item.span),)
    with r.inside(scope):
        body = statements(r, item.body)
    if tampers(r, body, owner, ()):
        raise Refused("loop", "a loop over the elements of a container that it changes", item)
    if not through and any(_of(owner, target, True, r.module) for target in set_places(r.program, r.module, body)):
        raise Refused("loop", "a loop over elements that change in another way", item)
    if step is not None:
        return step.loop(index, (*first, *body), label, item)
    last = part(r, container, "count", item)
    return [ir.ForRange(index, INTEGER, integer(1), last, (*first, *body), iteration.reverse, label, item.span)]


def cursor_loop(r: Routine, item: t.LoopStmt, iteration: t.Iteration, named: t.Expr, label: str) -> list[ir.Statement]:
    """`for C in Container.Iterate`, of a container of which the loop changes elements at most."""
    from translators.rules.ada.loopranges import loop_parameter
    from translators.rules.ada.objects import place
    from translators.rules.ada.references import followed
    from translators.rules.ada.statements import statements

    container = followed(r, place(r, named), item)
    home = cursors.container(r, named, item)
    owner = walked(r, container, item)
    step = Step(r, container, iteration.reverse, item)
    variable = ObjectEntity(iteration.name.text, iteration.name.span, iteration.name.pos, r.scope, step.subtype, "loop")
    scope = loop_scope(iteration, variable, r.scope, item.label)
    variable = loop_parameter(scope, variable)
    name = r.declare(variable)
    r.cursors[id(variable)] = home
    with r.inside(scope):
        body = statements(r, item.body)
    public = package_of(container.type).public
    allowed = [e for word in ("replace_element", "swap") for e in public.local(word) if isinstance(e, SubprogramEntity)]
    if tampers(r, body, owner, allowed):
        raise Refused("loop", "a loop over a container that it changes", item)
    return step.loop(name, body, label, item)


class Step:
    """A walk over a container with a cursor."""

    def __init__(self, r: Routine, container: Value, backwards: bool, at: t.Node) -> None:
        region = package_of(container.type).public
        named = next(e for e in region.local("cursor") if isinstance(e, SubtypeEntity))
        self.subtype: Subtype = named.subtype
        self.kind = r.type_of(named.subtype, at)
        names = ("last", "previous") if backwards else ("first", "next")
        self.ends: list[tuple[str, str, list[ir.Expression]]] = []
        for name, formals in zip(names, ((cursors.CONTAINER,), (cursors.CONTAINER, "position")), strict=True):
            found = operation(r, container, name, formals, at)
            self.ends.append((*r.program.callee(r, found, at), r.program.captures.arguments(r, found, at)))
        self.container = container.node

    def slot(self, cursor: ir.Expression) -> ir.Expression:
        return ir.FieldAccess(cursor, "Slot", INTEGER)

    def loop(self, name: str, body: tuple[ir.Statement, ...], label: str, at: t.Node) -> list[ir.Statement]:
        (begins, first, beside), (home, onwards, also) = self.ends
        cursor = ir.Variable(name, self.kind)
        start = ir.Call(first, (self.container, *beside), self.kind, begins)
        update = ir.Assign(cursor, ir.Call(onwards, (self.container, cursor, *also), self.kind, home), at.span)
        test = compare(">", self.slot(cursor), integer(0))
        return [
            ir.VariableDeclaration(name, self.kind, start, False, at.span),
            ir.Loop(test, body, (update,), label, True, at.span),
        ]


def copied(r: Routine, container: Value, at: t.Node) -> list[ir.Statement]:
    """What an assignment does to a container beside copying."""
    if container.type.kind != "record" or not container.type.container:
        return []
    own = package_of(container.type)
    found = next((e for e in own.private.local("copied") if isinstance(e, SubprogramEntity)), None)
    if found is None or r.scope.library.inside(own, r.scope):
        return []
    module, name = r.program.callee(r, found, at)
    arguments = (container.node, *r.program.captures.arguments(r, found, at))
    return [ir.CallStatement(ir.Call(name, arguments, None, module), at.span)]


Path = tuple[str, ...]  # the components on the way to a place; `*` is any element, and what a reference leads to


@dataclass(frozen=True)
class Owner:
    """What a loop walks over: the variable that it is, or is a part of, or which refers to what it is a part of."""

    variable: ir.Variable
    path: Path
    behind: Global | None  # then: all objects of that type


def walked(r: Routine, container: Value, at: t.Node) -> Owner:
    """What a loop walks over must be the same in every pass."""
    node: ir.Expression = container.node
    behind: Global | None = None
    while isinstance(node, ir.FieldAccess) or (isinstance(node, ir.Index) and r.stable(node.index)):
        node = node.base
    if isinstance(node, ir.Dereference) and r.stable(node.reference):
        behind, node = heap(node), node.reference
    if not isinstance(node, ir.Variable):
        raise Refused("loop", "a loop over the elements of a container that is computed", at)
    if node.scope == "global":
        node = dataclasses.replace(node, module=node.module or r.module)
    return Owner(node, path_of(container.node)[1], behind)


def path_of(place: ir.Expression) -> tuple[ir.Expression, Path]:
    """Where a place starts, and how it goes on."""
    found: list[str] = []
    while isinstance(place, ir.FieldAccess | ir.Index | ir.Slice | ir.Dereference):
        found.append(place.field.lower() if isinstance(place, ir.FieldAccess) else "*")
        place = place.reference if isinstance(place, ir.Dereference) else place.base
    return place, tuple(reversed(found))


def tampers(r: Routine, body: tuple[ir.Statement, ...], own: Owner, allowed: Sequence[SubprogramEntity]) -> bool:
    """Whether statements change a container in another way than by setting elements where they are."""
    free = frozenset((module_id(e.home), r.program.names[id(e)]) for e in allowed if id(e) in r.program.names)
    return _tampers(r.program, r.module, body, own, free)


def _tampers(program: Program, module: str, body: Sequence[ir.Statement], own: Owner, free: frozenset[tuple[str, str]]) -> bool:
    """As `tampers`, in a module's text; `free` are subprograms that may be called, and those that are looked at already."""
    whole = _whole(program, module, body, own)
    for target in set_places(program, module, body, free):
        if any(target is each for each in whole):
            continue  # what is done with it there is looked at below
        if _of(own, target, False, module) or (
            own.behind is not None and not _of(own, target, True, module) and own.behind in _behind(target)
        ):
            return True
    calls = [n for n in walk.all_expressions(body) if isinstance(n, ir.Call) and (n.module or module, n.subprogram) not in free]
    return any(_call_tampers(program, module, n, own, free) for n in calls)


def _whole(program: Program, module: str, body: Sequence[ir.Statement], own: Owner) -> list[ir.Expression]:
    """The arguments that are the container itself."""
    calls = [n for n in walk.all_expressions(body) if isinstance(n, ir.Call)]
    return [a for n in calls for a in n.arguments if path_of(a)[1] == own.path and _of(own, a, False, module)]


def _call_tampers(program: Program, module: str, call: ir.Call, own: Owner, free: frozenset[tuple[str, str]]) -> bool:
    """Whether a subprogram does so that gets the container as a whole, or knows it."""
    key = (call.module or module, call.subprogram)
    known = own.behind or ((own.variable.module, own.variable.name) if own.variable.scope == "global" else None)
    writes = program.effects.known(key).writes
    found = program.subprogram(key)
    modes = program.effects.directions.get(key, ())
    given = [
        i for i, (argument, mode) in enumerate(zip(call.arguments, modes, strict=False))
        if mode is not Direction.IN and path_of(argument)[1] == own.path and _of(own, argument, False, module)
    ]  # fmt: skip
    if not given and not (known is not None and writes & {known, ("?", "?")}):
        return False
    if found is None or ("?", "?") in writes or own.behind is not None:
        return True
    inside = [Owner(ir.Variable(p.name, p.type, "parameter"), (), None) for p in (found.parameters[i] for i in given)]
    if known is not None and known in writes:
        inside.append(own)
    return any(_tampers(program, key[0], found.body, each, free | {key}) for each in inside)


def _behind(place: ir.Expression) -> set[Global]:
    """Of which types the objects are that a place lies in, behind references."""
    return {heap(n) for n in walk.expressions(place) if isinstance(n, ir.Dereference)}


def set_places(
    program: Program, module: str, body: Sequence[ir.Statement], free: Collection[tuple[str, str]] = ()
) -> Iterator[ir.Expression]:
    """What statements assign to, or give parts of to subprograms that may set them; but for calls of those that are `free`."""
    for statement in walk.statements(body):
        if isinstance(statement, ir.Assign):
            yield statement.target
    for node in walk.all_expressions(body):
        if isinstance(node, ir.RuntimeCall):
            yield from (node.arguments[i] for i in node.mutable)
        elif isinstance(node, ir.Call) and (node.module or module, node.subprogram) not in free:
            modes = program.effects.directions.get((node.module or module, node.subprogram), ())
            yield from (a for a, mode in zip(node.arguments, modes, strict=False) if mode is not Direction.IN)


def _of(own: Owner, place: ir.Expression, element: bool, module: str) -> bool:
    """Whether a place is an element of a container (or a part of one), or else another part of it, or has it as a part."""
    start, path = path_of(place)
    named = own.variable
    if not isinstance(start, ir.Variable) or start.name != named.name or walk.is_local(start) != walk.is_local(named):
        return False
    if not walk.is_local(start) and (start.module or module) != named.module:
        return False
    if any(a != b for a, b in zip(path, own.path, strict=False)):
        return False
    return (path[len(own.path) : len(own.path) + 1] == (ITEMS,)) == element
