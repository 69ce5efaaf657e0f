"""A part of a kept text given again and again: counters run over, totals pass their limits, tables fill, and what a second
round finds left behind by the first one shows."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from verifiers.generate.crowds import unseparated
from verifiers.generate.facts import Facts
from verifiers.generate.mutate import Context, split_records
from verifiers.generate.parts import Part, get, parts, put
from verifiers.generate.plan import Plan
from verifiers.generate.shapes import Shapes
from verifiers.observe import Case

_FEW = (2, 2, 3, 4, 6, 10, 20)  # times, where no counter is meant
_LEAST, _MOST, _NUMBERS = 8, 1_100, 12  # times that are meant for a counter, and how many such numbers
_COUNTING = 0.4  # of all draws
_WHOLE, _SINGLE = 0.35, 0.75  # of all draws: the whole text; up to here one line; else a stretch of lines
_RUNNING = 0.35  # of what is repeated: a number in it is counted up, so that keys differ
_LARGE = 0.3  # of the rest: a number in it becomes the largest of its width,
_LIMITED = 0.6  # or mostly a limit, where some are known
_BYTES = 60_000
_MOST_BYTES, _MOST_LINES = 600_000, 3  # of one long text; lines of a text of which each is given so often
_DIGITS = re.compile(rb"\d+")


def rounds(facts: Facts) -> list[int]:
    """After how many times counters may run over: numbers that the sources speak of, small ones first."""
    numbers = {n for n in (*facts.counter_ends, *facts.integers, *facts.sizes) if _LEAST <= n <= _MOST}
    ends = [n for n in facts.counter_ends if n in numbers]
    return [*ends, *sorted(numbers - set(ends))][:_NUMBERS]


def records_of(text: bytes, context: Context) -> tuple[list[bytes], bytes]:
    """A text's lines or records without what ends them, and that."""
    if unseparated(context):
        return split_records(text, context)
    return text.removesuffix(b"\n").split(b"\n"), b"\n"


def multiplied(case: Case, plan: Plan) -> Iterator[Case]:
    """The case with one line of one of its texts given more often than counters count, the largest numbers first. Such
    inputs are too slow to be tried often."""
    for count in sorted({*plan.facts.counter_ends, *rounds(plan.facts)}, reverse=True):
        for part in parts(case):
            if part.kind == "argument" or not get(case, part).strip():
                continue
            lines, end = records_of(get(case, part), _context(part, plan))
            chosen = sorted({0, len(lines) // 2, len(lines) - 1})[:_MOST_LINES]
            for at in chosen:
                out = [*lines[:at], *lines[at : at + 1] * (count + 1), *lines[at + 1 :]]
                text = b"".join(line + end for line in out)
                if len(text) <= _MOST_BYTES:
                    yield put(case, part, text)


def _context(part: Part, plan: Plan) -> Context:
    channel = plan.channel_for("stdin" if part.kind == "stdin" else "file", part.path)
    return Context(plan.values, channel.shapes if channel else Shapes([]))


def again(
    lines: Sequence[bytes], counts: Sequence[int], rng: random.Random, end: bytes = b"\n", limits: Sequence[int] = ()
) -> bytes:
    """The text of these lines or records (at least one, without what ends them) with a stretch of them repeated in its
    place, and often all of them once more behind, which shows what came of it. `limits` are numbers that a side was seen to
    compare with."""
    first, last = _stretch(len(lines), rng)
    stretch = lines[first:last]
    size = sum(len(line) + len(end) for line in stretch)
    times = rng.choice(counts) + rng.choice((0, 1)) if counts and rng.random() < _COUNTING else rng.choice(_FEW)
    times = max(2, min(times, _BYTES // max(1, size)))
    out = [*lines[:first], *_repeated(stretch, times, rng, limits), *lines[last:]]
    if rng.random() < 0.5:
        out += lines
    return b"".join(line + end for line in out)


def _stretch(count: int, rng: random.Random) -> tuple[int, int]:
    """From which line to which."""
    if (dice := rng.random()) < _WHOLE:
        return 0, count
    first = rng.randrange(count)
    return (first, first + 1) if dice < _SINGLE else (first, rng.randrange(first + 1, count + 1))


def _repeated(stretch: Sequence[bytes], times: int, rng: random.Random, limits: Sequence[int]) -> list[bytes]:
    """The lines so many times; sometimes with one number of them counted up, or a limit, or as large as there is room for."""
    at = rng.randrange(len(stretch))
    spots = list(_DIGITS.finditer(stretch[at][:400]))
    if not spots or (dice := rng.random()) > _RUNNING + _LARGE * (1 - _RUNNING):
        return [*stretch] * times
    spot = rng.choice(spots)
    width, start = len(spot.group()), int(spot.group())
    fitting = [abs(n) for n in limits if abs(n) < 10**width]
    large = rng.choice(fitting) if fitting and rng.random() < _LIMITED else 10**width - 1
    out: list[bytes] = []
    for number in range(times):
        value = (start + number) % 10**width if dice < _RUNNING else large
        changed = stretch[at][: spot.start()] + b"%0*d" % (width, value) + stretch[at][spot.end() :]
        out += [*stretch[:at], changed, *stretch[at + 1 :]]
    return out
