"""Looking through statements: every statement, expression and name below a node, in source order."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from analyzers.cobol import ast

_known: dict[type, tuple[str, ...] | None] = {}


def _fields(kind: type) -> tuple[str, ...] | None:
    """The fields of a class of syntax; None of any other class."""
    if kind not in _known:
        _known[kind] = tuple(f.name for f in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else None
    return _known[kind]


def nodes(root: object) -> Iterator[object]:
    """The node and everything below it that is syntax."""
    if isinstance(root, tuple | list):
        for item in root:
            yield from nodes(item)
        return
    fields = _fields(type(root))
    if fields is None:
        return
    yield root
    for field in fields:
        value = getattr(root, field)
        if isinstance(value, tuple | list) or _fields(type(value)) is not None:
            yield from nodes(value)


def names(root: object) -> Iterator[ast.Name]:
    return (n for n in nodes(root) if isinstance(n, ast.Name))


def complexity(paragraph: ast.Paragraph) -> int:
    """McCabe's number: one, and one more for each decision."""
    count = 1
    for node in nodes(paragraph.sentences):
        if isinstance(node, ast.If | ast.And | ast.Or):
            count += 1
        elif isinstance(node, ast.Evaluate | ast.Search):
            count += len(node.whens)
        elif isinstance(node, ast.Perform):
            count += len(node.varying) or (1 if node.until is not None or node.times is not None else 0)
        elif isinstance(node, ast.Handlers):
            count += sum(p is not None for p in (node.on, node.not_on, node.invalid, node.not_invalid))
    return count
