"""Elaboration: declarations become entities in scopes (ARM 3.1, 7, 10.1, 12.3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from analyzers.ada import tree as t
from analyzers.ada.entities import (
    Entity,
    ExceptionEntity,
    Formal,
    GenericEntity,
    LiteralEntity,
    NumberEntity,
    ObjectEntity,
    PackageEntity,
    Scope,
    SubprogramEntity,
    Subtype,
    SubtypeEntity,
    TypeEntity,
    UnknownEntity,
    UsedType,
)
from analyzers.ada.representation import declare_clause, declare_pragma
from analyzers.ada.resolve import hides, is_predefined
from analyzers.ada.static import below_zero, static
from analyzers.ada.subtypes import mark_subtype, opaque, subtype
from analyzers.ada.typedefs import anonymous_access, declare_type, object_type

if TYPE_CHECKING:
    from analyzers.ada.resolve import Library


def exception_name(path: str, name: str) -> str:
    """`package_id.name`, the form that both sides of a campaign print."""
    return f"{path.lower().replace('.', '_')}.{name.lower()}" if path != "standard" else name.lower()


# --------------------------------------------------------------------------- library units


def declare_library_unit(library: Library, unit: t.Unit, name: str) -> Entity | None:
    """Elaborate a library unit's declaration into an entity that is not in any scope's table."""
    parent_name = name.rpartition(".")[0]
    outer = library.standard
    if parent_name:
        parent = library.unit(parent_name)
        if isinstance(parent, PackageEntity):
            outer = parent.private
        elif isinstance(parent, GenericEntity):
            outer = parent.scope
    shell = Scope(library, outer, name, path=parent_name)
    add_context(shell, unit)
    declare(unit.item, shell, exported=True)
    key = name.rpartition(".")[2]
    found = shell.local(key)
    body = library.body.get(name)
    if found and body is not None and body is not unit and isinstance(found[0], SubprogramEntity):
        inner = Scope(library, outer, name, path=parent_name)
        add_context(inner, unit)  # a declaration's context is its body's too (ARM 10.1.2(6))
        add_context(inner, body)
        if isinstance(body.item, t.SubprogramBody):
            found[0].body, found[0].body_scope = body.item, inner
    return found[0] if found else None


def add_context(scope: Scope, unit: t.Unit) -> None:
    for clause in unit.uses:
        add_use(clause, scope)


def add_use(clause: t.UseClause, scope: Scope) -> None:
    for name in clause.names:
        if clause.types:
            found = mark_subtype(name, scope)
            if found is not None:
                scope.use_type(UsedType(found.type, clause.all_))
            continue
        for entity in scope.library.find(name, scope):
            if isinstance(entity, PackageEntity):
                scope.use(entity)
                break


def package_body_scope(package: PackageEntity, library: Library) -> Scope:
    """The scope of a package's body, elaborated now if it is not yet (ARM 7.2)."""
    if package.body_scope is None and package.instance_of is not None:
        from analyzers.ada.generics import give_package_body

        give_package_body(package)
    if package.body_scope is None:
        unit = library.body.get(package.full_name.lower())
        scope = Scope(library, package.private, package.home, package, path=package.public.path)
        scope.inside = package.public.inside
        package.body_scope = scope
        if unit is not None and isinstance(unit.item, t.PackageBody):
            add_context(scope, unit)
            declare_all(unit.item.declarations, scope, exported=False)
    return package.body_scope


# --------------------------------------------------------------------------- declarations


def declare_all(declarations: tuple[t.Decl, ...], scope: Scope, exported: bool = False) -> None:
    for declaration in declarations:
        declare(declaration, scope, exported)


def declare(node: t.Decl, scope: Scope, exported: bool = False) -> None:
    """Add what one declaration declares to the scope."""
    method = METHODS.get(type(node))
    if method is not None:
        method(node, scope, exported)


def _object(node: t.ObjectDecl, scope: Scope, exported: bool) -> None:
    type_ = object_type(node, scope)
    for name in node.names:
        deferred = [e for e in _package_local(scope, name.key) if isinstance(e, ObjectEntity)]
        if deferred and deferred[0].role == "constant" and deferred[0].initial is None:
            deferred[0].initial = node.initial
            deferred[0].subtype = type_
            deferred[0].scope = scope
            continue
        role = "constant" if node.constant else "variable"
        entity = ObjectEntity(name.text, name.span, name.pos, scope, type_, role, "", node.initial)
        entity.global_ = scope.inside == ""
        entity.exported = exported
        scope.add(entity)


def _package_local(scope: Scope, key: str) -> list[Entity]:
    """What a package's visible part declares by that name, seen from its private part."""
    if isinstance(scope.owner, PackageEntity) and scope is scope.owner.private:
        return scope.owner.public.local(key)
    return []


def _number(node: t.NumberDecl, scope: Scope, exported: bool) -> None:
    value = static(node.value, scope)
    negative = isinstance(value, Fraction) and value == 0 and any(below_zero(n, scope) for n in t.walk(node.value))
    for name in node.names:
        if value is None or negative:
            reason = "a named number that is not read" if value is None else "a zero that GNAT keeps negative"
            scope.add(UnknownEntity(name.text, name.span, name.pos, scope, reason))
        else:
            scope.add(NumberEntity(name.text, name.span, name.pos, scope, value))


def _subtype(node: t.SubtypeDecl, scope: Scope, exported: bool) -> None:
    found = subtype(node.subtype, scope)
    named = replace(found, name=node.name.text)
    scope.add(SubtypeEntity(node.name.text, node.name.span, node.name.pos, scope, named))


def _exception(node: t.ExceptionDecl, scope: Scope, exported: bool) -> None:
    for name in node.names:
        full = exception_name(scope.path, name.text)
        if scope.inside == "subprogram":
            full += f"_{name.span.line}"  # blocks have no names of their own
        scope.add(ExceptionEntity(name.text, name.span, name.pos, scope, full))


def _exception_renaming(node: t.ExceptionRenaming, scope: Scope, exported: bool) -> None:
    target = scope.library.find_one(node.exception, scope)
    if isinstance(target, ExceptionEntity):
        scope.add(ExceptionEntity(node.name.text, node.name.span, node.name.pos, scope, target.full))
    else:
        reason = "renames an unknown exception"
        scope.add(UnknownEntity(node.name.text, node.name.span, node.name.pos, scope, reason))


def _object_renaming(node: t.ObjectRenaming, scope: Scope, exported: bool) -> None:
    entity = ObjectEntity(node.name.text, node.name.span, node.name.pos, scope)
    target = scope.library.find_one(node.object, scope)
    if isinstance(target, ObjectEntity):
        entity.subtype = target.subtype
    elif node.mark is not None:  # whose constraint is not the object's (ARM 8.5.1(6)): a slice has bounds of its own
        named = subtype(node.mark, scope)
        of_part = named.type.kind == "array" and isinstance(node.object, t.Apply)
        entity.subtype = replace(named, bounds=None) if of_part else named
    else:
        entity.subtype = opaque("a renaming without a type", node.name.text, scope, node)
    entity.renames = node.object
    entity.global_ = scope.inside == ""
    if isinstance(target, ObjectEntity):
        entity.role = target.role
    scope.add(entity)


def _use(node: t.UseClause, scope: Scope, exported: bool) -> None:
    add_use(node, scope)


# --------------------------------------------------------------------------- subprograms


def formals_of(spec: t.SubprogramSpec, scope: Scope) -> tuple[tuple[Formal, ...], Subtype | None]:
    formals: list[Formal] = []
    for param in spec.params:
        if isinstance(param.subtype, t.AccessDef):
            found = anonymous_access(param.subtype, scope, param)
        else:
            found = subtype(param.subtype, scope)
        formals.extend(Formal(n.text, found, param.mode, param.default) for n in param.names)
    if spec.result is None:
        return tuple(formals), None
    if isinstance(spec.result, t.AccessDef):
        return tuple(formals), opaque("access result", "", scope, spec)
    return tuple(formals), subtype(spec.result, scope)


def new_subprogram(spec: t.SubprogramSpec, scope: Scope, exported: bool) -> SubprogramEntity:
    name = t.dotted(spec.name).rpartition(".")[2] if not isinstance(spec.name, t.StrLit) else t.dotted(spec.name)
    formals, result = formals_of(spec, scope)
    entity = SubprogramEntity(name, spec.span, spec.pos, scope, formals, result, spec)
    entity.home = scope.home
    entity.exported = exported
    entity.path = _below_unit(scope, name)
    entity.generic = "generic" if scope.inside == "generic" else ""
    return entity


def _below_unit(scope: Scope, name: str) -> str:
    path = scope.path.lower()
    home = scope.home
    inner = scope.path[len(home) + 1 :] if path.startswith(home + ".") else ""
    return f"{inner}.{name}" if inner else name


def _subprogram(node: t.SubprogramDecl, scope: Scope, exported: bool) -> None:
    entity = new_subprogram(node.spec, scope, exported)
    entity.abstract = node.abstract
    override(entity, scope)
    scope.add(entity)


def override(entity: SubprogramEntity, scope: Scope) -> None:
    """A declaration takes the place of an inherited subprogram or literal with its profile (ARM 8.3(9-13))."""
    here = scope.names.get(entity.key, [])
    gone = [e for e in here if implicit(e) and homographs(e, entity)]
    here[:] = [e for e in here if e not in gone]
    scope.replaced.setdefault(entity.key, []).extend((e, entity.pos) for e in gone if e.pos < entity.pos)
    scope.library.changes += 1


def implicit(entity: Entity) -> bool:
    """Whether a type's derivation declares it."""
    return isinstance(entity, SubprogramEntity | LiteralEntity) and entity.derived


def homographs(one: Entity, other: Entity) -> bool:
    """Whether two subprograms or literals of one name have one profile."""
    if isinstance(one, SubprogramEntity) and isinstance(other, SubprogramEntity):
        return same_profile(one, other)
    return hides(one, other)


def declare_implicitly(entity: SubprogramEntity | LiteralEntity, scope: Scope, explicit: bool = False) -> None:
    """Declare what a type inherits, unless a declaration of the same package hides it (ARM 8.3(10)). `explicit`: what
    is inherited is declared so, and takes the place of what the parent inherits and hides by it."""
    owner = scope.owner
    package = isinstance(owner, PackageEntity) and scope in (owner.private, owner.body_scope)
    regions = (scope, owner.public, owner.private) if isinstance(owner, PackageEntity) and package else (scope,)
    if any(not implicit(e) and homographs(e, entity) for region in regions for e in region.local(entity.key)):
        return
    if explicit and isinstance(entity, SubprogramEntity):
        override(entity, scope)
    elif any(homographs(e, entity) for e in scope.local(entity.key)):
        return
    scope.add(entity)


def same_profile(a: SubprogramEntity, b: SubprogramEntity) -> bool:
    """Whether two profiles conform: types, modes and number of parameters, and the result (ARM 6.3.1)."""
    if len(a.formals) != len(b.formals) or (a.result is None) != (b.result is None):
        return False
    for x, y in zip(a.formals, b.formals, strict=True):
        if x.mode != y.mode or not _same_type(x.subtype.type, y.subtype.type):
            return False
    return a.result is None or b.result is None or _same_type(a.result.type, b.result.type)


def _same_type(a: TypeEntity, b: TypeEntity) -> bool:
    if a.kind == b.kind == "access" and not a.name and not b.name and a.target is not None and b.target is not None:
        return a.target.type is b.target.type
    return a is b or (a.kind == b.kind == "opaque" and a.name.lower() == b.name.lower())


def declared_before(entity: SubprogramEntity, scope: Scope) -> SubprogramEntity | None:
    """The declaration that a body completes: in the same scope, or the package's visible or private part."""
    regions = [scope]
    if isinstance(scope.owner, PackageEntity) and scope in (scope.owner.body_scope, scope.owner.private):
        regions += [scope.owner.private, scope.owner.public]  # an expression function may complete in the private part
    for region in regions:
        for other in region.local(entity.key):
            if (
                isinstance(other, SubprogramEntity)
                and other.body is None
                and other.renames is None
                and same_profile(other, entity)
            ):
                return other
    return None


def _subprogram_body(node: t.SubprogramBody, scope: Scope, exported: bool) -> None:
    entity = new_subprogram(node.spec, scope, exported)
    generic = _generic_before(entity, scope)
    if generic is not None:
        generic.body, generic.body_scope = node, scope
        return
    declared = declared_before(entity, scope)
    if declared is not None:
        declared.body, declared.body_scope = node, scope
        return
    if scope.home == entity.home and scope.parent is scope.library.standard and scope.owner is None:
        entity.exported = True
    entity.body, entity.body_scope = node, scope
    override(entity, scope)
    scope.add(entity)


def _generic_before(entity: SubprogramEntity, scope: Scope) -> GenericEntity | None:
    regions = [scope]
    if isinstance(scope.owner, PackageEntity):
        regions += [scope.owner.private, scope.owner.public]
    for region in regions:
        for other in region.local(entity.key):
            if isinstance(other, GenericEntity) and other.body is None:
                return other
    return None


def _stub(node: t.Stub, scope: Scope, exported: bool) -> None:
    """`is separate`: the subunit's body stands here (ARM 10.1.3)."""
    from analyzers.ada.generics import generic_path

    name, home = t.dotted(node.name), scope.path.lower()
    if isinstance(scope.owner, PackageEntity) and scope.owner.instance_of is not None:
        home = generic_path(scope.owner.instance_of)  # an instance has the subunits of its generic
    for unit in scope.library.subunits.get(home, ()):
        item = unit.item
        own = t.dotted(item.spec.name) if isinstance(item, t.SubprogramBody) else getattr(item, "name", None)
        own_name = own if isinstance(own, str) else t.dotted(own) if own is not None else ""
        if own_name.lower() != name.lower():
            continue
        shell = Scope(scope.library, scope, scope.home, scope.owner, scope.names, path=scope.path)
        shell.inside = scope.inside
        add_context(shell, unit)
        if isinstance(item, t.SubprogramBody):
            _subunit_body(item, scope, shell, exported)
        else:
            declare(item, scope, exported)
            for package in (e for e in scope.local(own_name.lower()) if isinstance(e, PackageEntity)):
                package.stub = node
        return
    if node.spec is not None:
        declared = declared_before(new_subprogram(node.spec, scope, exported), scope)
        if declared is None:
            scope.add(new_subprogram(node.spec, scope, exported))


def _subunit_body(item: t.SubprogramBody, scope: Scope, shell: Scope, exported: bool) -> None:
    entity = new_subprogram(item.spec, scope, exported)
    entity.pos = 0
    generic = _generic_before(entity, scope)
    if generic is not None:
        generic.body, generic.body_scope = item, shell
        return
    declared = declared_before(entity, scope)
    target = declared or entity
    target.body, target.body_scope = item, shell
    if declared is None:
        scope.add(entity)


def _renaming(node: t.SubprogramRenaming, scope: Scope, exported: bool) -> None:
    entity = new_subprogram(node.spec, scope, exported)
    for target in scope.library.find(node.callable, scope):
        if isinstance(target, SubprogramEntity) and same_profile(target, entity):
            entity.renames = target
            break
    else:
        entity.renames_unknown = t.dotted(node.callable) or "an attribute or entry"
        if isinstance(node.callable, t.Attribute):
            entity.attribute = (node.callable, scope)
        if isinstance(node.callable, t.Selected):
            entity.entry = (node.callable, scope)
    declared = declared_before(entity, scope)
    if declared is not None:
        declared.renames, declared.renames_unknown = entity.renames, entity.renames_unknown
        declared.attribute, declared.entry = entity.attribute, entity.entry
        return
    override(entity, scope)
    scope.add(entity)


# --------------------------------------------------------------------------- packages and generics


def _package(node: t.PackageDecl, scope: Scope, exported: bool) -> None:
    """A package, which its own declarations can name (ARM 8.3(2))."""
    name = t.dotted(node.name).rpartition(".")[2]
    full = f"{scope.path}.{name}" if scope.path and scope.path != "standard" else name
    public = Scope(scope.library, scope, scope.home, path=full, inside=scope.inside)
    private = Scope(scope.library, public, scope.home, path=full, inside=scope.inside)
    package = PackageEntity(name, node.span, node.pos, scope, full, scope.home, public, private)
    package.predefined = is_predefined(scope.home)
    public.owner = private.owner = package
    if scope.library.units.get(full.lower(), 0) is None:
        scope.library.units[full.lower()] = package  # visible to its own children and body while elaborating
    scope.add(package)
    declare_all(node.visible, public, exported)
    declare_all(node.private, private, False)


def _package_body(node: t.PackageBody, scope: Scope, exported: bool) -> None:
    """The body of a nested package."""
    regions = [scope]
    if isinstance(scope.owner, PackageEntity):
        regions += [scope.owner.private, scope.owner.public]
    key = t.dotted(node.name).rpartition(".")[2].lower()
    for region in regions:
        for entity in region.local(key):
            if isinstance(entity, GenericEntity):
                entity.body, entity.body_scope = node, scope
                return
            if isinstance(entity, PackageEntity) and entity.body_scope is None:
                path = entity.public.path
                inner = Scope(scope.library, _seen_in_body(entity, scope), scope.home, entity, path=path)
                inner.inside, inner.uses = scope.inside, list(scope.uses)
                inner.use_types = list(scope.use_types)
                entity.body_scope = inner
                declare_all(node.declarations, inner, False)
                return


def _seen_in_body(package: PackageEntity, scope: Scope) -> Scope:
    """The private part of a package whose body stands in `scope`: around its parts is what the body's place sees, which is
    more than the specification's does where that stands in the visible part of the package around (ARM 8.2(10))."""
    if package.scope is scope:
        return package.private
    region = scope
    for part in (package.public, package.private):
        region = Scope(
            scope.library, region, part.home, package, part.names, part.replaced, part.uses, part.use_types,
            part.path, part.inside, part.instance,
        )  # fmt: skip
    return region


def _package_renaming(node: t.PackageRenaming, scope: Scope, exported: bool) -> None:
    target = scope.library.find_one(node.package, scope)
    name = t.dotted(node.name).rpartition(".")[2]
    if not isinstance(target, PackageEntity):
        scope.add(UnknownEntity(name, node.span, node.pos, scope, "renames an unknown package"))
        return
    alias = PackageEntity(name, node.span, node.pos, scope, target.full_name, target.home, target.public)
    alias.private, alias.body_scope = target.private, target.body_scope
    alias.predefined, alias.known, alias.generic = target.predefined, target.known, target.generic
    alias.renames = True
    scope.add(alias)


def _generic(node: t.GenericDecl, scope: Scope, exported: bool) -> None:
    unit = node.unit
    full = t.dotted(unit.name if isinstance(unit, t.PackageDecl) else unit.spec.name)
    name = full.rpartition(".")[2]
    scope.add(GenericEntity(name, node.span, node.pos, scope, node, scope.home))


def _instantiation(node: t.Instantiation, scope: Scope, exported: bool) -> None:
    from analyzers.ada.generics import instantiate

    name = t.dotted(node.name).rpartition(".")[2] if not isinstance(node.name, t.StrLit) else t.dotted(node.name)
    generic = scope.library.find_one(node.generic, scope)
    if isinstance(generic, GenericEntity):
        made = instantiate(node, name, generic, scope, exported)
        if isinstance(made, SubprogramEntity):
            override(made, scope)
        scope.add(made)
        return
    reason = f"instance of {t.dotted(node.generic)}"
    if node.kind == "package":
        home = t.dotted(node.generic).lower()
        inner = Scope(scope.library, scope, scope.home, path=home)
        package = PackageEntity(name, node.span, node.pos, scope, name, home, inner, inner, None, True, False)
        package.generic = home
        scope.add(package)
    else:
        scope.add(UnknownEntity(name, node.span, node.pos, scope, reason))


def _concurrent(node: t.ConcurrentDecl, scope: Scope, exported: bool) -> None:
    if node.package is not None:
        declare(node.package, scope, exported)
        return
    if node.kind.startswith("task"):
        from analyzers.ada.tasktypes import declare_task

        declare_task(node, scope, exported)
        return
    from analyzers.ada.protectedtypes import declare_protected

    if declare_protected(node, scope, exported) or node.kind.endswith("body"):
        return
    if node.is_type:
        type_ = TypeEntity(node.name, node.kind, scope.home, node.span, limited=True, reason=f"{node.kind} type")
        scope.add(SubtypeEntity(node.name, node.span, node.pos, scope, Subtype(type_, name=node.name)))
    else:
        scope.add(UnknownEntity(node.name, node.span, node.pos, scope, f"{node.kind} {node.name}"))


METHODS: dict[type, Callable[[Any, Scope, bool], None]] = {
    t.ObjectDecl: _object,
    t.NumberDecl: _number,
    t.SubtypeDecl: _subtype,
    t.TypeDecl: declare_type,
    t.ExceptionDecl: _exception,
    t.ExceptionRenaming: _exception_renaming,
    t.ObjectRenaming: _object_renaming,
    t.UseClause: _use,
    t.SubprogramDecl: _subprogram,
    t.SubprogramBody: _subprogram_body,
    t.Stub: _stub,
    t.SubprogramRenaming: _renaming,
    t.PackageDecl: _package,
    t.PackageBody: _package_body,
    t.PackageRenaming: _package_renaming,
    t.GenericDecl: _generic,
    t.Instantiation: _instantiation,
    t.RepClause: declare_clause,
    t.ConcurrentDecl: _concurrent,
    t.Pragma: declare_pragma,
}
