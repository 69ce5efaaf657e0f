"""Going over syntax trees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from analyzers.c import tree

# for each node class, the fields that can hold nodes
_FIELDS: dict[type, tuple[str, ...]] = {
    value: tuple(f.name for f in fields(value) if f.name not in ("span", "name", "operator", "text", "type"))
    for value in vars(tree).values()
    if isinstance(value, type) and is_dataclass(value) and value.__module__ == tree.__name__
}


def children(node: Any) -> Iterator[Any]:
    """The nodes directly inside, in source order."""
    for name in _FIELDS.get(type(node), ()):
        value = getattr(node, name)
        if type(value) in _FIELDS:
            yield value
        elif type(value) is tuple:
            yield from _nodes(value)


def _nodes(values: tuple[Any, ...]) -> Iterator[Any]:
    for value in values:
        if type(value) in _FIELDS:
            yield value
        elif type(value) is tuple:
            yield from _nodes(value)


def walk(node: Any) -> Iterator[Any]:
    """The node and all nodes inside, outermost first, in source order."""
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        inside: list[Any] = []
        for name in _FIELDS.get(type(current), ()):
            value = getattr(current, name)
            if type(value) in _FIELDS:
                inside.append(value)
            elif type(value) is tuple:
                inside.extend(_nodes(value))
        pending += reversed(inside)


def root_name(expression: tree.Expression) -> str:
    """The variable that an lvalue path such as `p->a[i].b`, `&x`, `*p` or `p + 1` starts from; '' when none."""
    while True:
        match expression:
            case tree.Name(name=name):
                return name
            case tree.Member(base=base) | tree.Subscript(base=base):
                expression = base
            case tree.Unary(operator="*" | "&", operand=operand) | tree.Cast(operand=operand):
                expression = operand
            case tree.Update(operand=operand):
                expression = operand
            case tree.Binary(operator="+" | "-", left=left):
                expression = left
            case _:
                return ""
