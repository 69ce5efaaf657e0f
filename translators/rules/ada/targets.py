"""The order of an assignment: GNAT evaluates and checks the target first, the IR the value (measured with GNAT 12).

Where that could be seen, the target's indexes and references are put into constants, checked, before the value.
"""

from __future__ import annotations

import dataclasses

from analyzers.ada import tree as t
from analyzers.model import ArrayType, IntType
from translators.rules import ir
from translators.rules.ada.effects import certain_index
from translators.rules.ada.order import place_changes
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.values import BOOLEAN, INTEGER, WIDE, both, checked, compare, either


def settled_target(r: Routine, target: ir.Expression, value: ir.Expression, at: t.Node) -> ir.Expression:
    """The target as it is when nobody can see the order, else one whose parts are evaluated before."""
    if isinstance(target, ir.Variable):
        return target
    effects = r.program.effects
    before = effects.place(target, r.module)
    after = effects.expression(value, r.module)
    if before.conflicts(r.moved):
        after |= r.moved
        certain: set[str] = set()
        with r.aside() as first:
            settled = _settle(r, target, certain, at)
        if effects.place(settled, r.module, frozenset(certain)).conflicts(after):
            raise Refused("evaluation order", "a target and a value whose order could be seen", at)
        r.before[r.target_mark : r.target_mark] = first
        return settled
    if not before.conflicts(after):
        return target
    element = isinstance(target, ir.Index) and isinstance(target.base, ir.Variable) and isinstance(value, ir.Call)
    if not element and place_changes(r, target, value):  # the index of `V (N) := F` comes first
        raise Refused("evaluation order", "a target whose place a call in its value changes", at)
    sure: set[str] = set()
    settled = _settle(r, target, sure, at)
    if effects.place(settled, r.module, frozenset(sure)).conflicts(after):
        raise Refused("evaluation order", "a target and a value whose order could be seen", at)
    return settled


def _settle(r: Routine, node: ir.Expression, sure: set[str], at: t.Node) -> ir.Expression:
    if isinstance(node, ir.FieldAccess):
        return dataclasses.replace(node, base=_settle(r, node.base, sure, at))
    if isinstance(node, ir.Index):
        base = _settle(r, node.base, sure, at)
        index = _index(r, base, node.index, at)
        if isinstance(base, ir.Variable):
            sure.add(index.name)  # an array keeps its bounds
        return dataclasses.replace(node, base=base, index=index)
    if isinstance(node, ir.Dereference):
        return dataclasses.replace(node, reference=_reference(r, node.reference, sure, at))
    if isinstance(node, ir.Variable):
        return node
    raise Refused("evaluation order", "a slice as target of a value with effects", at)


def fixed_place(r: Routine, node: ir.Expression, at: t.Node) -> ir.Expression:
    """A place that stays the same whatever changes: the same node when it is so already."""
    if isinstance(node, ir.Variable):
        return node
    if isinstance(node, ir.FieldAccess):
        base = fixed_place(r, node.base, at)
        return node if base is node.base else dataclasses.replace(node, base=base)
    if isinstance(node, ir.Index):
        base = fixed_place(r, node.base, at)
        index = node.index if r.stable(node.index) and certain_index(node) else _index(r, base, node.index, at)
        same = base is node.base and index is node.index
        return node if same else dataclasses.replace(node, base=base, index=index)
    if isinstance(node, ir.Slice):
        base = fixed_place(r, node.base, at)
        low = node.low if r.stable(node.low) else _constant(r, "Low", node.low, at)
        high = node.high if r.stable(node.high) else _constant(r, "High", node.high, at)
        first = getattr(getattr(base, "type", None), "low", None)
        start = ir.IntLiteral(1 if first is None else first, INTEGER)
        last = ir.Length(base, INTEGER)
        end = last if start.value == 1 else ir.Binary("+", last, ir.IntLiteral(start.value - 1, INTEGER), INTEGER)
        beyond = either(compare("<", low, start), compare(">", high, end))
        r.before.append(checked(both(compare("<=", low, high), beyond), at))
        same = base is node.base and low is node.low and high is node.high
        return node if same else dataclasses.replace(node, base=base, low=low, high=high)
    if isinstance(node, ir.Dereference):
        return dataclasses.replace(node, reference=_reference(r, node.reference, set(), at))
    raise Refused("renaming", "a renaming of what is no variable", at)


def part_of_slice(r: Routine, node: ir.Expression, at: t.Node) -> ir.Expression:
    """A slice or an element of a slice of a string as one of the string itself; each slice's bounds are checked."""
    if not isinstance(node, ir.Slice | ir.Index) or not isinstance(node.base, ir.Slice):
        raise Refused("assignment", "an assignment to a part of a slice", at)
    outer = part_of_slice(r, node.base, at) if isinstance(node.base.base, ir.Slice) else fixed_place(r, node.base, at)
    assert isinstance(outer, ir.Slice)
    if isinstance(node, ir.Index):
        index = _index(r, outer, node.index, at)
        return dataclasses.replace(node, base=outer.base, index=_moved(outer.low, index))
    inner = fixed_place(r, dataclasses.replace(node, base=outer), at)
    assert isinstance(inner, ir.Slice)
    low, high = _moved(outer.low, inner.low), _moved(outer.low, inner.high)
    return dataclasses.replace(inner, base=outer.base, low=low, high=high)


def _moved(start: ir.Expression, position: ir.Expression) -> ir.Expression:
    """A position in a slice as one in what it is a slice of. Those of an empty slice may be any: they are added wide."""
    if isinstance(start, ir.IntLiteral) and isinstance(position, ir.IntLiteral):
        return ir.IntLiteral(start.value + position.value - 1, INTEGER)
    if isinstance(start, ir.IntLiteral) and start.value == 1:
        return position
    wide = ir.Binary("+", ir.Convert(start, WIDE), ir.Convert(position, WIDE), WIDE)
    return ir.Binary("-", wide, ir.IntLiteral(1, WIDE), WIDE)


def _constant(r: Routine, hint: str, node: ir.Expression, at: t.Node) -> ir.Variable:
    name = r.fresh(hint)
    r.immutable.add(name)
    type_ = getattr(node, "type", INTEGER)
    r.before.append(ir.VariableDeclaration(name, type_, node, True, at.span))
    return ir.Variable(name, type_)


def _index(r: Routine, base: ir.Expression, index: ir.Expression, at: t.Node) -> ir.Variable:
    """The index in a constant, checked: of an in-range type where the bounds are static."""
    of = getattr(base, "type", None)
    kind = getattr(index, "type", None)
    if not isinstance(kind, IntType):
        raise Refused("evaluation order", "an index that is no integer", at)
    if isinstance(of, ArrayType) and of.low is not None and of.high is not None:
        narrow = dataclasses.replace(kind, low=of.low, high=of.high)
        return _constant(r, "Place", ir.Convert(index, narrow, True), at)
    wide = index if kind.bits == 64 else ir.Convert(index, WIDE)
    limits = (ir.IntLiteral(1, WIDE), ir.Length(base, WIDE))
    checked: ir.Expression = ir.RuntimeCall("ada.check_range", (wide, *limits), WIDE, True)
    return _constant(r, "Place", checked if kind.bits == 64 else ir.Convert(checked, kind), at)


def _reference(r: Routine, reference: ir.Expression, sure: set[str], at: t.Node) -> ir.Expression:
    """The reference in a constant, known not to be null."""
    kept = reference if isinstance(reference, ir.Variable) and r.stable(reference) else None
    name = kept or _constant(r, "Object", reference, at)
    null = ir.Compare("==", name, ir.NullLiteral(getattr(reference, "type", INTEGER)), BOOLEAN)
    r.before.append(ir.If(null, (ir.Raise("constraint_error", None, at.span),), (), at.span))
    sure.add(name.name)
    return name
