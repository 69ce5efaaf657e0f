"""Comparison operands that a program was seen to use, found again in the text that it read: what to write instead.

Input-to-state correspondence (Aschermann et al., REDQUEEN, NDSS 2019): when a compared value stands in the input,
putting the other value there passes the comparison.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from verifiers.generate.mutate import scaled


def operand_texts(operands: Sequence[tuple[bytes, bytes]], text: bytes) -> list[tuple[bytes, bytes]]:
    """Operand pairs of which one side stands in the text, as that text and its replacement."""
    spelled = _numbers_in(text)
    pairs = {digits.lower() for token in _HEX.findall(text) for digits in _PAIR.findall(token)}
    out: dict[tuple[bytes, bytes], None] = {}
    for a, b in operands[:_MAX_OPERANDS]:
        size = len(a)
        if size in (2, 4, 8):
            x, y = int.from_bytes(a, "little", signed=True), int.from_bytes(b, "little", signed=True)
            if x in spelled or y in spelled:
                out.update(dict.fromkeys((*_as_numbers(x, y, spelled), *_as_numbers(y, x, spelled))))
            if pairs and -128 <= x < 256 and -128 <= y < 256:
                out.update(dict.fromkeys((*_as_hex(x, y, pairs), *_as_hex(y, x, pairs))))
        elif size == 1:
            if pairs:
                out.update(dict.fromkeys((*_as_hex(a[0], b[0], pairs), *_as_hex(b[0], a[0], pairs))))
            for x, y in (_signed(a[0], b[0]), _signed(b[0], a[0])):
                if x in spelled and not 32 <= y < 127:  # most bytes that are compared are characters
                    out.update(dict.fromkeys(_as_numbers(x, y, spelled)))
        if size in (1, 3) or size > 3:
            for mine, theirs in _as_texts(a, b):
                if mine in text:
                    out[(mine, theirs)] = None
        if len(out) > 120:
            break
    return [pair for pair in out if pair[0] in text]


_MAX_OPERANDS = 800
_HEX = re.compile(rb"(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{2})+(?![0-9A-Za-z])")
_PAIR = re.compile(rb"..")
_DECIMAL = re.compile(rb"-?\d{1,18}(?:\.\d{1,2}(?!\d))?")


def _numbers_in(text: bytes) -> dict[int, list[tuple[bytes, int]]]:
    """The numbers of a text by their value in the least unit of their decimals: the text and its scale."""
    found: dict[int, list[tuple[bytes, int]]] = {}
    for token in dict.fromkeys(_DECIMAL.findall(text)):
        whole, _, fraction = token.partition(b".")
        found.setdefault(int(whole + fraction), []).append((token, len(fraction)))
    return found


NUMBER = re.compile(rb"-?\d{1,15}")
INTEGER = re.compile(rb"-?\d{1,18}")
WORD = re.compile(rb"[A-Za-z_][A-Za-z0-9_]*")


def solutions(
    operands: Sequence[tuple[bytes, bytes]],
    text: bytes,
    constants: frozenset[int],
    others: set[int],
    limit: int = 200,
) -> tuple[list[bytes], list[bytes]]:
    """Texts in which a number is changed so that a computed operand would meet the constant that it was
    compared with: as if the operand were that number plus or minus something, times one of `others`, which
    are the numbers that the case holds. And the same texts where the numbers in the same place of the lines before are
    as large or larger: what is there must often be enough for the limit to matter."""
    spots = list(NUMBER.finditer(text))
    if not spots or len(spots) > 40:
        return [], []
    places = [_place(text, spot.start()) for spot in spots]
    numbers = [
        (spot, int(spot.group()), [s for s, before in zip(spots[:at], places, strict=False) if before == place > 0])
        for at, (spot, place) in enumerate(zip(spots, places, strict=True))
    ]
    factors = sorted({f * k for f in ({1, 10, 100} | others) for k in (1, 2)} - {0})
    out: dict[bytes, None] = {}
    enough: dict[bytes, None] = {}
    for a, b in dict.fromkeys(operands[:_MAX_OPERANDS]):
        if len(a) not in (2, 4, 8):
            continue
        x, y = int.from_bytes(a, "little", signed=True), int.from_bytes(b, "little", signed=True)
        if x in constants and y not in constants:
            x, y = y, x
        if y not in constants or x in constants or abs(x - y) > 10**12 or str(x).encode() in text:
            continue
        for changed, with_enough in islice(_meeting(text, numbers, factors, y - x), max(1, limit // _SHARES)):
            out[changed] = None
            if with_enough is not None:
                enough[with_enough] = None
            if len(out) >= limit:
                return list(out), list(enough)
    return list(out), list(enough)


def _meeting(
    text: bytes, numbers: Sequence[tuple[re.Match[bytes], int, list[re.Match[bytes]]]], factors: Sequence[int], missing: int
) -> Iterator[tuple[bytes, bytes | None]]:
    """The text with one number changed by what is missing, or by a part of it; and the same with as much or more in its
    place in the lines before. `numbers`: where they stand, their value, and those in their place before them."""
    for factor in factors:
        if missing % factor:
            continue
        for spot, value, before in numbers:
            for new in (value + missing // factor, value - missing // factor):
                more = {spot: new} | dict.fromkeys(before, _ENOUGH * new) if before and new > value else None
                yield _with(text, {spot: new}), _with(text, more) if more else None


_SHARES = 4  # of all texts, one operand gets a share at most
_ENOUGH = 2  # times a number that meets a limit


def _place(text: bytes, at: int) -> int:
    """How many words stand before it in its line."""
    return len(text[text.rfind(b"\n", 0, at) + 1 : at].split())


def _with(text: bytes, new: dict[re.Match[bytes], int]) -> bytes:
    """The text with other numbers in some places."""
    out, at = b"", 0
    for spot in sorted(new, key=lambda s: s.start()):
        out += text[at : spot.start()] + _spelled_like(spot.group(), new[spot])
        at = spot.end()
    return out + text[at:]


def _spelled_like(old: bytes, new: int) -> bytes:
    """A number with as many zeros before it as the one in whose place it stands: columns are read by their place."""
    return b"%0*d" % (len(old) if old.startswith(b"0") and new >= 0 else 1, new)


def _signed(x: int, y: int) -> tuple[int, int]:
    """Two bytes as the numbers from -128 to 127 that they may stand for."""
    return (x ^ 128) - 128, (y ^ 128) - 128


def _as_numbers(x: int, y: int, spelled: dict[int, list[tuple[bytes, int]]]) -> Iterator[tuple[bytes, bytes]]:
    if x not in (0, 1) and abs(y) <= 10**18:
        for token, scale in spelled.get(x, ()):
            yield token, scaled(y, scale) if scale else _spelled_like(token, y)


def _as_hex(x: int, y: int, pairs: set[bytes]) -> Iterator[tuple[bytes, bytes]]:
    if (digits := b"%02x" % (x & 0xFF)) in pairs:
        yield digits, b"%02x" % (y & 0xFF)
        yield digits.upper(), b"%02X" % (y & 0xFF)


def _as_texts(a: bytes, b: bytes) -> Iterator[tuple[bytes, bytes]]:
    if len(a) == 1:
        left, right = a, b
    else:
        left, right = a.rstrip(b"\0 "), b.rstrip(b"\0 ")
        if len(a) in (4, 8) and len(left) <= 2:
            return
    if left and right and _printable(left) and _printable(right):
        yield left, right
        yield right, left


_PRINTABLE = bytes(range(32, 127))


def _printable(text: bytes) -> bool:
    return not text.translate(None, _PRINTABLE)
