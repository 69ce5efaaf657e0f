"""Addresses of objects (ARM 13.3(11)), and what can be said of two of them.

An address is the number of its object. All activations of a subprogram count their objects alike, and storage may be
taken again, so that two addresses are compared only where one is surely that of a variable that is there as long as
the program runs; and only in programs that ask for no address of what may be another name, or takes no room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers.ada import tree as t
from analyzers.ada.entities import Entity, ObjectEntity, PackageEntity, Scope, SubprogramEntity, Subtype, TypeEntity
from analyzers.ada.resolve import subtype_of
from translators.rules import ir
from translators.rules.ada.parts import parts_of
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine, base_type
from translators.rules.ada.values import Value

if TYPE_CHECKING:
    from translators.rules.ada.program import Program


class Addresses:
    """What a program's addresses are of."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.numbers: dict[int, int] = {}
        self.vague = False  # whether some address is of what may have another name, or share its place
        self.called: set[int] = set()  # library subprograms that are called, perhaps more than once

    def number(self, entity: Entity) -> int:
        if id(entity) not in self.numbers:
            self.numbers[id(entity)] = len(self.numbers) + 1
            self.program.keep(entity)
        return self.numbers[id(entity)]

    def note_vague(self) -> None:
        if not self.vague:
            self.vague = True
            self.program.note_change()

    def note_called(self, entity: SubprogramEntity) -> None:
        if entity.scope.owner is None and id(entity) not in self.called:
            self.called.add(id(entity))
            self.program.keep(entity)
            self.program.note_change()

    def lasting(self, entity: ObjectEntity) -> bool:
        """Whether a variable is there, once, as long as the program runs what it is declared in."""
        if entity.role != "variable" or not plain(entity):
            return False
        scope: Scope | None = entity.scope
        while scope is not None and scope is not scope.library.standard:
            owner = scope.owner
            if scope.block or (isinstance(owner, SubprogramEntity) and not self.once(owner)):
                return False
            scope = owner.scope if owner is not None else scope.parent  # an instance is where it is made
        return True

    def once(self, entity: SubprogramEntity) -> bool:
        """Whether a subprogram runs once at most: a main procedure."""
        plain_unit = entity.scope.owner is None and entity.task is None and entity.protected is None
        return plain_unit and not entity.generic and entity.instance_of is None and id(entity) not in self.called


def plain(entity: ObjectEntity) -> bool:
    """Whether an object has a place of its own."""
    own = entity.role in ("variable", "constant") and entity.renames is None and not entity.formal and not entity.clause
    return own and takes_room(entity.subtype)


def takes_room(of: Subtype) -> bool:
    """Whether objects of a subtype certainly take a byte or more."""
    type_ = of.type
    if type_.scalar or type_.kind == "access":
        return True
    if type_.kind == "array" and type_.component is not None and of.static_shape is not None:
        return all(low <= high for low, high in of.static_shape) and takes_room(type_.component)
    return type_.kind == "record" and any(takes_room(c.subtype) for c in (*type_.discriminants, *type_.components))


def is_address(type_: TypeEntity) -> bool:
    """Whether a type is System.Address, or derived from it."""
    found: TypeEntity | None = type_
    while found is not None and not (found.home == "system" and found.name == "Address"):
        found = found.parent
    return found is not None


def holds_address(type_: TypeEntity, seen: set[int]) -> bool:
    """Whether a type is System.Address, or has such parts."""
    if id(type_) in seen:
        return False
    seen.add(id(type_))
    if is_address(type_):
        return True
    return type_.kind in ("record", "array") and any(holds_address(part, seen) for part in parts_of(type_))


def address(r: Routine, expr: t.Attribute) -> Value:
    """`X'Address`, of a declared object or subprogram."""
    system = r.program.library.unit("system")
    of = subtype_of(system.public.local("address")) if isinstance(system, PackageEntity) else None
    entity = _named(r, expr.prefix)
    if of is None or not isinstance(entity, ObjectEntity | SubprogramEntity):
        raise Refused("attribute", "the attribute 'address", expr)
    if isinstance(entity, ObjectEntity) and not plain(entity):
        r.program.addresses.note_vague()
    return Value(ir.IntLiteral(r.program.addresses.number(entity), base_type(of.type, expr)), of.type, of)


def check_comparison(r: Routine, expr: t.Binary) -> None:
    """Refuse `A = B` of addresses where it is not known that one is of a lasting variable."""
    known = any(_lasting(r, side, expr) for side in (expr.left, expr.right))
    if expr.operator not in ("=", "/=") or r.program.addresses.vague or not known:
        raise Refused("operator", "a comparison of addresses", expr)


def _named(r: Routine, prefix: t.Expr) -> Entity | None:
    return r.scope.library.find_one(prefix, r.scope) if isinstance(prefix, t.Name | t.Selected) else None


def _lasting(r: Routine, side: t.Expr, comparison: t.Binary) -> bool:
    """Whether one side is the address of a lasting variable, or a variable that holds no other."""
    if _of_lasting(r, side):
        return True
    holder = _named(r, side)
    if not isinstance(holder, ObjectEntity) or not isinstance(side, t.Name):
        return False
    own = holder.role == "variable" and holder.renames is None and holder.initial is None and not holder.formal
    return own and _holds_lasting(r, holder.key, comparison)


def _of_lasting(r: Routine, expr: t.Expr) -> bool:
    if not isinstance(expr, t.Attribute) or expr.designator != "address":
        return False
    entity = _named(r, expr.prefix)
    return isinstance(entity, ObjectEntity) and r.program.addresses.lasting(entity)


def _holds_lasting(r: Routine, key: str, comparison: t.Binary) -> bool:
    """Whether the program speaks of an object only where it declares it, where it compares it, and where the statements of the
    body that has the comparison assign such an address. Names alone are looked at, wherever they lead."""
    nodes = [n for units in r.program.library.module_units.values() for u in units for n in t.walk(u.item)]
    bodies = [n.body for n in nodes if isinstance(n, t.SubprogramBody | t.PackageBody) and n.body is not None]
    around = next((own for own in map(_statements, bodies) if any(n is comparison for n in own)), None)
    if around is None or r.scope.block or r.scope.label:
        return False
    known = [s for s in around if isinstance(s, t.AssignStmt) and _is(s.target, key) and _of_lasting(r, s.value)]
    count = len(known)
    for node in nodes:
        if isinstance(node, t.Binary) and node.operator in ("=", "/="):
            count += _is(node.left, key) + _is(node.right, key)
        elif isinstance(node, t.ObjectDecl):
            count += sum(_is(name, key) for name in node.names)
        elif isinstance(node, t.Selected) and node.key == key:
            return False
    return count == sum(_is(node, key) for node in nodes)


def _is(node: t.Node, key: str) -> bool:
    return isinstance(node, t.Name) and node.key == key


def _statements(body: t.Node) -> list[t.Node]:
    """What is below the statements of a body where all names mean what they do in its declarations."""
    found: list[t.Node] = []
    pending: list[object] = [body]
    while pending:
        node = pending.pop()
        if isinstance(node, tuple):
            pending += node
        elif isinstance(node, t.Node) and not isinstance(node, t.LoopStmt | t.BlockStmt | t.ExtendedReturn | t.AcceptStmt):
            found.append(node)
            pending += [getattr(node, field) for field in node.__dataclass_fields__]
    return found
