"""What lies between the items of a group: bytes that SYNCHRONIZED leaves free, which the original fills with what the
item before them is filled with, where it fills that as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from analyzers.cobol.layout import Field

_BINARY = ("BINARY", "COMP-5", "COMP-X", "INDEX")


def gaps(group: Field) -> Iterator[tuple[Field, int, int]]:
    """The free bytes behind the items of a group: each with the item, the offset in the record, and how many."""
    laid = [child for child in group.children if not child.redefines]
    for child, following in zip(laid, (*laid[1:], None), strict=True):
        start = child.offset + child.total
        end = following.offset if following is not None else group.offset + group.size
        if end > start:
            yield child, start, end - start


def has_gaps(group: Field) -> bool:
    return any(next(gaps(item), None) is not None or _begins_late(item) for item in group.walk() if item.children)


def _begins_late(group: Field) -> bool:
    return group.children[0].offset > group.offset


def filler(item: Field, default: Callable[[Field], bool]) -> int | None:
    """The byte that all of an item is filled with, none where it is set item by item. `default`: whether an elementary
    item gets its category's default."""
    if not item.children:
        return _byte(item) if default(item) else None
    if any(child.redefines for child in item.children):
        return None
    found = {filler(child, default) for child in item.children}
    return found.pop() if len(found) == 1 else None


def _byte(item: Field) -> int | None:
    if item.is_float:
        return None
    if item.category == "numeric":
        if item.usage in _BINARY:
            return 0x00
        return 0x30 if item.usage == "DISPLAY" and not (item.signed and item.sign_separate) else None
    return 0x20 if item.category in ("alphanumeric", "alphabetic") else None


__all__ = ["filler", "gaps", "has_gaps"]
