"""What a loop goes over (ARM 5.5), narrowed to what is known of its ends, and whether its body changes a name."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from analyzers.ada import standard
from analyzers.ada import tree as t
from analyzers.ada.entities import ObjectEntity, Scope, SubprogramEntity, Subtype, TypeEntity
from analyzers.ada.subtypes import mark_subtype, subtype
from analyzers.model import IntType
from translators.rules import ir
from translators.rules.ada.conversions import held
from translators.rules.ada.expressions import expression
from translators.rules.ada.objects import discrete_literal
from translators.rules.ada.order import check_order
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.subtypes import as_range, compatible, outside_check, outside_computed
from translators.rules.ada.values import INTEGER, Value, integer


def loop_parameter(scope: Scope, made: ObjectEntity) -> ObjectEntity:
    """The parameter that the loop's region knows: the same in every pass."""
    return next(e for e in scope.local(made.key) if isinstance(e, ObjectEntity))


def of_call(node: ir.Expression) -> bool:
    """Whether an array is what a call gives, or a part of it: nobody else can change that."""
    while isinstance(node, ir.FieldAccess):
        node = node.base
    return isinstance(node, ir.Call)


def in_variable(r: Routine, node: ir.Expression) -> bool:
    """Whether an array is a variable, or a part of one that stays the same part."""
    while isinstance(node, ir.FieldAccess | ir.Index):
        if isinstance(node, ir.Index) and not r.stable(node.index):
            return False
        node = node.base
    return isinstance(node, ir.Variable)


def refuse_moving(r: Routine, part: ir.Slice | None, body: Sequence[ir.Statement], at: t.Node) -> None:
    """Refuse a loop over a slice whose ends the loop changes: GNAT takes the slice anew for each element."""
    if part is None:
        return
    made = r.program.effects.body(body, r.module)
    for end in (part.low, part.high):
        ends = r.program.effects.expression(end, r.module)
        if ends.reads & made.writes or ends.locals_read & made.locals_written or (ends.reads and ("?", "?") in made.writes):
            raise Refused("loop", "a loop over a slice whose ends it changes", at)


def narrow_index(node: ir.Expression, at: t.Node) -> ir.Expression:
    """An index as an Integer, where that holds all values of its type."""
    kind = getattr(node, "type", None)
    if isinstance(node, ir.IntLiteral):
        return integer(node.value)
    if kind == INTEGER:
        return node
    if not isinstance(kind, IntType) or kind.bits > (32 if kind.signed else 16):
        raise Refused("loop", "a loop over a slice whose index is no Integer", at)
    return ir.Convert(node, INTEGER)


def loop_range(r: Routine, iteration: t.Iteration) -> tuple[Subtype, ir.Expression, ir.Expression, Subtype]:
    """The loop parameter's subtype, the bounds, and the subtype as narrow as the bounds tell."""
    domain = iteration.domain
    if isinstance(domain, t.Range):
        types = [r.program.resolver.types_of(e, r.scope) for e in (domain.low, domain.high)]
        specific = [x for end in types for x in end if not x.kind.startswith("universal") and x.discrete]
        shared = [x for x in specific if all(x in end for end in types)]  # of overloaded ends, what both can be
        type_ = next(iter(shared or specific), standard.INTEGER)
        low, high = expression(r, domain.low, type_), expression(r, domain.high, type_)
        check_order(r, [low.node, high.node], domain)
        return narrowed_loop(r, type_, low, high)
    mark = mark_subtype(domain, r.scope) if not isinstance(domain, t.Attribute) else None
    if isinstance(domain, t.SubtypeMark):
        mark = subtype(domain, r.scope)
        around = mark_subtype(domain.mark, r.scope)
        if domain.range is not None and around is not None and around.type.discrete:
            if mark.static_range is None:
                return ranged(r, domain.range, around, domain)
            r.before += compatible(r, as_range(r, domain.range), around, domain)
    if mark is not None:
        if mark.type.discrete and mark.static_range is None:
            from translators.rules.ada.attributes import bound

            return narrowed_loop(r, mark.type, bound(r, mark, "first", domain), bound(r, mark, "last", domain))
        if mark.static_range is None or not mark.type.discrete:
            raise Refused("loop", f"a loop over {mark.name or mark.type.name}, which is not static", domain)
        ends = [discrete_literal(r, p, mark.type, domain).node for p in mark.static_range]
        return mark, ends[0], ends[1], mark
    if isinstance(domain, t.Attribute) and domain.designator == "range":
        from translators.rules.ada.attributes import range_attribute

        low, high = range_attribute(r, domain, exact=False)
        return narrowed_loop(r, low.type, low, high)
    raise Refused("loop", "a loop over what is not understood", domain)


def ranged(
    r: Routine, given: t.Expr, of: Subtype, at: t.Node
) -> tuple[Subtype, ir.Expression, ir.Expression, Subtype]:
    """`for I in S range low .. high`: unless that is empty, both lie in `S` (ARM 3.2.2(11))."""
    from translators.rules.ada.attributes import range_attribute

    if isinstance(given, t.Range):
        low, high = expression(r, given.low, of.type), expression(r, given.high, of.type)
        check_order(r, [low.node, high.node], at)
    elif isinstance(given, t.Attribute) and given.designator == "range":
        low, high = range_attribute(r, given, exact=False)
    else:
        raise Refused("loop", "a loop over what is not understood", at)
    limits, known = of.static_range, (low.known_range, high.known_range)
    if limits is None or any(k is None or k[0] < limits[0] or k[1] > limits[1] for k in known):
        low, high = (v if r.stable(v.node) else dataclasses.replace(v, node=held(r, v.node, at)) for v in (low, high))
        ends = [low, high]
        r.before.append(outside_computed(r, ends, of, at) if limits is None else outside_check(r, ends, limits, of.type, at))
    return narrowed_loop(r, of.type, low, high)


def narrowed_loop(
    r: Routine, type_: TypeEntity, low: Value, high: Value
) -> tuple[Subtype, ir.Expression, ir.Expression, Subtype]:
    whole = r.subtype_of_type(type_)
    left, right = low.known_range, high.known_range
    narrow = whole
    if left is not None and right is not None and left[0] <= right[1]:
        narrow = Subtype(type_, left[0], right[1], name=type_.name)
    elif left is not None and whole.static_range is not None and left[0] <= whole.static_range[1]:
        narrow = Subtype(type_, left[0], whole.static_range[1], name=type_.name)
    return whole, low.node, high.node, narrow


def changes(r: Routine, body: Sequence[t.Stmt], key: str) -> bool:
    """Whether a statement list may change an object of that name."""
    for node in t.walk(tuple(body)):
        if isinstance(node, t.AssignStmt) and base_name(node.target) == key:
            return True
        if isinstance(node, t.ObjectRenaming) and base_name(node.object) == key:
            return True
        call = node.call if isinstance(node, t.CallStmt) else node if isinstance(node, t.Apply) and changing(r, node) else None
        if call is not None and any(base_name(actual) == key for actual in actuals_of(call)):
            return True
    return False


def changing(r: Routine, call: t.Apply) -> bool:
    """Whether a function is called that changes its parameters."""
    found = r.scope.library.find(call.prefix, r.scope)
    return any(isinstance(e, SubprogramEntity) and any(f.mode != "in" for f in e.formals) for e in found)


def actuals_of(call: t.Expr) -> Iterator[t.Expr]:
    """What a call may change: its actuals, what they convert, and the prefix of a call like `X.Operation`."""
    named = call.prefix if isinstance(call, t.Apply) else call
    if isinstance(named, t.Selected):
        yield named.prefix
    for argument in call.args if isinstance(call, t.Apply) else ():
        if argument.value is not None:
            yield argument.value
            if isinstance(argument.value, t.Apply) and len(argument.value.args) == 1 and argument.value.args[0].value is not None:
                yield argument.value.args[0].value


def base_name(expr: t.Expr) -> str:
    while isinstance(expr, t.Selected | t.Apply):
        expr = expr.prefix
    return expr.key if isinstance(expr, t.Name) else ""
