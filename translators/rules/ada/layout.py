"""How GNAT 12 stores values on x86-64 (measured): sizes and alignments in bytes, of the types whose storage is known here."""

from __future__ import annotations

from analyzers.ada import tree as t
from analyzers.ada.entities import Subtype, TypeEntity
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import base_type

Storage = tuple[int, int]  # size, alignment


def storage(of: Subtype, at: t.Node) -> Storage:
    """Size and alignment of an object of a subtype."""
    type_ = of.type
    ancestor: TypeEntity | None = type_
    while ancestor is not None:
        if ancestor.size or ancestor.clauses:
            raise Refused("storage layout", f"{type_.name}, whose storage a clause changes", at)
        ancestor = ancestor.parent
    if type_.kind in ("signed", "modular", "fixed"):
        size = base_type(type_, at).bits // 8
        return size, size
    if type_.kind in ("boolean", "character", "enum"):
        if type_.values and type_.values != tuple(range(len(type_.literals))):
            raise Refused("storage layout", f"{type_.name}, whose literals have values of their own", at)
        size = 1 if len(type_.literals) <= 256 else 2
        return size, size
    if type_.kind == "float" and type_.high in (32, 64):
        return type_.high // 8, type_.high // 8
    if type_.kind == "array":
        return _array(of, at)
    if type_.kind == "record" and not (type_.discriminants or type_.tagged or type_.variants or type_.task or type_.protected):
        return record(type_, at)[1]
    raise Refused("storage layout", f"the storage of {type_.name or 'a type'}", at)


def record(type_: TypeEntity, at: t.Node) -> tuple[list[int], Storage]:
    """Where the components of a record begin, and what it takes."""
    places: list[int] = []
    end, widest = 0, 1
    for component in type_.components:
        size, alignment = storage(component.subtype, at)
        places.append(rounded(end, alignment))
        end, widest = places[-1] + size, max(widest, alignment)
    return places, (rounded(end, widest), widest)


def rounded(size: int, alignment: int) -> int:
    return -(-size // alignment) * alignment


def _array(of: Subtype, at: t.Node) -> Storage:
    shape = of.static_shape
    if shape is None or of.type.component is None:
        raise Refused("storage layout", f"the storage of {of.name or of.type.name}, whose bounds are not static", at)
    size, alignment = storage(of.type.component, at)
    for low, high in shape:
        size *= max(0, high - low + 1)
    return size, alignment
