"""`S'Definite` (ARM 12.5.1(23)): whether a subtype of a generic's formal type can declare an object by itself."""

from __future__ import annotations

from analyzers.ada import standard
from analyzers.ada import tree as t
from analyzers.ada.entities import Subtype, TypeEntity
from translators.rules import ir
from translators.rules.ada.refusal import Refused
from translators.rules.ada.values import BOOLEAN, Value


def definite(of: Subtype | None, at: t.Node) -> Value:
    """The attribute's value. Private types with unknown discriminants are refused: which view counts, is not read."""
    ancestor: TypeEntity | None = of.type if of is not None else None
    while ancestor is not None:
        if ancestor.unknown_discriminants or not (ancestor.scalar or ancestor.kind in ("access", "array", "record")):
            ancestor, of = None, None
        else:
            ancestor = ancestor.parent
    if of is None:
        raise Refused("attribute", "the attribute 'definite", at)
    return Value(ir.BoolLiteral(is_definite(of), BOOLEAN), standard.BOOLEAN)


def is_definite(of: Subtype) -> bool:
    """Whether a subtype is definite (ARM 3.3(23))."""
    if of.type.specific is not None:
        return False
    if of.type.kind == "array":
        return of.bounds is not None
    if of.type.kind == "record" and of.discriminants is None:
        return all(c.default is not None for c in of.type.discriminants)
    return True
