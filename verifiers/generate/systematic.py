"""Every single change of a kind that faults hide behind, one to a case; for fixed records also many to a case."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice, zip_longest

from verifiers.generate.cobol_layout import Field
from verifiers.generate.dates import DATE_BOUNDS, is_date
from verifiers.generate.mutate import NUMBER, Context, find_spots, scaled, split_lines, split_records
from verifiers.generate.parts import Part, get, put
from verifiers.generate.shapes import number_bytes, number_value
from verifiers.generate.sweep import Sweep
from verifiers.generate.values import INT32, Values, in_range
from verifiers.observe import Case

_RELATED_LINES, _RELATED = 20, 4  # lines looked at, and numbers before each
_RUN = 60  # changed records in one case
_LIKELIEST = 26  # values of one field that come first
_ALL = 1000
_DECIMALS = 12  # mentioned ones that are put where a whole number stands
_SWEPT_WHOLE = 4  # records of a file that are changed in every way


def systematic(text: bytes, context: Context, room: int = 12) -> Iterator[bytes]:
    """Every single change of a kind that faults hide behind, over at most `room` places of each kind:
    each number by its neighbours and by each mined number, each line deleted, repeated, swapped, the ends."""
    if context.shapes.records:
        yield from _systematic_records(text, context, room)
        return
    yield text.rstrip(b"\n")
    yield text + b"\n"
    lines = split_lines(text)
    for at in range(min(len(lines), room)):
        yield b"".join(lines[:at] + lines[at + 1 :])
        yield b"".join(lines[: at + 1] + lines[at:])
        if at + 1 < len(lines) and lines[at] != lines[at + 1]:
            swapped = [*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]]
            yield b"".join(x if x.endswith(b"\n") else x + b"\n" for x in swapped)
        yield b"".join([*lines[:at], lines[at].rstrip(b"\n") + b"  \n", *lines[at + 1 :]])
        yield b"".join([*lines[:at], b"\n", *lines[at:]])
    numbers = find_spots(text, NUMBER)
    chosen = numbers if len(numbers) <= room else numbers[: room // 2] + numbers[-(room // 2) :]
    values = context.values
    for spot in chosen:
        for new in _replacements(spot.group(), values):
            yield text[: spot.start()] + new + text[spot.end() :]


def _systematic_records(text: bytes, context: Context, room: int) -> Iterator[bytes]:
    """Each record deleted, repeated, swapped; each field by each of its boundary values."""
    records, end = split_records(text, context)

    def joined(some: list[bytes]) -> bytes:
        return b"".join(r + end for r in some)

    if end:
        yield joined(records)[:-1]
        yield b"".join(r.rstrip(b" ") + end for r in records)
    elif records:
        yield text[:-1]
        yield text[: -max(1, len(records[-1]) // 2)]
        yield text + records[-1][: len(records[-1]) // 2]
    chosen = range(len(records)) if len(records) <= room // 3 else [*range(2), len(records) - 2, len(records) - 1]
    for at in chosen:
        yield joined(records[:at] + records[at + 1 :])
        yield joined(records[: at + 1] + records[at:])
        if at + 1 < len(records):
            yield joined([*records[:at], records[at + 1], records[at], *records[at + 2 :]])
        for changed in _changed_records(records, at, context):
            yield joined([*records[:at], changed, *records[at + 1 :]])


def swept_records(text: bytes, context: Context, rng: random.Random, swept: Counter[str], path: str) -> Iterator[bytes]:
    """The text with runs of changed records behind each of its records, many to a case: first every field by its
    likeliest values, then by all boundary values and by the same field of the other records. `swept` counts the
    records of a file that were changed in every way; beyond a few, the others get a sample."""
    records, end = split_records(text, context)
    order = [at for at, record in enumerate(records) if _is_whole(record, context)]
    for most in (_LIKELIEST, _ALL):
        rng.shuffle(order)
        for at in order[:40]:
            changed = list(dict.fromkeys(_changed_records(records, at, context, most)))
            rng.shuffle(changed)
            key = f"{path} {most}"
            swept[key] += 1
            if swept[key] > _SWEPT_WHOLE:
                changed = changed[:_RUN]
            for start in range(0, len(changed), _RUN):
                run = changed[start : start + _RUN]
                yield b"".join(r + end for r in (*records[: at + 1], *run, *records[at + 1 :]))


def swept_arguments(case: Case, arguments: Sequence[Part], sweep: Sweep) -> Iterator[Case]:
    """The case with one of its arguments swept at a time, each of them in turn."""
    for changed in zip_longest(*(sweep.argument(get(case, part)) for part in arguments)):
        for part, text in zip(arguments, changed, strict=True):
            if text is not None:
                yield put(case, part, text.replace(b"\n", b""))


def _is_whole(record: bytes, context: Context) -> bool:
    """Whether a record's numeric fields hold numbers, where the program takes that for granted."""
    for layout in context.shapes.records:
        row = record.ljust(sum(f.width for f in layout))
        ends = list(accumulate(f.width for f in layout))
        if all(f.kind != "9" or f.tested or f.storage == "float" or number_value(f, row[end - f.width : end]) is not None
               for f, end in zip(layout, ends, strict=True)):  # fmt: skip
            return True
    return False


def _changed_records(records: list[bytes], at: int, context: Context, most: int = _ALL) -> Iterator[bytes]:
    """One record with one field changed, by at most `most` values of its own and some of other records."""
    for layout in context.shapes.records:
        width = sum(f.width for f in layout)
        record = records[at].ljust(width)
        offset = 0
        for item in layout:
            field = slice(offset, offset + item.width)
            others = dict.fromkeys(r.ljust(width)[field] for r in records[:200])
            own = islice(_field_values(item, record[field], context.values), most)
            for new in dict.fromkeys((*own, *islice(others, min(12, most // 3)))):
                if new != record[field]:
                    yield record[:offset] + new + record[offset + item.width :]
            offset += item.width


def _field_values(item: Field, old: bytes, values: Values) -> Iterator[bytes]:
    if is_date(old):
        yield from (bound.encode() for bound in DATE_BOUNDS)
    if item.kind != "9":
        texts = [v.encode("latin-1", "replace") for v in item.values]
        texts += [b"", b"Z" * item.width, b"a", *values.keywords[:6]]
        for text in dict.fromkeys(texts):
            yield text.ljust(item.width)[: item.width]
        return
    top, unit = 10**item.digits - 1, 10**item.scale
    wanted = [0, top, 1]
    if value := abs(number_value(item, old) or 0):
        wanted = [value, 0, top, 1, value + 1, value - 1, value * 10, value // 10, value * 2, value // 2]
    wanted += [unit, top - 1, unit // 2]
    for factor in values.factors[:12]:  # what divides without a rest, and what leaves exactly a half
        wanted += [factor // 2, *(factor * k for k in (1, 5, 10, 50, 100, 1000, unit))]
    for literal in item.values:
        whole, _, fraction = literal.partition(".")
        if whole.lstrip("+-").isdigit():
            number = int(whole + fraction[: item.scale].ljust(item.scale, "0"))
            wanted += [number, number - 1, number + 1]
    for number in values.facts.integers[:60]:
        wanted += [number * unit, number * unit - 1, number * unit + 1]
    for number in dict.fromkeys(wanted):
        if 0 <= number <= top:
            yield number_bytes(item, number)
            if item.signed and number:
                yield number_bytes(item, -number)


def _replacements(token: bytes, values: Values) -> Iterator[bytes]:
    whole, point, fraction = token.partition(b".")
    value = int(whole + fraction)
    for near in (value + 1, value - 1, -value, value * 10):
        if in_range(near, values.facts):
            yield scaled(near, len(fraction)) if point else str(near).encode()
    if point:
        for tail in (b"4", b"5", b"6"):
            yield token + tail
        for decimal in values.decimals[:40]:
            yield decimal.encode()
    elif values.facts.decimals:
        for decimal in values.decimals[:_DECIMALS]:
            yield decimal.encode()
    wanted = [*values.mined[:80], 0, 1, -1, INT32, -INT32 - 1]
    if not point:
        for factor in values.factors[:12]:  # the multiples around it, for `% n` and every n-th
            wanted += [value // factor * factor, (value // factor + 1) * factor]
    for number in dict.fromkeys(wanted):
        yield str(number).encode()


def related(text: bytes, values: Values) -> Iterator[bytes]:
    """Each line's last number made what meets the numbers before it: one of them, the sum of the last few, and what
    brings that sum to a number that the sources mention; exactly, one more and one less."""
    lines = split_lines(text)
    earlier: list[int] = []  # the last numbers of the lines before, in the least unit, nearest first
    for at, line in enumerate(lines[:_RELATED_LINES]):
        spots = find_spots(line, NUMBER)
        if not spots:
            continue
        spot = spots[-1]
        whole, _, fraction = spot.group().partition(b".")
        sums = list(accumulate(earlier[:_RELATED]))
        mentioned = (n for n in values.facts.integers if n > 1)
        limits = [n - total for n in islice(mentioned, 24) for total in sums[:2]]
        met = (*earlier[:_RELATED], *sums, *(n for n in limits if n > 0))
        for number in dict.fromkeys(n + d for n in met for d in (0, 1, -1)):
            new = scaled(number, len(fraction)) if fraction else b"%d" % number
            if new != spot.group() and in_range(number, values.facts):
                yield b"".join([*lines[:at], line[: spot.start()], new, line[spot.end() :], *lines[at + 1 :]])
        earlier.insert(0, int(whole + fraction))
