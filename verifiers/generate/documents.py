"""Whole texts out of line shapes: command sequences, counted lists, grids, records, expressions, prose."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from verifiers.generate.facts import Facts
from verifiers.generate.shapes import Shape, Shapes, fill, record_bytes
from verifiers.generate.values import Values

_COUNTS = (0, 1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 8, 10, 13, 20)


@dataclass
class Document:
    """A text with the style and the shapes that made it, so that coverage can reward them."""

    text: bytes
    style: str
    shapes: list[Shape] = field(default_factory=list)


@dataclass
class Style:
    """A way of composing texts, with the weight that coverage gave it."""

    name: str
    make: Callable[[random.Random, Shapes, Values, list[Shape]], bytes]
    weight: float
    uses: int = 0
    found: int = 0


def _count(rng: random.Random, values: Values) -> int:
    if values.lengths and rng.random() < 0.08:
        return min(rng.choice(values.lengths), 400)
    return rng.choice(_COUNTS)


def _lines(rng: random.Random, shapes: Shapes, values: Values, used: list[Shape]) -> bytes:
    lines = []
    for _ in range(_count(rng, values)):
        shape = shapes.pick(rng)
        used.append(shape)
        lines.append(fill(shape.line, rng, values) + b"\n")
    return b"".join(lines)


def _same_lines(rng: random.Random, shapes: Shapes, values: Values, used: list[Shape]) -> bytes:
    shape = shapes.pick(rng)
    used.append(shape)
    return b"".join(fill(shape.line, rng, values) + b"\n" for _ in range(_count(rng, values)))


def _family_lines(rng: random.Random, shapes: Shapes, values: Values, used: list[Shape]) -> bytes:
    """Several commands, each in one arity."""
    chosen = [shapes.pick(rng) for _ in range(rng.choice((2, 3, 4)))]
    used += chosen
    return b"".join(fill(rng.choice(chosen).line, rng, values) + b"\n" for _ in range(_count(rng, values)))


def _headed(rng: random.Random, shapes: Shapes, values: Values, used: list[Shape]) -> bytes:
    head = shapes.pick(rng)
    used.append(head)
    return fill(head.line, rng, values) + b"\n" + _same_lines(rng, shapes, values, used)


def _counted(rng: random.Random, shapes: Shapes, values: Values, used: list[Shape]) -> bytes:
    body = (_same_lines if rng.random() < 0.7 else _lines)(rng, shapes, values, used)
    return str(_off(body.count(b"\n"), rng)).encode() + b"\n" + body


def _off(count: int, rng: random.Random) -> int:
    return count if rng.random() < 0.85 else rng.choice((count + 1, count - 1, 0, -1))


def _numbers(rng: random.Random, shapes: Shapes, values: Values, used: list[Shape]) -> bytes:
    """A stream of numbers, by itself or behind its count, on one line or one a line."""
    separator = rng.choice((b" ", b"\n", b"\n"))
    decimal = rng.random() < 0.25
    count = _count(rng, values)
    items = [(values.decimal(rng) if decimal else str(values.integer(rng))).encode() for _ in range(count)]
    head = b""
    dice = rng.random()
    if dice < 0.5:
        head = str(_off(count, rng)).encode() + rng.choice((b"\n", b" "))
    elif dice < 0.6:
        head = f"{_off(count, rng)} {values.integer(rng)}\n".encode()
    end = rng.choice((b"", b"", b"0", b"-1"))
    return head + separator.join([*items, *([end] if end else [])]) + b"\n"


def _grid(rng: random.Random, shapes: Shapes, values: Values, used: list[Shape]) -> bytes:
    """Rows and columns: of numbers or characters; random, constant, symmetric, diagonal, or one cell off."""
    rows, columns = rng.choice((1, 2, 2, 3, 3, 4, 5)), rng.choice((1, 2, 2, 3, 3, 4, 5))
    if rng.random() < 0.5:
        columns = rows
    pool = rng.choice(values.alphabet).decode("latin-1") if values.alphabet and rng.random() < 0.5 else ".#.#*01X"
    numeric = rng.random() < 0.6

    def cell() -> str:
        if not numeric:
            return rng.choice(pool)
        return str(values.integer(rng) if rng.random() < 0.3 else rng.randrange(-9, 100))

    first, second = cell(), cell()
    form = rng.choice(("random", "random", "constant", "symmetric", "diagonal"))
    table = [[cell() if form in ("random", "symmetric") else first for _ in range(columns)] for _ in range(rows)]
    for r in range(rows):
        for c in range(min(r + 1, columns)):
            if form == "symmetric" and r < columns and c < rows:
                table[r][c] = table[c][r]
            elif form == "diagonal" and r == c:
                table[r][c] = second
    if form != "random" and rng.random() < 0.4:
        table[rng.randrange(rows)][rng.randrange(columns)] = cell()
    body = "".join((" " if numeric else "").join(row) + "\n" for row in table)
    head = rng.choice(("", f"{rows} {columns}\n", f"{rows}\n", f"{rows}\n", f"{rows}\n{columns}\n"))
    return (head + body * (2 if rng.random() < 0.2 else 1)).encode("latin-1", "replace")


def _sequence(rng: random.Random, shapes: Shapes, values: Values, used: list[Shape]) -> bytes:
    """The lines in the order in which the source reads them, once or several times over."""
    lines: list[bytes] = []
    for _ in range(rng.choice((1, 1, 1, 2, 3, 4, 6))):
        lines += [fill(line, rng, values) + b"\n" for line in shapes.sequence]
    if rng.random() < 0.15 and lines:
        lines = lines[: rng.randrange(len(lines))]
    return b"".join(lines)


def _looped_sequence(rng: random.Random, shapes: Shapes, values: Values, used: list[Shape]) -> bytes:
    """Reads outside a loop once, those inside it repeatedly: every split of the order is tried."""
    start = rng.randrange(len(shapes.sequence))
    end = rng.randrange(start, len(shapes.sequence)) + 1
    lines = [fill(line, rng, values) + b"\n" for line in shapes.sequence[:start]]
    for _ in range(rng.choice((1, 2, 3, 4, 6, 10))):
        lines += [fill(line, rng, values) + b"\n" for line in shapes.sequence[start:end]]
    lines += [fill(line, rng, values) + b"\n" for line in shapes.sequence[end:]]
    return b"".join(lines)


def _one_line(rng: random.Random, shapes: Shapes, values: Values, used: list[Shape]) -> bytes:
    """Tokens of several shapes on one line."""
    chosen = [shapes.pick(rng) for _ in range(rng.choice((1, 2, 3, 5, 8)))]
    used += chosen
    return b" ".join(fill(s.line, rng, values) for s in chosen) + b"\n"


def _records(rng: random.Random, shapes: Shapes, values: Values, used: list[Shape]) -> bytes:
    end = b"\n" if shapes.record_newline else b""
    count = _count(rng, values) or rng.choice((0, 1))
    layout = rng.choice(shapes.records)
    records: list[bytes] = []
    for _ in range(count):
        if rng.random() < 0.3:
            layout = rng.choice(shapes.records)
        record = record_bytes(layout, rng, values)
        if records and rng.random() < 0.35:  # equal keys: the first bytes, or one field, of an earlier record
            width = rng.choice([f.width for f in layout])
            other = rng.choice(records).ljust(len(record))
            start = rng.choice((0, 0, layout[0].width))
            record = record[:start] + other[start : start + width] + record[start + width :]
        records.append(record)
    if rng.random() < 0.6:
        records.sort()
    if end and rng.random() < 0.6:
        records = [r.rstrip(b" ") for r in records]
    return b"".join(r + end for r in records)


# --------------------------------------------------------------------------- free text

_PROSE = b"the quick brown fox jumps over a lazy dog and runs to its den where it sleeps until noon".split()


def _prose(rng: random.Random, shapes: Shapes, values: Values, used: list[Shape]) -> bytes:
    out = b""
    for _ in range(_count(rng, values)):
        words = []
        for _ in range(rng.choice((0, 1, 2, 4, 7, 12, 20))):
            word = values.word(rng) if rng.random() < 0.3 else rng.choice(_PROSE)
            if rng.random() < 0.15:
                word = word.capitalize() if rng.random() < 0.6 else word.upper()
            if rng.random() < 0.1:
                word += rng.choice((b".", b",", b"!", b"?", b"-x", b"'s", b";"))
            words.append(word)
        out += rng.choice((b" ", b" ", b" ", b"  ")).join(words) + b"\n"
    return out


def _characters(rng: random.Random, shapes: Shapes, values: Values, used: list[Shape]) -> bytes:
    """Runs and mixtures of characters: for coders, checkers and lexers."""
    chars = [c.encode() for c in values.facts.chars if 32 <= ord(c) < 127]
    out = b""
    for _ in range(rng.choice((1, 1, 2, 3))):
        for _ in range(rng.choice((0, 1, 2, 3, 5, 8, 12))):
            dice = rng.random()
            if dice < 0.35 and chars:
                unit = rng.choice(chars)
            elif dice < 0.6 and values.alphabet:
                unit = bytes([rng.choice(rng.choice(values.alphabet))])
            else:
                unit = bytes([rng.randrange(32, 127)])
            repeat = min(
                rng.choice((1, 1, 1, 1, 2, 3, 4, 9, 10, 11)) if rng.random() < 0.9 else values.length(rng), 300
            )
            out += unit * repeat
        out += b"\n"
    return out


def _expression(rng: random.Random, operators: list[str], values: Values, depth: int = 0) -> str:
    if depth > 4 or rng.random() < 0.3:
        atom = str(rng.choice((rng.randrange(10), rng.randrange(100), abs(values.integer(rng)))))
        if rng.random() < 0.15:
            return rng.choice("abx")
        if rng.random() < 0.1:
            atom = values.decimal(rng).lstrip("-")
        return f"-{atom}" if rng.random() < 0.08 else atom
    blank = rng.choice(("", " "))
    left, right = (_expression(rng, operators, values, depth + 1) for _ in range(2))
    text = f"{left}{blank}{rng.choice(operators)}{blank}{right}"
    return f"({text})" if rng.random() < 0.35 else text


def _operators(facts: Facts) -> list[str]:
    known = {*facts.chars, *facts.keywords}
    return [o for o in "+-*/%^" if o in known]


def _expressions(rng: random.Random, shapes: Shapes, values: Values, used: list[Shape]) -> bytes:
    operators = _operators(values.facts) or ["+", "-", "*", "/"]
    lines = []
    for _ in range(rng.choice((1, 1, 2, 3, 5, 8))):
        if rng.random() < 0.3:
            lines.append(_postfix(rng, operators, values))
        else:
            text = _expression(rng, operators, values)
            prefix = f"{rng.choice('abx')}{rng.choice(('=', ' = '))}" if rng.random() < 0.25 else ""
            lines.append(prefix + text)
            if prefix and rng.random() < 0.5:
                lines.append(prefix[0])
    return ("\n".join(lines) + "\n").encode()


def _postfix(rng: random.Random, operators: list[str], values: Values) -> str:
    tokens, height = [], 0
    for _ in range(rng.choice((1, 3, 5, 7, 11))):
        if height < 2 or rng.random() < 0.5:
            tokens.append(str(rng.randrange(20) if rng.random() < 0.7 else values.integer(rng)))
            height += 1
        else:
            tokens.append(rng.choice(operators))
            height -= 1
    while height > 1 and rng.random() < 0.9:
        tokens.append(rng.choice(operators))
        height -= 1
    return " ".join(tokens)


def _brackets(rng: random.Random, shapes: Shapes, values: Values, used: list[Shape]) -> bytes:
    known = [p for p in ("()", "[]", "{}", "<>") if p[0] in values.facts.chars] or ["()"]

    def nest(depth: int) -> str:
        if depth > 5 or rng.random() < 0.3:
            return rng.choice(("", "", "a", "1"))
        pair = rng.choice(known)
        return pair[0] + nest(depth + 1) + pair[1] + (nest(depth + 1) if rng.random() < 0.4 else "")

    text = nest(0)
    if text and rng.random() < 0.3:
        at = rng.randrange(len(text))
        text = text[:at] + rng.choice(("", rng.choice("()[]{}"))) + text[at + 1 :]
    return text.encode() + b"\n"


def _json(rng: random.Random, shapes: Shapes, values: Values, used: list[Shape]) -> bytes:
    def value(depth: int) -> str:
        dice = rng.random()
        if depth > 3 or dice < 0.25:
            return rng.choice((str(values.integer(rng)), values.decimal(rng), "true", "false", "null"))
        if dice < 0.45:
            return '"' + values.word(rng).decode("latin-1").replace('"', "") + rng.choice(("", "", "\\n", '\\"')) + '"'
        gap = rng.choice(("", " "))
        items = [value(depth + 1) for _ in range(rng.choice((0, 1, 2, 3)))]
        if dice < 0.7:
            return "[" + f",{gap}".join(items) + "]"
        keys = [values.word(rng).decode("latin-1").replace('"', "") for _ in items]
        return "{" + f",{gap}".join(f'"{k}":{gap}{v}' for k, v in zip(keys, items, strict=True)) + "}"

    return value(0).encode() + b"\n"


def _sections(rng: random.Random, shapes: Shapes, values: Values, used: list[Shape]) -> bytes:
    """Key-value text with sections and comments."""
    out = []
    for _ in range(_count(rng, values)):
        dice = rng.random()
        key, gap = values.word(rng), rng.choice((b"", b"", b" "))
        if dice < 0.2:
            out.append(b"[" + key + b"]")
        elif dice < 0.3:
            out.append(rng.choice((b"#", b";")) + gap + key)
        elif dice < 0.35:
            out.append(b"")
        else:
            text = rng.choice((values.word(rng), str(values.integer(rng)).encode(), b"", values.decimal(rng).encode()))
            out.append(key + gap + b"=" + gap + text)
    return b"\n".join(out) + b"\n"


def _dates(rng: random.Random, shapes: Shapes, values: Values, used: list[Shape]) -> bytes:
    lines = []
    for _ in range(rng.choice((1, 1, 2, 3))):
        tokens = []
        for _ in range(rng.choice((1, 1, 2))):
            year = rng.choice((1, 1600, 1900, 1970, 1999, 2000, 2001, 2004, 2023, 2024, 2100, 9999))
            month, day = rng.choice((0, 1, 2, 2, 2, 3, 4, 6, 11, 12, 13)), rng.choice((0, 1, 15, 28, 29, 30, 31, 32))
            hour = rng.choice((0, 1, 11, 12, 13, 23, 24)), rng.choice((0, 1, 30, 59, 60)), rng.choice((0, 1, 59, 60))
            form = rng.choice(("{0:04d}-{1:02d}-{2:02d}", "{0} {1} {2}", "{0:04d}{1:02d}{2:02d}",
                               "{1:02d}/{2:02d}/{0:04d}", "{3:02d}:{4:02d}:{5:02d}", "{3:02d}:{4:02d}",
                               "{2} {1} {0}"))  # fmt: skip
            tokens.append(form.format(year, month, day, *hour))
        lines.append(" ".join(tokens))
    return ("\n".join(lines) + "\n").encode()


def _hexadecimal(rng: random.Random, shapes: Shapes, values: Values, used: list[Shape]) -> bytes:
    """Bytes in hexadecimal; often with their number in front, as frames have it."""
    lines = []
    glue, form = rng.choice(("", " ")), rng.choice(("02x", "02X"))
    for _ in range(rng.choice((1, 1, 2, 3, 5))):
        data = [
            rng.choice((0, 1, 2, 3, 0x7F, 0x80, 0xFF, 0x41, rng.randrange(256))) for _ in range(rng.randrange(0, 9))
        ]
        if data and rng.random() < 0.6:
            data[0] = len(data) + rng.choice((0, 0, 0, -1, 1, -2))
        if len(data) > 1 and rng.random() < 0.5:
            data[1] = abs(rng.choice(values.mined or [0])) % 256
        lines.append(glue.join(format(b % 256, form) for b in data))
    return ("\n".join(lines) + "\n").encode()


def styles_for(facts: Facts, shapes: Shapes) -> list[Style]:
    """The styles that suit a program, with prior weights."""
    if shapes.records:
        return [Style("records", _records, 6.0)]
    known = set(facts.chars) | set(facts.keywords)
    text = 1.0 if facts.byte_oriented else 0.4
    out = [
        Style("lines", _lines, 3.0),
        Style("family", _family_lines, 2.0),
        Style("same", _same_lines, 2.0),
        Style("headed", _headed, 0.8),
        Style("counted", _counted, 1.0),
        Style("numbers", _numbers, 3.0 if shapes.stream else 1.0),
        Style("grid", _grid, 2.0 if shapes.stream else 0.6),
        Style("one-line", _one_line, 0.5),
        Style("prose", _prose, text),
        Style("characters", _characters, text),
        Style("expressions", _expressions, 1.5 if len(_operators(facts)) >= 3 else 0.1),
        Style("brackets", _brackets, 0.8 if known & set("([{") else 0.05),
        Style("json", _json, 0.8 if {"{", "["} <= known else 0.02),
        Style("hex", _hexadecimal, 1.5 if {"f", "F"} & known and {"0", "9"} <= known else 0.05),
        Style("sections", _sections, 0.8 if "=" in known else 0.1),
        Style("dates", _dates, 0.8 if {12, 31} <= set(facts.integers) or {60, 24} <= set(facts.integers) else 0.1),
    ]
    if shapes.sequence:
        out.append(Style("sequence", _sequence, 4.0))
        if len(shapes.sequence) > 1:
            out.append(Style("loop", _looped_sequence, 2.0))
    return out


def make_document(rng: random.Random, shapes: Shapes, styles: list[Style], values: Values) -> tuple[Document, Style]:
    """One text in a style drawn by weight; known terminators close it most of the time."""
    style = rng.choices(styles, [s.weight for s in styles])[0]
    used: list[Shape] = []
    text = style.make(rng, shapes, values, used)
    if shapes.terminators and rng.random() < 0.9:
        if text and not text.endswith(b"\n"):
            text += b"\n"
        text += rng.choice(shapes.terminators) + b"\n"
    elif shapes.stops and rng.random() < 0.1:
        text += rng.choice(shapes.stops) + b"\n"
    elif rng.random() < 0.08:
        text = text.rstrip(b"\n")
    return Document(text, style.name, used), style
