"""C's own types (C17 6.2.5) on x86-64 Linux, and their layout; `analyzers.model` types are made from these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analyzers.model import Span


@dataclass(frozen=True)
class CVoid:
    pass


@dataclass(frozen=True)
class CBool:
    """_Bool: converts by `!= 0` (C17 6.3.1.2)."""


@dataclass(frozen=True)
class CInt:
    """An integer type. `char` is a type of its own, signed on x86-64. `rank` orders types of equal width."""

    bits: int
    signed: bool
    rank: int
    char: bool = False


@dataclass(frozen=True)
class CFloat:
    bits: int


@dataclass(frozen=True)
class CEnum:
    """Named by the key of its definition in the unit's `enums`."""

    key: str


@dataclass(frozen=True)
class CStruct:
    """Struct or union, named by the key of its definition in the unit's `structs`."""

    key: str


@dataclass(frozen=True)
class CPointer:
    """`const` says that the target may not be written through it."""

    target: CType
    const: bool = False


@dataclass(frozen=True)
class CArray:
    element: CType
    length: int | None
    const: bool = False


@dataclass(frozen=True)
class CFunction:
    parameters: tuple[tuple[str, CType], ...]
    result: CType
    variadic: bool = False


@dataclass(frozen=True)
class COpaque:
    """A type whose definition is not in the tree, or that is not understood."""

    name: str
    reason: str


CType = CVoid | CBool | CInt | CFloat | CEnum | CStruct | CPointer | CArray | CFunction | COpaque

VOID = CVoid()
BOOL = CBool()
CHAR = CInt(8, True, 1, char=True)
SCHAR, UCHAR = CInt(8, True, 1), CInt(8, False, 1)
SHORT, USHORT = CInt(16, True, 2), CInt(16, False, 2)
INT, UINT = CInt(32, True, 3), CInt(32, False, 3)
LONG, ULONG = CInt(64, True, 4), CInt(64, False, 4)
FLOAT, DOUBLE = CFloat(32), CFloat(64)


@dataclass(frozen=True)
class CField:
    name: str
    type: CType
    bits: int | None = None
    offset: int | None = None


@dataclass(frozen=True)
class StructInfo:
    """A struct or union definition. `fields` is None while it is only declared."""

    key: str
    name: str
    union: bool
    fields: tuple[CField, ...] | None
    span: Span
    size: int | None = None
    align: int = 1
    packed: bool = False


@dataclass(frozen=True)
class EnumInfo:
    key: str
    name: str
    literals: tuple[str, ...]
    values: tuple[int, ...]
    span: Span

    @property
    def underlying(self) -> CInt:
        """gcc picks unsigned int, or int when a value is negative."""
        return INT if any(v < 0 for v in self.values) else UINT


def size_and_align(type_: CType, structs: Mapping[str, StructInfo]) -> tuple[int, int] | None:
    """Bytes and alignment by the System V x86-64 ABI; None for incomplete types."""
    match type_:
        case CBool():
            return 1, 1
        case CInt(bits=bits) | CFloat(bits=bits):
            return bits // 8, bits // 8
        case CEnum():
            return 4, 4
        case CPointer():
            return 8, 8
        case CArray(element=element, length=length):
            inner = size_and_align(element, structs)
            return None if inner is None or length is None else (inner[0] * length, inner[1])
        case CStruct(key=key):
            info = structs.get(key)
            return None if info is None or info.size is None else (info.size, info.align)
        case _:
            return None


def lay_out(
    fields: tuple[CField, ...], union: bool, limit: int, structs: Mapping[str, StructInfo]
) -> tuple[tuple[CField, ...], int | None, int]:
    """Offsets of the fields, size and alignment of the whole; bit fields by the ABI (offset of their unit). `limit`:
    the greatest alignment of a member (1: packed); 0: each has its own."""
    placed = []
    position = 0  # in bits
    biggest = 0
    align = 1
    for field in fields:
        known = size_and_align(field.type, structs)
        if known is None and isinstance(field.type, CArray) and field.type.length is None:
            inner = size_and_align(field.type.element, structs)
            known = None if inner is None else (0, inner[1])  # flexible array member
        if known is None:
            return fields, None, 1
        size, field_align = known[0], min(known[1], limit or known[1])
        if union:
            position = 0
        if field.bits is not None:
            unit = size * 8
            if field.bits == 0:
                position = -(-position // unit) * unit
                continue
            if not limit and position // unit != (position + field.bits - 1) // unit:
                position = -(-position // unit) * unit
            placed.append(CField(field.name, field.type, field.bits, position // unit * size))
            position += field.bits
            if field.name:
                align = max(align, field_align)
        else:
            position = -(-position // (8 * field_align)) * 8 * field_align
            placed.append(CField(field.name, field.type, None, position // 8))
            position += size * 8
            align = max(align, field_align)
        biggest = max(biggest, position)
    total = -(-biggest // 8)
    return tuple(placed), -(-total // align) * align, align
