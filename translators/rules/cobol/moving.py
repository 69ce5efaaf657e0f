"""MOVE of one source to several targets."""

from __future__ import annotations

from analyzers.cobol import ast, walk
from translators.rules.cobol.storage import Storage


def is_taken_first(storage: Storage, s: ast.Move) -> bool:
    """Whether it shows that the original works a source out once, and moves the value by its library: the source may
    change with the targets, or be another one each time, or hold what its picture can't and stay as it is."""
    if isinstance(s.source, ast.Function):
        return True
    if not isinstance(s.source, ast.Name) or not (s.source.subscripts or s.source.start is not None):
        return False
    shared = (storage.may_share(name, target) for name in walk.names(s.source) for target in s.targets[:-1])
    return any(shared) or any(_is_library_move(storage, s.source, target) for target in s.targets)


def _is_library_move(storage: Storage, source: ast.Name, target: ast.Name) -> bool:
    """Whether the library does not move as the compiler would: to groups of varying size, and where bytes are copied."""
    if storage.is_special(target) or storage.is_index(target) or target.start is not None:
        return False
    item, other = storage.field(source), storage.field(target)
    if storage.is_of_varying_size(target):
        return True
    if source.start is not None or item.category != "numeric" or (item.usage == "DISPLAY" and not item.signed):
        return False
    return (item.usage, item.size, item.digits, item.scale, item.signed) == (
        other.usage, other.size, other.digits, other.scale, other.signed
    )  # fmt: skip


__all__ = ["is_taken_first"]
