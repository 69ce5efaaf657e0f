"""Arrays all of whose components one expression gives: it is evaluated for each of them (ARM 4.3.3(20-23))."""

from __future__ import annotations

from analyzers.ada import tree as t
from analyzers.ada.entities import Subtype
from analyzers.model import ArrayType, Type
from translators.rules import ir
from translators.rules.ada.aggregates import component_value
from translators.rules.ada.conversions import held
from translators.rules.ada.defaults import zero
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.values import BOOLEAN, INTEGER, integer
from translators.rules.emit import walk


def fill(r: Routine, source: t.Expr, component: Subtype, count: ir.Expression, kind: Type, at: t.Node) -> ir.Expression:
    """An array of as many components as `count` says. Where it can be seen how often the expression is evaluated, a loop
    before the statement does it."""
    with r.apart() as own:
        element = component_value(r, source, component)
        moved = r.moved
    effects = moved | r.program.effects.body(tuple(own), r.module) | r.program.effects.expression(element, r.module)
    new = any(isinstance(n, ir.Allocate) for n in [*walk.expressions(element), *walk.all_expressions(own)])
    if not own and not effects.visible and not effects.raises:
        return ir.Repeat(element, count, kind)
    if not isinstance(kind, ArrayType) or effects.conflicts(r.moved):
        raise Refused("aggregate", "others with a value that has effects", at)
    r.moved |= effects
    if not effects.visible and not new and isinstance(count, ir.IntLiteral) and count.value > 0:
        r.before += own
        return ir.Repeat(held(r, element, at), count, kind)
    if not r.stable(count):
        count = held(r, count, at)
    if not effects.visible and not new:  # it may fail, if there is a component at all
        of, name = kind.element, r.fresh("Value")
        r.immutable.add(name)
        made = (*own, ir.Assign(ir.Variable(name, of), element, at.span))
        r.before.append(ir.VariableDeclaration(name, of, zero(of, at), False, at.span))
        r.before.append(ir.If(ir.Compare(">", count, integer(0), BOOLEAN), made, (), at.span))
        return ir.Repeat(ir.Variable(name, of), count, kind)
    if effects.visible and effects.raises and isinstance(r.since, t.AssignStmt):
        raise Refused("aggregate", "an array that may keep some components of an aggregate that fails", at)  # GNAT makes it in place
    name, index = r.fresh("Filled"), r.fresh("Index")
    r.immutable.update((name, index))
    filled = ir.Variable(name, kind)
    r.before.append(ir.VariableDeclaration(name, kind, ir.Repeat(zero(kind.element, at), count, kind), False, at.span))
    ends = (integer(kind.low), integer(kind.high)) if kind.low is not None and kind.high is not None else (integer(1), count)
    one = ir.Assign(ir.Index(filled, ir.Variable(index, INTEGER), kind.element), element, at.span)
    r.before.append(ir.ForRange(index, INTEGER, *ends, (*own, one), False, "", at.span))
    return filled
