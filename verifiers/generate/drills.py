"""Parts of scripts that come to a limit step by step: more than enough put in and then taken in parts that add up to the
limit, settings given small values and then what they may limit done again and again."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

_ENOUGH = (1, 1, 2, 2, 3, 10)  # times the limit, put in at first
_TIMES = (2, 3, 4, 6, 9)  # that a command is given again
_SETTINGS = (1, 1, 2, 3, 4)
_SECOND = (1, -1, 2)  # numbers that the second of two commands is given
_MOST_COUPLED = 150  # lines
_LEAST_NUMBERS, _LARGEST_NUMBERS = (-128, -32768, -(2**31)), (127, 255, 32767, 2**31 - 1)
EDGES = (-1, 0, 1, 128, 256, *_LEAST_NUMBERS, *_LARGEST_NUMBERS)  # of types: they have to meet
_MOST_WORN = 60_000  # bytes
_SMALLEST = 0.6  # of what is given as often as counters count: with the number 1, so that no sum comes to its end first


def parts_of(limit: int, rng: random.Random) -> list[int]:
    """Numbers that add up to the limit, in any order, and then often one more: all at once, one and the rest, halves,
    thirds."""
    half, third = limit // 2, limit // 3
    ways = ([limit], [limit - 1, 1], [1, limit - 2, 1], [half, limit - half], [half + 1, limit - half - 1],
            [third, third, limit - 2 * third], [limit + 1], [limit - 1, 2])  # fmt: skip
    chosen = [n for n in rng.choice(ways) if n > 0]
    rng.shuffle(chosen)
    return chosen + rng.choice(([], [1], [1, 1]))


def approached(
    counted: Callable[[bytes, bytes, int], bytes],
    shown: Callable[[bytes], bytes],
    words: Sequence[bytes],
    keys: Sequence[bytes],
    limit: int,
    allowed: Callable[[int], bool],
    rng: random.Random,
) -> list[bytes]:
    """As much as the limit or more put in for every key by one command; then numbers that add up to the limit, about one
    key, by one or two others; each step shown. `counted` writes a line of a command about a key with a number,
    `shown` one that shows a key."""
    enough = [n for times in _ENOUGH if allowed(n := abs(limit) * times)]
    if not enough or not words:
        return []
    filling = rng.choice(words)
    others = [word for word in words if word != filling] or words
    taking = rng.sample(others, min(len(others), rng.choice((1, 2, 2))))
    start = rng.choice(enough)
    out = [counted(filling, key, start) for key in keys]
    key = rng.choice(keys)
    for number in parts_of(abs(limit), rng):
        out += [counted(rng.choice(taking), key, number), shown(rng.choice((key, key, *keys)))]
    return out


def settings(counted: Callable[[bytes, bytes, int], bytes], word: bytes, last: int, rng: random.Random) -> list[bytes]:
    """The same small number for every place up to the last, by one command."""
    value = rng.choice(_SETTINGS)
    return [counted(word, b"%d" % place, value) for place in range(last + 1)]


@dataclass(frozen=True)
class Couple:
    """A command with a number, and the number that each other command behind it is given; None: any, for each another one."""

    word: bytes
    number: int
    second: int | None = None


def passing(words: Iterable[bytes], allowed: Callable[[int], bool], rng: random.Random) -> list[Couple]:
    """Every one of the commands with what passes the end of a type: the least number and -1, the largest and 1."""
    ends = [(n, -1) for n in _LEAST_NUMBERS] + [(n, 1) for n in _LARGEST_NUMBERS]
    made = [Couple(word, n, step) for word in words for n, step in ends if allowed(n) and allowed(step)]
    rng.shuffle(made)
    return made


def coupled(
    counted: Callable[[bytes, int], bytes],
    plain: Callable[[bytes], bytes],
    shown: Callable[[], bytes],
    first: Sequence[Couple],
    words: Sequence[bytes],
    rng: random.Random,
) -> list[bytes]:
    """What one command leaves behind meets every other command: each of the first ones with its number, one of the others,
    and what shows the state. `counted` writes a line of a command with a number, `plain` one of a command as usual."""
    out = []
    for couple in first:
        for word in rng.sample(words, len(words)):
            second = rng.choice((None, couple.number, -couple.number, *_SECOND)) if couple.second is None else couple.second
            behind = plain(word) if second is None else counted(word, second)
            out += [counted(couple.word, couple.number), behind, shown()]
            if len(out) > _MOST_COUPLED:
                return out
    return out


def worn(way: Sequence[bytes], smallest: bytes, times: int, rest: Sequence[bytes], rng: random.Random) -> list[bytes]:
    """The last of the lines so many times, mostly as its `smallest`; then the rest, in any order, twice: what ran over
    is seen there."""
    line = smallest if rng.random() < _SMALLEST else way[-1]
    times = max(1, min(times, _MOST_WORN // (len(line) + 1)))
    return [*way[:-1], *[line] * times, *rng.sample(rest, len(rest)), *rng.sample(rest, len(rest))]


def again_and_again(lines: Sequence[bytes], rng: random.Random) -> list[bytes]:
    """The lines with every one of one command repeated: counters of what is done pass what limits them."""
    words = [line.split()[0] for line in lines if line.split()]
    if not words:
        return list(lines)
    word, times = rng.choice(words), rng.choice(_TIMES)
    return [line for line in lines for _ in range(times if line.split()[:1] == [word] else 1)]
