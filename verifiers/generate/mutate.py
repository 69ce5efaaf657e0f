"""Small changes to texts: numbers, words, fields, lines, ends of lines, bytes. Every mutator is a function of
(text, rng, context) and keeps the text's language plausible; most changes are one token wide."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from verifiers.generate.cobol_layout import Field
from verifiers.generate.shapes import Shapes, field_bytes, fill, record_bytes
from verifiers.generate.values import INT32, Values, in_range

TOKEN = re.compile(rb"-?\d+(?:\.\d+)?|[A-Za-z_][A-Za-z0-9_]*|[^\S\n]+|\n|.", re.S)
NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_INTEGER = re.compile(rb"-?\d{1,18}")
MAX_TEXT = 1 << 16


@dataclass
class Context:
    """What mutators may draw on. `pairs` are comparison operands seen (as text), newest last."""

    values: Values
    shapes: Shapes
    pairs: list[tuple[bytes, bytes]] = field(default_factory=list)
    others: list[bytes] = field(default_factory=list)
    tabs: bool = False
    returns: bool = False


Mutator = Callable[[bytes, random.Random, Context], bytes]


def mutate(text: bytes, rng: random.Random, context: Context, rounds: int = 0) -> bytes:
    """A few mutations in a row; `rounds` 0 picks how many."""
    count = rounds or rng.choice((1, 1, 1, 2, 2, 3, 4, 6))
    for _ in range(count):
        by_field = context.shapes.records and (context.shapes.strict or rng.random() < 0.7)
        pool = _RECORD_MUTATORS if by_field else _MUTATORS
        mutator = rng.choices(pool[0], pool[1])[0]
        changed = mutator(text, rng, context)
        if len(changed) <= MAX_TEXT:
            text = changed
    return text


# --------------------------------------------------------------------------- tokens


def find_spots(text: bytes, pattern: re.Pattern[bytes]) -> list[re.Match[bytes]]:
    """Every place where the pattern matches."""
    return list(pattern.finditer(text))


def _near(match: re.Match[bytes], rng: random.Random, values: Values) -> bytes:
    """A number near another, or of the same kind: one step away, negated, scaled, a tie."""
    token = match.group()
    whole, point, fraction = token.partition(b".")
    digits = whole + fraction
    value = int(digits)
    step = rng.choice((1, -1, 1, -1, 2, -2, 5, 9, -9, 10, 49, 50, 51, 99, 100))
    dice = rng.random()
    if dice < 0.45:
        value += step
    elif dice < 0.55:
        value = -value
    elif dice < 0.62:
        value *= rng.choice((2, 3, 10, 100))
    elif dice < 0.69:
        value //= rng.choice((2, 3, 10, 100))
    elif dice < 0.8 and point:
        return token + rng.choice((b"4", b"5", b"6", b"49", b"50", b"51"))
    elif dice < 0.86:
        return whole + b"." + rng.choice((b"5", b"49", b"51", b"005", b"015", b"025", b"995", b"00"))
    elif dice < 0.9:
        return b"0" * rng.randrange(1, 4) + token.lstrip(b"-")
    else:
        return str(values.integer(rng)).encode()
    if not in_range(value, values.facts):
        value = INT32
    return scaled(value, len(fraction)) if point else str(value).encode()


def scaled(value: int, scale: int) -> bytes:
    """A number of the least unit as a decimal: (125, 2) is 1.25."""
    sign, digits = ("-" if value < 0 else ""), str(abs(value)).rjust(scale + 1, "0")
    return f"{sign}{digits[:-scale]}.{digits[-scale:]}".encode()


def change_number(text: bytes, rng: random.Random, context: Context) -> bytes:
    spots = find_spots(text, NUMBER)
    if not spots:
        return insert_line(text, rng, context)
    spot = rng.choice(spots)
    values = context.values
    dice = rng.random()
    if dice < 0.5:
        new = _near(spot, rng, values)
    elif dice < 0.85:
        new = str(values.integer(rng)).encode()
    else:
        new = values.decimal(rng).encode()
    return text[: spot.start()] + new + text[spot.end() :]


def change_word(text: bytes, rng: random.Random, context: Context) -> bytes:
    spots = find_spots(text, re.compile(rb"[^\s,;:|=]+"))
    if not spots:
        return insert_line(text, rng, context)
    spot = rng.choice(spots)
    values = context.values
    dice = rng.random()
    if dice < 0.3 and values.keywords:
        new = rng.choice(values.keywords)
    elif dice < 0.55:
        new = values.word(rng)
    elif dice < 0.75:
        new = rng.choice(spots).group()
    elif dice < 0.85:
        new = spot.group().swapcase()
    elif dice < 0.93:
        new = values.letters(rng, max(1, values.length(rng)))
    else:
        new = spot.group() + rng.choice((b"x", b"1", b".", b"-"))
    return text[: spot.start()] + new + text[spot.end() :]


def change_token(text: bytes, rng: random.Random, context: Context) -> bytes:
    """Delete, repeat or swap tokens."""
    tokens = TOKEN.findall(text)
    if len(tokens) < 2:
        return change_byte(text, rng, context)
    at = rng.randrange(len(tokens))
    dice = rng.random()
    if dice < 0.35:
        del tokens[at]
    elif dice < 0.6:
        tokens.insert(at, tokens[at])
    elif dice < 0.8:
        other = rng.randrange(len(tokens))
        tokens[at], tokens[other] = tokens[other], tokens[at]
    else:
        tokens.insert(at, rng.choice(tokens))
    return b"".join(tokens)


def rename(text: bytes, rng: random.Random, context: Context) -> bytes:
    """Replace a word or number everywhere it stands: what belongs together stays together."""
    spots = find_spots(text, re.compile(rb"[^\s,;:|=]+"))
    if not spots:
        return text
    old = rng.choice(spots).group()
    values = context.values
    if NUMBER.fullmatch(old):
        new = str(values.integer(rng)).encode()
    elif rng.random() < 0.5:
        new = values.letters(rng, max(1, values.length(rng)))
    else:
        new = values.word(rng)
    return re.sub(rb"(?<![^\s,;:|=])" + re.escape(old) + rb"(?![^\s,;:|=])", lambda _: new, text)


def fill_column(text: bytes, rng: random.Random, context: Context) -> bytes:
    """Give the n-th number of every line the same value, or values a step apart: sums, limits, ties."""
    lines = split_lines(text)
    numbered = [line for line in lines if NUMBER.search(line)]
    if len(numbered) < 2:
        return change_number(text, rng, context)
    index = rng.randrange(min(len(find_spots(rng.choice(numbered), NUMBER)), 6))
    value, step = context.values.integer(rng), rng.choice((0, 0, 0, 1, -1))
    for at, line in enumerate(lines):
        spots = find_spots(line, NUMBER)
        if index < len(spots):
            spot = spots[index]
            lines[at] = line[: spot.start()] + str(value).encode() + line[spot.end() :]
            value += step
    return b"".join(lines)


def use_operand(text: bytes, rng: random.Random, context: Context) -> bytes:
    """Replace a compared operand that stands in the input by what it was compared with (input to state)."""
    if not context.pairs:
        return change_number(text, rng, context)
    for _ in range(8):
        here, wanted = rng.choice(context.pairs)
        if rng.random() < 0.5:
            here, wanted = wanted, here
        if here and here in text:
            at = rng.choice([m.start() for m in re.finditer(re.escape(here), text)])
            if _INTEGER.fullmatch(wanted):
                wanted = str(int(wanted) + rng.choice((0, 0, 0, 1, -1))).encode()
            return text[:at] + wanted + text[at + len(here) :]
    return change_word(text, rng, context)


# --------------------------------------------------------------------------- lines


def split_lines(text: bytes) -> list[bytes]:
    """Lines with their ends."""
    return text.splitlines(keepends=True) if b"\r" not in text else re.findall(rb"[^\n]*\n|[^\n]+", text)


def change_lines(text: bytes, rng: random.Random, context: Context) -> bytes:
    """Delete, repeat, swap, move or reorder lines."""
    lines = split_lines(text)
    if len(lines) < 2:
        return insert_line(text, rng, context) if rng.random() < 0.5 else text * rng.choice((2, 3))
    if not lines[-1].endswith(b"\n"):
        lines[-1] += b"\n"
    at = rng.randrange(len(lines))
    dice = rng.random()
    if dice < 0.25:
        del lines[at]
    elif dice < 0.45:
        lines.insert(rng.randrange(len(lines) + 1), lines[at])
    elif dice < 0.65:
        other = rng.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    elif dice < 0.72:
        rng.shuffle(lines)
    elif dice < 0.77:
        lines.reverse()
    elif dice < 0.82:
        lines.sort()
    elif dice < 0.9:
        count = max(1, min(context.values.length(rng), 300))
        lines[at:at] = [lines[at]] * count
    else:
        start, end = sorted((at, rng.randrange(len(lines) + 1)))
        del lines[start:end]
    return b"".join(lines)


def insert_line(text: bytes, rng: random.Random, context: Context) -> bytes:
    lines = split_lines(text)
    if context.shapes.shapes:
        new = fill(context.shapes.pick(rng).line, rng, context.values) + b"\n"
    else:
        new = context.values.word(rng) + b"\n"
    lines.insert(rng.randrange(len(lines) + 1), new)
    return b"".join(lines)


def replace_line(text: bytes, rng: random.Random, context: Context) -> bytes:
    lines = split_lines(text)
    if not lines:
        return insert_line(text, rng, context)
    at = rng.randrange(len(lines))
    lines[at] = fill(context.shapes.pick(rng).line, rng, context.values) + b"\n" if context.shapes.shapes else b"\n"
    return b"".join(lines)


def splice(text: bytes, rng: random.Random, context: Context) -> bytes:
    """The beginning of one text and the end of another, cut at lines."""
    if not context.others:
        return change_lines(text, rng, context)
    mine, theirs = split_lines(text), split_lines(rng.choice(context.others))
    return b"".join(mine[: rng.randrange(len(mine) + 1)] + theirs[rng.randrange(len(theirs) + 1) :])


def same_key(text: bytes, rng: random.Random, context: Context) -> bytes:
    """Copy one field of a line into another line: ties, repeated keys, accumulated state."""
    lines = split_lines(text)
    if len(lines) < 2:
        return change_lines(text, rng, context)
    source, target = rng.sample(range(len(lines)), 2)
    pattern = re.compile(rb"[^\s,;:|=]+")
    mine, theirs = find_spots(lines[source], pattern), find_spots(lines[target], pattern)
    if not mine or not theirs:
        return text
    index = rng.randrange(min(len(mine), len(theirs)))
    spot = theirs[index]
    lines[target] = lines[target][: spot.start()] + mine[index].group() + lines[target][spot.end() :]
    return b"".join(lines)


def change_ends(text: bytes, rng: random.Random, context: Context) -> bytes:
    """Line ends and blanks: no final line end, empty lines, leading, doubled and trailing blanks, cut short."""
    kinds: list[str] = ["final", "empty", "trailing", "leading", "double", "cut", "blank", "final"]
    if context.tabs:
        kinds.append("tab")
    if context.returns:
        kinds += ["crlf"]
    kind = rng.choice(kinds)
    if kind == "final":
        return text.rstrip(b"\n") if text.endswith(b"\n") else text + b"\n"
    if kind == "crlf":
        return re.sub(rb"(?<!\r)\n", b"\r\n", text)
    if kind == "cut":
        return text[: rng.randrange(len(text) + 1)]
    lines = split_lines(text) or [b"\n"]
    at = rng.randrange(len(lines))
    line, end = lines[at].rstrip(b"\n"), b"\n" if lines[at].endswith(b"\n") else b""
    blanks = (b"\t" if context.tabs and rng.random() < 0.4 else b" ") * rng.choice((1, 1, 2, 3, 5))
    if kind == "empty":
        lines.insert(rng.randrange(len(lines) + 1), b"\n")
    elif kind == "blank":
        lines.insert(rng.randrange(len(lines) + 1), blanks + b"\n")
    elif kind == "trailing":
        lines[at] = line + blanks + end
    elif kind == "leading":
        lines[at] = blanks + line + end
    else:
        gaps = [m.start() for m in re.finditer(rb" ", line)]
        if gaps:
            gap = rng.choice(gaps)
            lines[at] = line[:gap] + (b"\t" if kind == "tab" else b"  ") + line[gap + 1 :] + end
    return b"".join(lines)


def change_length(text: bytes, rng: random.Random, context: Context) -> bytes:
    """Bring one word, or one line, to a length near a size that the sources mention."""
    whole_line = rng.random() < 0.3
    spots = find_spots(text, re.compile(rb"[^\n]+") if whole_line else re.compile(rb"[^\s,;:|=]+"))
    if not spots:
        return text
    spot = rng.choice(spots)
    length = context.values.length(rng)
    token = spot.group()
    filler = token[-1:] if rng.random() < 0.5 else b"x"
    if token.isdigit():
        filler = bytes([rng.choice(b"0123456789")])
    new = token[:length] if len(token) > length else token + filler * (length - len(token))
    return text[: spot.start()] + new + text[spot.end() :]


def change_byte(text: bytes, rng: random.Random, context: Context) -> bytes:
    values = context.values
    compared = [ord(c) for c in values.facts.chars if 32 <= ord(c) < 127]
    if values.alphabet and rng.random() < 0.3:
        new = rng.choice(rng.choice(values.alphabet))
    elif compared and rng.random() < 0.4:
        new = rng.choice(compared)
    else:
        new = rng.randrange(32, 127)
    at = rng.randrange(len(text) + 1)
    dice = rng.random()
    if dice < 0.35 or not text:
        return text[:at] + bytes([new]) + text[at:]
    if dice < 0.7:
        return text[:at] + bytes([new]) + text[at + 1 :]
    if dice < 0.85:
        return text[:at] + text[at + 1 :]
    count = rng.choice((2, 3, 4, 9, 10, 11, 16, 100)) if rng.random() < 0.7 else max(1, values.length(rng))
    return text[:at] + text[at : at + 1] * min(count, 300) + text[at:]


# --------------------------------------------------------------------------- records


def split_records(text: bytes, context: Context) -> tuple[list[bytes], bytes]:
    """The records of a text, and what ends each: a line feed or nothing."""
    shapes = context.shapes
    if shapes.record_newline:
        return [line.rstrip(b"\n") for line in split_lines(text)], b"\n"
    width = max(1, max(sum(f.width for f in layout) for layout in shapes.records))
    return [text[i : i + width] for i in range(0, len(text), width)], b""


def change_field(text: bytes, rng: random.Random, context: Context) -> bytes:
    """Replace one field of one fixed-width record by another value for that field."""
    records, end = split_records(text, context)
    if not records:
        return insert_record(text, rng, context)
    at = rng.randrange(len(records))
    layout = rng.choice(context.shapes.records)
    item, offset = _pick_field(layout, rng)
    width = sum(f.width for f in layout)
    record = records[at].ljust(width)
    if rng.random() < 0.2:  # the same field of another record: equal keys
        new = rng.choice(records).ljust(width)[offset : offset + item.width]
    elif rng.random() < 0.15 and item.kind == "9" and item.storage == "display":
        old = record[offset : offset + item.width]
        new = _bumped(old, rng) if old.isdigit() else field_bytes(item, rng, context.values)
    else:
        new = field_bytes(item, rng, context.values)
    record = record[:offset] + new + record[offset + item.width :]
    records[at] = record.rstrip(b" ") if end and rng.random() < 0.5 else record
    return b"".join(r + end for r in records)


def _bumped(digits: bytes, rng: random.Random) -> bytes:
    value = max(0, int(digits) + rng.choice((1, -1, 1, -1, 5, 10, 50, 100)))
    return str(value).encode().rjust(len(digits), b"0")[-len(digits) :]


def _pick_field(layout: Sequence[Field], rng: random.Random) -> tuple[Field, int]:
    index = rng.randrange(len(layout))
    return layout[index], sum(f.width for f in layout[:index])


def insert_record(text: bytes, rng: random.Random, context: Context) -> bytes:
    records, end = split_records(text, context)
    new = record_bytes(rng.choice(context.shapes.records), rng, context.values)
    records.insert(rng.randrange(len(records) + 1), new)
    return b"".join(r + end for r in records)


def change_records(text: bytes, rng: random.Random, context: Context) -> bytes:
    """Delete, repeat, swap or sort whole records; cut the last one short."""
    records, end = split_records(text, context)
    if not records:
        return insert_record(text, rng, context)
    at = rng.randrange(len(records))
    dice = rng.random()
    if dice < 0.3:
        del records[at]
    elif dice < 0.55:
        records.insert(rng.randrange(len(records) + 1), records[at])
    elif dice < 0.75:
        other = rng.randrange(len(records))
        records[at], records[other] = records[other], records[at]
    elif dice < 0.85:
        records.sort()
    elif dice < 0.92:
        records[at:at] = [records[at]] * max(1, min(context.values.length(rng), 120))
    elif end:
        records[at] = records[at][: rng.randrange(len(records[at]) + 1)]
    return b"".join(r + end for r in records)


_MUTATORS: tuple[tuple[Mutator, ...], tuple[float, ...]] = (
    (change_number, change_word, change_token, use_operand, change_lines, insert_line, replace_line,
     splice, same_key, rename, fill_column, change_ends, change_length, change_byte),
    (24, 12, 8, 10, 14, 8, 4, 6, 8, 6, 6, 8, 4, 6),
)  # fmt: skip
_RECORD_MUTATORS: tuple[tuple[Mutator, ...], tuple[float, ...]] = (
    (change_field, insert_record, change_records, splice),
    (60, 12, 22, 6),
)
