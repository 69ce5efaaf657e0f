"""What the drivers of both targets share: pairing the original's parameters with the emitted ones, and the
types in between."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from analyzers.model import (
    BoolType,
    DecimalType,
    Direction,
    EnumType,
    IntType,
    Module,
    Parameter,
    RecordField,
    RecordType,
    ReferenceType,
    StringKind,
    StringType,
    Subprogram,
    TheseusError,
    Type,
)
from translators.protocol import ProbeUnit
from translators.signature import Data, Signature
from verifiers.harness.shapes import observed_data


@dataclass(frozen=True)
class Argument:
    """One parameter on both sides. `original` says what tokens look like; `emitted` is None when the translation
    has no such parameter (its value is read and dropped)."""

    original: Parameter
    emitted: Parameter | None


@dataclass(frozen=True)
class Call:
    """One subprogram to drive."""

    subprogram: Subprogram
    target_path: str
    arguments: tuple[Argument, ...]
    emitted: tuple[Parameter, ...]
    result: Type | None
    raises: bool


@dataclass(frozen=True)
class Plan:
    """Everything that a driver's text is made from. `types` are target paths of named types."""

    calls: tuple[Call, ...]
    data: tuple[tuple[Type, Data], ...]
    types: dict[str, str]


def plan(module: Module, probes: Sequence[ProbeUnit], subprograms: Sequence[Subprogram]) -> Plan:
    """Pair each subprogram with its probe. Raises TheseusError when one has none or takes something else."""
    by_name = {probe.subprogram: probe for probe in probes}
    calls: list[Call] = []
    types: dict[str, str] = {}
    data: dict[str, Data] = {}
    for subprogram in subprograms:
        probe = by_name.get(subprogram.name)
        if probe is None or not probe.signature:
            raise TheseusError(
                f"{module.name}.{subprogram.name}: the translation does not say how to call it; "
                "compare whole programs instead"
            )
        signature = Signature.from_text(probe.signature)
        types.update(dict(signature.types))
        data.update({d.name.casefold(): d for d in signature.data})
        calls.append(paired(module, subprogram, probe.target_path, signature))
    return Plan(tuple(calls), _data(module, data), types)


def paired(module: Module, subprogram: Subprogram, path: str, signature: Signature) -> Call:
    """One call. Raises TheseusError when the translation takes or gives something else."""
    emitted = {p.name.casefold(): p for p in signature.parameters}
    original = {p.name.casefold() for p in subprogram.parameters}
    extra = [p.name for p in signature.parameters if p.name.casefold() not in original]
    if extra:
        raise TheseusError(
            f"{module.name}.{subprogram.name}: the translation takes {', '.join(extra)}, which the original "
            "does not; compare whole programs instead"
        )
    if subprogram.result is not None and signature.result is None:
        raise TheseusError(f"{module.name}.{subprogram.name}: the translation gives no result")
    arguments = tuple(Argument(p, emitted.get(p.name.casefold())) for p in subprogram.parameters)
    return Call(subprogram, path, arguments, signature.parameters, signature.result, signature.raises)


def _data(module: Module, emitted: dict[str, Data]) -> tuple[tuple[Type, Data], ...]:
    found: list[tuple[Type, Data]] = []
    for item in observed_data(module):
        data = emitted.get(item.name.casefold())
        if data is None:
            raise TheseusError(
                f"{module.name}: the translation does not have the module's data {item.name}; "
                "compare whole programs instead"
            )
        found.append((item.type, data))
    return tuple(found)


def out_length(argument: Argument) -> str:
    """The parameter that holds a buffer's element count, or empty."""
    return getattr(argument.original.type, "length_param", "")


def fixed(type_: Type) -> int | None:
    """Bytes of a fixed string or of decimal storage."""
    if isinstance(type_, DecimalType):
        return type_.size
    return type_.length if isinstance(type_, StringType) and type_.kind is StringKind.FIXED else None


def is_bytes(type_: Type) -> bool:
    return isinstance(type_, StringType | DecimalType)


def pointed(type_: Type) -> Type | None:
    """What a reference refers to; None for everything else."""
    return type_.target if isinstance(type_, ReferenceType) else None


def enum_values(type_: Type) -> tuple[int, ...] | None:
    """The representations of an enumeration by position."""
    if not isinstance(type_, EnumType):
        return None
    return tuple(type_.value_of(position) for position in range(len(type_.literals)))


def all_fields(record: RecordType) -> tuple[RecordField, ...]:
    """Common fields, then each variant's; a shared name once."""
    seen = {f.name: f for f in record.fields}
    for variant in record.variants:
        for item in variant.fields:
            seen.setdefault(item.name, item)
    return tuple(seen.values())


def choice_numbers(record: RecordType) -> list[list[tuple[int, int]] | None]:
    """For each variant the discriminant's numbers as inclusive pairs; None for `others`."""
    discriminant = next((f.type for f in record.fields if f.name == record.discriminant), None)
    result: list[list[tuple[int, int]] | None] = []
    for variant in record.variants:
        if any(choice.strip().casefold() == "others" for choice in variant.choices):
            result.append(None)
            continue
        pairs = []
        for choice in variant.choices:
            low, dots, high = choice.partition("..")
            first = _number(low.strip(), discriminant)
            pairs.append((first, _number(high.strip(), discriminant) if dots else first))
        result.append(pairs)
    return result


def _number(text: str, type_: Type | None) -> int:
    if isinstance(type_, EnumType):
        folded = [literal.casefold() for literal in type_.literals]
        if text.casefold() in folded:
            return folded.index(text.casefold())
    if isinstance(type_, BoolType) and text.casefold() in ("true", "false"):
        return int(text.casefold() == "true")
    try:
        return int(text)
    except ValueError as error:
        raise TheseusError(f"a variant's choice {text} is no value that the driver knows") from error


def is_in(parameter: Parameter) -> bool:
    return parameter.direction is not Direction.OUT


def is_out(parameter: Parameter) -> bool:
    return parameter.direction is not Direction.IN


def is_eight_bits(type_: Type) -> bool:
    return (isinstance(type_, IntType) and type_.bits == 8) or type(type_).__name__ == "CharType"


@functools.cache
def templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
