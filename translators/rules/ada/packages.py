"""Package variables and constants, and the types of each module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers.ada import tree as t
from analyzers.ada.entities import ObjectEntity, PackageEntity, Scope, Subtype, SubtypeEntity, TypeEntity
from analyzers.ada.interface import entities_of
from analyzers.ada.modeltypes import (
    TAG,
    callback_type,
    model_type,
    object_type,
    shaped_type,
    tag_type,
    unconstrained_target,
)
from analyzers.ada.source import module_id
from analyzers.model import ArrayType, EnumType, RecordType, Type
from translators.rules import ir
from translators.rules.ada.aggregates import aggregate
from translators.rules.ada.conversions import fit
from translators.rules.ada.defaults import default_value, zero
from translators.rules.ada.objects import holder_type, refuse_placed
from translators.rules.ada.parts import parts_of
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine, unrepresentable
from translators.rules.ada.values import STRING, UNKNOWN, First
from translators.rules.emit import walk

if TYPE_CHECKING:
    from translators.rules.ada.program import Program


class Packages:
    """The package-level objects of all modules: lowered initial values, or why there is none."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.names: dict[int, tuple[str, str]] = {}
        self.objects: dict[str, list[ObjectEntity]] = {}
        self.lowered: dict[int, ir.GlobalVariable] = {}
        self.refused: dict[int, Refused] = {}
        self.firsts: dict[int, First] = {}
        self.deferred: dict[int, tuple[ir.Statement, ...]] = {}
        self.waiting: set[tuple[str, str]] = set()
        self.instance_types: dict[str, dict[int, TypeEntity]] = {}
        for id_, unit in program.units.items():
            package = program.library.unit(unit)
            if isinstance(package, PackageEntity) and package.known:
                self.collect(id_, package)

    def collect(self, id_: str, package: PackageEntity) -> None:
        taken: set[str] = set()
        for entity, _ in entities_of(package, self.program.library):
            if not isinstance(entity, ObjectEntity) or entity.renames is not None or entity.scope.inside:
                continue
            name, count = entity.name, 1
            while name.lower() in taken:
                count += 1
                name = f"{entity.name}_{count}"
            taken.add(name.lower())
            self.names[id(entity)] = (id_, name)
            self.objects.setdefault(id_, []).append(entity)

    def lower(self) -> None:
        """Lower every initial value."""
        seen = self.seen()
        for id_, entities in self.objects.items():
            for entity in entities:
                before = id(entity) in self.refused
                self.lowered.pop(id(entity), None)
                self.refused.pop(id(entity), None)
                try:
                    self.lowered[id(entity)] = self.lower_object(id_, entity)
                except Refused as refusal:
                    self.refused[id(entity)] = refusal
                if before != (id(entity) in self.refused):
                    self.program.note_change()
        if self.seen() != seen:
            self.program.watch.forget()

    def seen(self) -> object:
        """What subprograms see of the initial values."""
        refused = {key: (x.construct, x.reason, x.span) for key, x in self.refused.items()}
        return refused, dict(self.firsts), dict(self.deferred)

    def lower_object(self, id_: str, entity: ObjectEntity) -> ir.GlobalVariable:
        from translators.rules.ada.expressions import expression

        r = Routine(self.program, id_, entity.scope)
        of, at = entity.subtype, t.Null(span=entity.span, pos=entity.pos)
        r.since, r.since_scope = at, r.scope
        constant = entity.role == "constant"
        refuse_placed(entity, at)
        self.deferred.pop(id(entity), None)
        self.waiting.discard(self.names[id(entity)])
        if of.type.kind == "array" and of.bounds is None:
            if entity.initial is None or not of.type.is_string or not constant:
                raise Refused("dynamic bounds", f"{entity.name} has bounds that are not static", at)
            value = expression(r, entity.initial, of.type)
            self.firsts[id(entity)] = value.first if value.first.make is None and value.first.last is None else UNKNOWN
            type_: Type = STRING
            initial = value.node
        else:
            type_ = r.type_of(of, at)
            if entity.initial is None:
                initial = default_value(r, of, at)
            elif isinstance(entity.initial, t.Aggregate):
                initial = fit(r, aggregate(r, entity.initial, of.type, of), of, at)
            else:
                initial = fit(r, expression(r, entity.initial, of.type), of, at)
        if id(entity) in self.program.boxed:
            type_ = holder_type(r, entity, at)
            initial = ir.Allocate(initial, type_)
        effects = self.program.effects.expression(initial, id_)
        name = self.names[id(entity)][1]
        if effects.visible or effects.reads or effects.raises or effects.console or r.before or self.waits(initial, id_) or (
            isinstance(initial, ir.Allocate)
        ):
            target = ir.Variable(name, type_, "global")
            self.waiting.add(self.names[id(entity)])
            self.deferred[id(entity)] = (*r.before, ir.Assign(target, initial, entity.span))
            initial, constant = zero(type_, at), False
        owner = entity.scope.owner
        declared = isinstance(owner, PackageEntity) and entity.scope in (owner.public, owner.private)
        of_instance = bool(entity.scope.instance) and declared  # other modules may use it
        of_instance |= id(entity) in self.program.foreign
        seen = entity.exported or of_instance or (isinstance(owner, PackageEntity) and entity.scope is owner.private)  # by children
        return ir.GlobalVariable(name, type_, initial, constant, seen, entity.span)

    def waits(self, node: object, id_: str) -> bool:
        """Whether a value is made of one that elaboration computes, or by a call."""
        if isinstance(node, ir.Variable):
            return (node.module or id_, node.name) in self.waiting
        return isinstance(node, ir.Call) or any(self.waits(child, id_) for child in walk.children(node))

    def add_instance_object(self, entity: ObjectEntity) -> None:
        """Take in an object of a generic instance, which somebody uses."""
        id_ = module_id(entity.scope.home)
        if entity.scope.inside or not entity.scope.instance or id_ not in self.program.units:
            return
        taken = {name.lower() for owner, name in self.names.values() if owner == id_}
        base = f"{entity.scope.instance.rpartition('.')[2]}_{entity.name}"
        name, count = base, 1
        while name.lower() in taken:
            count += 1
            name = f"{base}_{count}"
        self.names[id(entity)] = (id_, name)
        self.objects.setdefault(id_, []).append(entity)
        self.program.note_change()
        try:
            self.lowered[id(entity)] = self.lower_object(id_, entity)
        except Refused as refusal:
            self.refused[id(entity)] = refusal

    def add_instance_types(self, type_: TypeEntity) -> None:
        """Note the records and enumerations of generic instances that a type is made of, or refers to."""
        waiting, seen = [type_], {id(type_)}
        while waiting:
            item = waiting.pop()
            if unconstrained_target(item) and item.target is not None and len(item.target.type.indexes) > 1:
                self.note_shaped(item.target.type)
            elif item.instance and item.root is item and (item.profile is not None or item.kind in ("record", "enum") or unconstrained_target(item)):
                self.instance_types.setdefault(module_id(item.home), {})[id(item)] = item
            for part in parts_of(item):
                if id(part) not in seen:
                    seen.add(id(part))
                    waiting.append(part)

    def note_shaped(self, type_: TypeEntity) -> None:
        """Results or access values have arrays of a type of several dimensions, with their bounds."""
        root = type_.root
        self.program.library.shaped.add(id(root))
        self.program.keep(root)
        if root.instance:
            self.instance_types.setdefault(module_id(root.home), {})[id(root)] = root

    def global_name(self, entity: ObjectEntity, at: t.Node) -> tuple[str, str]:
        if id(entity) not in self.names:
            self.add_instance_object(entity)
        if id(entity) not in self.names:
            raise Refused("generic" if entity.scope.inside else "name", f"{entity.name} is not read", at)
        if id(entity) in self.refused:
            refusal = self.refused[id(entity)]
            raise Refused(refusal.construct, f"{entity.name}: {refusal.reason}", at)
        return self.names[id(entity)]

    def global_first(self, entity: ObjectEntity) -> First:
        return self.firsts.get(id(entity), First(1))

    # ------------------------------------------------------------------ what a module declares

    def globals_of(self, id_: str) -> tuple[ir.GlobalVariable, ...]:
        found = self.objects.get(id_, [])
        return tuple(self.lowered[id(e)] for e in found if id(e) in self.lowered)

    def types_of(self, id_: str) -> tuple[Type, ...]:
        """The module's records and enumerations, each after those that it is made of."""
        library = self.program.library
        package = library.unit(self.program.units[id_])
        found: dict[str, Type] = {}
        scopes: list[Scope] = []
        if isinstance(package, PackageEntity) and package.known:
            for entity, _ in entities_of(package, library):
                own = isinstance(entity, SubtypeEntity) and entity.subtype.type.root is entity.subtype.type
                if own and isinstance(entity, SubtypeEntity) and entity.subtype.type.name.lower() == entity.key:
                    add_type(model_type(entity.subtype, library, None), entity, id_, found)
        for (_, outer), scope in list(library.scopes.items()):
            if scope.inside == "subprogram" and module_id(scope.home) == id_ and outer:
                scopes.append(scope)
        for scope in scopes:  # packages inside subprograms too, and those inside them
            inner = [e for group in scope.names.values() for e in group if isinstance(e, PackageEntity)]
            nested = [e for e in inner if e.scope is scope and e.known and not e.generic]
            scopes += [s for e in nested for s in (e.public, e.private, e.body_scope) if s is not None and s not in scopes]
        for scope in scopes:
            for group in scope.names.values():
                for entity in group:
                    if isinstance(entity, SubtypeEntity) and entity.subtype.type.root is entity.subtype.type:
                        add_type(model_type(entity.subtype, library, None), entity, id_, found)
        for type_ in self.instance_types.get(id_, {}).values():
            any_length = unconstrained_target(type_)
            model = object_type(type_, library) if any_length else model_type(Subtype(type_), library, None)
            if id(type_) in library.shaped:
                model = shaped_type(type_, library)
            if isinstance(model, EnumType | RecordType) and unrepresentable(model) is None:
                found.setdefault(model.name, model)
        if self.program.tag_owner() == id_:
            found = {TAG: tag_type(library), **found}
        return in_order(found)


def in_order(types: dict[str, Type]) -> tuple[Type, ...]:
    """Each type after those that it contains; references do not count."""
    placed: dict[str, Type] = {}

    def place(type_: Type) -> None:
        name = getattr(type_, "name", "")
        if name in placed:
            return
        for part in contained(type_):
            inner = types.get(getattr(part, "name", ""))
            if inner is not None and inner is not type_:
                place(inner)
        placed[name] = type_

    for item in types.values():
        place(item)
    return tuple(placed.values())


def contained(type_: Type) -> list[Type]:
    """The types of a record's fields, and those inside arrays, without what references lead to."""
    parts = [f.type for f in getattr(type_, "fields", ())]
    parts += [f.type for v in getattr(type_, "variants", ()) for f in v.fields]
    found: list[Type] = []
    for part in parts:
        while isinstance(part, ArrayType):
            part = part.element
        found.append(part)
    return found


def add_type(type_: Type, entity: SubtypeEntity, id_: str, found: dict[str, Type]) -> None:
    own = module_id(entity.subtype.type.home) == id_
    if own and entity.subtype.type.profile is not None and entity.subtype.type.target is None:
        if entity.subtype.type.name.lower() == entity.key:
            made_type = callback_type(entity.subtype.type, entity.scope.library)
            found.setdefault(made_type.name, made_type)
        return
    array, library = entity.subtype.type, entity.scope.library
    shaped = id(array) in library.shaped
    alone = not shaped and unconstrained_target(array) and array.target is not None and len(array.target.type.indexes) == 1
    if own and (shaped or alone) and array.name.lower() == entity.key:
        made = shaped_type(array, library) if shaped else object_type(array, library)
        if unrepresentable(made) is None:
            found.setdefault(made.name, made)
    if isinstance(type_, EnumType | RecordType) and own and unrepresentable(type_) is None:
        found.setdefault(type_.name, type_)
