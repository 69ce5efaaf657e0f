"""What clauses, aspects and pragmas say of entities that are declared already (ARM 13.1 to 13.5, J.15)."""

from __future__ import annotations

from fractions import Fraction

from analyzers.ada import tree as t
from analyzers.ada.entities import (
    Entity,
    ObjectEntity,
    PackageEntity,
    Scope,
    SubprogramEntity,
    SubtypeEntity,
    TypeEntity,
)
from analyzers.ada.static import static
from analyzers.ada.subtypes import opaque
from analyzers.ada.typedefs import set_range


def _spoken_of(name: t.Expr, scope: Scope) -> list[Entity]:
    """What a clause or pragma means; in a private part perhaps what the visible part declares (ARM 13.1(5))."""
    owner = scope.owner
    visible = owner.public if isinstance(owner, PackageEntity) and scope is owner.private else scope
    key = t.dotted(name).lower()
    return scope.local(key) or visible.local(key)


def declare_clause(node: t.RepClause, scope: Scope, exported: bool) -> None:
    for entity in _spoken_of(node.target, scope):
        if isinstance(entity, ObjectEntity):
            entity.clause = node.kind
        if not isinstance(entity, SubtypeEntity):
            continue
        type_ = entity.subtype.type
        first = entity.key == type_.name.lower()
        if node.kind.startswith("default_") or node.kind.endswith("predicate") or (node.kind == "size" and not first):
            reason = f"the aspect {node.kind}"
            entity.subtype = opaque(reason, entity.name, scope, node)
            if first:
                type_.kind, type_.reason = "opaque", reason
        elif node.kind == "enumeration" and node.values is not None:
            type_.values = _representations(node.values, type_, scope)
        elif node.kind == "small" and type_.kind == "fixed":
            small = static(node.value, scope) if node.value is not None else None
            if small:
                type_.small = Fraction(small)
                set_range(type_, entity.subtype)
        elif node.kind == "size":
            size = static(node.value, scope) if node.value is not None else None
            type_.size = size if isinstance(size, int) else -1
        elif node.kind in ("object_size", "value_size"):
            type_.size = -1
        elif node.kind in ("bit_order", "scalar_storage_order") and node.value is not None and t.dotted(node.value).lower().endswith("low_order_first"):
            continue  # as it is without
        elif node.kind != "alignment" or not type_.scalar:
            type_.clauses = (*type_.clauses, node.kind)
            type_.placed |= {c.name.lower(): bits for c in node.components if (bits := _component_bits(c, scope))}


def _component_bits(clause: t.ComponentClause, scope: Scope) -> tuple[int, int] | None:
    """First and last bit of a component, counted from the record's first (ARM 13.5.1)."""
    place, first, last = (static(e, scope) for e in (clause.place, clause.first, clause.last))
    if not (isinstance(place, int) and isinstance(first, int) and isinstance(last, int)):
        return None
    return 8 * place + first, 8 * place + last


def _representations(values: t.Aggregate, type_: TypeEntity, scope: Scope) -> tuple[int, ...]:
    by_position: dict[int, int] = {}
    for position, arg in enumerate(values.args):
        value = static(arg.value, scope) if arg.value is not None else None
        names = [t.dotted(n).lower() for n in arg.names]
        places = [i for i, x in enumerate(type_.literals) if x.lower() in names] if names else [position]
        if isinstance(value, int):
            by_position.update((place, value) for place in places)
    if set(by_position) != set(range(len(type_.literals))):
        return ()
    return tuple(by_position[i] for i in range(len(type_.literals)))


def declare_pragma(node: t.Pragma, scope: Scope, exported: bool) -> None:
    if node.name in ("pack", "convention") and node.args:
        for entity in _spoken_of(node.args[-1], scope):
            if isinstance(entity, SubtypeEntity):
                entity.subtype.type.clauses = (*entity.subtype.type.clauses, node.name)
    if node.name not in ("import", "interface") or len(node.args) < 2:
        return
    for entity in scope.local(t.dotted(node.args[1]).lower()):
        if isinstance(entity, SubprogramEntity):
            entity.imported = True
