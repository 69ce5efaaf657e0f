"""Statements (ARM 5, 11.2-11.3) and the declarations among them."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from contextlib import nullcontext

from analyzers.ada import tree as t
from analyzers.ada.bodies import block_scope, loop_scope
from analyzers.ada.entities import ObjectEntity, Subtype, TypeEntity
from analyzers.ada.typedefs import choice_range
from analyzers.model import StringType
from translators.rules import ir
from translators.rules.ada import (
    arrayops,
    containers,
    cursors,
    formaltypes,
    jumps,
    rendezvous,
    several,
    shapes,
    tagged,
    tasking,
)
from translators.rules.ada.actuals import may_be_constrained, surely_constrained
from translators.rules.ada.aggregates import aggregate, ends_in_others, for_length
from translators.rules.ada.calls import call_statement
from translators.rules.ada.conditionals import condition, merged, settled
from translators.rules.ada.conversions import fit, held, once
from translators.rules.ada.declarations import declarations
from translators.rules.ada.early import raised_early, stops_early
from translators.rules.ada.effects import NOTHING
from translators.rules.ada.expressions import expression
from translators.rules.ada.facts import Facts, discriminant, facts_of, narrowed
from translators.rules.ada.fitting import elements_of
from translators.rules.ada.handlers import handled, raise_statement
from translators.rules.ada.loopranges import (
    changes,
    in_variable,
    loop_parameter,
    loop_range,
    narrow_index,
    of_call,
    refuse_moving,
)
from translators.rules.ada.memberships import choice_test
from translators.rules.ada.objects import (
    POSITION,
    discrete_literal,
    place,
    repeatable,
    static_array,
)
from translators.rules.ada.overlap import root_of
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.shared import shared
from translators.rules.ada.spans import last_of
from translators.rules.ada.targets import part_of_slice, settled_target
from translators.rules.ada.values import BOOLEAN, INTEGER, Value, first_of, integer, negated, plus


def statements(r: Routine, body: Sequence[t.Stmt]) -> tuple[ir.Statement, ...]:
    """A sequence of statements, with its labels."""
    parts = jumps.segments(body) if any(isinstance(item, t.LabelStmt) for item in body) else []
    return jumps.labelled(r, parts) if len(parts) > 1 else plain_statements(r, body)


def plain_statements(r: Routine, body: Sequence[t.Stmt]) -> tuple[ir.Statement, ...]:
    """A sequence of statements. What a guard clause has excluded is known from there on."""
    found: list[ir.Statement] = []
    known: list[Facts] = []
    for item in body:
        with r.knowing(merged(known)):
            found += statement(r, item)
        if isinstance(item, t.GotoStmt):
            break  # control does not get to the rest
        guard = isinstance(item, t.IfStmt) and not item.otherwise and len(item.branches) == 1
        if guard and isinstance(item, t.IfStmt) and never_completes(item.branches[0][1]):
            known.append(facts_of(r, item.branches[0][0], False))
    return tuple(found)


def never_completes(body: Sequence[t.Stmt]) -> bool:
    return bool(body) and isinstance(body[-1], t.ReturnStmt | t.RaiseStmt)


def statement(r: Routine, item: t.Stmt) -> list[ir.Statement]:
    """One statement with what must happen right before and after it."""
    outer_before, outer_after, outer_moved, outer_since = r.before, r.after, r.moved, (r.since, r.since_scope)
    r.before, r.after, r.moved, r.since, r.since_scope = [], [], NOTHING, item, r.scope
    straight = isinstance(item, t.BlockStmt) and not item.body.handlers
    r.nested += not straight
    try:
        try:
            lowered = _statement(r, item)
        except Refused as refusal:
            if not stops_early(item, refusal):
                raise
            return [raised_early(item)]
        if len(lowered) == 1:
            lowered = [shared(r, lowered[0], item)]
        return [*r.before, *lowered, *r.after]
    finally:
        r.nested -= not straight
        r.before, r.after, r.moved, (r.since, r.since_scope) = outer_before, outer_after, outer_moved, outer_since


def _statement(r: Routine, item: t.Stmt) -> list[ir.Statement]:
    match item:
        case t.NullStmt() | t.LabelStmt():
            return []
        case t.GotoStmt():
            return jumps.goto(r, item)
        case t.AssignStmt():
            return containers.changing(r, assignment(r, item), item)
        case t.CallStmt():
            return call_statement(r, item.call)
        case t.IfStmt():
            return [if_statement(r, item)]
        case t.CaseStmt():
            return [case_statement(r, item)]
        case t.LoopStmt():
            return loop(r, item)
        case t.BlockStmt():
            return block(r, item)
        case t.ExitStmt():
            return [exit_statement(r, item)]
        case t.ReturnStmt():
            return [ir.Break(r.accepting, item.span)] if r.accepting else return_statement(r, item)
        case t.ExtendedReturn():
            return extended_return(r, item)
        case t.RaiseStmt():
            return [raise_statement(r, item)]
        case t.DelayStmt():
            return rendezvous.delay(r, item)
        case t.AcceptStmt():
            return rendezvous.accept(r, item)
        case t.SelectStmt():
            return rendezvous.select(r, item)
        case t.EntryCallStmt():
            return rendezvous.limited_call(r, item)
        case t.AbortStmt():
            return tasking.abort(r, item)
        case t.Other():
            raise Refused(construct_name(item.kind), f"a {item.kind}", item)
    raise Refused("statement", "a statement that rules do not read", item)


def construct_name(kind: str) -> str:
    concurrent = ("delay", "accept", "select", "entry", "abort", "requeue")
    return "tasking" if any(word in kind for word in concurrent) else kind


# --------------------------------------------------------------------------- assignment


def assignment(r: Routine, item: t.AssignStmt) -> list[ir.Statement]:
    target = place(r, item.target)
    r.target_mark = len(r.before)
    if root_of(target.node) is None:
        raise Refused("assignment", "an assignment to what is no variable", item)
    if inside_slice(target.node):
        target = dataclasses.replace(target, node=part_of_slice(r, target.node, item))
    if target.type.kind == "array":
        return array_assignment(r, item, target)
    value = expression(r, item.value, target.type)
    if cursors.is_cursor(target.type):
        cursors.note(r, item.target, cursors.home_of(r, item.value))
    wanted = target.subtype
    if wanted is None:
        raise Refused("assignment", "an assignment to what is not understood", item)
    if target.type.tagged:
        return tagged.assigned(r, target, value, item)
    if target.type.kind == "record" and target.type.discriminants:
        return [*record_assignment(r, item, target, value), *containers.copied(r, target, item)]
    node = fit(r, value, wanted, item)
    return [ir.Assign(settled_target(r, target.node, node, item), node, item.span)]


def record_assignment(r: Routine, item: t.AssignStmt, target: Value, value: Value) -> list[ir.Statement]:
    """A record whose object is constrained keeps its discriminants (ARM 5.2(11), 4.8(6))."""
    wanted, root = target.subtype, root_of(target.node)
    free = all(c.default is not None for c in target.type.discriminants)
    kept = root is target.node and may_be_constrained(r, target)
    sure = kept and surely_constrained(r, target)
    if free and isinstance(root, ir.Variable) and root.scope == "parameter" and kept and not sure:
        raise Refused("discriminant", f"an assignment to a parameter that may be constrained: {root.name}", item)
    allocated = kept and isinstance(root, ir.Dereference)  # of an allocated object, only the parts can change
    if not free or sure or allocated or (wanted is not None and wanted.discriminants is not None):
        place_, node = target.node, value.node
        if not repeatable(r, place_):
            raise Refused("evaluation order", "an assignment to a constrained record with effects", item)
        given = dict(node.values) if isinstance(node, ir.Aggregate) else {}
        if isinstance(node, ir.Aggregate):  # its discriminants are checked before its other parts are evaluated
            for component in target.type.discriminants:
                own = given[component.field]
                if not r.stable(own):
                    r.moved |= r.program.effects.expression(own, r.module)
                    given[component.field] = held(r, own, item)
            node = dataclasses.replace(node, values=tuple(given.items()))
        else:
            node = once(r, node, item)
        for component in target.type.discriminants:
            kind = r.type_of(component.subtype, item)
            own = given.get(component.field) or ir.FieldAccess(node, component.field, kind)
            ends = (ir.FieldAccess(place_, component.field, kind), own)
            bad = ir.Raise("constraint_error", None, item.span)
            r.before.append(ir.If(ir.Compare("!=", *ends, BOOLEAN), (bad,), (), item.span))
        return [ir.Assign(place_, node, item.span)]
    return [ir.Assign(settled_target(r, target.node, value.node, item), value.node, item.span)]


def inside_slice(node: ir.Expression) -> bool:
    """Whether a place is part of a slice of a string."""
    while isinstance(node, ir.FieldAccess | ir.Index | ir.Slice):
        node = node.base
        if isinstance(node, ir.Slice) and isinstance(node.type, StringType):
            return True
    return False


def array_assignment(r: Routine, item: t.AssignStmt, target: Value) -> list[ir.Statement]:
    """Arrays slide and must have the same length (ARM 5.2(10), 4.6(37))."""
    if several.open_value(target):
        return several.assigned(r, target, item.value, item)
    bounds = target.subtype.static_bounds() if target.subtype is not None else None
    if isinstance(item.value, t.Aggregate) and bounds is None and ends_in_others(item.value):
        value = for_length(r, item.value, target)
    elif isinstance(item.value, t.Aggregate):
        value = aggregate(r, item.value, target.type, target.subtype)
    else:
        value = expression(r, item.value, target.type)
    arrayops.refuse_unchecked(r, target, item.target, value, item.value)
    place_ = target.node
    if isinstance(place_, ir.Slice):
        return [ir.Assign(settled_target(r, place_, value.node, item), value.node, item.span)]
    if target.subtype is not None and target.subtype.static_bounds() is not None:
        node = fit(r, value, target.subtype, item)
        return [ir.Assign(settled_target(r, place_, node, item), node, item.span)]
    kind = r.type_of(Subtype(target.type, name=target.type.name), item)
    whole = ir.Slice(place_, integer(1), ir.Length(place_, integer(0).type), kind)
    return [ir.Assign(whole, value.node, item.span)]


# --------------------------------------------------------------------------- if and case


def if_statement(r: Routine, item: t.IfStmt) -> ir.Statement:
    return _branch(r, item, 0, [])[-1]


def _branch(r: Routine, item: t.IfStmt, index: int, known: list[Facts]) -> tuple[ir.Statement, ...]:
    """The statement from one branch on; later conditions' own statements come right before it."""
    test, body = item.branches[index]
    no_statements: list[ir.Statement] = []  # those of the first condition come before the whole
    with r.knowing(merged(known)):
        with r.apart() if index else nullcontext(no_statements) as first:
            node = condition(r, test)
        with r.knowing(facts_of(r, test, True)):
            then = statements(r, body)
    known = [*known, facts_of(r, test, False)]
    otherwise: tuple[ir.Statement, ...]
    if index + 1 < len(item.branches):
        otherwise = _branch(r, item, index + 1, known)
    else:
        with r.knowing(merged(known)):
            otherwise = statements(r, item.otherwise)
    return (*first, ir.If(node, then, otherwise, item.span))


def case_statement(r: Routine, item: t.CaseStmt) -> ir.Statement:
    """A case over a discrete value: choices as literals of the selector's type."""
    selector = settled(r, item.selector, expression(r, item.selector, None))
    type_ = selector.type
    if not type_.discrete:
        raise Refused("case statement", "a case over what is not discrete", item)
    about = discriminant(r, item.selector)
    cases: list[ir.Case] = []
    default: tuple[ir.Statement, ...] = ()
    seen: set[int] = set()
    for choices, body in item.alternatives:
        if any(isinstance(c, t.Others) for c in choices):
            facts = narrowed(r, item.selector, frozenset(seen), False) if about else {}
            with r.knowing(facts):
                default = statements(r, body)
            continue
        pairs = [choice_pair(r, c, type_) for c in choices]
        positions = {p for low, high in pairs for p in range(low, min(high, low + 1000) + 1)}
        seen |= positions
        facts = narrowed(r, item.selector, frozenset(positions), True) if about else {}
        with r.knowing(facts):
            lowered = statements(r, body)
        values = tuple(literal_range(r, low, high, type_, item) for low, high in pairs if low <= high)
        if values:
            cases.append(ir.Case(values, lowered))
    return ir.Switch(selector.node, tuple(cases), default, item.span)


def choice_pair(r: Routine, choice: t.Expr, type_: TypeEntity) -> tuple[int, int]:
    pair = choice_range(choice, r.scope, type_)
    if pair is None:
        raise Refused("case statement", "a choice that is not static", choice)
    return pair


def literal_range(
    r: Routine, low: int, high: int, type_: TypeEntity, at: t.Node
) -> ir.Expression | tuple[ir.Expression, ir.Expression]:
    first = discrete_literal(r, low, type_, at).node
    return first if low == high else (first, discrete_literal(r, high, type_, at).node)


def choice_tests(r: Routine, selector: Value, choices: tuple[t.Expr, ...], at: t.Node) -> ir.Expression:
    """Whether a selector is one of the choices of a case expression."""
    node: ir.Expression | None = None
    for choice in choices:
        if isinstance(choice, t.Others):
            return ir.BoolLiteral(True, BOOLEAN)
        test = choice_test(r, selector, choice)
        node = test if node is None else ir.ShortCircuit("or", node, test, BOOLEAN)
    assert node is not None
    return node


# --------------------------------------------------------------------------- loops


def loop(r: Routine, item: t.LoopStmt) -> list[ir.Statement]:
    going = any(isinstance(n, t.GotoStmt) for n in t.walk(item.body))  # then exits name their loop
    label = r.claim(item.label or "Around") if item.label or going else ""
    r.labels.append((item.label.lower(), label))
    try:
        if item.iteration is not None:
            return for_loop(r, item, item.iteration, label)
        test: ir.Expression | None = None
        if item.condition is not None:
            with r.apart() as first:
                test = condition(r, item.condition)
            if first:  # the condition's own statements run every time
                leave = ir.If(negated(test), (ir.Break("", item.span),), (), item.span)
                body = (*tasking.turn(r, item), *first, leave, *statements(r, item.body))
                return [ir.Loop(None, body, (), label, True, item.span)]
        turn = tasking.turn(r, item)
        body = (*turn, *statements(r, item.body))
        return [ir.Loop(test, body, (), label, True, item.span)]
    finally:
        r.labels.pop()


def for_loop(r: Routine, item: t.LoopStmt, iteration: t.Iteration, label: str) -> list[ir.Statement]:
    if iteration.filter is not None:
        raise Refused("loop", "a loop with a filter", item)
    if iteration.elements:
        return element_loop(r, item, iteration, label)
    container = cursors.iterated(r, iteration.domain)
    if container is not None:
        return containers.cursor_loop(r, item, iteration, container, label)
    of, low, high, narrow = loop_range(r, iteration)
    variable = ObjectEntity(iteration.name.text, iteration.name.span, iteration.name.pos, r.scope, of, "loop")
    scope = loop_scope(iteration, variable, r.scope, item.label)
    variable = loop_parameter(scope, variable)
    before = variable.subtype
    variable.subtype = of
    name = r.declare(variable)
    r.immutable.add(name)
    kind = r.type_of(narrow, item)
    variable.subtype = narrow
    if (narrow.low, narrow.high) != (before.low, before.high):
        r.program.watch.changed("region", id(scope))
    with r.inside(scope):
        body = statements(r, item.body)
    if of.type.kind == "boolean":
        index = r.fresh(f"{iteration.name.text}_Index")
        number = ir.Variable(index, POSITION)
        body = (ir.VariableDeclaration(name, kind, ir.Convert(number, kind), True, item.span), *body)
        name, kind, low, high = index, POSITION, ir.Convert(low, POSITION), ir.Convert(high, POSITION)
    return [ir.ForRange(name, kind, low, high, body, iteration.reverse, label, item.span)]


def element_loop(r: Routine, item: t.LoopStmt, iteration: t.Iteration, label: str) -> list[ir.Statement]:
    """`for X of A`, of an array that the loop does not change and a parameter that it only reads."""
    array = expression(r, iteration.domain, None)
    if elements_of(array.type) is not None:
        return containers.element_loop(r, item, iteration, array, label)
    component = array.type.component
    if array.type.kind != "array" or component is None or len(array.type.indexes) != 1:
        raise Refused("loop", "a loop over what is no array", item)
    if of_call(array.node):
        array = dataclasses.replace(array, node=held(r, array.node, item))
    settled = r.stable(array.node)
    part = array.node if not settled and isinstance(array.node, ir.Slice) and in_variable(r, array.node.base) else None
    if part is None and not settled and not in_variable(r, array.node):
        raise Refused("loop", "a loop over the elements of an array that may change", item)
    bounds = array.subtype.static_bounds() if array.subtype is not None else None
    low: ir.Expression = integer(1)
    if part is not None:  # its ends are read once, and the loop runs over what it is a part of
        low = part.low if r.stable(part.low) else held(r, part.low, item)
        count = held(r, ir.Length(dataclasses.replace(part, low=low), INTEGER), item)
        low = narrow_index(low, item)
        array = dataclasses.replace(array, node=part.base)
        ends: tuple[ir.Expression, ir.Expression] = (integer(1), count)
    elif static_array(array) and bounds is not None:
        ends = (integer(bounds[0]), integer(bounds[1]))
    else:
        ends = (integer(1), ir.Length(array.node, integer(0).type))
    if r.scope.instance and not component.formals:
        component = dataclasses.replace(component, formals=formaltypes.elements_of(r.program.resolver, iteration.domain, r.scope))
    variable = ObjectEntity(iteration.name.text, iteration.name.span, iteration.name.pos, r.scope, component, "loop")
    scope = loop_scope(iteration, variable, r.scope, item.label)
    variable = loop_parameter(scope, variable)
    name = r.declare(variable)
    index = r.fresh(f"{iteration.name.text}_Index")
    kind = r.type_of(component, item)
    place: ir.Expression = ir.Variable(index, integer(0).type)
    if isinstance(low, ir.IntLiteral):
        place = plus(place, low.value - 1)
    else:
        place = ir.Binary("+", low, plus(place, -1), INTEGER)
    element = ir.Index(array.node, place, kind)
    if changes(r, item.body, variable.key):
        if not in_variable(r, array.node):
            raise Refused("loop", "a loop that changes the elements it runs over", item)
        r.immutable.add(index)
        r.renamings[id(variable)] = Value(element, component.type, component)
        with r.inside(scope):
            body = statements(r, item.body)
        refuse_moving(r, part, body, item)
        return [ir.ForRange(index, integer(0).type, *ends, body, iteration.reverse, label, item.span)]
    r.immutable.add(name)
    with r.inside(scope):
        body = statements(r, item.body)
    refuse_moving(r, part, body, item)
    effects = r.program.effects.body(body, r.module)
    own = root_of(array.node)
    if isinstance(own, ir.Variable) and not r.stable(array.node):
        outside = effects.writes & {(own.module or r.module, own.name), ("?", "?")}
        if own.name in effects.locals_written or outside:
            raise Refused("loop", "a loop over the elements of an array that it changes", item)
    first = ir.VariableDeclaration(name, kind, element, True, item.span)
    inner = (first, *body)
    return [ir.ForRange(index, integer(0).type, ends[0], ends[1], inner, iteration.reverse, label, item.span)]


def exit_statement(r: Routine, item: t.ExitStmt) -> ir.Statement:
    if not r.labels:
        raise Refused("loop", "an exit outside any loop", item)
    label = r.labels[-1][1] if jumps.hidden_loop(r) else ""
    if item.label:
        found = [name for source, name in r.labels if source == item.label.lower()]
        if not found:
            raise Refused("loop", f"an exit of {item.label}, which is no loop around it", item)
        label = found[-1]
    leave = ir.Break(label, item.span)
    if item.condition is None:
        return leave
    return ir.If(condition(r, item.condition), (leave,), (), item.span)


# --------------------------------------------------------------------------- return, raise, blocks


def return_statement(r: Routine, item: t.ReturnStmt) -> list[ir.Statement]:
    if item.value is None and r.result is not None:
        return [_extended(r, item)]
    if item.value is None:
        return [ir.Return(None, item.span)]
    assert r.result is not None
    if several.open_array(r.result):
        value = shapes.sourced(r, item.value, r.result, item)
    elif isinstance(item.value, t.Aggregate):
        value = aggregate(r, item.value, r.result.type, r.result)
    else:
        value = expression(r, item.value, r.result.type)
    return [returned(r, value, item)]


def returned(r: Routine, value: Value, item: t.Node) -> ir.Statement:
    """The return of a value; notes where a string result starts, or returns just that."""
    assert r.result is not None
    if several.open_array(r.result):
        return shapes.returned(r, value, item)
    node = fit(r, value, r.result, item)
    if r.result.type.kind == "array" and r.result.bounds is None:
        r.program.bounds.note_first(r, value.first)
        if r.form.bound:
            end = first_of(value) if r.form.bound == "first" else last_of(r, value)
            if end is None:
                raise Refused("array bounds", f"the {r.form.bound} index of a result that is not known", item)
            return ir.Return(end, item.span)
    return ir.Return(node, item.span)


def extended_return(r: Routine, item: t.ExtendedReturn) -> list[ir.Statement]:
    scope = block_scope(item, r.scope)
    with r.inside(scope):
        found = list(declarations(r, (item.object,), scope))
        entity = scope.local(item.object.names[0].key)[0]
        assert isinstance(entity, ObjectEntity)
        if item.body is not None:
            r.returning.append((item, entity))
            found += handled(r, item.body)
            r.returning.pop()
        value = expression(r, item.object.names[0], entity.subtype.type)
        found.append(returned(r, value, item))
    return [ir.Block(tuple(found), "", item.span)]


def _extended(r: Routine, item: t.ReturnStmt) -> ir.Statement:
    """A return inside an extended one gives its object (ARM 6.5(22))."""
    if not r.returning:
        raise Refused("extended return", "a return without a value from elsewhere than the function's own statements", item)
    around, entity = r.returning[-1]
    if around.object.initial is None:
        raise Refused("extended return", "a return inside it, of an object without a first value", item)
    return returned(r, expression(r, around.object.names[0], entity.subtype.type), item)


def block(r: Routine, item: t.BlockStmt) -> list[ir.Statement]:
    scope = block_scope(item, r.scope)
    with r.inside(scope):
        found = tasking.region(
            r,
            item.declarations,
            scope,
            lambda: declarations(r, item.declarations, scope),
            lambda first: handled(r, item.body, first),
            item,
        )
    declared = any(isinstance(s, ir.VariableDeclaration | ir.Comment) for s in found)
    return [ir.Block(tuple(found), "", item.span)] if declared else found
