"""Names in the target's convention: words, cases, escapes, and deterministic resolution of collisions."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable


def listed(words: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(words.split())


RUST_RESERVED = listed(
    """
    as async await break const continue crate dyn else enum extern false fn for gen if impl in let loop
    match mod move mut pub ref return self Self static struct super trait true type unsafe use where
    while abstract become box do final macro override priv try typeof unsized virtual yield
    """
)
RUST_KEYWORDS = RUST_RESERVED | listed(
    """
    union rt main Some None Ok Err Option Result Vec Box String i8 i16 i32 i64 i128 u8 u16 u32 u64 u128
    isize usize f32 f64 bool char str vec matches std core alloc
    """
)

GO_KEYWORDS = listed(
    """
    break case chan const continue default defer else fallthrough for func go goto if import interface
    map package range return select struct switch type var any bool byte comparable complex64 complex128
    error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16 uint32 uint64 uintptr
    true false iota nil append cap clear close complex copy delete imag len make max min new panic print
    println real recover bytes theseusrt init main slices strings os
    """
)

_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+")


@functools.cache
def words(name: str) -> tuple[str, ...]:
    """The words of a source name, lower case: `Next_Token`, `nextToken`, `NEXT-TOKEN` give next, token."""
    found: list[str] = []
    for part in re.split(r"[^A-Za-z0-9]+", name):
        pieces = _WORD.findall(part)
        merged: list[str] = []
        for piece in pieces:
            if merged and (piece.isdigit() or merged[-1].isdigit()):
                merged[-1] += piece  # crc16, utf8: digits stay with their neighbours
            else:
                merged.append(piece)
        found.extend(p.lower() for p in merged)
    return tuple(found) or ("unnamed",)


def _legal(text: str) -> str:
    return text if text[0].isalpha() or text[0] == "_" else f"n{text}"


@functools.cache
def snake(name: str) -> str:
    return _legal("_".join(words(name)))


@functools.cache
def screaming(name: str) -> str:
    return _legal("_".join(words(name))).upper()


@functools.cache
def camel(name: str) -> str:
    """UpperCamelCase."""
    text = "".join(w[:1].upper() + w[1:] for w in words(name))
    return text if text[0].isalpha() else f"N{text}"


@functools.cache
def lower_camel(name: str) -> str:
    first, *rest = words(name)
    return _legal(first + "".join(w[:1].upper() + w[1:] for w in rest))


class Scope:
    """Hands out names that are unique among those taken; the first asker gets the plain name."""

    def __init__(self, reserved: Iterable[str] = (), between: str = "_") -> None:
        self.taken = set(reserved)
        self.between = between

    def claim(self, wanted: str) -> str:
        name = wanted
        number = 2
        while name in self.taken:
            name = f"{wanted}{self.between}{number}"
            number += 1
        self.taken.add(name)
        return name
