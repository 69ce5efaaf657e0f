"""Which records and arrays GNAT passes by copy when they change (ARM 6.2(11)): an exception leaves the caller's as they were.

Measured with GNAT 12 on x86-64: those of at most 16 bytes, and of at most eight times their alignment, whose size no
discriminant changes, and that are not of a type that is always passed by reference.
"""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.ada import tree as t
from analyzers.ada.entities import Component, Subtype, TypeEntity, VariantSet
from translators.rules.ada.refusal import Refused
from translators.rules.ada.sizes import layout, plain, record_layout

MOST = 128


def copied_back(of: Subtype, mode: str, at: t.Node) -> bool:
    """Whether a parameter of a composite type is a copy, which comes back only when the call ends without an exception."""
    type_ = of.type
    if mode == "in" or type_.kind not in ("array", "record") or by_reference(of):
        return False
    if not plain(type_):
        return clause_copies(of, at)
    try:
        if type_.kind == "array":
            made = [layout(of, at)]
        else:
            made = [record_layout((*type_.discriminants, *type_.components, *more), at) for more in forms(type_.variants)]
    except Refused:
        raise unknown(type_, at) from None
    return fits(max(m.object for m in made), max(m.alignment for m in made))


def unknown(type_: TypeEntity, at: t.Node) -> Refused:
    return Refused("parameter", f"{type_.name}, which may be passed by copy or by reference", at)


def fits(bits: int, alignment: int) -> bool:
    return bits <= min(8 * alignment, MOST)


def clause_copies(of: Subtype, at: t.Node) -> bool:
    """The same of a type whose storage a clause changes, where that is sure."""
    type_ = of.type
    bits = type_.size
    if bits <= 0 and type_.kind == "array" and type_.component is not None and type_.component.type.kind == "boolean":
        bits = 1  # packed
        for low, high in of.static_shape or ():
            bits *= max(0, high - low + 1)
    if 0 < bits <= 64 or bits > 2 * MOST:
        return bits <= 64
    raise unknown(type_, at)


def by_reference(of: Subtype) -> bool:
    """Whether objects of a type are always passed by reference, or their size is not known to the compiler."""
    type_ = of.type
    if type_.kind == "array":
        return of.static_shape is None or (type_.component is not None and by_reference(type_.component))
    if type_.kind != "record":
        return False
    special = type_.tagged or type_.task is not None or type_.protected is not None or type_.container
    if special or type_.home == "ada.strings.unbounded" or limited(type_):
        return True
    return any(by_reference(c.subtype) for more in forms(type_.variants) for c in (*type_.components, *more))


def limited(type_: TypeEntity) -> bool:
    """Whether a record is written as a limited one, or derived from such."""
    found: TypeEntity | None = type_
    while found is not None:
        if found.limited_record:
            return True
        found = found.parent
    return False


def forms(variants: VariantSet | None) -> Iterator[tuple[Component, ...]]:
    """The components of each variant, with those of the variants inside it."""
    if variants is None:
        yield ()
        return
    for choice in variants.variants:
        for more in forms(choice.nested):
            yield (*choice.components, *more)
