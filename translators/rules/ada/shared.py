"""What the arguments of a call have in common, evaluated once before its statement: an array is else made again for each of
the bounds that a subprogram wants to be told."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Sequence

from analyzers.ada import tree as t
from translators.rules import ir
from translators.rules.ada.objects import repeatable
from translators.rules.ada.order import check_order
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.emit import walk


def shared(r: Routine, item: ir.Statement, at: t.Node) -> ir.Statement:
    """A lowered statement, with what a call makes more than once for its arguments in constants before the statement: where
    it calls, or returns or raises what the call gives."""
    match item:
        case ir.CallStatement(call=whole) | ir.Return(value=whole) | ir.Raise(message=whole):
            call = _called(whole)
        case _:
            return item
    if call is None or whole is None:
        return item
    try:
        check_order(r, call.arguments, at, call=True)
    except Refused:
        return item  # what is moved could be seen
    made: list[tuple[str, ir.Expression]] = []  # what others are made of comes first
    while (part := _repeated(r, [*call.arguments, *(value for _, value in made)])) is not None:
        name = r.fresh(_name(part))
        r.immutable.add(name)
        variable = ir.Variable(name, part.type)  # type: ignore[union-attr, arg-type]  # as all that is made has one
        whole, call = walk.replaced(whole, part, variable), walk.replaced(call, part, variable)
        made = [(name, part), *((n, walk.replaced(value, part, variable)) for n, value in made)]
    if not made:
        return item
    r.before += [ir.VariableDeclaration(n, value.type, value, True, at.span) for n, value in made]  # type: ignore[union-attr, arg-type]
    part_of = {ir.CallStatement: "call", ir.Return: "value", ir.Raise: "message"}[type(item)]
    return dataclasses.replace(item, **{part_of: whole})  # type: ignore[arg-type]


def _called(node: ir.Expression | None) -> ir.Call | None:
    """The first call in an expression that has several arguments, of which nothing else is evaluated before."""
    while node is not None and not (isinstance(node, ir.Call) and len(node.arguments) > 1):
        inner = walk.children(node)
        node = inner[0] if len(inner) == 1 else None
    return node


def _repeated(r: Routine, pool: Sequence[ir.Expression]) -> ir.Expression | None:
    """The largest part that is made more than once, and at least once whatever the rest is."""
    counts = Counter(node for each in pool for node in walk.expressions(each) if _is_made(node))
    certain = {node for each in pool for node in _certain(each)}
    found = [n for n, count in counts.items() if count > 1 and n in certain and repeatable(r, n) and _steady(r, n, pool)]
    return max(found, key=lambda n: sum(1 for _ in walk.expressions(n)), default=None)


def _steady(r: Routine, part: ir.Expression, pool: Sequence[ir.Expression]) -> bool:
    """Whether it can't be seen that a part is evaluated before all of the rest."""
    name = ir.Variable("", part.type)  # type: ignore[union-attr, arg-type]
    rest = [r.program.effects.expression(walk.replaced(each, part, name), r.module) for each in pool]
    own = r.program.effects.expression(part, r.module)
    return not any(own.conflicts(other) for other in rest)


def _is_made(node: ir.Expression) -> bool:
    called = isinstance(node, ir.Call) and node.type is not None
    return called or isinstance(node, ir.Conditional) or (isinstance(node, ir.Binary) and node.operator == "concat")


def _name(part: ir.Expression) -> str:
    if isinstance(part, ir.Call):
        return part.subprogram.rpartition("_")[2]
    return "Start" if isinstance(part, ir.Conditional) else "Whole"


def _certain(node: ir.Expression) -> Iterator[ir.Expression]:
    """What is evaluated of an expression whatever the values of its parts are."""
    yield node
    match node:
        case ir.Conditional(condition=first) | ir.ShortCircuit(left=first):
            yield from _certain(first)
        case _:
            for child in walk.children(node):
                yield from _certain(child)
