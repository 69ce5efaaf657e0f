"""What emitters need to know about types, whatever the target: lookup by name, intervals, categories."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping

from analyzers.model import (
    ArrayType,
    BoolType,
    BufferType,
    CharType,
    DecimalType,
    Direction,
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
)
from translators.rules import ir


class Unsupported(Exception):
    """An IR construct that a target's emitter does not offer. Becomes a `Refusal` of the subprogram."""

    def __init__(self, construct: str, reason: str) -> None:
        super().__init__(reason)
        self.construct = construct
        self.reason = reason


NAMED = (EnumType, RecordType, UnionType)


class TypeTable:
    """The named types that one module's code may mention, and which module owns each."""

    def __init__(self, module: ir.IrModule, dependencies: Mapping[str, ir.IrModule]) -> None:
        self.module = module.id
        self._types: dict[str, Type] = {}
        self._owner: dict[str, str] = {}
        for other in sorted(dependencies):
            for item in dependencies[other].types:
                self._types.setdefault(item.name, item)
                self._owner.setdefault(item.name, other)
        self._owner.update(dict(module.type_owner))
        for item in module.types:
            self._types[item.name] = item
            self._owner[item.name] = module.id

    def resolve(self, type_: Type) -> Type:
        """The definition behind a NamedType; anything else as it is."""
        if isinstance(type_, NamedType):
            if type_.name not in self._types:
                raise Unsupported("unknown type", f"type {type_.name} is defined in no translated module")
            return self._types[type_.name]
        return type_

    def owner(self, name: str) -> str:
        """The id of the module that defines a named type."""
        if name not in self._owner:
            raise Unsupported("unknown type", f"type {name} is defined in no translated module")
        return self._owner[name]


def record_fields(record: RecordType) -> tuple[RecordField, ...]:
    """All fields: common ones, then each variant's. A field that several variants share comes once."""
    seen: dict[str, RecordField] = {f.name: f for f in record.fields}
    for variant in record.variants:
        for item in variant.fields:
            seen.setdefault(item.name, item)
    return tuple(seen.values())


def fixed_length(type_: Type) -> int | None:
    """The number of bytes of a fixed string or decimal storage; None for everything else."""
    if isinstance(type_, DecimalType):
        return type_.size
    if isinstance(type_, StringType) and type_.kind is StringKind.FIXED:
        return type_.length
    return None


def is_string(type_: Type) -> bool:
    return isinstance(type_, StringType | DecimalType)


def is_array(type_: Type) -> bool:
    return isinstance(type_, ArrayType | BufferType)


def is_scalar(type_: Type) -> bool:
    """Small values that are passed by value and copied; references are such values."""
    return isinstance(type_, IntType | FloatType | BoolType | CharType | EnumType | ReferenceType)


def comes_back(parameter: ir.IrParameter, resolved: Type) -> bool:
    """Whether a parameter that changes is a copy, of which an exception keeps the caller from seeing anything."""
    return parameter.direction is not Direction.IN and not parameter.shared and (parameter.copied or is_scalar(resolved))


def outside(subprogram: ir.IrSubprogram, resolve: Callable[[Type], Type]) -> frozenset[str]:
    """The parameters that are the caller's objects: what is done to them before an exception stays done."""
    changing = (p for p in subprogram.parameters if p.direction is not Direction.IN)
    return frozenset(p.name for p in changing if not comes_back(p, resolve(p.type)))


def base_range(type_: IntType) -> tuple[int, int]:
    if type_.signed:
        return -(1 << (type_.bits - 1)), (1 << (type_.bits - 1)) - 1
    return 0, (1 << type_.bits) - 1


def wrap(value: int, type_: IntType) -> int:
    """`value` reduced modulo 2**bits into the base range."""
    value &= (1 << type_.bits) - 1
    if type_.signed and value >> (type_.bits - 1):
        value -= 1 << type_.bits
    return value


def type_interval(type_: Type) -> tuple[int, int] | None:
    """Bounds of what a variable of that type can hold. Zero is included: it is the initial value of
    variables that the source leaves without one, even when it lies outside a subtype's range."""
    if isinstance(type_, IntType):
        return min(type_.minimum, 0), max(type_.maximum, 0)
    if isinstance(type_, CharType):
        return 0, 255
    if isinstance(type_, BoolType):
        return 0, 1
    if isinstance(type_, EnumType):
        return 0, max(0, len(type_.literals) - 1)
    return None


def constant(node: ir.Expression, table: TypeTable) -> int | None:
    """The value of an integer expression of literals alone, when computing it cannot raise."""
    match node:
        case ir.IntLiteral(value=value, type=type_):
            resolved = table.resolve(type_)
            return wrap(value, resolved) if isinstance(resolved, IntType) else value
        case ir.CharLiteral(value=value):
            return value
        case ir.Unary(operator="-", operand=operand, type=type_):
            inner = constant(operand, table)
            return None if inner is None else _settle(-inner, table.resolve(type_))
        case ir.Unary(operator="~", operand=operand, type=type_):
            inner = constant(operand, table)
            resolved = table.resolve(type_)
            return wrap(~inner, resolved) if inner is not None and isinstance(resolved, IntType) else None
        case ir.Binary(operator=operator, left=left, right=right, type=type_):
            a, b = constant(left, table), constant(right, table)
            resolved = table.resolve(type_)
            if a is None or b is None or not isinstance(resolved, IntType):
                return None
            if operator in ("<<", ">>"):
                if not 0 <= b < resolved.bits:
                    return None
                return wrap(a << b, resolved) if operator == "<<" else a >> b
            if operator in ("/", "rem") and b != 0:
                quotient = abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)
                return _settle(quotient if operator == "/" else a - quotient * b, resolved)
            simple = {"+": a + b, "-": a - b, "*": a * b, "&": a & b, "|": a | b, "^": a ^ b}
            return _settle(simple[operator], resolved) if operator in simple else None
        case ir.Convert(operand=operand, type=type_, check=check):
            inner = constant(operand, table)
            resolved = table.resolve(type_)
            if inner is None or not isinstance(resolved, IntType):
                return None
            if check:
                return inner if resolved.minimum <= inner <= resolved.maximum else None
            return wrap(inner, resolved)
        case _:
            return None


def _settle(value: int, type_: Type) -> int | None:
    """The value that arithmetic gives, or None when it traps."""
    if not isinstance(type_, IntType):
        return None
    low, high = base_range(type_)
    if low <= value <= high:
        return value
    return None if type_.overflow == "traps" else wrap(value, type_)


def interval(node: ir.Expression, table: TypeTable) -> tuple[int, int] | None:
    """Certain bounds of an integer expression's value; None when nothing is known."""
    value = constant(node, table)
    if value is not None:
        return value, value
    match node:
        case ir.Binary(operator=operator, left=left, right=right, type=type_):
            resolved = table.resolve(type_)
            if not isinstance(resolved, IntType):
                return None
            base = base_range(resolved)
            exact = exact_interval(operator, interval(left, table), interval(right, table))
            if exact is None:
                return base
            if resolved.overflow is Overflow.TRAPS:  # what leaves the type is never a value
                return overlap(exact, base) or base
            return exact if base[0] <= exact[0] and exact[1] <= base[1] else base
        case ir.Convert(operand=operand, type=type_, check=check):
            resolved = table.resolve(type_)
            outer = type_interval(resolved)
            inner = interval(operand, table)
            if isinstance(resolved, IntType) and check:
                outer = (resolved.minimum, resolved.maximum)
                return overlap(inner, outer) or outer if inner is not None else outer
            if isinstance(resolved, IntType):
                outer = base_range(resolved)
            if inner is not None and outer is not None and outer[0] <= inner[0] and inner[1] <= outer[1]:
                return inner
            return outer
        case ir.Unary(operator="-" | "abs" | "~" as operator, operand=operand, type=type_):
            resolved = table.resolve(type_)
            if not isinstance(resolved, IntType):
                return None
            base = base_range(resolved)
            low, high = interval(operand, table) or base
            turned = (-high, -low) if operator == "-" else (max(low, -high, 0), max(-low, high))
            if operator != "~" and resolved.overflow is Overflow.TRAPS:
                return overlap(turned, base) or base
            return turned if operator != "~" and base[0] <= turned[0] and turned[1] <= base[1] else base
        case ir.Length():
            count = table.resolve(node.type)
            return (0, base_range(count)[1]) if isinstance(count, IntType) else None
        case ir.Conditional(then=then, otherwise=otherwise):
            a, b = interval(then, table), interval(otherwise, table)
            return None if a is None or b is None else (min(a[0], b[0]), max(a[1], b[1]))
        case ir.RuntimeConstant():
            return None
        case ir.Call() | ir.RuntimeCall():
            # A result is converted by the callee; only its base range is certain here.
            result = None if node.type is None else table.resolve(node.type)
            return base_range(result) if isinstance(result, IntType) else None
        case _:
            return type_interval(table.resolve(node.type))


def exact_interval(
    operator: str, left: tuple[int, int] | None, right: tuple[int, int] | None
) -> tuple[int, int] | None:
    """Bounds of the exact (unbounded) result of an operation, when they are easily certain."""
    if left is None or right is None:
        return None
    (a, b), (c, d) = left, right
    if operator == "+":
        return a + c, b + d
    if operator == "-":
        return a - d, b - c
    if operator == "*":
        corners = (a * c, a * d, b * c, b * d)
        return min(corners), max(corners)
    if operator == "mod" and c > 0:
        return 0, min(b, d - 1) if a >= 0 else d - 1
    if operator == "rem" and c > 0:  # has the sign of what is on its left
        return max(min(a, 0), 1 - d), min(max(b, 0), d - 1)
    if operator == "/" and c == d and c > 0:
        return _truncated(a, c), _truncated(b, c)
    if operator == "&" and c == d and c >= 0:
        return 0, c
    return None


def overlap(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int] | None:
    """What lies inside both intervals."""
    low, high = max(one[0], other[0]), min(one[1], other[1])
    return (low, high) if low <= high else None


def _truncated(number: int, by: int) -> int:
    return number // by if number >= 0 else -(-number // by)


def mentions_reference(type_: Type) -> str:
    """The name of the part of a type that emitters do not offer (references, unions …), or empty."""
    match type_:
        case UnionType():
            return "union type"
        case OpaqueType():
            return "opaque type"
        case ArrayType(element=element) | BufferType(element=element):
            return mentions_reference(element)
        case _:
            return ""


def expanded(type_: Type, table: TypeTable) -> Type:
    """The type with every NamedType inside replaced by its definition."""
    resolved = table.resolve(type_)
    if isinstance(resolved, ArrayType | BufferType):
        return dataclasses.replace(resolved, element=expanded(resolved.element, table))
    if isinstance(resolved, RecordType):
        fields = tuple(dataclasses.replace(f, type=expanded(f.type, table)) for f in resolved.fields)
        variants = tuple(
            dataclasses.replace(
                v, fields=tuple(dataclasses.replace(f, type=expanded(f.type, table)) for f in v.fields)
            )
            for v in resolved.variants
        )
        return dataclasses.replace(resolved, fields=fields, variants=variants)
    return resolved


def named_inside(type_: Type) -> Iterator[str]:
    """The names of the records and enumerations that a (expanded) type is made of."""
    if isinstance(type_, EnumType):
        yield type_.name
    elif isinstance(type_, ArrayType | BufferType):
        yield from named_inside(type_.element)
    elif isinstance(type_, RecordType):
        yield type_.name
        for item in record_fields(type_):
            yield from named_inside(item.type)
