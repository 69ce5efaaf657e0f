"""Conditions, and expressions that choose by them: if, case and quantified expressions (ARM 4.5.7, 4.5.8)."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from analyzers.ada import standard
from analyzers.ada import tree as t
from analyzers.ada.entities import ObjectEntity, Subtype, TypeEntity
from translators.rules import ir
from translators.rules.ada import operators
from translators.rules.ada.conversions import fit
from translators.rules.ada.facts import facts_of
from translators.rules.ada.fitting import compatible
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine, base_type
from translators.rules.ada.spans import unknown_last
from translators.rules.ada.values import BOOLEAN, ONE, UNKNOWN, First, Value


def condition(r: Routine, expr: t.Expr) -> ir.Expression:
    from translators.rules.ada.expressions import expression

    value = expression(r, expr, operators.any_boolean(r, expr))
    if value.type.kind != "boolean":
        raise Refused("name", "a condition that is not Boolean", expr)
    return value.node


def if_expression(r: Routine, expr: t.IfExpr, wanted: TypeEntity | None) -> Value:
    """`(if … then … else …)`: nested conditionals; without else it is True (ARM 4.5.7)."""
    from translators.rules.ada.expressions import expression

    branches: list[tuple[ir.Expression, Value]] = []
    known: list[dict[str, frozenset[int]]] = []
    before = len(r.before)
    if expr.otherwise is not None:
        wanted = wanted or of_any(r, [*(value for _, value in expr.branches), expr.otherwise])
    for test, value in expr.branches:
        with r.knowing(merged(known)):
            node = condition(r, test)
            with r.knowing(facts_of(r, test, True)):
                branches.append((node, expression(r, value, wanted)))
        known.append(facts_of(r, test, False))
    with r.knowing(merged(known)):
        if expr.otherwise is not None:
            result = expression(r, expr.otherwise, wanted or branches[0][1].type)
        else:
            result = Value(ir.BoolLiteral(True, BOOLEAN), standard.BOOLEAN)
    if len(r.before) > before:
        raise Refused("expression", "a conditional expression that needs a statement of its own", expr)
    for test_node, branch in reversed(branches):
        if branch.type is not result.type and not compatible(branch.type, result.type):
            raise Refused("expression", "a conditional expression of several types", expr)
        result = choose(r, test_node, branch, result, expr)
    return dataclasses.replace(result, settled=_nominal(r, expr.branches[0][1], branches[0][1]))


def settled(r: Routine, source: t.Expr, value: Value) -> Value:
    """A conditional expression where nothing says its type: in a conversion, as a selector, as the argument of 'Val. GNAT
    12 gives it the subtype of its first alternative, and checks the others against it (measured)."""
    wanted = value.settled
    if wanted is None or not value.type.scalar or value.type.kind == "universal integer":
        return value
    known, limits = value.known_range, wanted.static_range
    if known and limits and limits[0] <= known[0] and known[1] <= limits[1]:
        return value
    if value.type.discrete and limits is None:
        raise Refused("conditional expression", "alternatives beside one whose bounds are computed", source)
    if _loops(r, first_alternative(source)):
        raise Refused("conditional expression", "alternatives beside the parameter of a loop", source)
    return Value(fit(r, value, wanted, source), value.type, wanted)


def first_alternative(source: t.Expr) -> t.Expr:
    while isinstance(source, t.IfExpr | t.CaseExpr):
        source = alternatives(source)[0]
    return source


def alternatives(source: t.IfExpr | t.CaseExpr) -> list[t.Expr]:
    if isinstance(source, t.CaseExpr):
        return [value for _, value in source.alternatives]
    return [value for _, value in source.branches] + ([source.otherwise] if source.otherwise is not None else [])


def _loops(r: Routine, source: t.Expr) -> bool:
    found = r.scope.library.find_one(source, r.scope) if isinstance(source, t.Name) else None
    return isinstance(found, ObjectEntity) and found.role == "loop"


def _nominal(r: Routine, source: t.Expr, value: Value) -> Subtype | None:
    """The subtype that a first alternative gives: operations, literals and attributes are of the type's base."""
    if isinstance(source, t.IfExpr | t.CaseExpr):
        return value.settled
    function = isinstance(source, t.Apply) and isinstance(source.prefix, t.Attribute)
    if not value.type.scalar or function or not isinstance(source, t.Name | t.Selected | t.Apply | t.Qualified):
        return None
    found = r.scope.library.find_one(source, r.scope) if isinstance(source, t.Name | t.Selected) else None
    if isinstance(found, ObjectEntity):
        return found.subtype
    return value.subtype or r.subtype_of_type(value.type)


def merged(facts: list[dict[str, frozenset[int]]]) -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for part in facts:
        for key, positions in part.items():
            found[key] = found[key] & positions if key in found else positions
    return found


def choose(r: Routine, test: ir.Expression, then: Value, otherwise: Value, at: t.Node) -> Value:
    type_ = then.type
    if type_.kind == "array" and not type_.is_string:
        raise Refused("expression", "a conditional expression of an array type", at)
    target = base_type(type_, at) if type_.integer else r.type_of(Subtype(type_, name=type_.name), at)
    if type_.kind == "enum":
        target = r.type_of(r.subtype_of_type(type_), at)
    same = then.first.number is not None and then.first.number == otherwise.first.number
    near = then.first.last is None and otherwise.first.last is None
    first = First(then.first.number, None, None if near else unknown_last(at)) if same else UNKNOWN
    left, right = then.known_range, otherwise.known_range
    span = Subtype(type_, min(left[0], right[0]), max(left[1], right[1])) if left and right else None
    node = ir.Conditional(test, then.node, otherwise.node, target)
    return Value(node, type_, span, first if type_.kind == "array" else ONE)


def quantified(r: Routine, expr: t.Quantified) -> Value:
    """`(for all X in A => P)`, `(for some X in A => P)`: a loop before the statement (ARM 4.5.8)."""
    from translators.rules.ada.effects import NOTHING
    from translators.rules.ada.statements import loop

    if r.moved != NOTHING:
        raise Refused("quantified expression", "two expressions that are evaluated before their statement", expr)
    at = {"span": expr.span, "pos": expr.pos}
    test = t.Unary("not", expr.predicate, **at) if expr.universal else expr.predicate  # type: ignore[arg-type]
    leave = t.ExitStmt("", test, **at)  # type: ignore[arg-type]
    item = t.LoopStmt("", None, expr.iteration, (leave,), **at)  # type: ignore[arg-type]
    r.program.keep(item)
    name = r.fresh("Holds")
    found = ir.Variable(name, BOOLEAN)
    with r.aside() as first:
        made = loop(r, item)
    settled = tuple(_noting(s, found, not expr.universal) for s in (*first, *made))
    effects = r.program.effects.body(settled, r.module)
    own = frozenset((name,))
    r.moved |= dataclasses.replace(
        effects, locals_read=effects.locals_read - own, locals_written=effects.locals_written - own
    )
    r.before.append(ir.VariableDeclaration(name, BOOLEAN, ir.BoolLiteral(expr.universal, BOOLEAN), False, expr.span))
    r.before += settled
    return Value(found, standard.BOOLEAN)


def _noting(item: ir.Statement, found: ir.Variable, value: bool) -> ir.Statement:
    """A loop that notes its result where it is left."""
    if isinstance(item, ir.ForRange):
        body = []
        for inner in item.body:
            if isinstance(inner, ir.If) and any(isinstance(s, ir.Break) for s in inner.then):
                note = ir.Assign(found, ir.BoolLiteral(value, BOOLEAN))
                inner = ir.If(inner.condition, (note, *inner.then), inner.otherwise, inner.span)
            body.append(inner)
        return dataclasses.replace(item, body=tuple(body))
    return item


def of_any(r: Routine, alternatives: Sequence[t.Expr]) -> TypeEntity | None:
    """The type of alternatives in a conversion: literals among them are of the type that the others have."""
    types = (x for source in alternatives for x in r.program.resolver.types_of(source, r.scope))
    return next((x for x in types if x.integer and not x.kind.startswith("universal")), None)


def case_expression(r: Routine, expr: t.CaseExpr, wanted: TypeEntity | None) -> Value:
    """`(case … is when …)`: tests come before any alternative, so a selector without effects is tested again and again."""
    from translators.rules.ada.expressions import expression
    from translators.rules.ada.statements import choice_tests

    selector = settled(r, expr.selector, expression(r, expr.selector, None))
    if r.program.effects.expression(selector.node, r.module).visible:
        raise Refused("case expression", "a case expression whose selector has effects", expr)
    wanted = wanted or of_any(r, [source for _, source in expr.alternatives])
    found: Value | None = None
    for choices, source in reversed(expr.alternatives):
        lowered = expression(r, source, wanted)
        test = choice_tests(r, selector, choices, expr)
        nominal = _nominal(r, source, lowered)
        found = lowered if found is None else choose(r, test, lowered, found, expr)
        found = dataclasses.replace(found, settled=nominal)
    assert found is not None
    return found
