"""Options and lists among the arguments of a program: which there are, and the ways to give them.

Usage texts tell of options, also where the program takes its arguments apart by itself: `[-d C] [-s] [-m N] LIST`.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from verifiers.generate.facts import Facts
from verifiers.generate.values import Values

_TOLD = re.compile(r"(?<![\w-])-([A-Za-z0-9])(?: ?([A-Z][A-Z0-9_]*|<\w+>))?(?![\w-])")
_GETOPT = re.compile(r"[+:]?(?:[A-Za-z0-9]:?)*[A-Za-z0-9]:(?:[A-Za-z0-9]:?)*")
_MOST = 16
_SEPARATORS = (",", ":", ";", "-", "/", "+")
_LONGEST = 40  # items of a list


def options(facts: Facts) -> tuple[bytes, ...]:
    """The options of one letter, those that take a value with a colon behind (as `getopt` has it)."""
    found: dict[str, None] = {}
    for text in (*facts.strings, *facts.comments):
        for letter, value in _TOLD.findall(text):
            found[f"{letter}:" if value else letter] = None
        if len(text) <= 60 and _GETOPT.fullmatch(text):
            found.update(dict.fromkeys(re.findall(r"[A-Za-z0-9]:?", text)))
    if not found and "-" in facts.chars:  # nothing is told: letters that something is compared with
        found = {spec: None for c in facts.chars if c.isalnum() and c.isascii() for spec in (c, f"{c}:")}
    return tuple(spec.encode() for spec in list(found)[:_MOST])


def given(specs: tuple[bytes, ...], rng: random.Random, values: Values) -> bytes:
    """A few options, each argument with a NUL behind it: letters apart or in one argument, values apart or attached."""
    arguments: list[bytes] = []
    for _ in range(rng.choice((0, 1, 1, 1, 2, 2, 3))):
        spec = rng.choice(specs)
        letters = spec[:1]
        if rng.random() < 0.25:  # flags before it in the same argument
            letters = b"".join(s for s in rng.sample(specs, min(2, len(specs))) if len(s) == 1) + letters
        if len(spec) == 1:
            arguments.append(b"-" + letters)
        elif rng.random() < 0.45:
            arguments.append(b"-" + letters + _value(rng, values))
        else:
            arguments += [b"-" + letters, _value(rng, values)]
    if rng.random() < 0.1:
        arguments.append(b"--")
    return b"".join(argument + b"\0" for argument in arguments)


def _value(rng: random.Random, values: Values) -> bytes:
    dice = rng.random()
    if dice < 0.4:
        return rng.choice([c.encode() for c in values.facts.chars if 32 <= ord(c) < 127] or [b"x"])
    if dice < 0.6:
        return b"%d" % values.small(rng)
    return b"%d" % values.integer(rng) if dice < 0.8 else values.word(rng)


def separators(facts: Facts) -> tuple[bytes, ...]:
    """What lists may be separated by, as far as the sources mention it."""
    return tuple(c.encode() for c in _SEPARATORS if c in facts.chars) or (b",",)


def listed(marks: tuple[bytes, ...], rng: random.Random, values: Values) -> bytes:
    """Numbers with marks between them (`1,3-5,7-`), mostly few and small ones."""
    lengths = [n for n in values.lengths if 2 < n <= _LONGEST]
    count = rng.choice(lengths) if lengths and rng.random() < 0.1 else rng.choice((1, 1, 2, 2, 3, 3, 4, 5))
    usual = marks[0] if rng.random() < 0.7 else rng.choice(marks)
    rising = rng.random() < 0.6
    out, mark, last = b"", b"", 0
    for _ in range(count):
        number = max(1, values.small(rng)) if rng.random() < 0.9 else values.integer(rng)
        last = last + number if rising else number
        left_open = mark not in (b"", usual) and rng.random() < 0.2
        out += mark + (b"" if left_open else b"%d" % last)
        mark = usual if rng.random() < 0.75 else rng.choice(marks)
    return out + (rng.choice(marks) if rng.random() < 0.15 else b"")


def rearranged(arguments_given: Sequence[bytes], rng: random.Random, values: Values) -> tuple[bytes, ...]:
    """One argument more, less, or elsewhere; a stretch of them repeated."""
    arguments = list(arguments_given)
    dice = rng.random()
    if dice < 0.3 and len(arguments) in range(1, 12):
        start = rng.randrange(len(arguments))
        stretch = arguments[start : start + rng.choice((1, 2, 2, 3))]
        arguments[start:start] = stretch * rng.choice((1, 1, 2))
    elif dice < 0.5 and arguments:
        arguments.pop(rng.randrange(len(arguments)))
    elif dice < 0.7:
        arguments.insert(rng.randrange(len(arguments) + 1), values.word(rng))
    else:
        rng.shuffle(arguments)
    return tuple(arguments)
