"""Protected types as entities (ARM 9.4): a protected object is a record that refers to what it protects; its operations are
subprograms that get the reference. Components and operations are seen inside by their names."""

from __future__ import annotations

from analyzers.ada import standard
from analyzers.ada import tree as t
from analyzers.ada.declare import formals_of, new_subprogram
from analyzers.ada.entities import (
    Component,
    Formal,
    ObjectEntity,
    PackageEntity,
    ProtectedUnit,
    Scope,
    SubprogramEntity,
    Subtype,
    SubtypeEntity,
    TypeEntity,
)
from analyzers.ada.typedefs import _components, _incomplete, _outer

STATE = "Protected_State"  # the component, and the parameter of the operations
OBJECT = "Protected_Object"  # the component that holds the object's number


def declare_protected(node: t.ConcurrentDecl, scope: Scope, exported: bool) -> bool:
    """A protected type, object or body; False where it is not read."""
    if node.unread:
        return False
    if node.kind.endswith("body"):
        return _body(node, scope)
    name = t.Name(node.name, span=node.span, pos=node.pos)
    type_ = _incomplete(t.TypeDecl(name, (), False, None, span=node.span, pos=node.pos), scope) if node.is_type else None
    if type_ is None:
        type_ = _type(node.name if node.is_type else f"{node.name}_Protected", node, scope)
        type_.made = not node.is_type
    record = _type(f"{type_.name}_State", node, scope)
    record.made = True
    number = Subtype(standard.INTEGER, standard.INTEGER.low, standard.INTEGER.high, name="Integer")
    record.own_components = (Component(OBJECT, number, None, scope), *_components(node.components, scope))
    state = TypeEntity("", "access", scope.home, node.span, target=Subtype(record, name=record.name))
    type_.kind, type_.limited = "record", True
    type_.own_components = (Component(STATE, Subtype(state), None, scope),)
    unit = type_.protected = ProtectedUnit(node.name, state)
    region = unit.region = Scope(scope.library, scope, scope.home, scope.owner, path=f"{scope.path}.{node.name}", inside=scope.inside)
    for component in record.own_components[1:]:
        made = ObjectEntity(component.name, node.span, node.pos, region, component.subtype, "variable")
        unit.members[component.key] = made
        region.add(made)
    region.add(ObjectEntity(STATE, node.span, node.pos, region, Subtype(state), "constant"))
    for number_, entry in enumerate(node.entries, start=1):
        unit.entries[entry.name.key] = number_
        _operation(type_, t.SubprogramSpec(entry.name, entry.params, None, False, span=entry.span, pos=entry.pos), scope, exported)
    for spec in node.specs:
        _operation(type_, spec, scope, exported)
    if not node.is_type:
        entity = ObjectEntity(node.name, node.span, node.pos, scope, Subtype(type_, name=type_.name), "variable")
        entity.global_, entity.exported = scope.inside == "", exported
        scope.add(entity)
    return True


def _type(name: str, node: t.ConcurrentDecl, scope: Scope) -> TypeEntity:
    made = TypeEntity(name, "record", scope.home, node.span, path=scope.path, region=scope)
    made.instance, made.local = scope.instance, scope.inside == "subprogram"
    scope.add(SubtypeEntity(name, node.span, node.pos, scope, Subtype(made, name=name)))
    return made


def _operation(type_: TypeEntity, spec: t.SubprogramSpec, scope: Scope, exported: bool) -> SubprogramEntity:
    """An operation, entry or barrier; the object that it works on comes last."""
    unit = type_.protected
    assert unit is not None and unit.region is not None
    entity = new_subprogram(spec, unit.region, exported)
    formals, entity.result = formals_of(spec, unit.region)
    here = t.Name(STATE, span=spec.span, pos=spec.pos)
    entity.formals = (*formals, Formal(STATE, Subtype(unit.state), "in", here))
    entity.protected = type_
    unit.operations.setdefault(entity.key, []).append(entity)
    unit.region.add(entity)
    scope.also(f"{unit.name.lower()}'body", entity)
    return entity


def _body(node: t.ConcurrentDecl, scope: Scope) -> bool:
    owner = scope.owner
    regions = [scope, *_outer(scope)]
    if isinstance(owner, PackageEntity) and scope is owner.body_scope:
        regions += [owner.private, owner.public]
    found = [e for region in regions for e in region.local(node.name.lower())]
    types = [e.subtype.type for e in found if isinstance(e, SubtypeEntity | ObjectEntity)]
    type_ = next((x for x in types if x.protected is not None), None)
    if type_ is None or type_.protected is None or type_.protected.region is None:
        return False
    region = type_.protected.region
    if region.parent is not scope:  # what is declared around the body is seen in it
        region.parent = scope
    for body in (*node.bodies, *node.barriers):
        name = t.dotted(body.spec.name).lower()
        formals, _ = formals_of(body.spec, region)
        declared = [
            e for e in type_.protected.operations.get(name, ())
            if e.body is None and [f.subtype.type for f in e.formals[:-1]] == [f.subtype.type for f in formals]
        ]  # fmt: skip
        entity = declared[0] if declared else _operation(type_, body.spec, scope, False)
        at = {"span": body.spec.span, "pos": body.spec.pos}
        own = t.ParamSpec((t.Name(STATE, **at),), "in", t.Null(**at), None, **at)  # type: ignore[arg-type]
        spec = t.SubprogramSpec(body.spec.name, (*body.spec.params, own), body.spec.result, body.spec.function, **at)  # type: ignore[arg-type]
        entity.body = t.SubprogramBody(
            spec, body.declarations, body.body, body.expression, body.broken, body.complexity, body.comment,
            span=body.span, pos=body.pos,
        )  # fmt: skip
        entity.body_scope = region
    return True
