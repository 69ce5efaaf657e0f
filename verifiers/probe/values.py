"""Arguments for calls: typed values with boundaries and mined constants, and their tokens.

A value is plain data: int (also characters, Booleans, enumeration positions), float, bytes (strings, raw
storage), list (arrays, buffers), tuple (records: fields in order), None (null). Tokens: verifiers/harness/README.md.
"""

from __future__ import annotations

import math
import random
import struct
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Any

from analyzers.model import (
    ArrayType,
    BoolType,
    BufferType,
    CharType,
    DecimalStorage,
    DecimalType,
    Direction,
    EnumType,
    FloatType,
    IntType,
    Parameter,
    RecordType,
    ReferenceType,
    StringKind,
    StringType,
    Subprogram,
    Type,
)
from verifiers.generate.facts import Facts
from verifiers.generate.values import make_values

Value = Any  # see the module's docstring
_STEPS = tuple(sorted({n + d for k in range(0, 64) for n in (1 << k, -(1 << k)) for d in (-1, 0, 1)}))
_TENS = tuple(sorted({m * 10**k + d for k in range(0, 19) for m in (1, 5) for d in (-1, 0, 1)}))
_RELATED = 0.25  # of values that follow another one of their type
_SHORT = 2
_LENGTHS = (0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 20, 31, 32, 33, 40)


@dataclass
class Pool:
    """Constants worth trying: out of the sources, and operands that the programs compared."""

    integers: list[int] = field(default_factory=list)
    texts: list[bytes] = field(default_factory=list)
    characters: bytes = b""
    sizes: list[int] = field(default_factory=list)
    reals: list[float] = field(default_factory=list)
    any_float: bool = False  # infinities and NaN are values, too
    limits: frozenset[int] = frozenset()  # numbers that the sources themselves speak of, but small ones, and their neighbours

    @classmethod
    def mined(cls, facts: Facts) -> Pool:
        values = make_values(facts)
        integers = list(dict.fromkeys([*values.mined, *(ord(c) for c in facts.chars)]))
        texts = list(dict.fromkeys([*values.keywords, *values.words, *values.keys]))
        near = (ord(c) + step & 255 for step in (0, -1, 1) for c in facts.chars)  # ranges of characters have ends
        characters = bytes(dict.fromkeys(near)) + b" .,-+:/_%'\"\t"
        sizes = [n for s in facts.sizes if s <= 600 for n in (s - 1, s, s + 1) if n >= 0]
        reals = [float(text) for text in facts.decimals]
        limits = frozenset(n + step for n in facts.integers if n > 4 for step in (-1, 0, 1))  # compilers turn `>= 60` into `> 59`
        return cls(integers, texts, characters, sizes, [*reals, *(-x for x in reals)], limits=limits)

    def focused(self, facts: Facts, compared: Set[int]) -> Pool:
        """The pool for one subprogram: a third of the numbers are those of its own text (and minus and half of them), another
        third those among them that it was seen to compare with. Half of the texts are those of its own, if there are any."""
        own = list(dict.fromkeys(m for n in facts.integers for m in (n, -n, n // 2)))
        limits = [n for n in facts.integers if n in compared] or own
        more = [n for some in (own, limits) if some for n in some * (len(self.integers) // len(some))]
        words = [word.encode("latin-1", "replace") for word in (*facts.keywords, *facts.strings)]
        again = words * (len(self.texts) // len(words)) if words else []
        return replace(self, integers=[*self.integers, *more], texts=[*self.texts, *again])

    def learn(self, operands: Sequence[tuple[bytes, bytes]]) -> set[int]:
        """Take in what a program compared and found different. Returns the numbers."""
        numbers = set()
        for pair in operands:
            for side in pair:
                if len(side) in (1, 2, 4, 8):
                    for signed in (True, False):
                        number = int.from_bytes(side, "little", signed=signed)
                        numbers.add(number)
                        if len(self.integers) < 600 and number not in self.integers:
                            self.integers.append(number)
                text = side.rstrip(b"\0")
                if 1 < len(text) <= 32 and text.isascii() and len(self.texts) < 400 and text not in self.texts:
                    self.texts.append(text)
        return numbers


def arguments(subprogram: Subprogram, rng: random.Random, pool: Pool) -> list[Value]:
    """One value for each parameter (also for those that are only given back, where it is not sent)."""
    lengths: dict[str, int] = {}
    for parameter in subprogram.parameters:
        if isinstance(parameter.type, BufferType):
            lengths.setdefault(
                parameter.type.length_param, _length(rng, pool, writes=parameter.direction is Direction.OUT)
            )
    found: list[Value] = []
    for at, p in enumerate(subprogram.parameters):
        alike = [i for i, q in enumerate(subprogram.parameters[:at]) if q.type == p.type and q.name not in lengths]
        if p.name in lengths and isinstance(p.type, IntType):
            found.append(lengths[p.name])
        elif alike and not isinstance(p.type, BufferType) and rng.random() < _RELATED:
            found.append(related(p.type, found[rng.choice(alike)], rng))
        else:
            found.append(_argument(p, rng, pool, lengths))
    return found


def related(type_: Type, other: Value, rng: random.Random) -> Value:
    """A value that is compared with another one as like as not: the same, or next to it."""
    if isinstance(type_, IntType) and rng.random() < 0.5:
        return min(type_.maximum, max(type_.minimum, other + rng.choice((-1, 1))))
    if isinstance(other, bytes) and other and rng.random() < 0.7:
        at = rng.randrange(len(other))
        # The bit by which letters differ in case, of what is no letter too. No NUL, which ends a C text on one side alone.
        near = bytes([(other[at] ^ 32 if rng.random() < 0.6 else other[at] + rng.choice((-1, 1))) % 256 or 1])
        return other.swapcase() if rng.random() < 0.3 else other[:at] + near + other[at + 1 :]
    return other


def _argument(parameter: Parameter, rng: random.Random, pool: Pool, lengths: dict[str, int]) -> Value:
    if isinstance(parameter.type, BufferType):
        return _elements(parameter.type.element, lengths[parameter.type.length_param], rng, pool)
    return generate(parameter.type, rng, pool)


def _length(rng: random.Random, pool: Pool, writes: bool = False) -> int:
    dice = rng.random()
    if pool.sizes and dice < 0.25:
        return min(rng.choice(pool.sizes), 300)
    if writes and dice < 0.5:
        return rng.choice((64, 80, 128, 256))
    return rng.choice(_LENGTHS) if dice < 0.8 else rng.randrange(64)


def integer(type_: IntType, rng: random.Random, pool: Pool) -> int:
    """A value of the type's range: its ends, small numbers, mined ones, powers, ties of rounding, anything."""
    low, high = type_.minimum, type_.maximum
    dice = rng.random()
    if dice < 0.12:
        return rng.choice((low, high, min(high, low + 1), max(low, high - 1)))
    if dice < 0.35:
        value = rng.randrange(-3, 25)
    elif dice < 0.6 and pool.integers:
        value = rng.choice(pool.integers) + rng.choice((0, 0, 0, 1, -1))
    elif dice < 0.72:
        value = rng.choice(_STEPS)
    elif dice < 0.82:
        value = rng.choice(_TENS) * rng.choice((1, 1, -1)) + rng.choice((0, 0, 5, -5))
    elif dice < 0.92:
        value = rng.getrandbits(rng.randrange(1, 65)) * rng.choice((1, -1))
    else:
        return rng.randint(low, high)
    if low <= value <= high:
        return value
    return rng.choice((low, high)) if rng.random() < 0.15 else low + value % (high - low + 1)


def _character(rng: random.Random, pool: Pool) -> int:
    dice = rng.random()
    if dice < 0.3 and pool.characters:
        return rng.choice(pool.characters)
    if dice < 0.55:
        return rng.choice(b"0123456789")
    if dice < 0.85:
        return rng.choice(b"abcdefxyzABCDEFXYZ Z")
    return rng.randrange(256)


def text(rng: random.Random, pool: Pool, length: int | None = None) -> bytes:
    """Plausible text: mined words, numbers, mixtures, near-misses, any bytes."""
    dice = rng.random()
    is_short = length is not None and length <= _SHORT
    if dice < (0.6 if is_short else 0.3) and pool.texts:  # a code of a letter or two is one of those that are asked for
        fitting = [word for word in pool.texts if len(word) <= _SHORT] if is_short else []
        out = rng.choice(fitting or pool.texts)
        if rng.random() < (0.1 if is_short else 0.4):
            out = _bent(out, rng, pool)
    elif dice < 0.5:
        out = str(integer(IntType(64), rng, pool) if rng.random() < 0.6 else rng.randrange(1000)).encode()
        if rng.random() < 0.4:
            out = rng.choice((b"%s.%02d", b" %s%.0d", b"+%s%.0d", b"%s%d", b"0x%s%.0d")) % (out, rng.randrange(100))
    elif dice < 0.9:
        out = bytes(_character(rng, pool) for _ in range(_length(rng, pool)))
    else:
        parts = [text(rng, Pool(pool.integers, pool.texts)) for _ in range(rng.randrange(1, 5))]
        out = rng.choice((b" ", b",", b"  ", b"%", b"_", b"-")).join(parts)
    if length is not None:
        out = out[:length].ljust(length) if rng.random() < 0.9 else out[:length].rjust(length)
    return out[:400]


def _bent(word: bytes, rng: random.Random, pool: Pool) -> bytes:
    at = rng.randrange(len(word) + 1)
    return rng.choice(
        (word.upper(), word.lower(), word[:at], word + b" ", b" " + word, word[:at] + word[at + 1 :],
         word[:at] + bytes([_character(rng, pool)]) + word[at:], word + word)
    )  # fmt: skip


def _elements(element: Type, count: int, rng: random.Random, pool: Pool) -> list[Value]:
    """Elements of an array or buffer; bytes often look like text, and numbers often repeat."""
    eight = isinstance(element, CharType) or (isinstance(element, IntType) and element.bits == 8)
    if eight and rng.random() < 0.5:
        return [_fitting(b, element) for b in text(rng, pool, count)]
    if count and rng.random() < 0.2:
        few = [generate(element, rng, pool) for _ in range(rng.randrange(1, 3))]
        return [rng.choice(few) for _ in range(count)]
    return [generate(element, rng, pool) for _ in range(count)]


def _fitting(byte: int, element: Type) -> int:
    if not isinstance(element, IntType):
        return byte
    byte = byte - 256 if element.signed and byte > 127 else byte
    return min(max(byte, element.minimum), element.maximum)


def generate(type_: Type, rng: random.Random, pool: Pool) -> Value:
    """A value of any type that has tokens."""
    match type_:
        case IntType():
            return integer(type_, rng, pool)
        case BoolType():
            return rng.randrange(2)
        case CharType():
            return _character(rng, pool)
        case EnumType():
            return rng.randrange(len(type_.literals))
        case FloatType(bits=bits):
            return _float(bits, rng, pool)
        case StringType(kind=StringKind.FIXED, length=length):
            return text(rng, pool, length)
        case StringType(kind=StringKind.NUL_TERMINATED):
            return text(rng, pool).replace(b"\0", b"")
        case StringType(kind=StringKind.BOUNDED, length=length):
            return text(rng, pool)[:length]
        case StringType():
            return text(rng, pool)
        case DecimalType():
            return storage(type_, rng, pool)
        case ArrayType(element=element, length=length):
            return _elements(element, _length(rng, pool) if length is None else length, rng, pool)
        case BufferType(element=element):
            return _elements(element, _length(rng, pool), rng, pool)
        case RecordType():
            return _record(type_, rng, pool)
        case ReferenceType(target=target, nullable=nullable):
            return None if nullable and rng.random() < 0.03 else generate(target, rng, pool)
    raise ValueError(f"no value for {type(type_).__name__}")


def _record(type_: RecordType, rng: random.Random, pool: Pool) -> tuple[Value, ...]:
    common = [generate(narrowed(f.type, f.bits), rng, pool) for f in type_.fields]
    if not type_.variants:
        return tuple(common)
    at = next(i for i, f in enumerate(type_.fields) if f.name == type_.discriminant)
    chosen = selected_variant(type_, common[at])
    return (*common, *(generate(f.type, rng, pool) for f in (chosen.fields if chosen else ())))


def narrowed(type_: Type, bits: int | None) -> Type:
    """The type of a field of so many bits."""
    if bits is None or not isinstance(type_, IntType):
        return type_
    return IntType(bits, type_.signed, type_.overflow)


def selected_variant(type_: RecordType, discriminant: int):  # type: ignore[no-untyped-def]
    """The variant that a discriminant's value selects, or None."""
    field_type = next(f.type for f in type_.fields if f.name == type_.discriminant)
    name = str(discriminant)
    if isinstance(field_type, EnumType):
        name = field_type.literals[discriminant].lower()
    elif isinstance(field_type, BoolType):
        name = ("false", "true")[discriminant]
    others = None
    for variant in type_.variants:
        choices = {c.lower() for c in variant.choices}
        if name in choices:
            return variant
        if "others" in choices:
            others = variant
    return others


def _float(bits: int, rng: random.Random, pool: Pool) -> float:
    if pool.any_float and rng.random() < 0.05:
        return rng.choice((math.inf, -math.inf, math.nan))
    dice = rng.random()
    if dice < 0.1:
        # The largest, the smallest normalized and denormalized ones, and where whole numbers end to be exact.
        value = rng.choice(_ENDS.get(bits, _ENDS[64])) * rng.choice((1, -1))
    elif dice < 0.3:
        value = rng.choice((0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, -0.5, 0.1, 1e-9, 1e9, 1e300, -1e300))
    elif dice < 0.4 and pool.reals:
        value = rng.choice(pool.reals)
        value = rng.choice((value, value, math.nextafter(value, math.inf), math.nextafter(value, -math.inf)))
    elif dice < 0.6:
        value = rng.randrange(-100000, 100000) / rng.choice((1, 2, 4, 8, 10, 100, 1000))
    elif dice < 0.8:
        value = float(integer(IntType(64), rng, pool))
    else:
        value = rng.uniform(-1e6, 1e6)
    if bits == 32:
        value = struct.unpack("<f", struct.pack("<f", max(-_ENDS[32][0], min(_ENDS[32][0], value))))[0]
    return value


_ENDS = {
    32: (3.4028234663852886e38, 1.1754943508222875e-38, 1.401298464324817e-45, 2.0**24, 2.0**31, 2.0**63),
    64: (1.7976931348623157e308, 2.2250738585072014e-308, 5e-324, 2.0**53, 2.0**31, 2.0**63),
}


def storage(type_: DecimalType, rng: random.Random, pool: Pool) -> bytes:
    """Valid storage of a COBOL numeric item (ISO 1989:2002 13.16.59 usage; GnuCOBOL's default options)."""
    limit = 10**type_.digits - 1
    value = integer(IntType(64, low=-limit if type_.signed else 0, high=limit), rng, pool) if limit < 2**62 else (
        rng.randint(-limit if type_.signed else 0, limit)
    )  # fmt: skip
    return stored(type_, value) or b""


def stored(type_: DecimalType, value: int) -> bytes | None:
    """The storage of a COBOL numeric item that holds this number, its digits without the point; None where it holds none such."""
    if abs(value) >= 10**type_.digits or (value < 0 and not type_.signed):
        return None
    digits = str(abs(value)).rjust(type_.digits, "0")[-type_.digits :]
    if type_.storage is DecimalStorage.BINARY:
        return value.to_bytes(type_.size, "big", signed=type_.signed)
    if type_.storage is DecimalStorage.PACKED:
        sign = ("d" if value < 0 else "c") if type_.signed else "f"
        packed = (digits + sign).rjust(2 * type_.size, "0")
        return bytes.fromhex(packed[-2 * type_.size :])
    out = bytearray(digits.encode())
    if type_.signed and value < 0:
        out[-1] |= 0x40  # trailing overpunch: 'p' to 'y'
    return bytes(out)


def number_in(type_: DecimalType, held: bytes) -> int | None:
    """What a COBOL numeric item holds, its digits without the point, if it is a number."""
    if type_.storage is DecimalStorage.BINARY:
        return int.from_bytes(held, "big", signed=type_.signed)
    if type_.storage is DecimalStorage.PACKED:
        digits, sign = held.hex()[:-1], held.hex()[-1:]
        is_negative = sign == "d"
    else:
        last = held[-1:] if not held or held[-1] < 0x70 else bytes([held[-1] & 0x3F])
        digits, is_negative = (held[:-1] + last).decode("latin-1"), bool(held) and held[-1] >= 0x70
    return (-int(digits) if is_negative else int(digits)) if digits.isdecimal() and digits.isascii() else None


def raw(type_: Type, rng: random.Random, pool: Pool) -> bytes:
    """A parameter as bytes of storage: groups field by field at their offsets."""
    if isinstance(type_, RecordType):
        out = bytearray(b" " * (type_.size or 0))
        for item in type_.fields:
            content = raw(item.type, rng, pool)
            start = item.offset if item.offset is not None else 0
            if type_.size is None or start + len(content) <= type_.size:
                out[start : start + len(content)] = content
        return bytes(out)
    if isinstance(type_, ArrayType):
        return b"".join(raw(type_.element, rng, pool) for _ in range(type_.length or 0))
    if isinstance(type_, StringType):
        return text(rng, pool, type_.length or 0)
    if isinstance(type_, IntType):
        return integer(type_, rng, pool).to_bytes(type_.bits // 8, "big", signed=type_.signed)
    if isinstance(type_, DecimalType):
        return storage(type_, rng, pool)
    return b""


def tokens(type_: Type, value: Value) -> list[str]:
    """A value as a driver reads it."""
    match type_:
        case FloatType():
            return ["f" + struct.pack(">d", value).hex()]
        case StringType() | DecimalType():
            return ["x" + value.hex()]
        case ArrayType(element=element) | BufferType(element=element):
            return [str(len(value)), *(t for item in value for t in tokens(element, item))]
        case RecordType():
            return [t for kind, item in zip(field_types(type_, value), value, strict=True) for t in tokens(kind, item)]
        case ReferenceType(target=target):
            return ["0"] if value is None else ["1", *tokens(target, value)]
        case _:
            return [str(int(value))]


def field_types(type_: RecordType, value: tuple[Value, ...]) -> list[Type]:
    """The types of a record value's fields: the common ones, then those of the variant that it has."""
    types = [f.type for f in type_.fields]
    if type_.variants:
        at = next(i for i, f in enumerate(type_.fields) if f.name == type_.discriminant)
        chosen = selected_variant(type_, value[at])
        types += [f.type for f in (chosen.fields if chosen else ())]
    return types


def readable(type_: Type, value: Value) -> str:
    """A value for a person's eyes."""
    match type_:
        case EnumType():
            return type_.literals[value]
        case BoolType():
            return "true" if value else "false"
        case CharType():
            return repr(chr(value))
        case StringType() | DecimalType():
            return repr(value)[1:]
        case ArrayType(element=element) | BufferType(element=element):
            shown = ", ".join(readable(element, item) for item in value[:40])
            return f"[{shown}{', …' if len(value) > 40 else ''}]"
        case RecordType():
            names = [f.name for f in type_.fields] + ["…"] * (len(value) - len(type_.fields))
            inner = zip(names, field_types(type_, value), value, strict=False)
            return "{" + ", ".join(f"{n}: {readable(t, v)}" for n, t, v in inner) + "}"
        case ReferenceType(target=target):
            return "null" if value is None else readable(target, value)
        case _:
            return str(value)


def simpler(type_: Type, value: Value) -> list[Value]:
    """Smaller values of the same type to try instead, smallest first."""
    match type_:
        case IntType():
            tries = [0, 1, -1, 10, value // 2, value - 1 if value > 0 else value + 1]
            return [v for v in dict.fromkeys(tries) if type_.minimum <= v <= type_.maximum and abs(v) < abs(value)]
        case StringType(kind=StringKind.FIXED):
            size = len(value)
            tries = [b" " * size, b"a" * size, value[: size // 2].ljust(size), value.rstrip()[:-1].ljust(size)]
            return [v for v in dict.fromkeys(tries) if v < value]
        case StringType():
            size = len(value)
            cuts = [b"", value[: size // 2], value[size // 2 :], value[:-1], value[1:]]
            return [v for v in dict.fromkeys(cuts) if len(v) < size]
        case ArrayType(element=element, length=None):
            cuts = [value[: len(value) // 2], value[len(value) // 2 :], value[:-1], value[1:]]
            return [v for v in cuts if len(v) < len(value)] + _simpler_items(element, value)
        case ArrayType(element=element) | BufferType(element=element):
            return _simpler_items(element, value)
        case RecordType():
            out = []
            for at, (kind, item) in enumerate(zip(field_types(type_, value), value, strict=True)):
                if not type_.variants or type_.fields[min(at, len(type_.fields) - 1)].name != type_.discriminant:
                    out += [(*value[:at], v, *value[at + 1 :]) for v in simpler(kind, item)[:3]]
            return out
        case ReferenceType(target=target):
            return [] if value is None else simpler(target, value)
    return []


def _simpler_items(element: Type, value: list[Value]) -> list[Value]:
    out = []
    for at in range(min(len(value), 24)):
        out += [[*value[:at], v, *value[at + 1 :]] for v in simpler(element, value[at])[:2]]
    return out
