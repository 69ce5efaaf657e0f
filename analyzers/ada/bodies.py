"""The scopes inside subprogram bodies, and a walk over every subprogram of a library unit."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.ada import tree as t
from analyzers.ada.declare import declare_all, package_body_scope
from analyzers.ada.entities import (
    Entity,
    GenericEntity,
    ObjectEntity,
    PackageEntity,
    Scope,
    SubprogramEntity,
)
from analyzers.ada.generics import template_types
from analyzers.ada.resolve import Library
from analyzers.ada.subtypes import subtype


def body_scope(entity: SubprogramEntity) -> Scope:
    """The region of a subprogram's body: its formals and declarations. Built once."""
    assert entity.body is not None and entity.body_scope is not None
    outer = entity.body_scope
    library = outer.library
    key = (id(entity.body), id(outer))
    if key in library.scopes:
        return library.scopes[key]
    path = f"{outer.path}.{entity.name}" if outer.path else entity.name
    scope = Scope(library, outer, outer.home, entity, path=path)
    scope.inside = outer.inside or "subprogram"
    library.scopes[key] = scope
    spec = entity.body.spec
    for param in spec.params:
        for name in param.names:
            formal = next((f for f in entity.formals if f.key == name.key), None)
            of = formal.subtype if formal else subtype(param.subtype, outer)
            parameter = ObjectEntity(name.text, name.span, name.pos, scope, of, "parameter", param.mode)
            scope.add(parameter)
    declare_all(entity.body.declarations, scope)
    return scope


def block_scope(node: t.BlockStmt | t.ExtendedReturn, outer: Scope) -> Scope:
    """The region of a block or extended return statement. Built once for each place it is seen from."""
    library = outer.library
    key = (id(node), id(outer))
    if key not in library.scopes:
        scope = Scope(library, outer, outer.home, outer.owner, path=outer.path, inside=outer.inside, block=True)
        library.scopes[key] = scope
        scope.label = node.label.lower() if isinstance(node, t.BlockStmt) else ""
        declare_all(node.declarations if isinstance(node, t.BlockStmt) else (node.object,), scope)
    return library.scopes[key]


def loop_scope(node: t.Iteration, variable: ObjectEntity, outer: Scope, label: str = "") -> Scope:
    """The region of a loop with its parameter. Built once, with the first parameter that it is asked for."""
    library = outer.library
    key = (id(node), id(outer))
    if key not in library.scopes:
        scope = Scope(library, outer, outer.home, outer.owner, path=outer.path, inside=outer.inside)
        library.scopes[key] = scope
        scope.label = label.lower()
        scope.add(variable)
    return library.scopes[key]


def package_scopes(package: PackageEntity, library: Library) -> list[Scope]:
    """The regions of a package, elaborated: visible part, private part, body."""
    return [package.public, package.private, package_body_scope(package, library)]


def subprograms(library: Library, unit: str) -> Iterator[SubprogramEntity]:
    """Every subprogram of a library unit, in declaration order, each before those nested in it."""
    entity = library.unit(unit)
    if entity is not None and getattr(entity, "home", "") == unit:
        yield from _of(entity, library, set())


def _of(entity: Entity, library: Library, seen: set[int]) -> Iterator[SubprogramEntity]:
    if id(entity) in seen:
        return
    seen.add(id(entity))
    if isinstance(entity, SubprogramEntity):
        if entity.renames is not None or entity.renames_unknown or entity.abstract or _instance(entity):
            return
        yield entity
        if entity.body is not None and entity.body_scope is not None and not _instance(entity):
            yield from _inside(body_scope(entity), library, seen)
    elif isinstance(entity, PackageEntity):
        if entity.generic or not entity.known:
            return
        for scope in package_scopes(entity, library):
            yield from _inside(scope, library, seen)
    elif isinstance(entity, GenericEntity):
        yield from _template(entity, library, seen)


def _instance(entity: SubprogramEntity) -> bool:
    return bool(entity.generic) and entity.generic != "generic"


def _inside(scope: Scope, library: Library, seen: set[int]) -> Iterator[SubprogramEntity]:
    entities = [e for found in scope.names.values() for e in found]
    for entity in sorted(entities, key=lambda e: (e.span.file, e.pos)):
        if isinstance(entity, PackageEntity) and (entity.scope is not scope or entity.renames):
            continue  # a child unit or a renaming
        yield from _of(entity, library, seen)


def template(generic: GenericEntity) -> Entity | None:
    """The generic's own package or subprogram, with its formals as opaque types."""
    from analyzers.ada.declare import declare

    library = generic.scope.library
    key = (id(generic), 1)
    if key not in library.scopes:
        shell = template_types(generic)
        declare(generic.declaration.unit, shell)
        body = generic.body
        unit = library.body.get(generic.home)
        if body is None and unit is not None and generic.scope.path == generic.home.rpartition(".")[0]:
            from analyzers.ada.declare import add_context

            add_context(shell, unit)
            body = unit.item if isinstance(unit.item, t.PackageBody | t.SubprogramBody) else None
        if body is not None:
            declare(body, shell)
        library.scopes[key] = shell
    found = library.scopes[key].local(generic.key)
    return found[0] if found else None


def _template(generic: GenericEntity, library: Library, seen: set[int]) -> Iterator[SubprogramEntity]:
    inner = template(generic)
    if isinstance(inner, SubprogramEntity):
        yield inner
        if inner.body is not None:
            yield from _inside(body_scope(inner), library, seen)
    elif isinstance(inner, PackageEntity):
        scopes = [s for s in (inner.public, inner.private, inner.body_scope) if s is not None]
        for scope in scopes:
            yield from _inside(scope, library, seen)


def unique_names(entities: list[SubprogramEntity]) -> dict[int, str]:
    """A name for each subprogram of a module, by `id`: its path with `_` for dots, operators spelled out,
    and `_2`, `_3` … for later overloads. The interface, the lowering and the drivers all use these."""
    taken: set[str] = set()
    names: dict[int, str] = {}
    for entity in entities:
        parts = [OPERATORS.get(p.lower(), p) for p in entity.path.split(".")]
        base = "_".join(parts)
        name, count = base, 1
        while name.lower() in taken:
            count += 1
            name = f"{base}_{count}"
        taken.add(name.lower())
        names[id(entity)] = name
    return names


OPERATORS = {
    '"+"': "Op_Add",
    '"-"': "Op_Subtract",
    '"*"': "Op_Multiply",
    '"/"': "Op_Divide",
    '"**"': "Op_Power",
    '"&"': "Op_Concat",
    '"="': "Op_Equal",
    '"/="': "Op_Unequal",
    '"<"': "Op_Less",
    '"<="': "Op_Less_Equal",
    '">"': "Op_Greater",
    '">="': "Op_Greater_Equal",
    '"and"': "Op_And",
    '"or"': "Op_Or",
    '"xor"': "Op_Xor",
    '"not"': "Op_Not",
    '"abs"': "Op_Abs",
    '"mod"': "Op_Mod",
    '"rem"': "Op_Rem",
}
