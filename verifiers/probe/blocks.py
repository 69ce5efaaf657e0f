"""Blocks of calls: thousands of calls that both drivers make up by themselves, alike, from one line.

A block describes a call by slots, one a token: a table of values, a range of numbers, or both. Drivers draw from the
slots by a generator that all of them have (or go through all combinations in order) and answer with one digest. What
call number n of a block was is computed here again, so that a block whose digests differ leads to the call that did it.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzers.model import (
    ArrayType,
    BoolType,
    BufferType,
    CharType,
    DecimalType,
    Direction,
    EnumType,
    IntType,
    RecordType,
    ReferenceType,
    StringKind,
    StringType,
    Subprogram,
    Type,
)
from verifiers.probe import values
from verifiers.probe.values import Pool, Value

_ALL = 2**64
_GOLDEN = 0x9E3779B97F4A7C15  # from a state of SplitMix64 to the next
_STEP = 0xA0761D6478BD642F  # from a state of wyrand to the next
_TOGETHER = 64  # calls in which a slot draws from its table, or from its range
_TABLE = 64  # values of a slot
_LINE = 60_000  # bytes of a block's tables, about
_MOST_SLOTS = 2000


@dataclass(frozen=True)
class Slot:
    """One token of a call. `values` and `tokens` go together; `low` to `high` is a range of numbers besides."""

    values: tuple[Value, ...] = ()
    tokens: tuple[str, ...] = ()
    low: int | None = None
    high: int = 0

    @property
    def choices(self) -> int:
        """How many values there are, when they are taken in order: those of the range, else of the table."""
        return len(self.values) if self.low is None else self.high - self.low + 1

    def text(self) -> str:
        return ",".join(self.tokens) + ("" if self.low is None else f"~{self.low}:{self.high}")


def constant(value: Value, token: str) -> Slot:
    return Slot((value,), (token,))


@dataclass(frozen=True)
class Block:
    """Calls `first` to `first + count - 1`. `template` is one call's arguments, whose shape all of them have."""

    subprogram: int
    types: tuple[Type | None, ...]  # of each parameter; None for one that is not sent
    template: tuple[Value, ...]
    slots: tuple[Slot, ...]
    seed: int
    first: int
    count: int
    in_order: bool = False
    raw: bool = False

    def line(self) -> str:
        """What a driver is told."""
        head = f"{'order' if self.in_order else 'draw'} {self.seed} {self.first} {self.count} {self.subprogram}"
        return " ".join([head, *(slot.text() for slot in self.slots)])

    def arguments(self, number: int) -> tuple[Value, ...]:
        """The arguments of call `number` (counted from 0, not from `first`)."""
        picked = _ordered(self.slots, number) if self.in_order else _picked(self.slots, self.seed, number)
        out = []
        for type_, value in zip(self.types, self.template, strict=True):
            if type_ is None:
                out.append(value)
            else:
                out.append(next(picked) if self.raw else _rebuilt(type_, value, picked))
        return tuple(out)


def _ordered(slots: Sequence[Slot], number: int) -> Iterator[Value]:
    for slot in slots:
        if _fixed(slot):
            yield slot.values[0]
            continue
        number, digit = divmod(number, slot.choices)
        yield slot.values[digit] if slot.low is None else slot.low + digit


def _picked(slots: Sequence[Slot], state: int, number: int) -> Iterator[Value]:
    for slot in slots:
        if _fixed(slot):
            yield slot.values[0]
            continue
        state = (state + _GOLDEN) % _ALL
        start = _mixed(state)
        drawn = _folded((start + number * _STEP) % _ALL)
        if slot.low is None or (slot.values and _mixed(start ^ (number // _TOGETHER)) & 1):
            yield slot.values[drawn * len(slot.values) >> 64]
        else:
            yield slot.low + (drawn * slot.choices >> 64)


def _fixed(slot: Slot) -> bool:
    return len(slot.values) == 1 and slot.low is None


def _mixed(z: int) -> int:
    """What SplitMix64 draws in a state (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014)."""
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 % _ALL
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB % _ALL
    return z ^ (z >> 31)


def _folded(state: int) -> int:
    """What wyrand (Wang Yi, 2019) draws in a state."""
    high, low = divmod(state * (state ^ 0xE7037ED1A0B428DB), _ALL)
    return high ^ low


def _rebuilt(type_: Type, template: Value, picked: Iterator[Value]) -> Value:
    match type_:
        case ArrayType(element=element) | BufferType(element=element):
            next(picked)
            return [_rebuilt(element, item, picked) for item in template]
        case RecordType():
            kinds = values.field_types(type_, template)
            return tuple(_rebuilt(kind, item, picked) for kind, item in zip(kinds, template, strict=True))
        case ReferenceType(target=target):
            next(picked)
            return None if template is None else _rebuilt(target, template, picked)
        case _:
            return next(picked)


# ---------------------------------------------------------------------------------------------- drawn at random


def drawn(index: int, subprogram: Subprogram, arguments: Sequence[Value], raw: bool, count: int,
          rng: random.Random, pool: Pool) -> Block | None:  # fmt: skip
    """A block of calls with the shape of this one, or None when its shape is too large."""
    slots: list[Slot] = []
    types: list[Type | None] = []
    lengths = {p.type.length_param for p in subprogram.parameters if isinstance(p.type, BufferType)}
    sent = [p for p in subprogram.parameters if raw or p.direction is not Direction.OUT]
    size = sum(1 if raw else len(values.tokens(p.type, v)) for p, v in zip(subprogram.parameters, arguments, strict=True)
               if p in sent)  # fmt: skip
    if size > _MOST_SLOTS:
        return None
    room = max(4, min(_TABLE, _LINE // max(1, size) // 8))
    for parameter, value in zip(subprogram.parameters, arguments, strict=True):
        if parameter not in sent:
            types.append(None)
            continue
        types.append(parameter.type)
        if raw:
            some = max(8, min(256, _LINE // 2 // max(1, len(value)) // len(sent)))
            slots.append(_table([value, *(values.raw(parameter.type, rng, pool) for _ in range(some))], parameter.type))
        elif parameter.name in lengths:
            slots.append(constant(value, str(value)))
        else:
            slots += _slots(parameter.type, value, room, rng, pool)
    return Block(index, tuple(types), tuple(arguments), tuple(slots), rng.getrandbits(63), 0, count, raw=raw)


def _table(items: Sequence[Value], type_: Type) -> Slot:
    shown: dict[str, Value] = {}
    for item in items:
        shown.setdefault("x" + item.hex() if isinstance(item, bytes) else values.tokens(type_, item)[0], item)
    return Slot(tuple(shown.values()), tuple(shown))


def _slots(type_: Type, value: Value, room: int, rng: random.Random, pool: Pool) -> list[Slot]:
    """The slots of one value, in the order of its tokens. What decides on its shape stays as it is."""
    match type_:
        case ArrayType(element=element) | BufferType(element=element):
            return [constant(len(value), str(len(value))), *(s for v in value for s in _slots(element, v, room, rng, pool))]
        case RecordType():
            out: list[Slot] = []
            for at, (kind, item) in enumerate(zip(values.field_types(type_, value), value, strict=True)):
                fixed = type_.variants and at < len(type_.fields) and type_.fields[at].name == type_.discriminant
                bits = type_.fields[at].bits if at < len(type_.fields) else None
                kind = values.narrowed(kind, bits)
                out += [constant(item, str(int(item)))] if fixed else _slots(kind, item, room, rng, pool)
            return out
        case ReferenceType(target=target):
            if value is None:
                return [constant(0, "0")]
            return [constant(1, "1"), *_slots(target, value, room, rng, pool)]
        case StringType() | DecimalType():
            few = max(4, min(room, _LINE // 4 // max(8, len(value))))
            return [_table([value, *(values.generate(type_, rng, pool) for _ in range(few))], type_)]
        case IntType():
            table = _table([value, *(values.generate(type_, rng, pool) for _ in range(room))], type_)
            low, high = _range(type_, rng, pool)
            return [Slot(table.values, table.tokens, low, high)]
        case _:
            return [_table([value, *(values.generate(type_, rng, pool) for _ in range(room))], type_)]


def _range(type_: IntType, rng: random.Random, pool: Pool) -> tuple[int, int]:
    """A range of a type's values: all of them, small ones, or those around a number of the sources."""
    low, high = type_.minimum, type_.maximum
    dice = rng.random()
    if dice < 0.3:
        return low, high
    if dice < 0.6 or not pool.integers:
        start, size = -20, 10 ** rng.randrange(2, 7)
    else:
        size = rng.choice((8, 64, 1024))
        start = rng.choice(pool.integers) - size // 2
    start = min(max(start, low), high)
    return start, min(start + size, high)


# ---------------------------------------------------------------------------------------------- all of them


def domain(subprogram: Subprogram, most: int) -> tuple[Slot, ...] | None:
    """Slots whose combinations, in order, are all inputs of a subprogram; None when there may be more than `most`."""
    slots: list[Slot] = []
    if any(isinstance(parameter.type, BufferType) for parameter in subprogram.parameters):
        return None  # another parameter is its length, and not free
    for parameter in subprogram.parameters:
        found = _all_of(parameter.type, most) if parameter.direction is not Direction.OUT else []
        if found is None:
            return None
        slots += found
    return tuple(slots) if math.prod(slot.choices for slot in slots) <= most else None


def _all_of(type_: Type, most: int) -> list[Slot] | None:
    match type_:
        case BoolType():
            return [Slot(low=0, high=1)]
        case EnumType(literals=literals):
            return [Slot(low=0, high=len(literals) - 1)]
        case CharType():
            return [Slot(low=0, high=255)]
        case IntType(minimum=low, maximum=high) if high - low < most:
            return [Slot(low=low, high=high)]
        case ArrayType(element=element, length=int(length)) if length <= 64:
            inner = _all_of(element, most)
            return None if inner is None else [constant(length, str(length)), *(inner * length)]
        case RecordType(variants=()):
            out: list[Slot] = []
            for item in type_.fields:
                inner = _all_of(values.narrowed(item.type, item.bits), most)
                if inner is None:
                    return None
                out += inner
            return out
        case StringType(kind=StringKind.FIXED, length=1):
            return [_table([bytes([n]) for n in range(256)], type_)]
        case _:
            return None


def in_order(index: int, subprogram: Subprogram, slots: tuple[Slot, ...], first: int, count: int) -> Block:
    """Some of all inputs. The template is any value of each parameter's shape."""
    rng, pool = random.Random(0), Pool()
    template = tuple(values.arguments(subprogram, rng, pool))
    types = tuple(None if p.direction is Direction.OUT else p.type for p in subprogram.parameters)
    return Block(index, types, template, slots, 0, first, count, in_order=True)
