"""Values worth trying: boundaries of every number that the sources mention, rounding ties, words, lengths."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from verifiers.generate.facts import Facts

INT32 = (1 << 31) - 1
INT64 = (1 << 63) - 1
UINT64 = (1 << 64) - 1
_SMALL = (0, 1, -1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16, 17, 20, 25, 31, 32, 33, 42, 50, 64)
_STEPS = (99, 100, 101, 127, 128, 129, 255, 256, 257, 365, 366, 500, 999, 1000, 1001, 1024, 9999, 10000, 32767)
_ROUND = (5, 10, 15, 20, 25, 30, 40, 50, 60, 75, 100, 150, 200, 250, 300, 400, 500, 750, 1000, 1500, 2500, 5000)
_YEARS = (1900, 1970, 1999, 2000, 2001, 2004, 2023, 2024, 2100, 2400)
_LARGE = (32768, 65535, 65536, 99999, 100000, 999999, 1000000, 16777216, 99999999, 123456789, 999999999)
_HUGE = (INT32 - 1, INT32, -INT32, -INT32 - 1)
_BEYOND32 = (INT32 + 1, (1 << 32) - 1, 1 << 32, (1 << 32) + 1, -INT32 - 2, 9999999999, 10**12, 10**15 - 1)
_BEYOND64 = (INT64, INT64 + 1, -INT64 - 1, -INT64 - 2, UINT64, UINT64 + 1, 10**18, 10**19, 10**20)
# Fractions where rounding modes part, with their neighbours, and where binary and decimal part.
_FRACTIONS: tuple[str, ...] = (
    "5",
    "05",
    "50",
    "25",
    "75",
    "125",
    "375",
    "005",
    "015",
    "025",
    "045",
    "115",
    "995",
    "999",
    "004",
)
_FRACTIONS += ("006", "445", "454", "49", "51", "99", "01", "10", "33", "67", "1", "0", "00", "2", "9", "001")


@dataclass
class Values:
    """Pools to draw from. `keys` is small on purpose: commands must meet the same names again."""

    facts: Facts
    integers: list[int] = field(default_factory=list)
    mined: list[int] = field(default_factory=list)
    factors: list[int] = field(default_factory=list)
    decimals: list[str] = field(default_factory=list)
    keywords: list[bytes] = field(default_factory=list)
    words: list[bytes] = field(default_factory=list)
    keys: list[bytes] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    alphabet: list[bytes] = field(default_factory=list)
    wide: bool = True  # whether integers beyond 32 bits are in the domain
    active_keys: list[bytes] = field(default_factory=list)  # the few of this document: names must meet again
    active_numbers: list[int] = field(default_factory=list)  # likewise: ties and equal keys
    insistence: float = 0.6  # how often an integer is one of `active_numbers`

    def focus(self, rng: random.Random) -> None:
        """Choose the few names, and sometimes the few numbers, that one case uses in all its texts."""
        pool = self.keys + rng.sample(self.words, min(3, len(self.words)))
        self.active_keys = rng.sample(pool, rng.choice((2, 3, 4, 6)))
        if self.lengths and rng.random() < 0.3:  # names as long as the tables hold, that part only at the end
            stem = self.letters(rng, max(1, rng.choice(self.lengths)))
            self.active_keys += [stem, stem + b"q", stem[:-1] + b"z"]
        self.active_numbers = []
        self.insistence = 0.6
        dice = rng.random()
        if dice < 0.3:
            self.active_numbers = [self.integer(rng) for _ in range(rng.choice((1, 2, 3, 4)))]
        elif dice < 0.42 and self.mined:  # everything at its limits
            self.active_numbers = rng.sample(self.mined, min(len(self.mined), rng.choice((1, 2, 2, 3))))
            self.insistence = 0.95

    def integer(self, rng: random.Random) -> int:
        """Mostly small and mined numbers, sometimes any number of up to six digits, seldom a limit."""
        if self.active_numbers and rng.random() < self.insistence:
            return rng.choice(self.active_numbers)
        dice = rng.random()
        if dice < 0.30 and self.mined:
            return rng.choice(self.mined)
        if dice < 0.40 and self.factors:  # `% n`, `/ n`, every n-th: multiples and their neighbours
            return rng.choice(self.factors) * rng.randrange(1, 10 ** rng.randrange(1, 4)) + rng.choice((0, 0, 0, 1, -1))
        if dice < 0.48:
            return rng.choice(_ROUND)
        if dice < 0.66:
            return rng.choice(_SMALL)
        if dice < 0.90:
            return rng.randrange(0, 10 ** rng.randrange(1, 7)) * (-1 if rng.random() < 0.12 else 1)
        return rng.choice(self.integers)

    def small(self, rng: random.Random) -> int:
        return rng.choice((0, 1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 8, 9, 10, 12))

    def decimal(self, rng: random.Random) -> str:
        if rng.random() < 0.15 and self.decimals:
            return rng.choice(self.decimals)
        whole = abs(self.integer(rng)) % 10**9 if rng.random() < 0.4 else rng.randrange(0, 10 ** rng.randrange(1, 5))
        sign = "-" if rng.random() < 0.1 else ""
        dice = rng.random()
        if dice < 0.12:
            return f"{sign}{whole}"
        if dice < 0.6:
            return f"{sign}{whole}.{rng.choice(_FRACTIONS)}"
        return f"{sign}{whole}.{rng.randrange(0, 10 ** rng.randrange(1, 4)):0{rng.randrange(1, 4)}d}"

    def word(self, rng: random.Random) -> bytes:
        dice = rng.random()
        if dice < 0.55:
            return rng.choice(self.active_keys or self.keys)
        if dice < 0.75 and self.words:
            return rng.choice(self.words)
        if dice < 0.85 and self.keywords:
            return rng.choice(self.keywords)
        return self.letters(rng, rng.choice((1, 1, 2, 3, 4, 5, 6, 8, 10, 12)))

    def letters(self, rng: random.Random, length: int) -> bytes:
        if self.alphabet and rng.random() < 0.4:
            pool = rng.choice(self.alphabet)
            return bytes(rng.choice(pool) for _ in range(length))
        dice = rng.random()
        if dice < 0.2:
            return bytes([rng.choice(b"abcxyzABCXYZ")]) * length
        pool = b"abcdefghijklmnopqrstuvwxyz" if dice < 0.7 else b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
        return bytes(rng.choice(pool) for _ in range(length))

    def length(self, rng: random.Random) -> int:
        if self.lengths and rng.random() < 0.5:
            return rng.choice(self.lengths)
        return rng.choice((0, 1, 2, 3, 5, 8, 13, 21))


def in_range(value: int, facts: Facts) -> bool:
    """Whether a number may appear in input: C17 7.22.1.2 and 7.21.6.2:10 leave larger ones undefined."""
    if facts.c_int_conversions:
        return -INT32 - 1 <= value <= INT32
    if facts.c_long_conversions:
        return -INT64 - 1 <= value <= (UINT64 if facts.unsigned_64 else INT64)
    return True


_LONG_NUMBER = re.compile(rb"\d{10,}")


def clamp_numbers(text: bytes, facts: Facts) -> bytes:
    """The text with numbers that the original may not be given (see `in_range`) cut to nine digits."""

    def one(match: re.Match[bytes]) -> bytes:
        return match.group() if in_range(int(match.group()), facts) else match.group()[:9]

    if not (facts.c_int_conversions or facts.c_long_conversions):
        return text
    return _LONG_NUMBER.sub(one, text)


def make_values(facts: Facts, pic_digits: Iterable[int] = ()) -> Values:
    """The pools for what the sources of both sides mention."""
    values = Values(facts)
    values.wide = not facts.c_int_conversions
    mined: dict[int, None] = {}
    derived: dict[int, None] = {}
    for n in [*facts.integers, *facts.sizes]:
        for v in (n, n - 1, n + 1, -n):
            mined[v] = None
        for v in (n * 2, n * 10, n * 100, -n - 1):
            derived[v] = None
        for divisor in (2, 3, 4, 5, 10, 100):
            if n and n % divisor == 0:
                derived[n // divisor] = None
    for digits in sorted(set(pic_digits)):
        for v in (10**digits - 1, 10**digits, 10 ** (digits - 1)):
            mined[v] = None
    for text in facts.decimals:
        whole = int(float(text))
        for v in (whole, whole + 1):
            derived[v] = None
    pool = [*mined, *derived, *_SMALL, *_STEPS, *_YEARS, *_LARGE, *_HUGE]
    if values.wide:
        pool += _BEYOND32 + _BEYOND64
    values.integers = [n for n in dict.fromkeys(pool) if in_range(n, facts)]
    values.mined = [n for n in mined if in_range(n, facts)]
    values.factors = [n for n in facts.integers if 2 <= n <= 10_000]
    values.decimals = list(dict.fromkeys(_decimals(facts)))
    values.keywords = _keywords(facts)
    values.words = _words(facts)
    values.keys = _keys(facts)
    values.lengths = _lengths(facts)
    values.alphabet = _alphabets(facts)
    return values


_NEGATED = 16  # decimals that are tried below zero as well


def _decimals(facts: Facts) -> list[str]:
    out = []
    for text in facts.decimals:
        whole, _, fraction = text.partition(".")
        scale = len(fraction)
        value = int(whole + fraction)
        for v in (value, value - 1, value + 1):
            if v >= 0:
                padded = f"{v:0{scale + 1}d}"
                out.append(f"{padded[:-scale]}.{padded[-scale:]}")
        out.append(f"{text}5")
    if out:
        out += ["-0", "-0.0", *(f"-{text}" for text in out[:_NEGATED])]
    for n in facts.integers:
        if 0 < n < 10**7:
            out += [f"{n}.00", f"{n}.01", f"{n - 1}.99", f"{n}.5", f"{n}.005"]
    return out


_FORMAT = re.compile(r"\{[^{}]*\}|%[-+ 0#]*\d*(?:\.\d+)?l*[a-zA-Z]")


def _is_word(text: str) -> bool:
    printable = 0 < len(text) <= 24 and all(32 < ord(c) < 127 for c in text)
    return printable and not (len(text) > 1 and _FORMAT.search(text))


def _bytes(text: str) -> bytes:
    return text.encode("latin-1", "replace")


_ESCAPES = {"\\n": "\n", "\\t": "\t", "\\r": "\r", '\\"': '"', "\\'": "'", "\\\\": "\\"}


def _keywords(facts: Facts) -> list[bytes]:
    """What input is compared with: whole (line ends taken off, since lines are read with and without), and
    the words of a phrase."""
    out: dict[bytes, None] = {}
    for text in facts.keywords:
        for mark, meaning in _ESCAPES.items():
            text = text.replace(mark, meaning)
        phrase = text.strip()
        words = phrase.split()
        if len(words) > 1 and len(phrase) <= 60 and phrase.isprintable():
            out[_bytes(phrase)] = None
        for word in words:
            if _is_word(word):
                out[_bytes(word)] = None
    return list(out)


def _words(facts: Facts) -> list[bytes]:
    """Words out of the other literals: table entries, names, whatever stands in messages."""
    out: dict[bytes, None] = {}
    for text in facts.strings:
        if _is_word(text):
            out[_bytes(text)] = None
    return list(out)[:400]


def _keys(facts: Facts) -> list[bytes]:
    """A small pool of identifiers with near-collisions: prefixes, case, digits, sort neighbours."""
    keys = [b"a", b"b", b"c", b"x", b"ab", b"abc", b"alpha", b"beta", b"Bob", b"Zed", b"item1", b"item10", b"item2"]
    keys += [b"A", b"foo", b"bar", b"SMITH", b"apple"]
    return keys


def _lengths(facts: Facts) -> list[int]:
    out: dict[int, None] = {}
    for size in facts.sizes:
        if size <= 300:
            for n in (size - 1, size, size + 1, size - 2, size + 2):
                if n >= 0:
                    out[n] = None
    for n in facts.integers:
        if 4 <= n <= 132:
            for v in (n, n - 1, n + 1):
                out[v] = None
    return list(out)


def _alphabets(facts: Facts) -> list[bytes]:
    """Sets of characters that the program tells apart: literals used as alphabets, compared characters."""
    out: dict[bytes, None] = {}
    for text in (*facts.keywords, *facts.strings):
        body = _bytes(text)
        if 5 <= len(body) <= 100 and len(set(body)) == len(body) and body.isalnum():
            out[body] = None
    compared = bytes(dict.fromkeys(ord(c) for c in facts.chars if 32 < ord(c) < 127))
    if len(compared) >= 2:
        out[compared] = None
        for kind in (bytes.isdigit, bytes.isalpha):
            part = bytes(b for b in compared if kind(bytes([b])))
            if len(part) >= 2:
                out[part] = None
        part = bytes(b for b in compared if not bytes([b]).isalnum())
        if len(part) >= 2:
            out[part + b"123"] = None
    return list(out)
