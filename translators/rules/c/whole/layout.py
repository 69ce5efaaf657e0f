"""Sizes, alignments, fields and conversions of C's types on x86-64 (System V ABI)."""

from __future__ import annotations

from dataclasses import dataclass, field

from analyzers.c.ctypes import (
    INT,
    LONG,
    ULONG,
    CArray,
    CBool,
    CFloat,
    CFunction,
    CInt,
    COpaque,
    CPointer,
    CStruct,
    CType,
    CVoid,
)
from translators.rules.c.whole.nodes import BitRange, VariableArray


@dataclass(frozen=True)
class Member:
    """A field: its offset in bytes, and for a bit field where its bits lie. Anonymous members have no name."""

    name: str
    type: CType
    offset: int
    bits: BitRange | None = None


@dataclass
class Struct:
    """A struct or union. `members` is None while it is only declared."""

    key: str
    name: str
    union: bool
    members: list[Member] | None = None
    size: int = 0
    align: int = 1


@dataclass
class Layout:
    """The structs of one translation unit, by key."""

    structs: dict[str, Struct] = field(default_factory=dict)

    def size(self, type_: CType) -> int:
        """Bytes of an object; 0 for incomplete types; void and functions count as 1, as gcc does."""
        return self.measure(type_)[0]

    def align(self, type_: CType) -> int:
        return self.measure(type_)[1]

    def measure(self, type_: CType) -> tuple[int, int]:
        match type_:
            case CBool():
                return 1, 1
            case CInt(bits=bits):
                return bits // 8, bits // 8
            case CFloat(bits=bits):  # long double: 128
                return bits // 8, bits // 8
            case CPointer():
                return 8, 8
            case CArray(element=element, length=length):
                size, align = self.measure(element)
                return size * (length or 0), align
            case CStruct(key=key):
                struct = self.structs[key]
                return struct.size, struct.align
            case _:
                return 1, 1

    def complete(self, type_: CType) -> bool:
        match type_:
            case CArray(element=element, length=length):
                return length is not None and self.complete(element)
            case CStruct(key=key):
                return self.structs[key].members is not None
            case CVoid() | CFunction() | COpaque():
                return False
            case _:
                return True

    def lay_out(self, struct: Struct, fields: list[tuple[str, CType, int | None]], limit: int = 0) -> None:
        """Place the fields (name, type, width of a bit field). `limit`: their greatest alignment; 0: their own."""
        members: list[Member] = []
        position = biggest = 0  # bits
        align = 1
        for name, type_, width in fields:
            size, own = self.measure(type_)
            own = min(own, limit or own)
            if struct.union:
                position = 0
            if width is not None:
                unit = size * 8
                if width == 0:
                    position = -(-position // unit) * unit
                    continue
                if not limit and position // unit != (position + width - 1) // unit:
                    position = -(-position // unit) * unit
                signed = isinstance(type_, CInt) and type_.signed
                if name:
                    members.append(Member(name, type_, 0, BitRange(position, width, signed)))
                    align = max(align, own)
                position += width
            else:
                position = -(-position // (8 * own)) * 8 * own
                members.append(Member(name, type_, position // 8))
                position += size * 8
                align = max(align, own)
            biggest = max(biggest, position)
        total = -(-biggest // 8)
        struct.members, struct.align = members, align
        struct.size = -(-total // align) * align

    def find(self, type_: CType, name: str) -> list[Member] | None:
        """The way to a member, through anonymous ones."""
        if not isinstance(type_, CStruct):
            return None
        for member in self.structs[type_.key].members or ():
            if member.name == name:
                return [member]
            if not member.name and isinstance(member.type, CStruct):
                inner = self.find(member.type, name)
                if inner is not None:
                    return [member, *inner]
        return None


def is_wide(type_: CType) -> bool:
    """Whether it is long double, whose values no type of the targets has."""
    return isinstance(type_, CFloat) and type_.bits > 64


def by_address(type_: CType) -> bool:
    """Whether values are passed and computed as the addresses of objects that hold them."""
    return isinstance(type_, CStruct) or is_wide(type_)


def is_variable(type_: CType) -> bool:
    """Whether the size is known only when the program runs."""
    return isinstance(type_, VariableArray)


def is_integer(type_: CType) -> bool:
    return isinstance(type_, CInt | CBool)


def is_number(type_: CType) -> bool:
    return isinstance(type_, CInt | CBool | CFloat)


def is_scalar(type_: CType) -> bool:
    return isinstance(type_, CInt | CBool | CFloat | CPointer)


def is_aggregate(type_: CType) -> bool:
    return isinstance(type_, CStruct | CArray)


def promote(type_: CType) -> CType:
    """Integer promotions (C17 6.3.1.1)."""
    if isinstance(type_, CBool) or (isinstance(type_, CInt) and type_.bits < 32):
        return INT
    return type_


def usual(left: CType, right: CType) -> CType:
    """Usual arithmetic conversions (C17 6.3.1.8)."""
    if isinstance(left, CFloat) or isinstance(right, CFloat):
        return CFloat(max(t.bits for t in (left, right) if isinstance(t, CFloat)))
    a, b = promote(left), promote(right)
    assert isinstance(a, CInt) and isinstance(b, CInt)
    if a.bits != b.bits:
        return a if a.bits > b.bits else b
    return a if not a.signed else b


def wrap(value: int, type_: CType) -> int:
    """An integer as an object of the type would hold it."""
    if isinstance(type_, CBool):
        return int(bool(value))
    if isinstance(type_, CPointer):
        return value & (1 << 64) - 1
    if not isinstance(type_, CInt):
        return value
    value &= (1 << type_.bits) - 1
    if type_.signed and value >> (type_.bits - 1):
        value -= 1 << type_.bits
    return value


def same(left: CType, right: CType) -> bool:
    """Whether two types are represented and used alike (qualifiers and `char` aside)."""
    if isinstance(left, CInt) and isinstance(right, CInt):
        return left.bits == right.bits and left.signed == right.signed
    if isinstance(left, CPointer) and isinstance(right, CPointer):
        return True
    return left == right


__all__ = ["LONG", "ULONG", "Layout", "Member", "Struct"]
