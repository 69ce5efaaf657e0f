"""Aggregates of several dimensions for arrays whose bounds the running program computes: lists of values, and `others`."""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.ada import tree as t
from analyzers.ada.entities import TypeEntity
from translators.rules import ir
from translators.rules.ada import several
from translators.rules.ada.aggregates import characters, component_value, ends_in_others
from translators.rules.ada.conversions import held
from translators.rules.ada.defaults import zero
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.values import BOOLEAN, INTEGER, integer, plus

Ends = Sequence[tuple[ir.Expression, ir.Expression]]


def gathers(expr: t.Expr, depth: int) -> bool:
    """Whether an aggregate of several dimensions is made of lists, some of which end in `others`."""
    parts = list(_parts(expr, depth))
    return all(p is not None for p in parts) and any(p is not None and ends_in_others(p) for p in parts)


def _parts(expr: t.Expr | None, depth: int) -> list[t.Aggregate | None]:
    if not isinstance(expr, t.Aggregate):
        return [] if isinstance(expr, t.StrLit) and depth == 1 else [None]
    if not ends_in_others(expr) and any(a.names or a.value is None for a in expr.args):
        return [None]
    return [expr, *(p for a in expr.args if depth > 1 for p in _parts(a.value, depth - 1))]


def gathered(r: Routine, expr: t.Expr, type_: TypeEntity, ends: Ends, at: t.Node) -> ir.Expression:
    """Such an aggregate as a line, which statements before this one fill, row after row."""
    assert type_.component is not None
    component = r.type_of(type_.component, at)
    counts = [n if isinstance(n, ir.IntLiteral) or r.stable(n) else held(r, n, at) for n in (several.extent(*e) for e in ends)]
    kind = several.line_type(r, type_, at)
    name = r.fresh("Gathered")
    line = ir.Variable(name, kind)
    checks: list[ir.Statement] = []
    with r.apart():
        made = _part(r, expr, type_, counts, integer(0), line, checks, True)
        moved = r.moved
    effects = moved | r.program.effects.body((*checks, *made), r.module)
    writes = effects.writes or effects.console or effects.locals_written - {name}
    if effects.conflicts(r.moved) or (writes and effects.raises and isinstance(r.since, t.AssignStmt)):
        raise Refused("aggregate", "an array that may keep some components of an aggregate that fails", at)  # GNAT makes it in place
    blank = ir.Repeat(zero(component, at), several.total(counts), kind)
    r.before += [*checks, ir.VariableDeclaration(name, kind, blank, False, at.span), *made]
    r.moved |= effects
    r.immutable.add(name)
    return line


def _part(
    r: Routine,
    expr: t.Expr,
    type_: TypeEntity,
    counts: Sequence[ir.Expression],
    row: ir.Expression,
    line: ir.Variable,
    checks: list[ir.Statement],
    certain: bool,
) -> list[ir.Statement]:
    """The statements that fill one part, `row` of its dimension. It is `certain` that there is such a row."""
    expr = characters(r, expr) if len(counts) == 1 else expr
    assert isinstance(expr, t.Aggregate)
    count, rest = counts[0], counts[1:]
    values = [a.value for a in expr.args if a.value is not None]
    last = values.pop() if ends_in_others(expr) else None
    few = ir.Compare("<" if last is not None else "!=", count, integer(len(values)), BOOLEAN)
    known = isinstance(count, ir.IntLiteral) and (count.value == len(values) or (last is not None and count.value > len(values)))
    if (values or last is None) and not known:
        if not certain:
            raise Refused("aggregate", "a list for rows of which there may be none", expr)
        checks.append(ir.If(few, (ir.Raise("constraint_error", None, expr.span),), (), expr.span))
    start = row if row == integer(0) else ir.Binary("*", row, count, INTEGER)

    def fill(value: t.Expr, place: ir.Expression, certain: bool) -> list[ir.Statement]:
        if rest:
            return _part(r, value, type_, rest, place, line, checks, certain)
        assert type_.component is not None
        with r.aside() as own:
            node = component_value(r, value, type_.component)
        target = ir.Index(line, plus(place, 1), r.type_of(type_.component, expr))
        return [*own, ir.Assign(target, node, value.span)]

    def place(step: ir.Expression) -> ir.Expression:
        return step if start == integer(0) else plus(start, step.value) if isinstance(step, ir.IntLiteral) else ir.Binary("+", start, step, INTEGER)

    found = [s for n, value in enumerate(values) for s in fill(value, place(integer(n)), certain)]
    if last is not None:
        name = r.fresh("Row" if rest else "Column")
        r.immutable.add(name)
        body = fill(last, place(ir.Variable(name, INTEGER)), False)
        found.append(ir.ForRange(name, INTEGER, integer(len(values)), plus(count, -1), tuple(body), False, "", expr.span))
    return found
