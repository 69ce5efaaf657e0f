"""The order of an assignment: GNAT evaluates and checks the target first, the IR the value (measured with GNAT 12).

Where that could be seen, the target's indexes and references are put into constants, checked, before the value.
"""

from __future__ import annotations

import dataclasses

from analyzers.ada import tree as t
from analyzers.model import ArrayType, IntType
from translators.rules import ir
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.values import BOOLEAN, INTEGER, WIDE


def settled_target(r: Routine, target: ir.Expression, value: ir.Expression, at: t.Node) -> ir.Expression:
    """The target as it is when nobody can see the order, else one whose parts are evaluated before."""
    if isinstance(target, ir.Variable):
        return target
    effects = r.program.effects
    before = effects.place(target, r.module)
    after = effects.expression(value, r.module)
    if not before.conflicts(after):
        return target
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
        return dataclasses.replace(node, base=base, index=_index(r, base, node.index, at))
    if isinstance(node, ir.Dereference):
        return dataclasses.replace(node, reference=_reference(r, node.reference, sure, at))
    if isinstance(node, ir.Variable):
        return node
    raise Refused("evaluation order", "a slice as target of a value with effects", at)


def _constant(r: Routine, hint: str, node: ir.Expression, at: t.Node) -> ir.Variable:
    name = r.fresh(hint)
    r.immutable.add(name)
    type_ = getattr(node, "type", INTEGER)
    r.before.append(ir.VariableDeclaration(name, type_, node, True, at.span))
    return ir.Variable(name, type_)


def _index(r: Routine, base: ir.Expression, index: ir.Expression, at: t.Node) -> ir.Expression:
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
