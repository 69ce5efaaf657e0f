"""How deep the objects are that access parameters refer to (ARM 3.10.2): a conversion to an access type that lives longer
raises Program_Error, which is refused where some call of the program can bring it about."""

from __future__ import annotations

from analyzers.ada import tree as t
from analyzers.ada.entities import Formal, ObjectEntity, Scope, SubprogramEntity, TypeEntity
from analyzers.ada.subtypes import mark_subtype
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine

UNCHECKED = ("unchecked_access", "unrestricted_access")


def anonymous(type_: TypeEntity) -> bool:
    return type_.kind == "access" and not type_.name and type_.target is not None


def note(r: Routine, entity: SubprogramEntity, formal: Formal, actual: t.Expr) -> None:
    """Note what a call gives an access parameter: by name and place, which an overriding subprogram has too."""
    if not anonymous(formal.subtype.type) or formal.mode != "in":
        return
    position = next((i for i, f in enumerate(entity.formals) if f.key == formal.key), -1)
    depth, key = depth_of(r, actual), (entity.key, position)
    if depth > r.program.depths.get(key, 0):
        r.program.depths[key] = depth
        r.program.note_change()


def check(r: Routine, expr: t.Expr, target: TypeEntity) -> None:
    """Refuse to make a value of a named access type out of an access parameter that may refer to something deeper."""
    if target.kind != "access" or not target.name or target.region is None:
        return
    parameter = _parameter(r, expr)
    if parameter is None or level(target.region) >= level(parameter.scope):
        return
    if _deepest(r, parameter) > level(target.region):
        raise Refused("access type", f"{parameter.name} as a {target.name}, which outlives what a call gives it", expr)


def level(scope: Scope | None) -> int:
    """The number of subprograms, tasks and blocks around a declaration."""
    count = 0
    while scope is not None:
        count += scope.block or isinstance(scope.owner, SubprogramEntity)
        scope = scope.parent
    return count


def depth_of(r: Routine, expr: t.Expr) -> int:
    """The level of what an actual refers to, or one that is not less."""
    here = level(r.scope) + 1
    if isinstance(expr, t.Null):
        return 0
    if isinstance(expr, t.Attribute) and expr.designator in (*UNCHECKED, "access"):
        return 0 if expr.designator in UNCHECKED else _object(r, expr.prefix)
    if isinstance(expr, t.Apply | t.Qualified):
        mark = mark_subtype(expr.prefix if isinstance(expr, t.Apply) else expr.mark, r.scope)
        if mark is not None and mark.type.region is not None:
            return level(mark.type.region)
    parameter = _parameter(r, expr)
    if parameter is not None:
        return _deepest(r, parameter)
    types = [x for x in r.program.resolver.types_of(expr, r.scope) if x.kind == "access"]
    if len(types) != 1 or not types[0].name or types[0].region is None:
        return here
    return level(types[0].region)


def _object(r: Routine, prefix: t.Node) -> int:
    """The level of the object that a name denotes or is a part of."""
    found = r.scope.library.find_one(prefix, r.scope) if isinstance(prefix, t.Name | t.Selected) else None
    if isinstance(found, ObjectEntity) and found.renames is None:
        return level(found.scope)
    if isinstance(prefix, t.Selected) and prefix.key == "all":
        return depth_of(r, prefix.prefix)
    return level(r.scope) + 1


def _parameter(r: Routine, expr: t.Expr) -> ObjectEntity | None:
    found = r.scope.library.find_one(expr, r.scope) if isinstance(expr, t.Name) else None
    fits = isinstance(found, ObjectEntity) and found.role == "parameter" and anonymous(found.subtype.type)
    return found if fits and isinstance(found, ObjectEntity) else None


def _deepest(r: Routine, parameter: ObjectEntity) -> int:
    owner = parameter.scope.owner
    if not isinstance(owner, SubprogramEntity):
        return level(parameter.scope)
    position = next((i for i, f in enumerate(owner.formals) if f.key == parameter.key), -1)
    return r.program.depths.get((owner.key, position), 0)
