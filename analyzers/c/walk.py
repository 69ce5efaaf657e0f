"""Going over syntax trees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from analyzers.c import tree

_NODES = tuple(
    value
    for value in vars(tree).values()
    if isinstance(value, type) and is_dataclass(value) and value.__module__ == tree.__name__
)


def children(node: Any) -> Iterator[Any]:
    """The nodes directly inside, in source order."""
    if isinstance(node, _NODES):
        for field in fields(node):
            yield from _nodes(getattr(node, field.name))


def _nodes(value: Any) -> Iterator[Any]:
    if isinstance(value, _NODES):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _nodes(item)


def walk(node: Any) -> Iterator[Any]:
    """The node and all nodes inside, outermost first, in source order."""
    yield node
    for child in children(node):
        yield from walk(child)


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
