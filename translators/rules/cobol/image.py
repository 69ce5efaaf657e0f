"""The bytes that WORKING-STORAGE begins with: VALUE clauses and the defaults of each category."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from analyzers.cobol import ast
from analyzers.cobol.layout import Field
from translators.rules.cobol import slack
from translators.rules.cobol.values import Refused

_FIGURATIVES = {"SPACE": 0x20, "ZERO": 0x30, "HIGH": 0xFF, "LOW": 0, "QUOTE": 0x22, "NULL": 0}


def digits_of(item: Field, number: ast.Number) -> str:
    """The digits that an item keeps of a number: cut on both sides, padded with zeros."""
    whole = number.digits[: len(number.digits) - number.scale]
    fraction = number.digits[len(number.digits) - number.scale :] if number.scale else ""
    # Ps stand for digits that a display item does not store.
    stored = item.picture.size if item.usage == "DISPLAY" and item.picture is not None else item.digits
    kept = whole[: item.scale] if item.scale < 0 else whole + fraction.ljust(item.scale, "0")[: item.scale]
    kept = kept.rjust(stored, "0")
    return kept[len(kept) - stored :]


def as_float(value: Fraction) -> float:
    """The nearest double that is not further from zero: numbers are cut to become floating-point ones."""
    found = float(value)
    return math.nextafter(found, 0.0) if abs(Fraction(found)) > abs(value) else found


def encode(item: Field, number: ast.Number) -> bytes:
    """A number in an item's storage format."""
    if item.is_float:
        exact = Fraction(int(number.digits) * (-1 if number.negative else 1), 10**number.scale)
        return struct.pack("<f" if item.size == 4 else "<d", as_float(exact))
    digits = digits_of(item, number)
    negative = number.negative and item.signed and int(digits or "0") != 0
    if item.usage == "DISPLAY":
        data = bytearray(digits.encode())
        if item.signed and item.sign_separate:
            sign = b"-" if negative else b"+"
            return sign + bytes(data) if item.sign_leading else bytes(data) + sign
        if negative:
            data[0 if item.sign_leading else -1] |= 0x40
        return bytes(data)
    if item.usage == "PACKED":
        nibbles = digits + ("d" if negative else "c" if item.signed else "f")
        return bytes.fromhex(nibbles.rjust(item.size * 2, "0"))
    if item.usage == "COMP-6":
        return bytes.fromhex(digits.rjust(item.size * 2, "0"))
    if item.usage in ("COMP-5", "COMP-X", "INDEX") and item.scale >= number.scale:
        # Native items hold what their bytes hold, whatever the picture's digits are.
        digits = number.digits + "0" * (item.scale - number.scale)
        negative = number.negative and item.signed
    value = int(digits or "0")
    value = (-value if negative else value) % (1 << 8 * item.size)
    return value.to_bytes(item.size, "little" if item.usage in ("COMP-5", "INDEX") else "big")


@dataclass(frozen=True)
class Edited:
    """An edited item, whose initial value the support library edits. `value` is None for zero or blanks."""

    item: Field
    value: ast.Expression | None


def _alphanumeric(item: Field, value: ast.Expression) -> bytes:
    if isinstance(value, ast.Figurative):
        return bytes([_FIGURATIVES[value.kind]]) * item.size
    if isinstance(value, ast.Text):
        if value.every:
            times = item.size // len(value.value) + 1
            return (value.value * times)[: item.size]
        return value.value[: item.size].ljust(item.size)
    if isinstance(value, ast.Number):
        return value.digits.encode()[: item.size].ljust(item.size)
    raise Refused("VALUE", "a VALUE that is no literal", item.span)


def initial(item: Field, edited: list[Edited]) -> bytes:
    """One occurrence's initial bytes; edited items are left to the library and collected."""
    value = item.entry.values[0][0] if item.entry.values else None
    if item.children:
        if value is not None:
            return _alphanumeric(item, value)
        data = bytearray(item.size)
        for child in item.children:
            if child.redefines:
                continue
            start = child.offset - item.offset
            data[start : start + child.total] = initial(child, edited) * child.occurs
        for child, offset, size in slack.gaps(item):
            has_value = any(part.entry.values for part in child.walk())
            byte = slack.filler(child, lambda _: True) if not has_value else None
            start = offset - item.offset
            data[start : start + size] = bytes([byte or 0]) * size
        return bytes(data)
    if item.category == "numeric":
        if value is None or (isinstance(value, ast.Figurative) and value.kind == "ZERO"):
            return encode(item, ast.Number("0"))
        if isinstance(value, ast.Number):
            return encode(item, value)
        if isinstance(value, ast.Figurative) and item.usage == "DISPLAY":
            return bytes([_FIGURATIVES[value.kind]]) * item.size
        raise Refused("VALUE", f"{item.name or 'FILLER'}: a VALUE that is no number", item.span)
    if item.category in ("numeric-edited", "alphanumeric-edited"):
        if isinstance(value, ast.Text) and not value.every:
            return value.value[: item.size].ljust(item.size)
        if item.category == "alphanumeric-edited" and value is None:
            edited.append(Edited(item, ast.Figurative("SPACE")))
        else:
            edited.append(Edited(item, value or ast.Figurative("ZERO")))
        return bytes(item.size)
    if value is not None:
        return _alphanumeric(item, value)
    return b" " * item.size


@dataclass(frozen=True)
class Piece:
    """`count` times `data` from `offset` on."""

    offset: int
    data: bytes
    count: int


def pieces(item: Field, data: bytes, offset: int) -> Iterator[Piece]:
    """An item's image in stretches that read well: a table's equal occurrences as one, zeros left out."""
    tables = [f for f in item.walk() if f.has_occurs and f.occurs > 1 and not _inside_redefinition(f)]
    position = 0
    for table in sorted(tables, key=lambda f: (f.offset, -f.total)):
        start = table.offset - item.offset
        if start < position or any(t is not item and t in tables for t in _ancestors(table, item)):
            continue
        whole = data[start : start + table.total]
        if whole != whole[: table.size] * table.occurs:
            continue
        yield from _runs(data[position:start], offset + position)
        first = whole[: table.size]
        if first.strip(b"\0"):
            if first == first[:1] * len(first):
                yield Piece(offset + start, first[:1], len(whole))
            else:
                yield Piece(offset + start, first, table.occurs)
        position = start + table.total
    yield from _runs(data[position:], offset + position)


def _ancestors(item: Field, root: Field) -> Iterator[Field]:
    node = item.parent
    while node is not None and node is not root:
        yield node
        node = node.parent


def _inside_redefinition(item: Field) -> bool:
    node: Field | None = item
    while node is not None:
        if node.redefines:
            return True
        node = node.parent
    return False


_RUN = 12


def _runs(data: bytes, offset: int) -> Iterator[Piece]:
    """Long runs of one byte by themselves, zeros not at all."""
    position = start = 0
    while position < len(data):
        end = position
        while end < len(data) and data[end] == data[position]:
            end += 1
        if end - position >= _RUN or (data[position] == 0 and end - position >= 4):
            if data[start:position].strip(b"\0"):
                yield Piece(offset + start, data[start:position], 1)
            if data[position]:
                yield Piece(offset + position, data[position : position + 1], end - position)
            start = end
        position = end
    if data[start:].strip(b"\0"):
        yield Piece(offset + start, data[start:], 1)
