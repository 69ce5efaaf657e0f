"""Where the bits of values lie that clauses may place (ARM 13.3, 13.5): sizes, and every scalar part with its place.

Without clauses parts lie where `layout` has them. A size clause of a scalar, a record's component clauses and `Pack` of
arrays of scalars are heeded; bits count from the least significant one of the first byte, as GNAT counts on x86-64.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analyzers.ada import tree as t
from analyzers.ada.entities import Component, Subtype, TypeEntity
from translators.rules.ada import layout
from translators.rules.ada.refusal import Refused

HEEDED = {"record": {"layout", "alignment"}, "array": {"pack", "alignment"}}  # clauses, by what they speak of


@dataclass(frozen=True)
class Step:
    """A component or a row of elements on the way to a part: at which bit it starts, or how far apart elements are."""

    component: str  # of a record; '' of an array
    first: int
    each: int = 0
    low: int = 0
    high: int = 0


@dataclass(frozen=True)
class Part:
    """A scalar part of a value: how it is reached, and so many bits."""

    path: tuple[Step, ...]
    subtype: Subtype
    width: int


def refused(type_: TypeEntity, at: t.Node) -> Refused:
    return Refused("storage layout", f"{type_.name or 'a type'}, whose storage a clause changes", at)


def size(of: Subtype, at: t.Node) -> int:
    """The bits of a value by itself."""
    type_ = of.type
    if type_.scalar:
        return _scalar(of, at)
    if type_.kind == "array":
        shape = of.static_shape
        if shape is None:
            raise Refused("storage layout", f"the storage of {of.name or type_.name}, whose bounds are not static", at)
        count = _element(type_, at)
        for low, high in shape:
            count *= max(0, high - low + 1)
        return _told(type_, count, at)
    if type_.kind != "record" or not type_.placed:
        return 8 * layout.storage(of, at)[0]
    _heeded(type_, at)
    ends = [type_.placed[c.key][1] + 1 for c in _components(type_, at)]
    bits = _told(type_, max(ends, default=0), at)
    if not type_.size and bits not in (8, 16, 32, 64):  # GNAT makes it a multiple of its alignment
        raise refused(type_, at)
    return bits


def parts(of: Subtype, at: t.Node, width: int = 0) -> Iterator[Part]:
    """The scalar parts of a value, in the order of their declaration. `width`: what a clause gives the whole of it."""
    type_ = of.type
    if type_.scalar:
        yield Part((), of, width or _scalar(of, at))
        return
    if width and width != size(of, at):
        raise refused(type_, at)
    if type_.kind == "array":
        assert type_.component is not None and of.static_shape is not None
        each = _element(type_, at)
        rows: list[Step] = []
        step = each
        for low, high in reversed(of.static_shape):
            rows.insert(0, Step("", 0, step, low, high))
            step *= max(0, high - low + 1)
        for part in parts(type_.component, at, each if type_.component.type.scalar else 0):
            yield Part((*rows, *part.path), part.subtype, part.width)
        return
    for component, first, bits in _placed(type_, at):
        for part in parts(component, at, bits):
            yield Part((Step(first[0], first[1]), *part.path), part.subtype, part.width)


def _placed(type_: TypeEntity, at: t.Node) -> Iterator[tuple[Subtype, tuple[str, int], int]]:
    """The components of a record: subtype, name and first bit, and the width that a clause gives (0: none does)."""
    if type_.placed:
        _heeded(type_, at)
        for component in _components(type_, at):
            first, last = type_.placed[component.key]
            yield component.subtype, (component.key, first), last - first + 1
        return
    places, _ = layout.record(type_, at)
    for component, place in zip(type_.components, places, strict=True):
        yield component.subtype, (component.key, 8 * place), 0


def _components(type_: TypeEntity, at: t.Node) -> tuple[Component, ...]:
    if type_.discriminants or type_.tagged or type_.variants or any(c.key not in type_.placed for c in type_.components):
        raise refused(type_, at)
    return type_.components


def _scalar(of: Subtype, at: t.Node) -> int:
    """The bits of a scalar by itself: those of its size clause, or of the machine's unit that it takes."""
    type_ = of.type
    if type_.clauses or type_.root is not type_ or not type_.size:
        if type_.kind == "enum" and type_.values and not (type_.clauses or type_.size):
            return _coded(type_, at)
        return 8 * layout.storage(of, at)[0]
    if type_.size not in (8, 16, 32, 64) or needed(of, at) > type_.size:
        raise refused(type_, at)
    return type_.size


def _coded(type_: TypeEntity, at: t.Node) -> int:
    """The bits of an enumeration whose literals have values of their own."""
    bits = _bits_of(min(type_.values), max(type_.values))
    if bits > 32:
        raise refused(type_, at)
    return next(unit for unit in (8, 16, 32) if bits <= unit)


def needed(of: Subtype, at: t.Node) -> int:
    """The fewest bits that hold the values of a scalar subtype (ARM 13.3(55))."""
    type_ = of.type
    if type_.kind == "float":
        return int(type_.high)
    if type_.kind in ("boolean", "character", "enum"):
        codes = type_.values or tuple(range(max(len(type_.literals), 1)))
        low, high = min(codes), max(codes)
    elif type_.kind in ("signed", "modular") and of.static_range is not None:
        low, high = of.static_range
    else:
        raise refused(type_, at)
    return _bits_of(low, high)


def _bits_of(low: int, high: int) -> int:
    return max((~low).bit_length(), high.bit_length()) + 1 if low < 0 else max(high.bit_length(), 1)


def _element(type_: TypeEntity, at: t.Node) -> int:
    """How many bits the elements of an array are apart."""
    component = type_.component
    assert component is not None
    _heeded(type_, at)
    if "pack" in type_.clauses:
        if not component.type.scalar or component.type.size or component.type.clauses:
            raise refused(type_, at)
        bits = needed(component, at)
    elif component.type.scalar or not _laid_out(component.type):
        return size(component, at)
    else:
        bits = size(component, at)
    if bits not in (1, 2, 4, 8, 16, 32, 64) or (bits < 8 and not component.type.scalar):
        raise refused(type_, at)
    return bits


def _laid_out(type_: TypeEntity) -> bool:
    """Whether a clause speaks of a type or of one of its parts."""
    parts_of = [c.subtype.type for c in type_.components] + ([type_.component.type] if type_.component is not None else [])
    return bool(type_.clauses or type_.size) or any(_laid_out(p) for p in parts_of)


def _heeded(type_: TypeEntity, at: t.Node) -> None:
    ancestor = type_.parent
    while ancestor is not None:
        if ancestor.clauses or ancestor.size:
            raise refused(type_, at)
        ancestor = ancestor.parent
    if not set(type_.clauses) <= HEEDED.get(type_.kind, set()):
        raise refused(type_, at)


def _told(type_: TypeEntity, bits: int, at: t.Node) -> int:
    """So many bits, when that is what a size clause says too."""
    if type_.size and type_.size != bits:
        raise refused(type_, at)
    return bits
