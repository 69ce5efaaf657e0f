"""Conditions, and expressions that choose by them: if, case and quantified expressions (ARM 4.5.7, 4.5.8)."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from analyzers.ada import standard
from analyzers.ada import tree as t
from analyzers.ada.entities import ObjectEntity, Subtype, TypeEntity
from translators.rules import ir
from translators.rules.ada import operators
from translators.rules.ada.conversions import fit, put_before
from translators.rules.ada.defaults import zero
from translators.rules.ada.effects import NOTHING
from translators.rules.ada.facts import facts_of
from translators.rules.ada.fitting import compatible
from translators.rules.ada.handlers import raising
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


@dataclasses.dataclass(frozen=True)
class Arm:
    """An alternative, or a condition before one: statements that it needs first, and its value. One that raises has none."""

    own: Sequence[ir.Statement]
    value: Value | None


Chain = Sequence[tuple[Arm, Arm]]  # conditions and what they choose, in turn


def if_expression(r: Routine, expr: t.IfExpr, wanted: TypeEntity | None) -> Value:
    """`(if … then … else …)`: nested conditionals; without else it is True (ARM 4.5.7)."""
    chain: list[tuple[Arm, Arm]] = []
    known: list[dict[str, frozenset[int]]] = []
    if expr.otherwise is not None:
        wanted = wanted or of_any(r, [*(value for _, value in expr.branches), expr.otherwise])
    for test, value in expr.branches:
        with r.knowing(merged(known)):
            tested = _arm(r, test, operators.any_boolean(r, test))
            if tested.value is None or tested.value.type.kind != "boolean":
                raise Refused("name", "a condition that is not Boolean", test)
            with r.knowing(facts_of(r, test, True)):
                chain.append((tested, _arm(r, value, wanted)))
        known.append(facts_of(r, test, False))
    with r.knowing(merged(known)):
        if expr.otherwise is not None:
            of = next((arm.value.type for _, arm in chain if arm.value is not None), None)
            last = _arm(r, expr.otherwise, wanted or of)
        else:
            last = Arm((), Value(ir.BoolLiteral(True, BOOLEAN), standard.BOOLEAN))
    return chosen(r, chain, last, expr.branches[0][1], expr)


def _arm(r: Routine, source: t.Expr, wanted: TypeEntity | None) -> Arm:
    from translators.rules.ada.expressions import expression

    if isinstance(source, t.RaiseExpr):
        return Arm(raising(r, source), None)
    with r.apart() as own:
        value = expression(r, source, wanted)
        moved = r.moved
    if not own and moved is not NOTHING:  # with statements, their own effects count when they are placed
        r.moved |= moved
    return Arm(own, value)


def chosen(r: Routine, chain: Chain, last: Arm, first: t.Expr, at: t.Expr) -> Value:
    """The value of the first alternative whose condition holds, of the `last` one where none does. `first`: that alternative's
    source. Where one needs statements or raises, a statement before this one chooses."""
    values = [arm.value for arm in (*(arm for _, arm in chain), last) if arm.value is not None]
    if not values:
        raise Refused("raise expression", "alternatives that all raise", at)
    result = values[-1]
    for value in reversed(values[:-1]):
        if value.type is not result.type and not compatible(value.type, result.type):
            raise Refused("expression", "a conditional expression of several types", at)
        result = choose(r, ir.BoolLiteral(True, BOOLEAN), value, result, at)
    before, *every = [*(arm for pair in chain for arm in pair), last]  # the first condition is always evaluated
    nominal = None if chain[0][1].value is None else _nominal(r, first, chain[0][1].value)
    if any(arm.own for arm in every):
        node = _beforehand(r, chain, last, result, at)
        return dataclasses.replace(result, node=node, settled=nominal)
    if before.own:
        put_before(r, before.own, at)
    result = last.value or result
    for tested, arm in reversed(chain):
        assert tested.value is not None and arm.value is not None
        result = choose(r, tested.value.node, arm.value, result, at)
    return dataclasses.replace(result, settled=nominal)


def _beforehand(r: Routine, chain: Chain, last: Arm, result: Value, at: t.Expr) -> ir.Expression:
    """The choice as a statement before this one, which gives a variable its value."""
    type_ = result.type
    if not type_.scalar or type_.kind.startswith("universal"):
        raise Refused("expression", "a conditional expression that needs a statement of its own", at)
    target = base_type(type_, at) if type_.integer or type_.kind == "fixed" else r.type_of(r.subtype_of_type(type_), at)
    name = r.fresh("Chosen")
    found = ir.Variable(name, target)

    def taken(arm: Arm) -> tuple[ir.Statement, ...]:
        return (*arm.own, *(() if arm.value is None else (ir.Assign(found, arm.value.node, at.span),)))

    inner = taken(last)
    for tested, arm in reversed(chain):
        assert tested.value is not None
        inner = (*tested.own, ir.If(tested.value.node, taken(arm), inner, at.span))
    made: list[ir.Statement] = [ir.VariableDeclaration(name, target, zero(target, at), False, at.span), *inner]
    put_before(r, made, at)
    return found


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
    from translators.rules.ada.statements import loop

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
    start = ir.VariableDeclaration(name, BOOLEAN, ir.BoolLiteral(expr.universal, BOOLEAN), False, expr.span)
    put_before(r, [start, *settled], expr)
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
    *others, (_, final) = expr.alternatives
    chain: list[tuple[Arm, Arm]] = []
    for choices, source in others:
        lowered = _arm(r, source, wanted)
        test = Value(choice_tests(r, selector, choices, expr), standard.BOOLEAN)
        chain.append((Arm((), test), lowered))
    of = next((arm.value.type for _, arm in chain if arm.value is not None), None)
    last = _arm(r, final, wanted or of)
    if not chain:
        if last.value is None or last.own:
            raise Refused("raise expression", "a case expression whose only alternative needs statements", expr)
        return dataclasses.replace(last.value, settled=_nominal(r, final, last.value))
    return chosen(r, chain, last, others[0][1], expr)
