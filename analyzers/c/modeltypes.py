"""From C's types to the model's.

A C enumeration is an integer type that may hold any of its values (C17 6.7.2.2): it becomes an `IntType`
with the enumeration's name and range, and its `EnumType` is listed among the module's types. `char` is the
model's `CharType`: a byte, whose sign (signed on x86-64) is a matter of the expressions that use it.
"""

from __future__ import annotations

from dataclasses import replace

from analyzers.c.ctypes import (
    CHAR,
    CArray,
    CBool,
    CEnum,
    CFloat,
    CFunction,
    CInt,
    COpaque,
    CPointer,
    CStruct,
    CType,
    CVoid,
    StructInfo,
)  # fmt: skip
from analyzers.c.unit import Unit
from analyzers.model import (
    ArrayType,
    BoolType,
    CharType,
    EnumType,
    FloatType,
    IntType,
    NamedType,
    OpaqueType,
    Overflow,
    RecordField,
    RecordType,
    ReferenceType,
    StringKind,
    StringType,
    Type,
    UnionType,
)  # fmt: skip

NUL_STRING = StringType(StringKind.NUL_TERMINATED)


def int_type(type_: CInt) -> IntType:
    return IntType(type_.bits, type_.signed, Overflow.UNDEFINED if type_.signed else Overflow.WRAPS)


def model_type(type_: CType, unit: Unit, inside: tuple[str, ...] = (), hint: str = "") -> Type:
    """The model's type of an object of this C type. `inside` are the structs being described."""
    match type_:
        case CBool():
            return BoolType()
        case CInt():
            return CharType("char") if type_.char else int_type(type_)
        case CFloat(bits=bits):
            return FloatType(bits)
        case CEnum(key=key):
            return enum_range(key, unit)
        case CStruct(key=key):
            info = unit.structs[key]
            name = info.name or hint
            if key in inside:
                return NamedType(name)
            if info.fields is None:
                return OpaqueType(name, "its definition is not visible")
            return _struct(info, name, unit, (*inside, key))
        case CArray(element=element, length=length):
            if length is None:
                return OpaqueType("array", "an array of no known length")
            return ArrayType(model_type(element, unit, inside, hint), 0, length - 1)
        case CPointer(target=target, const=const):
            return _pointer(target, const, unit, inside)
        case CFunction():
            return OpaqueType("function", "a function pointer")
        case COpaque(name=name, reason=reason):
            return OpaqueType(name, reason)
        case CVoid():
            return OpaqueType("void", "no value")


def _pointer(target: CType, const: bool, unit: Unit, inside: tuple[str, ...]) -> Type:
    if target == CHAR and const:
        return NUL_STRING
    if isinstance(target, CStruct):
        info = unit.structs.get(target.key)
        if info is not None and info.fields is not None:
            return ReferenceType(NamedType(info.name) if target.key in inside else model_type(target, unit, inside))
        return OpaqueType(info.name if info else target.key, "a pointer to a type with no definition")
    if isinstance(target, CFunction):
        return OpaqueType("function", "a function pointer")
    return OpaqueType("pointer", "a pointer inside data")


def _struct(info: StructInfo, name: str, unit: Unit, inside: tuple[str, ...]) -> Type:
    fields = []
    for field in info.fields or ():
        hint = f"{name}_{field.name}" if field.name else f"{name}_part"
        type_ = model_type(field.type, unit, inside, hint)
        if field.bits is not None and isinstance(type_, IntType):
            type_ = _bit_field(type_, field.bits)
        fields.append(RecordField(field.name, type_, field.offset, field.bits))
    if info.union:
        return UnionType(name, tuple(fields), info.size)
    return RecordType(name, tuple(fields), size=info.size)


def _bit_field(type_: IntType, bits: int) -> IntType:
    """The type with the range that so many bits hold."""
    low = -(1 << (bits - 1)) if type_.signed else 0
    return replace(type_, low=low, high=low + (1 << bits) - 1)


def enum_range(key: str, unit: Unit) -> IntType:
    info = unit.enums[key]
    base = int_type(info.underlying)
    if not info.values:
        return base
    return IntType(base.bits, base.signed, base.overflow, min(info.values), max(info.values), info.name)


def declared_types(unit: Unit, files: tuple[str, ...]) -> list[Type]:
    """The structs, unions and enumerations that these files define, in order of definition."""
    found: list[tuple[int, str, Type]] = []
    for info in unit.structs.values():
        if info.span.file in files and info.fields is not None and info.name:
            found.append((info.span.line, info.name, model_type(CStruct(info.key), unit)))
    for enum in unit.enums.values():
        if enum.span.file in files and enum.name:
            found.append((enum.span.line, enum.name, EnumType(enum.name, enum.literals, enum.values)))
    return [t for _, _, t in sorted(found, key=lambda item: item[:2])]
