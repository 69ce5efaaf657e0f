"""Generic traversal of the IR: children of expressions and statements, and what they mention."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from analyzers.model import Direction
from translators.rules import ir

EXPRESSIONS = ir.Expression.__args__
_E = TypeVar("_E", bound=ir.Expression)
LITERALS = (
    ir.IntLiteral,
    ir.FloatLiteral,
    ir.BoolLiteral,
    ir.CharLiteral,
    ir.StringLiteral,
    ir.EnumLiteral,
    ir.NullLiteral,
    ir.SubprogramReference,
    ir.RuntimeConstant,
)


_OPERANDS = re.compile(r"\b(Expression|Call|RuntimeCall)\b")  # in the declaration of what may hold operands
# for each kind of expression, the fields that may hold operands; asked for so often that they are found out once
_FIELDS: dict[type, tuple[str, ...]] = {
    kind: tuple(item.name for item in dataclasses.fields(kind) if _OPERANDS.search(str(item.type))) for kind in EXPRESSIONS
}


def children(node: object) -> list[ir.Expression]:
    """The direct operands of what may be an expression, in evaluation order."""
    found: list[ir.Expression] = []
    for name in _FIELDS.get(type(node), ()):
        value = getattr(node, name)
        if type(value) in _FIELDS:
            found.append(value)
        elif type(value) is tuple:
            parts = [value for _, value in value] if type(node) is ir.Aggregate else value
            found += [part for part in parts if type(part) in _FIELDS]
    return found


def fields_of(node: object) -> tuple[str, ...]:
    """The names of all that a node of the IR, or a type, is made of; none for what is neither. Asked for as often."""
    return _named(type(node))[0]


def inner_fields(node: object) -> tuple[str, ...]:
    """Of these, those that may hold statements or expressions."""
    return _named(type(node))[1]


_INNER = re.compile(r"\b(Expression|Call|RuntimeCall|Statement|Case|Handler)\b")
_NAMED: dict[type, tuple[tuple[str, ...], tuple[str, ...]]] = {}


def _named(kind: type) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if kind not in _NAMED:
        fields = dataclasses.fields(kind) if dataclasses.is_dataclass(kind) else ()
        _NAMED[kind] = tuple(f.name for f in fields), tuple(f.name for f in fields if _INNER.search(str(f.type)))
    return _NAMED[kind]


def is_expression(node: object) -> bool:
    """Whether a value is an expression: `isinstance` of so many classes takes longer."""
    return type(node) in _FIELDS


def expressions(node: ir.Expression) -> Iterator[ir.Expression]:
    """The expression and everything inside it, outer ones first, in evaluation order."""
    waiting = [node]
    while waiting:
        inner = waiting.pop()
        yield inner
        waiting += reversed(children(inner))


def replaced(node: _E, old: ir.Expression, new: ir.Expression) -> _E:
    """An expression with `new` for each part of it that equals `old`."""
    changes: dict[str, object] = {}
    for name in _FIELDS[type(node)]:
        value = getattr(node, name)
        changed = _replaced(value, old, new)
        if changed is not value:
            changes[name] = changed
    return dataclasses.replace(node, **changes) if changes else node  # type: ignore[arg-type]


def _replaced(value: object, old: ir.Expression, new: ir.Expression) -> object:
    if type(value) in _FIELDS:
        return new if value == old else replaced(value, old, new)  # type: ignore[type-var]
    if type(value) is not tuple:
        return value
    parts = tuple(_replaced(part, old, new) for part in value)
    return parts if any(a is not b for a, b in zip(parts, value, strict=True)) else value


def stores_itself(statement: ir.Assign) -> bool:
    """`x := x` of a local, which is no store but is written in sources; linters object to it."""
    target = statement.target
    return isinstance(target, ir.Variable) and target == statement.value and is_local(target)


def own_expressions(statement: ir.Statement) -> Iterator[ir.Expression]:
    """The expressions that a statement holds itself, not those of nested statements."""
    match statement:
        case ir.VariableDeclaration(initial=value):
            yield value
        case ir.Assign(target=target, value=value):
            yield value
            yield target
        case ir.CallStatement(call=call) | ir.Start(call=call):
            yield call
        case ir.If(condition=condition):
            yield condition
        case ir.Switch(selector=selector):
            yield selector
        case ir.Loop(condition=condition) if condition is not None:
            yield condition
        case ir.ForRange(low=low, high=high):
            yield low
            yield high
        case ir.Return(value=value) if value is not None:
            yield value
        case ir.Raise(message=message) if message is not None:
            yield message
        case _:
            pass


def bodies(statement: ir.Statement) -> Iterator[tuple[ir.Statement, ...]]:
    """The nested statement lists of a statement."""
    match statement:
        case ir.If(then=then, otherwise=otherwise):
            yield then
            yield otherwise
        case ir.Switch(cases=cases, default=default):
            for case in cases:
                yield case.body
            yield default
        case ir.Loop(body=body, update=update):
            yield body
            yield update
        case ir.ForRange(body=body) | ir.Block(body=body):
            yield body
        case ir.Try(body=body, handlers=handlers):
            yield body
            for handler in handlers:
                yield handler.body
        case _:
            pass


def statements(body: Sequence[ir.Statement]) -> Iterator[ir.Statement]:
    """All statements of a list, nested ones included, in source order."""
    for statement in body:
        yield statement
        for inner in bodies(statement):
            yield from statements(inner)


def all_expressions(body: Sequence[ir.Statement]) -> Iterator[ir.Expression]:
    """Every expression of a statement list, nested ones included."""
    for statement in statements(body):
        for own in own_expressions(statement):
            yield from expressions(own)


def makes(node: ir.Expression) -> bool:
    """Whether evaluating an expression twice may give two objects where once gives one."""
    return any(isinstance(n, ir.Allocate | ir.Call) for n in expressions(node))


def base(node: ir.Expression) -> ir.Expression:
    """What a place expression selects from: a Variable, a Dereference, or (then it is no place) a value."""
    while isinstance(node, ir.FieldAccess | ir.Index | ir.Slice):
        node = node.base
    return node


def is_place(node: ir.Expression) -> bool:
    return isinstance(base(node), ir.Variable | ir.Dereference)


def root(node: ir.Expression) -> ir.Variable | None:
    """The variable that a place expression is rooted at, or None when it is no place."""
    found = base(node)
    return found if isinstance(found, ir.Variable) else None


def place_operands(node: ir.Expression) -> Iterator[ir.Expression]:
    """The index expressions along a place, and the reference that it starts from."""
    while isinstance(node, ir.FieldAccess | ir.Index | ir.Slice):
        if isinstance(node, ir.Index):
            yield node.index
        elif isinstance(node, ir.Slice):
            yield node.low
            yield node.high
        node = node.base
    if isinstance(node, ir.Dereference):
        yield node.reference


def is_local(variable: ir.Variable) -> bool:
    return variable.scope in ("local", "parameter")


def calls(body: Sequence[ir.Statement]) -> Iterator[ir.Call | ir.SubprogramReference]:
    """Every call and subprogram reference of a statement list."""
    for node in all_expressions(body):
        if isinstance(node, ir.Call | ir.SubprogramReference):
            yield node


def mutable_arguments(
    node: ir.Call | ir.RuntimeCall, directions: Sequence[Direction] = ()
) -> Iterator[ir.Expression]:
    """The arguments of a call that it may change. `directions` are the callee's, for a `Call`."""
    for position, argument in enumerate(node.arguments):
        if isinstance(node, ir.RuntimeCall):
            if position in node.mutable:
                yield argument
        elif position < len(directions) and directions[position] is not Direction.IN:
            yield argument
