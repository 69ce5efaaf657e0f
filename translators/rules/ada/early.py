"""Calls and instances that elaboration comes to before the body that they need: Program_Error (ARM 3.11(9-14)), refused.

A subunit's body, and what stands in it, has the place of its stub among the declarations around it (ARM 10.1.3).
"""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.ada import tree as t
from analyzers.ada.entities import GenericEntity, PackageEntity, Scope, SubprogramEntity
from analyzers.ada.generics import generic_body
from analyzers.ada.resolve import Library, item_name
from analyzers.ada.source import module_id
from translators.rules import ir
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.values import STRING

CONSTRUCT = "elaboration check"
INDIRECT = "early call"


def refuse_early_call(r: Routine, entity: SubprogramEntity, at: t.Node) -> None:
    """Refuse a call in the text of the declaration or statement that is lowered now, where the body comes later."""
    for scope, place in elaborated_at(r, at):
        if entity.body is not None and awaited(scope, entity.body_scope, entity.body, place):
            raise Refused(CONSTRUCT, f"{entity.name} is called before its body", at)
    if id(entity) in r.program.names:
        refuse_early_reach(r, module_id(entity.home), r.program.names[id(entity)], entity.name, at)


def refuse_early_reach(r: Routine, module: str, subprogram: str, name: str, at: t.Node) -> None:
    """Refuse a call that may come to a subprogram of the regions that are being elaborated, before its body."""
    waiting = [other for scope, place in elaborated_at(r, at) for other in awaited_here(scope, place)]
    reached = r.program.effects.reached((module, subprogram)) if waiting else frozenset()
    for other in waiting:
        if reached & r.program.keys_of(other):
            raise Refused(INDIRECT, f"a call of {name}, which may come to {other.name} before its body", at)


def elaborated_at(r: Routine, at: t.Node) -> list[tuple[Scope, t.Node]]:
    """The places from which a call is made: its own, or that of what has it as a default; and those of the instances
    that are elaborated there."""
    since = r.since
    if since is None:
        return []
    here = since.span.file == at.span.file and since.pos <= at.pos
    scope: Scope | None = r.scope if here else r.since_scope
    if scope is None:
        return []
    found: list[tuple[Scope, t.Node]] = [(scope, at if here else since)]
    while scope is not None:
        owner = scope.owner
        if isinstance(owner, PackageEntity) and owner.instance_of is not None and ends(scope):
            scope = owner.scope
            found.append((scope, t.Null(span=owner.span, pos=owner.pos)))
            continue
        if ends(scope):
            break
        scope = scope.parent
    return found


def awaited_here(scope: Scope, at: t.Node) -> list[SubprogramEntity]:
    """The subprograms of the regions that are being elaborated whose bodies come behind a place."""
    found: list[SubprogramEntity] = []
    region: Scope | None = scope
    while region is not None and region.home == scope.home:
        for entity in own_subprograms(region):
            if entity.body is not None and awaited(scope, entity.body_scope, entity.body, at):
                found.append(entity)
        if ends(region):
            break
        region = region.parent
    return found


def own_subprograms(region: Scope) -> Iterator[SubprogramEntity]:
    """Those that a region declares, and those of the packages in it."""
    for entity in (e for group in region.names.values() for e in group):
        if isinstance(entity, SubprogramEntity) and entity.renames is None:
            yield entity
        elif isinstance(entity, PackageEntity) and entity.scope is region and not entity.renames and not entity.generic:
            yield from own_subprograms(entity.public)


def stops_early(item: t.Stmt, refusal: Refused) -> bool:
    """Whether a statement is nothing else than the call that comes too early: then it raises Program_Error, before all."""
    root = item.call if isinstance(item, t.CallStmt) else item.value if isinstance(item, t.AssignStmt) else None
    named = root.prefix if isinstance(root, t.Apply) else root
    if refusal.construct != CONSTRUCT or not isinstance(named, t.Name | t.Selected):
        return False
    target = item.target if isinstance(item, t.AssignStmt) else None
    args = [a.value for a in root.args] if isinstance(root, t.Apply) else []
    return isinstance(target, t.Name | None) and all(isinstance(a, t.Name | t.IntLit) for a in args)


def raised_early(item: t.Node) -> ir.Statement:
    """Program_Error, in place of what comes too early."""
    message = f"{item.span.file.rpartition('/')[2]}:{item.span.line} access before elaboration"
    return ir.Raise("program_error", ir.StringLiteral(message.encode("latin-1", "replace"), STRING), item.span)


def refuse_early_instance(scope: Scope, generic: GenericEntity | None, at: t.Node) -> None:
    body = generic_body(generic) if generic is not None else None
    if generic is not None and body is not None and awaited(scope, generic.body_scope or generic.scope, body, at):
        raise Refused(CONSTRUCT, f"{generic.name} is instantiated before its body", at)


def awaited(scope: Scope, home: Scope | None, body: t.Node, at: t.Node) -> bool:
    """Whether a body, which stands in the region `home`, comes behind a place whose region is `scope`, in the same
    elaboration: no subprogram's body lies between them, they are of one unit, and of one text (an instance is elsewhere).
    A package's body that is a subunit is elaborated where its stub stands (ARM 10.1.3(5), 3.11(6)). Bodies in the bodies
    of packages that stand in such a region are like its own."""
    around = home
    while around is not None:
        found = behind(scope, around, body, at)
        if found is not None or ends(around):
            return bool(found)
        around = around.parent
    return False


def behind(scope: Scope, home: Scope, body: t.Node, at: t.Node) -> bool | None:
    """The same where the body stands in a region `home` around the place; None where that is not around it."""
    region: Scope | None = scope if home.home == scope.home else None
    while region is not None:
        owner = region.owner  # a subunit's own region shares the names of that of its stub
        inside = isinstance(owner, PackageEntity) and owner.body_scope is not None and home.names is owner.body_scope.names
        if inside or region.names is home.names:
            declared = isinstance(owner, PackageEntity) and (region is owner.public or region is owner.private)
            return later(scope.library, body, at) or (declared and body.span.file != at.span.file)
        if ends(region):
            return None
        if isinstance(owner, PackageEntity) and owner.stub is not None and region is owner.body_scope:
            at = owner.stub
        region = region.parent
    return None


def ends(region: Scope) -> bool:
    """Whether what is around a region is elaborated at another time than it."""
    owner = region.owner
    outermost = region.parent is None or region.parent.owner is not owner
    return outermost and (isinstance(owner, SubprogramEntity) or (isinstance(owner, PackageEntity) and owner.instance_of is not None))


def later(library: Library, body: t.Node, at: t.Node) -> bool:
    """Whether a body stands behind a place, in the innermost text that holds both or their stubs."""
    if not library.subunits:
        return body.span.file == at.span.file and body.pos > at.pos
    here = places(library, at)
    return any(one == two and body_pos > pos for one, body_pos in places(library, body) for two, pos in here)


def places(library: Library, node: t.Node) -> list[tuple[int, int]]:
    """Where a node is: its compilation unit and position, then those of the stub for that unit, and so on outwards."""
    found: list[tuple[int, int]] = []
    at: t.Node | None = node
    while at is not None:
        units = [u for parsed in library.parsed if parsed.file == at.span.file for u in parsed.units if u.pos <= at.pos]
        if not units:
            break
        unit = max(units, key=lambda u: u.pos)
        found.append((id(unit), at.pos))
        at = stub_of(library, unit)
    return found


def stub_of(library: Library, unit: t.Unit) -> t.Stub | None:
    """The stub in whose place a subunit stands."""
    if not unit.parent:
        return None
    outer, _, name = unit.parent.lower().rpartition(".")
    around = [library.body.get(unit.parent.lower()), *(u for u in library.subunits.get(outer, ()) if item_name(u.item).lower() == name)]
    items = [d for u in around if u is not None for d in getattr(u.item, "declarations", ())]
    stubs = [d for d in items if isinstance(d, t.Stub)]
    own = item_name(unit.item).lower()
    return next((d for d in stubs if t.dotted(d.name if d.spec is None else d.spec.name).lower() == own), None)
