"""Generic instances: the generic's declaration elaborated again, with formals standing for actuals (ARM 12.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analyzers.ada import tree as t
from analyzers.ada.entities import (
    Entity,
    GenericEntity,
    ObjectEntity,
    PackageEntity,
    Scope,
    SubprogramEntity,
    Subtype,
    SubtypeEntity,
    TypeEntity,
    UnknownEntity,
)
from analyzers.ada.subtypes import subtype
from analyzers.ada.typedefs import inherit


def actuals(node: t.Instantiation, generic: GenericEntity) -> dict[str, t.Expr]:
    """Generic associations by formal name, lower case."""
    formals = [f.name.lower() for f in generic.declaration.formals]
    found: dict[str, t.Expr] = {}
    for position, arg in enumerate(node.args):
        names = [t.dotted(n).lower() for n in arg.names]
        if not names and position < len(formals):
            names = [formals[position]]
        if arg.value is not None:
            found.update((name, arg.value) for name in names)
    return found


def generic_path(generic: GenericEntity) -> str:
    """The generic's full name, lower case."""
    full = generic.scope.path
    return (f"{full}.{generic.name}" if full else generic.name).lower()


def instantiate(node: t.Instantiation, name: str, generic: GenericEntity, scope: Scope, exported: bool) -> Entity:
    """The package or subprogram that an instantiation declares."""
    from analyzers.ada.declare import declare_all, new_subprogram

    library = scope.library
    library.instantiated.append(generic)
    path = f"{scope.path}.{name}" if scope.path else name
    shell = Scope(library, generic.scope, scope.home, path=scope.path, inside=scope.inside, instance=path)
    given = actuals(node, generic)
    for i, formal in enumerate(generic.declaration.formals):
        _open(generic, formal.pos, shell)
        made = _actual(formal, given.get(formal.name.lower()), shell, scope)
        if isinstance(made, ObjectEntity) and made.scope is shell:
            made.scope = _seen_by_default(formal, generic.declaration.formals[i:], shell)
        shell.add(made)
    unit = generic.declaration.unit
    _open(generic, unit.pos, shell)
    if isinstance(unit, t.SubprogramDecl):
        entity = new_subprogram(unit.spec, shell, exported)
        entity.name, entity.pos, entity.span = name, node.pos, node.span
        entity.path = name if scope.home == scope.path.lower() else f"{scope.path[len(scope.home) + 1 :]}.{name}"
        entity.generic = generic_path(generic)
        entity.instance_of = generic
        _current_instance(shell, generic, entity)
        return entity
    public = Scope(library, shell, scope.home, path=path, inside=scope.inside)
    private = Scope(library, public, scope.home, path=path, inside=scope.inside)
    package = PackageEntity(name, node.span, node.pos, scope, path, scope.home, public, private)
    package.generic = generic_path(generic)
    package.instance_of = generic
    public.owner = private.owner = package
    _current_instance(shell, generic, package)
    declare_all(unit.visible, public, False)
    declare_all(unit.private, private, False)
    for region in (public, private):
        for entities in region.names.values():
            _told_apart(entities)
            for entity_ in entities:
                if isinstance(entity_, SubprogramEntity):
                    entity_.generic = package.generic
    return package


def _open(generic: GenericEntity, before: int, shell: Scope) -> None:
    """Open the packages of the use clauses of a generic's formal part that stand before a place."""
    from analyzers.ada.declare import add_use

    shell.uses.clear()
    shell.use_types.clear()
    shell.library.changes += 1
    for clause in generic.declaration.uses:
        if clause.pos < before:
            add_use(clause, shell)


def _seen_by_default(formal: t.GenericFormal, later: Sequence[t.GenericFormal], shell: Scope) -> Scope:
    """Where the default of a formal object looks names up: formals that come later hide nothing from it (ARM 8.3(9))."""
    hidden = {other.name.lower() for other in later}
    if formal.default is None or not any(isinstance(n, t.Name) and n.key in hidden for n in t.walk(formal.default)):
        return shell
    before = Scope(shell.library, shell.parent, shell.home, path=shell.path, inside=shell.inside, instance=shell.instance)
    before.names = {key: list(entities) for key, entities in shell.names.items()}
    before.uses, before.use_types = list(shell.uses), list(shell.use_types)
    return before


def _told_apart(entities: list[Entity]) -> None:
    """Subprograms that only formal types tell apart, and actuals do not (ARM 12.3(22)): which one a call inside the
    generic means is not known here."""
    from analyzers.ada.declare import same_profile

    known = [e for e in entities if isinstance(e, SubprogramEntity)]
    for one in known:
        if any(other is not one and same_profile(one, other) for other in known):
            reason = "several subprograms of an instance have one profile"
            entities[:] = [UnknownEntity(one.name, one.span, one.pos, one.scope, reason)]
            return


def _current_instance(shell: Scope, generic: GenericEntity, entity: Entity) -> None:
    """Inside an instance the generic's name means the instance (ARM 12.1(17), 8.6(17))."""
    if not shell.local(generic.key):
        shell.mean(generic.key, [entity])


def _primitives(of: TypeEntity, shell: Scope) -> None:
    """The primitive subprograms of the actual of a formal derived type, by the names that they have there."""
    type_ = of.specific or of
    region = type_.region
    owner = region.owner if region is not None else None
    if not isinstance(owner, PackageEntity) or not of.tagged:
        return
    for entities in owner.public.names.values():
        for entity in entities:
            if isinstance(entity, SubprogramEntity) and any(f.subtype.type is type_ for f in entity.formals):
                shell.also(entity.key, entity)


def _formal_package(formal: t.GenericFormal, actual: t.Expr | None, shell: Scope, outer: Scope) -> Entity | None:
    """A formal package: another name for the instance that is its actual, formals included (ARM 12.7)."""
    target = next((e for e in outer.library.find(actual, outer) if isinstance(e, PackageEntity)), None) if actual else None
    if target is None or (target.instance_of is None and target.formals is None):
        return None
    alias = PackageEntity(formal.name, formal.span, 0, shell, target.full_name, target.home, target.public)
    alias.private, alias.body_scope, alias.predefined = target.private, target.body_scope, target.predefined
    alias.known, alias.generic = target.known, target.generic
    alias.formals = target.formals or target.public.parent
    return alias


def _actual(formal: t.GenericFormal, actual: t.Expr | None, shell: Scope, outer: Scope) -> Entity:
    """The entity that a formal's name stands for inside the instance."""
    at = (formal.name, formal.span, 0, shell)
    if formal.kind == "type":
        found = subtype(actual, outer) if actual is not None else None
        if found is None:
            return UnknownEntity(*at, f"no actual for {formal.name}")
        if isinstance(formal.definition, t.OpaqueDef):
            _primitives(found.type, shell)
        named = formal.subtype is not None and not (isinstance(formal.subtype, t.Name) and shell.local(formal.subtype.key))
        if formal.subtype is not None and named and not found.type.tagged:  # another formal type is no ancestor here
            inherit(found.type, subtype(formal.subtype, shell).type, shell, formal)
        return SubtypeEntity(*at, replace(found, formals=(*found.formals, formal)))
    if formal.kind == "object":
        of = subtype(formal.subtype, shell) if formal.subtype is not None else None
        value = actual if actual is not None else formal.default
        if of is None or value is None:
            return UnknownEntity(*at, f"no actual for {formal.name}")
        entity = ObjectEntity(formal.name, formal.span, 0, outer if actual is not None else shell, of, "constant")
        entity.initial, entity.global_, entity.formal = value, outer.inside == "", True
        if formal.mode != "in":
            entity.role, entity.renames = "variable", value
        return entity
    if formal.kind == "subprogram" and formal.spec is not None:
        from analyzers.ada.declare import new_subprogram, same_profile

        wanted = new_subprogram(formal.spec, shell, False)
        name = actual or formal.default or formal.spec.name
        for target in outer.library.find(name, outer):
            if isinstance(target, SubprogramEntity) and same_profile(target, wanted):
                wanted.renames = target
                return wanted
        wanted.renames_unknown = t.dotted(name)
        if isinstance(name, t.Attribute):
            wanted.renames_unknown = "an attribute"
            wanted.attribute = (name, outer if actual is not None else shell)
        if isinstance(name, t.Selected):
            wanted.entry = (name, outer if actual is not None else shell)
        return wanted
    if formal.kind == "package":
        alias = _formal_package(formal, actual, shell, outer)
        if alias is not None:
            return alias
    return UnknownEntity(*at, f"generic {formal.kind} {formal.name}")


def give_body(entity: SubprogramEntity) -> None:
    """Elaborate the body of the instance that a subprogram is, or is part of, if there is one."""
    if entity.instance_of is not None:
        body = generic_body(entity.instance_of)
        if entity.body is None and isinstance(body, t.SubprogramBody):
            entity.body = body
            entity.body_scope = inner_scope(entity.instance_of, entity.scope)
        return
    region: Scope | None = entity.scope
    while region is not None:
        owner = region.owner
        if isinstance(owner, PackageEntity) and owner.instance_of is not None:
            give_package_body(owner)
        region = region.parent


def give_package_body(package: PackageEntity) -> None:
    """Elaborate the body of a package instance, once."""
    from analyzers.ada.declare import add_context, declare_all

    generic = package.instance_of
    if generic is None or package.body_scope is not None:
        return
    body = generic_body(generic)
    shell = package.public.parent
    assert shell is not None
    if generic.body_scope is not None:
        shell.parent = generic.body_scope
    library = package.scope.library
    inside = package.public.inside
    scope = Scope(library, package.private, package.home, package, path=package.public.path, inside=inside)
    package.body_scope = scope
    unit = library.body.get(generic_path(generic))
    if unit is not None:
        add_context(scope, unit)
    if isinstance(body, t.PackageBody):
        declare_all(body.declarations, scope)
        for entities in scope.names.values():
            _told_apart(entities)


def inner_scope(generic: GenericEntity, shell: Scope) -> Scope:
    """The region that an instance's body nests in: its formals, in the context of the generic's body."""
    from analyzers.ada.declare import add_context

    if generic.body_scope is not None:
        shell.parent = generic.body_scope
    scope = Scope(shell.library, shell, shell.home, path=shell.path, inside=shell.inside)
    unit = shell.library.body.get(generic_path(generic))
    if unit is not None:
        add_context(scope, unit)
    return scope


def generic_body(generic: GenericEntity) -> t.PackageBody | t.SubprogramBody | None:
    """The generic's body: a library unit's, or one in the body of the package around it."""
    from analyzers.ada.declare import package_body_scope

    if generic.body is None:
        library = generic.scope.library
        unit = library.body.get(generic_path(generic)) or library.predefined_body(generic_path(generic))
        if unit is not None and isinstance(unit.item, t.PackageBody | t.SubprogramBody):
            generic.body = unit.item
        elif isinstance(generic.scope.owner, PackageEntity):
            owner = generic.scope.owner
            if owner.instance_of is not None:
                give_package_body(owner)
            else:
                package_body_scope(owner, generic.scope.library)
    return generic.body


def template_types(generic: GenericEntity) -> Scope:
    """A scope in which the formals of a generic are declared as themselves, to read the generic's own text."""
    from analyzers.ada.declare import new_subprogram

    shell = Scope(generic.scope.library, generic.scope, generic.home, path=generic.scope.path, inside="generic")
    for formal in generic.declaration.formals:
        _open(generic, formal.pos, shell)
        at = (formal.name, formal.span, 0, shell)
        if formal.kind == "type":
            reason = f"generic formal type {formal.name}"
            type_ = TypeEntity(formal.name, "formal", generic.home, formal.span, reason=reason)
            shell.add(SubtypeEntity(*at, Subtype(type_, name=formal.name)))
        elif formal.kind == "object" and formal.subtype is not None:
            shell.add(ObjectEntity(*at, subtype(formal.subtype, shell), "constant"))
        elif formal.kind == "subprogram" and formal.spec is not None:
            shell.add(new_subprogram(formal.spec, shell, False))
        else:
            shell.add(UnknownEntity(*at, f"generic {formal.kind}"))
    _open(generic, generic.declaration.unit.pos, shell)
    return shell
