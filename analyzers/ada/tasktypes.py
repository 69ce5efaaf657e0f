"""Tasks as entities (ARM 9.1): a task is a record that holds its number, its body a procedure that gets it."""

from __future__ import annotations

import dataclasses

from analyzers.ada import standard
from analyzers.ada import tree as t
from analyzers.ada.declare import formals_of, new_subprogram
from analyzers.ada.entities import (
    Bound,
    Component,
    EntryEntity,
    Formal,
    ObjectEntity,
    PackageEntity,
    Scope,
    SubprogramEntity,
    Subtype,
    SubtypeEntity,
    TaskUnit,
    TypeEntity,
)
from analyzers.ada.subtypes import range_bounds, range_type, subtype
from analyzers.ada.typedefs import _components, _incomplete, _outer

NUMBER = "Task_Number"  # the component, and the parameter of the body


def declare_task(node: t.ConcurrentDecl, scope: Scope, exported: bool) -> None:
    """A task type or a single task, or the body of one."""
    if node.body is not None:
        _body(node, node.body, scope)
        return
    name = t.Name(node.name, span=node.span, pos=node.pos)
    type_ = _incomplete(t.TypeDecl(name, (), False, None, span=node.span, pos=node.pos), scope) if node.is_type else None
    if type_ is None:
        own = node.name if node.is_type else f"{node.name}_Task"
        type_ = TypeEntity(own, "record", scope.home, node.span, path=scope.path, region=scope)
        type_.instance, type_.local = scope.instance, scope.inside == "subprogram"
        type_.made = not node.is_type
        scope.add(SubtypeEntity(own, node.span, node.pos, scope, Subtype(type_, name=own)))
    type_.kind, type_.limited = "record", True
    if node.unread:
        type_.kind, type_.reason = "opaque", f"task type with a {node.unread}"
    if node.discriminants:
        type_.discriminants = _components(node.discriminants, scope)
    type_.own_components = (Component(NUMBER, Subtype(standard.INTEGER, *_ends(), name="Integer"), None, scope),)
    type_.task = TaskUnit(node.name, not node.is_type)
    for number, entry in enumerate(node.entries, start=1):
        found = _entry(entry, number, type_, scope)
        if found.key in type_.task.entries:
            type_.kind, type_.reason = "opaque", "task type with entries of one name"
        type_.task.entries[found.key] = found
    if not node.is_type:
        entity = ObjectEntity(node.name, node.span, node.pos, scope, Subtype(type_, name=type_.name), "variable")
        entity.global_, entity.exported = scope.inside == "", exported
        scope.add(entity)


def _ends() -> tuple[int, int]:
    return standard.INTEGER.low, standard.INTEGER.high


def _entry(node: t.EntryDecl, number: int, of: TypeEntity, scope: Scope) -> EntryEntity:
    spec = t.SubprogramSpec(node.name, node.params, None, False, span=node.span, pos=node.pos)
    formals, _ = formals_of(spec, scope)
    profile = new_subprogram(spec, scope, False)
    found = EntryEntity(node.name.text, node.span, node.pos, scope, number, formals, profile)
    if node.family is not None:
        index = range_type(node.family, scope)
        pair = range_bounds(node.family, scope, index)
        if index is None or pair is None or not _inside(node.family, pair, scope):
            of.kind, of.reason = "opaque", "task type with a family of entries whose indexes are not read"
        else:
            found.family = Subtype(index, pair[0], pair[1], scope=scope)
    if formals:
        record = TypeEntity(f"{of.name}_{node.name.text}_Call", "record", scope.home, node.span, path=scope.path, region=scope)
        record.instance, record.local, record.made = scope.instance, scope.inside == "subprogram", True
        record.own_components = tuple(Component(f.name, f.subtype, None, scope) for f in formals)
        first = Subtype(record, name=record.name)
        scope.add(SubtypeEntity(record.name, node.span, node.pos, scope, first))
        found.call = TypeEntity("", "access", scope.home, node.span, target=first)
    return found


def _inside(family: t.Expr, pair: tuple[Bound, Bound], scope: Scope) -> bool:
    """Whether a range that constrains a subtype certainly lies inside it."""
    if not isinstance(family, t.SubtypeMark) or family.range is None:
        return True
    whole = subtype(dataclasses.replace(family, range=None), scope).static_range
    low, high = pair
    if whole is None or not isinstance(low, int) or not isinstance(high, int):
        return False
    return low > high or whole[0] <= low <= high <= whole[1]


def _body(node: t.ConcurrentDecl, body: t.SubprogramBody, scope: Scope) -> None:
    owner = scope.owner
    regions = [scope, *_outer(scope)]
    if isinstance(owner, PackageEntity) and scope is owner.body_scope:
        regions += [owner.private, owner.public]
    key = node.name.lower()
    found = [e for region in regions for e in region.local(key)]
    types = [e.subtype.type for e in found if isinstance(e, SubtypeEntity | ObjectEntity) and e.subtype.type.task is not None]
    if not types or types[0].task is None:
        return
    type_, unit = types[0], types[0].task
    at = {"span": body.span, "pos": body.pos}
    own = [NUMBER, *(c.name for c in type_.discriminants)]
    params = tuple(t.ParamSpec((t.Name(n, **at),), "in", t.Null(**at), None, **at) for n in own)  # type: ignore[arg-type]
    spec = t.SubprogramSpec(body.spec.name, params, None, False, **at)  # type: ignore[arg-type]
    entity = SubprogramEntity(node.name, body.span, node.pos, scope, (), None, spec)
    number = Formal(NUMBER, Subtype(standard.INTEGER, *_ends(), name="Integer"), "in", None)
    entity.formals = (number, *(Formal(c.name, c.subtype, "in", None) for c in type_.discriminants))
    entity.home, entity.exported = scope.home, True
    entity.path = new_subprogram(body.spec, scope, False).path
    entity.generic = "generic" if scope.inside == "generic" else ""
    entity.body, entity.body_scope, entity.task = with_spec(body, spec), scope, type_
    unit.body = entity
    scope.also(f"{key}'body", entity)


def with_spec(body: t.SubprogramBody, spec: t.SubprogramSpec) -> t.SubprogramBody:
    """The body with the parameters that a task's has."""
    return t.SubprogramBody(
        spec, body.declarations, body.body, None, body.broken, body.complexity, body.comment, span=body.span, pos=body.pos
    )



