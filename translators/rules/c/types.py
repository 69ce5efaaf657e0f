"""C types as the IR's types, and their zeros.

The IR's integers carry no ranges: a C object may hold any value of its type, an enumeration's included.
"""

from __future__ import annotations

from dataclasses import replace

from analyzers.c.ctypes import (
    CHAR,
    UCHAR,
    CArray,
    CBool,
    CEnum,
    CFloat,
    CInt,
    COpaque,
    CPointer,
    CStruct,
    CType,
)  # fmt: skip
from analyzers.c.modeltypes import int_type, model_type
from analyzers.c.unit import Unit
from analyzers.model import (
    ArrayType,
    BoolType,
    BufferType,
    CharType,
    FloatType,
    IntType,
    OpaqueType,
    RecordType,
    ReferenceType,
    StringType,
    Type,
    UnionType,
)
from translators.rules import ir

BOOLEAN = BoolType()
I32 = IntType(32, True, int_type(CInt(32, True, 3)).overflow)
I64 = replace(I32, bits=64)
U64 = int_type(CInt(64, False, 4))
U8 = int_type(UCHAR)
CHARACTER = CharType("char")


def plain(type_: Type) -> Type:
    """The type without ranges and names of integers, all the way down."""
    match type_:
        case IntType():
            return IntType(type_.bits, type_.signed, type_.overflow)
        case ArrayType():
            return replace(type_, element=plain(type_.element))
        case BufferType():
            return replace(type_, element=plain(type_.element))
        case RecordType():
            return replace(type_, fields=tuple(replace(f, type=plain(f.type)) for f in type_.fields))
        case _:
            return type_


def ir_type(type_: CType, unit: Unit) -> Type:
    """The IR's type of an object of this C type."""
    return plain(model_type(type_, unit))


def unsupported(type_: Type) -> tuple[str, str] | None:
    """Construct and reason when objects of the type are not lowered."""
    match type_:
        case OpaqueType(name=name, reason=reason):
            return ("function pointer" if name == "function" else "pointer in data"), f"{name}: {reason}"
        case ReferenceType():
            return "pointer in data", "a pointer to another object inside data"
        case UnionType(name=name):
            return "union", f"union {name}" if name else "a union"
        case ArrayType(element=element) | BufferType(element=element):
            return unsupported(element)
        case RecordType(name=name, fields=fields):
            if not name:
                return "anonymous struct", "a struct without a name"
            for field in fields:
                if not field.name:
                    return "anonymous member", f"struct {type_.name} has a member without a name"
                found = unsupported(field.type)
                if found is not None:
                    return found[0], f"{type_.name}.{field.name} is {found[1]}"
            return None
        case _:
            return None


def zero(type_: Type) -> ir.Expression:
    """The value of storage that is all zero bytes."""
    match type_:
        case IntType():
            return ir.IntLiteral(0, type_)
        case BoolType():
            return ir.BoolLiteral(False, type_)
        case CharType():
            return ir.CharLiteral(0, type_)
        case FloatType():
            return ir.FloatLiteral(0.0, type_)
        case RecordType(fields=fields):
            for field in fields:
                zero(field.type)  # that there is one
            return ir.Aggregate((), type_)
        case StringType():
            return ir.StringLiteral(b"", type_)  # NULL: nothing that is lowered compares stored strings with it
        case ArrayType(element=element, length=length) if length is not None:
            return ir.Repeat(zero(element), ir.IntLiteral(length, I64), type_)
        case _:
            raise ValueError(f"no zero for {type_}")


def underlying(type_: CType, unit: Unit) -> CType:
    """An enumeration's integer type; other types as they are."""
    return unit.enums[type_.key].underlying if isinstance(type_, CEnum) else type_


def is_arithmetic(type_: CType) -> bool:
    return isinstance(type_, CInt | CBool | CFloat | CEnum)


def is_byte(type_: CType) -> bool:
    """`char` and `unsigned char` are the same storage in both targets."""
    return type_ in (CHAR, UCHAR)


def describe(type_: CType) -> str:
    match type_:
        case CInt(char=True):
            return "char"
        case CInt(bits=bits, signed=signed):
            return f"{'' if signed else 'u'}int{bits}_t"
        case CFloat(bits=bits):
            return "float" if bits == 32 else "double"
        case CBool():
            return "bool"
        case CStruct(key=key) | CEnum(key=key):
            return key if "@" not in key else key.split(" ")[0]
        case CPointer(target=target):
            return f"pointer to {describe(target)}"
        case CArray(element=element):
            return f"array of {describe(element)}"
        case COpaque(name=name):
            return name
        case _:
            return "void"
