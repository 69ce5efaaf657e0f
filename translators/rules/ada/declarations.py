"""Local declarations: variables and constants with their initial values (ARM 3.3.1)."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from analyzers.ada import tree as t
from analyzers.ada.declare import package_body_scope
from analyzers.ada.entities import (
    Bound,
    Dynamic,
    GenericEntity,
    ObjectEntity,
    PackageEntity,
    Scope,
    SubprogramEntity,
    Subtype,
    SubtypeEntity,
    TypeEntity,
)
from analyzers.ada.resolve import knows_meaning
from analyzers.ada.subtypes import subtype
from translators.rules import ir
from translators.rules.ada import cursors, rendezvous, several, tasking
from translators.rules.ada.aggregates import aggregate
from translators.rules.ada.conversions import evaluated, fit
from translators.rules.ada.defaults import default_value
from translators.rules.ada.dynamicarrays import dynamic_array, keep_first
from translators.rules.ada.early import CONSTRUCT, INDIRECT, refuse_early_instance
from translators.rules.ada.objects import holder_type, refuse_placed
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.settled import noisy, settled
from translators.rules.ada.spans import subtype_first
from translators.rules.ada.subtypes import elaborated, loud_constraint


def declarations(r: Routine, items: Sequence[t.Decl], scope: Scope) -> list[ir.Statement]:
    """The local objects that a declarative part makes. Types, subtypes and subprograms make no statements."""
    since = r.since, r.since_scope
    try:
        return [statement for item in items for statement in _declaration(r, item, scope)]
    finally:
        r.since, r.since_scope = since


def _declaration(r: Routine, item: t.Decl, scope: Scope) -> list[ir.Statement]:
    found: list[ir.Statement] = []
    if isinstance(item, t.ConcurrentDecl) and item.package is not None:
        item = item.package
    r.since, r.since_scope = item, scope
    if isinstance(item, t.SubtypeDecl | t.TypeDecl):
        found += checks(r, item)
        found += held_bounds(r, item, scope)
    if isinstance(item, t.ObjectDecl) and len(item.names) > 1 and loud_constraint(r, item):
        found += apart(r, item, scope)
    elif isinstance(item, t.ObjectDecl):
        found += checks(r, item)
        for name in item.names:
            found += declared(r, name, item, scope)
    elif isinstance(item, t.PackageDecl | t.PackageBody):
        found += local_package(r, item, scope)
    elif isinstance(item, t.Stub) and (body := subunit(scope, t.dotted(item.name))) is not None:
        found += local_package(r, body, scope)
    elif isinstance(item, t.Instantiation):
        instance = next((e for e in scope.local(t.dotted(item.name).lower()) if e.pos in (item.pos, item.name.pos)), None)
        refuse_early_instance(scope, getattr(instance, "instance_of", None), item)
        found += formal_objects(r, item, scope)
        if item.kind == "package":
            found += local_instance(r, item, scope)
    elif isinstance(item, t.ObjectRenaming):
        found += renaming(r, item, scope)
    elif isinstance(item, t.SubprogramRenaming):
        found += rendezvous.held_task(r, item, scope)
    elif isinstance(item, t.ConcurrentDecl) and not item.unread:
        if not item.kind.endswith("body") and not item.is_type:
            name = t.Name(item.name, span=item.span, pos=item.pos)
            made = t.ObjectDecl((name,), False, name, None, span=item.span, pos=item.pos)
            found += local(r, declared_object(name, scope), made)
    elif isinstance(item, t.ConcurrentDecl):
        raise Refused("tasking", f"a local {item.kind}", item)
    elif isinstance(item, t.Broken):
        raise Refused("syntax", "a declaration that is not read", item)
    return found


def checks(r: Routine, item: t.SubtypeDecl | t.TypeDecl | t.ObjectDecl) -> list[ir.Statement]:
    """What a declaration's constraints check, after what that is made of."""
    with r.aside() as made:
        found = elaborated(r, item)
    return [*made, *found] if found else []


def declared(r: Routine, name: t.Name, item: t.ObjectDecl, scope: Scope) -> list[ir.Statement]:
    """One of the objects of a declaration."""
    entity = declared_object(name, scope)
    if item.constant and item.initial is None and entity.initial is not None:  # completed later
        return []
    return [*object_bounds(r, entity, item, scope), *local(r, entity, item)]


def apart(r: Routine, item: t.ObjectDecl, scope: Scope) -> list[ir.Statement]:
    """Objects of one declaration whose constraint does something when it is evaluated: once for each (ARM 3.3.1(7)). What
    it gave is kept in a region of each object's own."""
    if not isinstance(item.subtype, t.SubtypeMark):
        raise Refused("type elaboration", "several objects whose constraint has effects", item)
    found: list[ir.Statement] = []
    for name in item.names:
        entity, one = declared_object(name, scope), dataclasses.replace(item, names=(name,))
        own = r.program.regions.get(id(entity))
        if own is None:
            own = Scope(scope.library, scope, scope.home, scope.owner, path=scope.path, inside=scope.inside)
            r.program.regions[id(entity)] = own
            entity.subtype = subtype(item.subtype, own)
            r.program.keep(entity)
            r.program.note_change()
        with r.inside(own):
            r.program.keep(one)
            found += [*checks(r, one), *declared(r, name, one, scope)]
    return found


def held_bounds(r: Routine, item: t.SubtypeDecl | t.TypeDecl, scope: Scope) -> list[ir.Statement]:
    """Constants for the bounds of a subtype that could change later: they are evaluated once, here (ARM 3.2.2(9))."""
    found: list[ir.Statement] = []
    entity = next((e for e in scope.local(item.name.key) if isinstance(e, SubtypeEntity)), None)
    if entity is None:
        return found
    of, name = entity.subtype, entity.name
    ends: list[tuple[Bound | None, TypeEntity, str]] = [(of.low, of.type, "Low"), (of.high, of.type, "High")]
    behind = of.type.target.type if of.type.kind == "access" and of.type.target is not None else of.type
    for index, pair in zip(behind.indexes, of.bounds or (), strict=False):
        ends += [(pair[0], index.type, "Low"), (pair[1], index.type, "High")]
    if isinstance(item, t.TypeDecl) and behind is of.type and of.type.component is not None:
        inner = of.type.component
        ends += [(inner.low, inner.type, "Component_Low"), (inner.high, inner.type, "Component_High")]
        for index, pair in zip(inner.type.indexes, inner.bounds or (), strict=False):
            ends += [(end, index.type, f"Component_{w}") for end, w in zip(pair, ("Low", "High"), strict=True)]
    if isinstance(item, t.TypeDecl) and of.type.kind == "record":
        for component in of.type.own_components:
            scalar = component.subtype
            ends += [(scalar.low, scalar.type, f"{component.name}_Low"), (scalar.high, scalar.type, f"{component.name}_High")]
            for index, pair in zip(component.subtype.type.indexes, component.subtype.bounds or (), strict=False):
                ends += [(end, index.type, f"{component.name}_{w}") for end, w in zip(pair, ("Low", "High"), strict=True)]
    return kept_ends(r, name, [e for e in ends if not of_discriminant(e[0], of.type)], item, scope)


def object_bounds(r: Routine, entity: ObjectEntity, item: t.ObjectDecl, scope: Scope) -> list[ir.Statement]:
    """The same for what the arrays may start and end with that an object refers to (ARM 3.6.1(5)), and for the index
    ranges of an object that has an array type of its own."""
    of = entity.subtype
    if of.type.kind == "array" and not of.type.name and len(of.type.indexes) == 1 and len(item.names) == 1:
        pair, own = (of.bounds or ((0, 0),))[0], of.type.indexes[0].type
        if any(isinstance(end, Dynamic) and noisy(r, end.expression) and not settled(r, end.expression) for end in pair):
            return []  # ranges that change something are evaluated with the object
        return kept_ends(r, entity.name, [(pair[0], own, "Low"), (pair[1], own, "High")], item, scope)
    if of.type.kind != "access" or of.type.target is None:
        return []
    indexes = [x.type for x in of.type.target.type.indexes]
    pairs = zip(indexes, of.bounds or (), strict=False)
    ends = [(end, index, word) for index, pair in pairs for end, word in zip(pair, ("Low", "High"), strict=True)]
    return kept_ends(r, entity.name, ends, item, scope)


def kept_ends(
    r: Routine, name: str, ends: Sequence[tuple[Bound | None, TypeEntity, str]], item: t.Decl, scope: Scope
) -> list[ir.Statement]:
    """Constants for those of some bounds that are not static and could change."""
    found: list[ir.Statement] = []
    for bound, type_, end in ends:
        if not isinstance(bound, Dynamic) or not type_.scalar:
            continue
        try:
            with r.aside() as first:
                value = evaluated(r, bound, type_)
            if r.stable(value.node):
                continue
            whole = r.subtype_of_type(type_)
            if id(bound) not in r.program.held_bounds:
                made = ObjectEntity(f"{name}_{end}", item.span, item.pos, scope, whole, "constant")
                r.program.held_bounds[id(bound)] = made
                r.program.keep(bound)
                r.program.note_change()
            own = r.declare(r.program.held_bounds[id(bound)])
            found += [*first, ir.VariableDeclaration(own, r.type_of(whole, item), value.node, True, item.span)]
            r.immutable.add(own)
        except Refused:
            break  # refused where it is used
    return found


def of_discriminant(bound: Bound | None, of: TypeEntity) -> bool:
    """Whether a component's bound names a discriminant: it is evaluated for each object."""
    return isinstance(bound, Dynamic) and isinstance(bound.expression, t.Name) and any(d.key == bound.expression.key for d in of.discriminants)


def renaming(r: Routine, item: t.ObjectRenaming, scope: Scope) -> list[ir.Statement]:
    """What an object renaming evaluates once: the indexes and references on the way to its object (ARM 8.5.1(5))."""
    from translators.rules.ada import containers
    from translators.rules.ada.objects import place
    from translators.rules.ada.targets import fixed_place

    entity = next((e for e in scope.local(item.name.key) if isinstance(e, ObjectEntity) and e.pos == item.name.pos), None)
    if entity is None or entity.renames is None:
        return []
    try:
        with r.aside() as made:
            value = place(r, entity.renames)
            if containers.shared(value.node) is not None:
                return []
            node = fixed_place(r, value.node, item)
            if node is not value.node:
                places = keep_first(r, entity, value.first)  # where it starts stays the same too
                r.renamings[id(entity)] = dataclasses.replace(value, node=node, first=r.firsts[id(entity)])
                return [*places, *made]
    except Refused:
        pass  # refused where it is used
    return []


def declared_object(name: t.Name, scope: Scope) -> ObjectEntity:
    """The object that a declaration makes; a deferred constant is that of the visible part (ARM 7.4)."""
    regions = [scope, scope.owner.public] if isinstance(scope.owner, PackageEntity) else [scope]
    found = [e for region in regions for e in region.local(name.key) if isinstance(e, ObjectEntity)]
    return next((e for e in found if e.pos == name.pos), found[0])


def local_package(r: Routine, item: t.PackageDecl | t.PackageBody, scope: Scope) -> list[ir.Statement]:
    """The objects of a package inside a subprogram, and its body's own statements (ARM 7.1, 7.2)."""
    from translators.rules.ada.handlers import handled

    key = t.dotted(item.name).rpartition(".")[2].lower()
    regions = [scope, scope.owner.private, scope.owner.public] if isinstance(scope.owner, PackageEntity) else [scope]
    found = [e for region in regions for e in region.local(key)]
    package = next((e for e in found if isinstance(e, PackageEntity)), None)
    if package is None:
        if isinstance(item, t.PackageBody) and any(isinstance(e, GenericEntity) for e in found):
            return []
        raise Refused("package", f"{key} is not read", item)
    statements: list[ir.Statement] = []
    if isinstance(item, t.PackageDecl):
        for region, part in ((package.public, item.visible), (package.private, item.private)):
            with r.inside(region):
                statements += declarations(r, part, region)
        return statements
    body = package_body_scope(package, scope.library)
    with r.inside(body):
        statements += declarations(r, item.declarations, body)
        types = tasking.package_types(package)
        first = tasking.activation(r, types, item, "activate_started", early=True) if types else []
        statements += handled(r, item.body, tuple(first)) if item.body is not None else first
    return statements


def subunit(scope: Scope, name: str) -> t.PackageBody | None:
    """The package body that stands where a stub does (ARM 10.1.3)."""
    from analyzers.ada.generics import generic_path

    outer = scope.owner
    home = generic_path(outer.instance_of) if isinstance(outer, PackageEntity) and outer.instance_of is not None else scope.path
    bodies = [u.item for u in scope.library.subunits.get(home.lower(), ()) if isinstance(u.item, t.PackageBody)]
    return next((b for b in bodies if t.dotted(b.name).lower() == name.lower()), None)


def formal_objects(r: Routine, item: t.Instantiation, scope: Scope) -> list[ir.Statement]:
    """The formal objects of an instance inside a subprogram whose actuals must be evaluated here, once (ARM 12.4(10))."""
    from translators.rules.ada.expressions import expression

    name = t.dotted(item.name).lower()
    made = [e for e in scope.local(name) if isinstance(e, PackageEntity | SubprogramEntity)]
    entity = next((e for e in made if e.pos == item.pos), made[-1] if made else None)  # functions of one name overload
    if entity is None or knows_meaning(entity.generic) or entity.instance_of is None:
        return []
    shell = entity.public.parent if isinstance(entity, PackageEntity) else entity.scope
    found: list[ir.Statement] = []
    for formal in (e for group in shell.names.values() for e in group) if shell is not None else ():
        if not isinstance(formal, ObjectEntity) or not formal.formal or formal.renames is not None:
            continue
        of = formal.subtype
        if several.open_array(of) or formal.initial is None:
            continue
        try:
            with r.aside() as first, r.inside(formal.scope):
                value = expression(r, formal.initial, of.type)
                node = fit(r, value, of, item)
            open_ = of.type.kind == "array" and of.static_bounds() is None
            fixed = value.first.number is not None and value.first.last is None
            if r.stable(node) and not r.program.effects.expression(node, r.module).raises and not first and (fixed or not open_):
                continue
            if id(formal) not in r.program.held_formals:
                r.program.held_formals.add(id(formal))
                r.program.note_change()
            own = r.declare(formal)
            r.immutable.add(own)
            with r.aside() as counted:
                starts = keep_first(r, formal, value.first if of.bounds is None else subtype_first(r, of, item)) if open_ else []
            found += [*first, *counted, *starts, ir.VariableDeclaration(own, r.type_of(of, item), node, True, item.span)]
        except Refused as refusal:
            if refusal.construct in (CONSTRUCT, INDIRECT):
                raise  # else refused where it is used
    return found


def local_instance(r: Routine, item: t.Instantiation, scope: Scope) -> list[ir.Statement]:
    """An instance of a package inside a subprogram: its objects, and its body's own statements."""
    from analyzers.ada.generics import generic_body, give_package_body
    from translators.rules.ada.handlers import handled

    package = next((e for e in scope.local(t.dotted(item.name).lower()) if isinstance(e, PackageEntity)), None)
    if package is None or package.instance_of is None:
        return []
    unit = package.instance_of.declaration.unit
    assert isinstance(unit, t.PackageDecl)
    if knows_meaning(package.generic):
        variables = tuple(d for d in unit.visible if isinstance(d, t.ObjectDecl) and not d.constant)
        with r.inside(package.public):
            return declarations(r, variables, package.public)
    found: list[ir.Statement] = []
    for region, part in ((package.public, unit.visible), (package.private, unit.private)):
        with r.inside(region):
            found += declarations(r, part, region)
    body = generic_body(package.instance_of)
    if isinstance(body, t.PackageBody):
        give_package_body(package)
        assert package.body_scope is not None
        with r.inside(package.body_scope):
            found += declarations(r, body.declarations, package.body_scope)
            types = tasking.package_types(package)
            first = tasking.activation(r, types, item, "activate_started", early=True) if types else []
            found += handled(r, body.body, tuple(first)) if body.body is not None else first
    return found


def local(r: Routine, entity: ObjectEntity, item: t.ObjectDecl) -> list[ir.Statement]:
    """One local object."""
    with r.apart() as made:
        lowered = _local(r, entity, item)
    return [*made, *lowered]


def _local(r: Routine, entity: ObjectEntity, item: t.ObjectDecl) -> list[ir.Statement]:
    refuse_placed(entity, item)
    if entity.subtype.type.kind == "array" and entity.subtype.bounds is None and len(entity.subtype.type.indexes) > 1:
        shaped(r, entity, item)
    of = entity.subtype
    constant = entity.role == "constant"
    if several.open_array(of):
        return several.declared(r, entity, item, constant)
    if of.type.kind == "array" and of.static_bounds() is None:
        return dynamic_array(r, entity, item, constant)
    type_ = r.type_of(of, item)
    if item.initial is None:
        initial = uninitialised(r, entity, item)
    elif isinstance(item.initial, t.Aggregate):
        initial = fit(r, aggregate(r, item.initial, of.type, of), of, item)
    else:
        initial = initial_value(r, item.initial, of, item)
    name = r.declare(entity)
    if item.initial is not None and cursors.is_cursor(of.type):
        cursors.declared(r, entity, item.initial)
    if id(entity) in r.program.boxed:
        constant, type_ = True, holder_type(r, entity, item)
        initial = ir.Allocate(initial, type_)
    if constant:
        r.immutable.add(name)
    made = [ir.VariableDeclaration(name, type_, initial, constant, item.span)]
    if constant or item.initial is None or not of.type.container:
        return [*made]
    from translators.rules.ada.containers import copied
    from translators.rules.ada.objects import variable

    return [*made, *copied(r, variable(r, entity, item), item)]


def shaped(r: Routine, entity: ObjectEntity, item: t.ObjectDecl) -> None:
    """An array of several dimensions has the bounds of its initial value, where they are known (ARM 3.3.1(9))."""
    from translators.rules.ada.expressions import expression

    type_ = entity.subtype.type
    if item.initial is None:
        return
    with r.tried():
        made = aggregate(r, item.initial, type_) if isinstance(item.initial, t.Aggregate) else expression(r, item.initial, type_)
    if made.subtype is not None and made.subtype.static_shape is not None:
        if entity.subtype.bounds != made.subtype.static_shape:
            r.program.watch.forget()
        entity.subtype = Subtype(type_, bounds=made.subtype.static_shape, scope=entity.scope, name=type_.name)


def initial_value(r: Routine, source: t.Expr, of: Subtype, at: t.Node) -> ir.Expression:
    from translators.rules.ada.expressions import expression

    value = expression(r, source, of.type)
    return fit(r, value, of, at)


def uninitialised(r: Routine, entity: ObjectEntity, at: t.Node) -> ir.Expression:
    """The value of an object that has none: for scalars only where nobody can see it."""
    of = entity.subtype
    if of.type.scalar and not of.type.limited and entity.key in r.read_early:
        raise Refused("uninitialised variable", f"{entity.name} may be read before it is written", at)
    return default_value(r, of, at)
