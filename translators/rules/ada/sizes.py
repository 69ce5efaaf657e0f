"""How many bits GNAT gives types and objects on x86-64: 'Size, 'Storage_Size (ARM 13.3, 13.11).

Components lie in the order of their declaration, each at its alignment; GNAT changes that order only for records with
parts of other sizes than whole bytes, or of sizes that are not static, of which nothing is said here. All of it was
measured with GNAT 12.
"""

from __future__ import annotations

import dataclasses

from analyzers.ada import tree as t
from analyzers.ada.entities import Component, ObjectEntity, SubprogramEntity, Subtype, TypeEntity
from analyzers.ada.subtypes import mark_subtype
from translators.rules import ir
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine, base_type
from translators.rules.ada.values import WIDE, integer


@dataclasses.dataclass(frozen=True)
class Layout:
    """The bits of a type's values, those that an object or component of it takes, and at what multiples it starts."""

    value: int
    object: int
    alignment: int


def refused(at: t.Node) -> Refused:
    return Refused("attribute", "the attribute 'size", at)


def plain(type_: TypeEntity) -> bool:
    """Whether no clause and no pragma speaks of how a type is stored, or of one that it is derived from."""
    found: TypeEntity | None = type_
    while found is not None:
        if found.clauses or found.size:
            return False
        found = found.parent
    return True


def sized(type_: TypeEntity) -> bool:
    """Whether it is a scalar type whose own clause gives its size, and no other says anything of it."""
    return type_.scalar and 0 < type_.size <= 64 and type_.root is type_ and not type_.clauses


def units(bits: int) -> int:
    """The bits of the machine's unit that holds so many."""
    return next(n for n in (8, 16, 32, 64) if bits <= n)


def layout(of: Subtype, at: t.Node) -> Layout:
    """That of a type whose size the compiler knows."""
    type_ = of.type
    if sized(type_):
        return Layout(type_.size, units(type_.size), units(type_.size))
    if not plain(type_) or type_.tagged or type_.task is not None or type_.protected is not None or type_.container:
        raise refused(at)
    if type_.kind in ("signed", "modular", "fixed"):
        bits = base_type(type_, at).bits
        return Layout(bits, bits, bits)
    if type_.kind == "float":
        return Layout(type_.high, type_.high, type_.high)
    byte = type_.kind in ("boolean", "character") or (type_.kind == "enum" and len(type_.literals) < 256)
    if byte and all(0 <= value < 256 for value in type_.values):
        return Layout(8, 8, 8)
    if type_.kind == "access":
        target = type_.target
        wide = target is not None and target.type.kind == "array" and target.bounds is None
        if not type_.name or (target is not None and target.type.kind not in ("array", "record", "access") and not target.type.scalar):
            raise refused(at)
        return Layout(128, 128, 64) if wide else Layout(64, 64, 64)
    if type_.kind == "array" and type_.component is not None and of.static_shape is not None:
        part = component_layout(type_.component, at)
        count = 1
        for low, high in of.static_shape:
            count *= max(0, high - low + 1)
        return Layout(count * part.object, count * part.object, part.alignment)
    if type_.kind == "record" and type_.variants is None and type_.home != "ada.strings.unbounded":
        return record_layout((*type_.discriminants, *type_.components), at)
    raise refused(at)


def component_layout(of: Subtype, at: t.Node) -> Layout:
    """That of a component, which must take some room."""
    found = layout(of, at)
    if not found.object:
        raise refused(at)
    return found


def record_layout(components: tuple[Component, ...], at: t.Node) -> Layout:
    end, alignment = 0, 8
    for start, part in placed(components, at).values():
        end, alignment = start + part.object, max(alignment, part.alignment)
    return Layout(end, up(end, alignment), alignment)


def placed(components: tuple[Component, ...], at: t.Node) -> dict[str, tuple[int, Layout]]:
    """At which bit each of these components of a record starts, by its key, where nothing else is among them."""
    end = 0
    found: dict[str, tuple[int, Layout]] = {}
    for component in components:
        part = component_layout(component.subtype, at)
        start = up(end, part.alignment)
        found[component.key] = start, part
        end = start + part.object
    return found


def up(bits: int, alignment: int) -> int:
    return -(-bits // alignment) * alignment


def of_type(mark: Subtype, at: t.Node) -> int:
    """`T'Size` of a composite or access type."""
    if mark.type.scalar or (mark.type.kind == "record" and mark.discriminants is not None):
        raise refused(at)
    return layout(mark, at).value


def of_line(r: Routine, mark: Subtype, at: t.Node) -> ir.Expression:
    """`T'Size` of an array subtype whose bounds are not static, as an integer of 64 bits."""
    from translators.rules.ada import several, shapes
    from translators.rules.ada.conversions import extent

    type_ = mark.type
    if type_.component is None or not plain(type_):
        raise refused(at)
    part = component_layout(type_.component, at)
    if len(type_.indexes) == 1:
        counts = [extent(r, mark, at)]
    else:
        counts = [several.extent(*pair) for pair in shapes.ends_of(r, mark, at)]
    node: ir.Expression = integer(part.object, WIDE)
    for count in reversed(counts):
        node = ir.Binary("*", ir.Convert(count, WIDE), node, WIDE)
    return node


def of_component(r: Routine, expr: t.Attribute) -> int:
    """`R.C'Position`, `'First_Bit` and `'Last_Bit` (ARM 13.5.2) of a record that no clause lays out."""
    from translators.rules.ada.attributes import visit
    from translators.rules.ada.expressions import expression
    from translators.rules.ada.references import followed

    reason = f"the attribute '{expr.designator}"
    prefix = expr.prefix
    if not isinstance(prefix, t.Selected) or r.scope.library.find_one(prefix, r.scope) is not None or calls(r, prefix):
        raise Refused("attribute", reason, expr)
    base = followed(r, expression(r, prefix.prefix, None), expr)
    type_ = base.type
    if type_.kind != "record" or type_.variants is not None or type_.home == "ada.strings.unbounded":
        raise Refused("attribute", reason, expr)
    layout(Subtype(type_), expr)
    found = placed((*type_.discriminants, *type_.components), expr).get(prefix.key)
    if found is None:
        raise Refused("attribute", reason, expr)
    visit(r, base, expr)
    start, part = found
    first = start % 8
    return {"position": start // 8, "first_bit": first, "last_bit": first + part.object - 1}[expr.designator]


def of_object(r: Routine, expr: t.Attribute) -> ir.Expression:
    """`X'Size`, as an integer of 64 bits."""
    from translators.rules.ada.attributes import visit
    from translators.rules.ada.expressions import expression
    from translators.rules.ada.objects import length, repeatable

    entity = r.scope.library.find_one(expr.prefix, r.scope)
    if isinstance(entity, ObjectEntity):
        if entity.clause or entity.formal or entity.renames is not None or entity.role not in ("variable", "constant", "parameter"):
            raise refused(expr)
        if entity.subtype.type.scalar or entity.subtype.type.kind == "access":
            return integer(scalar_object(entity, expr), WIDE)
    elif entity is not None or not isinstance(expr.prefix, t.Selected | t.Apply) or calls(r, expr.prefix):
        raise refused(expr)
    value = expression(r, expr.prefix, None)
    type_, node = value.type, value.node
    if not repeatable(r, node) and not isinstance(node, ir.Dereference | ir.FieldAccess | ir.Index):
        raise refused(expr)
    if type_.kind == "record":
        found = layout(Subtype(type_), expr).object
    elif type_.kind == "array" and value.subtype is not None and value.subtype.static_shape is not None:
        found = layout(value.subtype, expr).object
    elif type_.kind == "array" and type_.component is not None and plain(type_):
        part = component_layout(type_.component, expr)
        return ir.Binary("*", length(r, value, WIDE), integer(part.object, WIDE), WIDE)
    elif type_.scalar or type_.kind == "access":
        if value.subtype is None or isinstance(entity, ObjectEntity):
            raise refused(expr)
        found = layout(value.subtype, expr).object
    else:
        raise refused(expr)
    visit(r, value, expr)
    if isinstance(entity, ObjectEntity) and entity.role != "parameter":
        found = max(found, 8)  # a declared object takes a byte at least
    elif found == 0 and not isinstance(entity, ObjectEntity):
        raise refused(expr)
    return integer(found, WIDE)


def scalar_object(entity: ObjectEntity, at: t.Node) -> int:
    """The bits of a declared elementary object. One of a type that a clause gives a size takes whole machine units."""
    type_ = entity.subtype.type
    if sized(type_):
        return units(type_.size)
    if type_.kind == "fixed" and entity.role == "parameter":
        raise refused(at)
    return layout(entity.subtype, at).object


def calls(r: Routine, prefix: t.Expr) -> bool:
    """Whether a name has a call in it: what that gives is no object of which the size is known."""
    for node in t.walk(prefix):
        if isinstance(node, t.Name | t.Selected) and any(
            isinstance(e, SubprogramEntity) for e in r.scope.library.find(node, r.scope)
        ):
            return True
    return any(mark_subtype(n.prefix, r.scope) is not None for n in t.walk(prefix) if isinstance(n, t.Apply))


def storage_size(mark: Subtype, at: t.Node) -> int:
    """`T'Storage_Size` of an access type without a clause: nothing is set aside (measured with GNAT 12)."""
    if mark.type.kind != "access" or not mark.type.name or not plain(mark.type):
        raise Refused("attribute", "the attribute 'storage_size", at)
    return 0
