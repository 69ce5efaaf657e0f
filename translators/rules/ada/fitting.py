"""Which types may stand where others are wanted, what of a private one is seen, and what types are made of."""

from __future__ import annotations

from analyzers.ada import standard
from analyzers.ada import tree as t
from analyzers.ada.entities import Component, PackageEntity, Scope, TypeEntity, VariantSet
from analyzers.ada.subtypes import mark_subtype

INT, REAL, FIXED = standard.UNIVERSAL_INTEGER, standard.UNIVERSAL_REAL, standard.UNIVERSAL_FIXED


def hidden(type_: TypeEntity, scope: Scope) -> bool:
    """Whether only the partial view of a private type is seen from here."""
    owner = type_.region.owner if type_.private and type_.region is not None else None
    if not isinstance(owner, PackageEntity):
        return False
    region: Scope | None = scope
    while region is not None and region is not owner.private and region is not owner.body_scope:
        region = region.parent
    return region is None


def compatible(given: TypeEntity, wanted: TypeEntity) -> bool:
    """Whether a value of one type may stand where the other is wanted."""
    if given is wanted:
        return True
    if given is INT:
        return wanted.integer
    if given is REAL:
        return wanted.real
    if given is FIXED:
        return wanted.kind == "fixed"
    if given is standard.STRING_LITERAL:
        return wanted.kind == "array" and len(wanted.indexes) == 1 and _characters(wanted)
    if given is standard.AGGREGATE:
        return wanted.kind in ("array", "record")
    if given is standard.NULL:
        return wanted.kind == "access"
    if given is standard.RAISE:
        return True
    if wanted.tagged and given.tagged and (given.specific or wanted.specific):
        if wanted.specific is not None:
            return given.descends(wanted.specific)
        return given.specific is wanted  # a dispatching call
    if wanted is INT:
        return given.integer
    if wanted is REAL:
        return given.real
    if wanted.kind == given.kind == "access" and not (wanted.name and given.name):
        ends = [x.target.type if x.target is not None else None for x in (given, wanted)]
        if ends[0] is not None and ends[1] is not None and ends[1].specific is not None:
            return ends[0].tagged and ends[0].descends(ends[1].specific)
        return ends[0] is not None and ends[0] is ends[1]
    return given.kind == wanted.kind == "opaque" and given.name.lower() == wanted.name.lower()


def _characters(type_: TypeEntity) -> bool:
    return type_.component is not None and type_.component.type.kind in ("character", "enum")


def allocated(expr: t.Allocator, scope: Scope) -> TypeEntity | None:
    """The type of the object that an allocator makes (ARM 4.8(3))."""
    made = expr.subtype
    if isinstance(made, t.Qualified | t.SubtypeMark):
        made = made.mark
    if isinstance(made, t.Apply):
        made = made.prefix
    found = mark_subtype(made, scope)
    return found.type if found is not None and found.type.kind not in ("opaque", "private") else None


def spelled(expr: t.Node | None, type_: TypeEntity) -> bool:
    """Whether a character literal is one of an enumeration type, visible or not (ARM 4.2(3))."""
    return isinstance(expr, t.CharLit) and type_.kind == "enum" and f"'{chr(expr.value)}'" in type_.literals


def elements_of(type_: TypeEntity) -> TypeEntity | None:
    """The array in which a container keeps its elements."""
    if not type_.container:
        return None
    items = components(type_).get("items")
    return items.subtype.type if items is not None else None


def element_of(type_: TypeEntity) -> TypeEntity | None:
    """What a container's elements are: of any length, they are kept behind access values."""
    array = elements_of(type_)
    stored = array.component.type if array is not None and array.component is not None else None
    if stored is not None and stored.name.lower() == "stored_element" and stored.target is not None:
        return stored.target.type
    return stored


def components(type_: TypeEntity) -> dict[str, Component]:
    """All components of a record by name, those of variants included."""
    type_ = type_.specific or type_
    found = {c.key: c for c in (*type_.discriminants, *type_.components)}

    def add(part: VariantSet | None) -> None:
        for variant in part.variants if part else ():
            found.update((c.key, c) for c in variant.components)
            add(variant.nested)

    add(type_.variants)
    return found
