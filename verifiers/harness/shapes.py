"""What all drivers agree on: which types have tokens, and which data of a module is observed."""

from __future__ import annotations

from analyzers.model import (
    ArrayType,
    BoolType,
    BufferType,
    CharType,
    DataItem,
    DecimalType,
    EnumType,
    FloatType,
    IntType,
    Module,
    RecordType,
    ReferenceType,
    StringType,
    Subprogram,
    Type,
)


def undrivable_type(type_: Type) -> str:
    """Why a type has no tokens (see README.md); empty when it has."""
    match type_:
        case IntType() | FloatType() | BoolType() | CharType() | EnumType() | StringType() | DecimalType():
            return ""
        case ArrayType(element=element) | BufferType(element=element):
            return undrivable_type(element)
        case RecordType():
            fields = [*type_.fields, *(f for v in type_.variants for f in v.fields)]
            return next((reason for f in fields if (reason := undrivable_type(f.type))), "")
        case ReferenceType(target=target):
            return undrivable_type(target)
        case _:
            name = getattr(type_, "name", "")
            return f"{type(type_).__name__.removesuffix('Type').lower()} type {name}".rstrip()


def undrivable(subprogram: Subprogram) -> str:
    """Why a subprogram can't be called from outside with generated arguments; empty when it can."""
    if not subprogram.exported:
        return "not visible outside its module"
    for parameter in subprogram.parameters:
        reason = undrivable_type(parameter.type)
        if reason:
            return f"parameter {parameter.name}: {reason}"
    if subprogram.result is not None:
        reason = undrivable_type(subprogram.result)
        if reason:
            return f"result: {reason}"
    return ""


def observed_data(module: Module) -> tuple[DataItem, ...]:
    """The data that every answer ends with, in the interface's order: exported items whose type has tokens."""
    return tuple(d for d in module.interface.data if d.exported and not undrivable_type(d.type))
