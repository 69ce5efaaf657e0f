"""Shapes of input text: lines made of literal parts and typed slots, learned from facts and by coverage."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from verifiers.generate.cobol_layout import Field
from verifiers.generate.dates import PATTERN, date_like
from verifiers.generate.facts import Facts
from verifiers.generate.options import given, listed
from verifiers.generate.values import Values


@dataclass(frozen=True)
class Slot:
    """A hole in a line. `kind`: int, small, decimal, number, word, keyword, text, char, any, field, choice, column; date (`choices`: its
    pattern); of arguments also options, list (`choices`: the options, what separates items)."""

    kind: str
    width: int = 0
    scale: int = 0
    choices: tuple[bytes, ...] = ()
    cobol: Field | None = None


Line = tuple["bytes | Slot", ...]


@dataclass(eq=False)
class Shape:
    """A line shape with the weight that coverage gave it. `family` groups alternatives (one keyword's arities)."""

    line: Line
    family: str
    weight: float = 1.0
    uses: int = 0
    found: int = 0


@dataclass
class Shapes:
    """All line shapes for one channel of input. `stream` says that line ends do not matter to the program;
    `sequence` is an order in which lines are read, when the source shows one."""

    shapes: list[Shape] = field(default_factory=list)
    sequence: tuple[Line, ...] = ()
    stream: bool = False
    terminators: list[bytes] = field(default_factory=list)  # without one of them the program does not end
    stops: list[bytes] = field(default_factory=list)  # what comes after one of them is not read
    expressions: bool = False
    records: tuple[tuple[Field, ...], ...] = ()
    record_newline: bool = True
    examples: list[bytes] = field(default_factory=list)

    @property
    def strict(self) -> bool:
        """Whether there are fields that must hold numbers, so that only changes field by field make sense."""
        return any(f.kind == "9" and not f.tested for layout in self.records for f in layout)

    def pick(self, rng: random.Random) -> Shape:
        weights = [s.weight for s in self.shapes]
        return rng.choices(self.shapes, weights)[0]


# --------------------------------------------------------------------------- filling slots


def fill(line: Line, rng: random.Random, values: Values) -> bytes:
    return b"".join(part if isinstance(part, bytes) else fill_slot(part, rng, values) for part in line)


def fill_slot(slot: Slot, rng: random.Random, values: Values) -> bytes:
    kind = slot.kind
    if kind == "any":
        kind = rng.choice(("int", "small", "word", "word", "decimal", "keyword"))
    elif kind == "number":
        kind = rng.choice(("int", "small", "decimal"))
    if kind == "choice":
        return rng.choice(slot.choices)
    if kind == "date":
        return date_like(slot.choices[0].decode(), rng, values.mined)
    if kind == "options":
        return given(slot.choices, rng, values)
    if kind == "list":
        return listed(slot.choices, rng, values)
    if kind == "field" and slot.cobol is not None:
        return field_text(slot.cobol, rng, values)
    if kind == "column":
        return column_text(slot, rng, values)
    if kind == "small":
        return str(values.small(rng)).encode()
    if kind == "int":
        text = str(values.integer(rng)).encode()
        return text[: slot.width] if slot.width else text
    if kind == "decimal":
        return values.decimal(rng).encode()
    if kind == "keyword" and values.keywords:
        return rng.choice(values.keywords)
    if kind == "char":
        return bytes([rng.choice(b"abcxyzABCXYZ0123456789+-*/ .,;")]) if rng.random() < 0.3 else _compared(rng, values)
    if kind == "text":
        return b" ".join(values.word(rng) for _ in range(rng.choice((0, 1, 2, 3, 5, 9))))
    word = values.word(rng)
    if slot.width:
        dice = rng.random()
        if dice < 0.12:
            return values.letters(rng, slot.width)
        if dice < 0.16:
            return values.letters(rng, slot.width + 1)
    elif rng.random() < 0.06:
        return values.letters(rng, max(1, values.length(rng)))
    return word


def _compared(rng: random.Random, values: Values) -> bytes:
    chars = [c for c in values.facts.chars if 32 <= ord(c) < 127]
    return rng.choice(chars).encode() if chars else b"q"


# --------------------------------------------------------------------------- COBOL fields


def field_number(item: Field, rng: random.Random, values: Values) -> int:
    """A number for a COBOL item, as its digits without the point."""
    top = 10**item.digits - 1
    dice = rng.random()
    literals = [v for v in item.values if re.fullmatch(r"[+-]?\d+(\.\d+)?", v)]
    if literals and dice < 0.35:
        whole, _, fraction = rng.choice(literals).partition(".")
        scaled = int(whole + fraction[: item.scale].ljust(item.scale, "0"))
        number = scaled + rng.choice((0, 0, 1, -1))
    elif dice < 0.45:
        number = rng.choice((0, 1, top, top - 1, top // 2, 10 ** max(0, item.digits - 1)))
    elif dice < 0.65:
        number = values.integer(rng) * (10**item.scale if rng.random() < 0.6 else 1)
    elif dice < 0.85:
        number = rng.randrange(0, 10 ** rng.randrange(1, max(2, item.digits + 1)))
    else:
        number = rng.randrange(0, 1000) * 10**item.scale + rng.choice((5, 4, 6, 50, 49, 51, 95, 99, 0))
    if item.signed and rng.random() < 0.2:
        number = -number
    if not item.signed:
        number = abs(number)
    return max(-top, min(top, number))


def field_bytes(item: Field, rng: random.Random, values: Values) -> bytes:
    """Raw storage of one COBOL field in a record, exactly `width` bytes."""
    if item.kind == "9":
        return number_bytes(item, field_number(item, rng, values))
    if item.kind == "edited":
        return str(field_number(item, rng, values)).encode().rjust(item.width)[-item.width :]
    return field_word(item, rng, values).ljust(item.width)[: item.width]


def field_word(item: Field, rng: random.Random, values: Values) -> bytes:
    dice = rng.random()
    literals = [v.encode("latin-1", "replace") for v in item.values]
    if literals and dice < 0.7:
        return rng.choice(literals)
    if item.width == 1:
        return bytes([rng.choice(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 YN")])
    if re.search(r"DATE|YMD|DT$", item.name) and item.width in (6, 8, 10) and dice < 0.9:
        return _date(item.width, rng)
    if dice < 0.78:
        return values.letters(rng, item.width).upper()
    if dice < 0.84:
        return b""
    if dice < 0.92:
        return b" ".join((values.word(rng), values.word(rng)))
    if re.search(r"ID$|NO$|NUM|CODE|KEY|ACCT", item.name) or dice < 0.95:
        return str(rng.randrange(1, 10 ** min(item.width, 3))).encode().rjust(min(item.width, 6), b"0")
    return values.word(rng)


def _date(width: int, rng: random.Random) -> bytes:
    year, month, day = (
        rng.choice((1999, 2000, 2001, 2004, 2100, 2023, 2024)),
        rng.randrange(0, 14),
        rng.randrange(0, 33),
    )
    if rng.random() < 0.7:
        month, day = rng.choice((1, 2, 2, 3, 12)), rng.choice((1, 28, 29, 30, 31))
    text = f"{year:04d}-{month:02d}-{day:02d}" if width == 10 else f"{year:04d}{month:02d}{day:02d}"[-width:]
    return text.encode()


def number_bytes(item: Field, number: int) -> bytes:
    """A number as COBOL stores it: display with overpunched or separate sign, packed, or big-endian binary."""
    if item.storage == "packed":
        sign = "d" if number < 0 else "c" if item.signed else "f"
        digits = str(abs(number)).rjust(item.width * 2 - 1, "0")[-(item.width * 2 - 1) :]
        return bytes.fromhex(digits + sign)
    if item.storage == "binary":
        limit = 1 << (8 * item.width)
        return (number % limit).to_bytes(item.width, "big")
    if item.storage == "float":
        return bytes(item.width)
    digits = str(abs(number)).rjust(item.digits, "0")[-item.digits :]
    if item.separate:
        sign = "-" if number < 0 else "+"
        return (sign + digits if item.leading else digits + sign).encode()
    raw = bytearray(digits.encode())
    if number < 0:
        raw[0 if item.leading else -1] += 0x40  # GnuCOBOL: '0'..'9' become 'p'..'y'
    return bytes(raw)


def number_value(item: Field, raw: bytes) -> int | None:
    """What `number_bytes` stored, in the least unit; None for bytes that are no number of this item."""
    if item.storage == "packed":
        digits, sign = raw.hex()[:-1], raw.hex()[-1:]
        return (-int(digits) if sign == "d" else int(digits)) if digits.isdigit() and sign in "cdf" else None
    if item.storage == "binary":
        return int.from_bytes(raw, "big", signed=item.signed)
    if item.storage == "float" or not raw:
        return None
    negative = False
    if item.separate:
        sign_byte, raw = (raw[:1], raw[1:]) if item.leading else (raw[-1:], raw[:-1])
        if sign_byte not in (b"+", b"-"):
            return None
        negative = sign_byte == b"-"
    elif item.signed:
        at = 0 if item.leading else len(raw) - 1
        if ord("p") <= raw[at] <= ord("y"):
            negative = True
            raw = raw[:at] + bytes([raw[at] - 0x40]) + raw[at + 1 :]
    if not raw.isdigit():
        return None
    return -int(raw) if negative else int(raw)


def field_text(item: Field, rng: random.Random, values: Values) -> bytes:
    """A COBOL item as a person would type it for ACCEPT, or as it stands in delimited text."""
    if item.kind != "9":
        word = field_word(item, rng, values)
        return word + b"X" * max(0, item.width + rng.choice((-1, 0, 1)) - len(word)) if rng.random() < 0.05 else word
    number = field_number(item, rng, values)
    if rng.random() < 0.04:
        number = number * 10 + 7  # one digit too many
    dice = rng.random()
    if not item.scale:
        text = str(number)
        return (text.rjust(item.digits, "0") if dice < 0.3 and number >= 0 else text).encode()
    sign, digits = ("-" if number < 0 else ""), str(abs(number)).rjust(item.scale + 1, "0")
    text = f"{sign}{digits[: -item.scale]}.{digits[-item.scale :]}"
    if dice < 0.08:
        text += rng.choice("456")
    return text.encode()


def record_bytes(layout: tuple[Field, ...], rng: random.Random, values: Values) -> bytes:
    return b"".join(field_bytes(item, rng, values) for item in layout)


# --------------------------------------------------------------------------- shapes out of facts

_CONVERSION = re.compile(
    r"%(?P<star>\*)?(?P<width>\d+)?(?P<size>hh|h|ll|l|j|z|L)?(?:(?P<kind>[diuxXofeEgGscn%])|\[(?P<set>\^?\]?[^\]]*)\])"
)


def scanf_line(text: str) -> Line:
    """A scanf format as a line shape."""
    parts: list[bytes | Slot] = []
    at = 0
    for match in _CONVERSION.finditer(text):
        literal = text[at : match.start()]
        at = match.end()
        parts.append(literal.encode("latin-1", "replace"))
        width = int(match["width"] or 0)
        kind = match["kind"] or "["
        if kind == "n":
            continue
        if kind == "%":
            parts.append(b"%")
            continue
        if parts and len(parts) > 1 and isinstance(parts[-2], Slot) and not literal:
            parts.append(b" ")
        if kind in "diuoxX":
            parts.append(Slot("int"))
        elif kind in "feEgG":
            parts.append(Slot("decimal"))
        elif kind == "c":
            parts.append(Slot("char"))
        elif kind == "[" and (match["set"] or "").startswith("^\n"):
            parts.append(Slot("text", width))
        else:
            parts.append(Slot("word", width))
    parts.append(text[at:].rstrip("\n ").encode("latin-1", "replace"))
    return tuple(p for p in parts if p != b"")


def _tokens(kinds: Iterable[str], separator: bytes) -> Line:
    line: list[bytes | Slot] = []
    for index, kind in enumerate(kinds):
        if index:
            line.append(separator)
        line.append(Slot(kind))
    return tuple(line)


ARITIES: tuple[tuple[str, ...], ...] = (
    (),
    ("small",),
    ("word",),
    ("small", "small"),
    ("word", "small"),
    ("word", "word"),
    ("word", "int", "int"),
    ("word", "word", "int"),
    ("word", "decimal"),
    ("int", "int", "int"),
    ("word", "int", "decimal"),
    ("decimal",),
    ("text",),
)
_TOLD = 3  # texts that are tried behind every keyword
_WIDEST, _COLUMN_TEXTS, _COLUMN_KEYWORDS = 18, 12, 24  # of columns right behind a keyword
_PACKED = 2  # formats, and separators, of words that are taken apart
_DELIMITERS = (",", ";", "|", ":", "=", "\t", "/", "-")


def delimiters(facts: Facts) -> list[bytes]:
    """Characters by which the sources split lines, the likeliest first; a blank always."""
    split = [d for d in _DELIMITERS if d in facts.chars or d in facts.keywords or d in facts.strings]
    for text in facts.line_formats:
        split += [d for d in _DELIMITERS if d in text and d not in split]
    return [*(d.encode() for d in split), b" "]


def shapes_for(facts: Facts, values: Values) -> list[Shape]:
    """The starting shapes of text lines, with prior weights; coverage changes them later."""
    out: list[Shape] = []
    for text in dict.fromkeys(facts.line_formats):
        out.append(Shape(scanf_line(text), f"sscanf:{text}", 6.0))
    for text in dict.fromkeys(facts.formats):
        out.append(Shape(scanf_line(text), f"scanf:{text}", 2.0))
    separators = delimiters(facts)
    packed = _packed(facts, separators)
    for keyword in values.keywords[:60]:
        if keyword in separators or not re.search(rb"[\w?!+*/^%=<>$#@-]", keyword):
            continue
        for arity in ARITIES:
            line = (keyword, b" ", *_tokens(arity, b" ")) if arity else (keyword,)
            out.append(Shape(line, f"keyword:{keyword.decode('latin-1')}", 0.4))
        for line in packed:
            out.append(Shape((keyword, b" ", *line), f"keyword:{keyword.decode('latin-1')}", 0.4))
    out += _column_shapes(facts, values)
    for char in facts.chars[:30]:
        if not (33 <= ord(char) < 127) or char.encode() in separators:
            continue
        for arity in ARITIES[:6]:
            line = (char.encode(), b" ", *_tokens(arity, b" ")) if arity else (char.encode(),)
            out.append(Shape(line, f"char:{char}", 0.15))
    for separator in separators[:4]:
        name = separator.decode()
        for kinds in (
            ("word", "int"),
            ("word", "decimal"),
            ("word", "int", "decimal"),
            ("int", "word", "int"),
            ("word", "word", "int", "decimal"),
            ("int", "word", "decimal", "int", "word"),
            ("keyword", "word", "number"),
            ("any", "any", "any"),
        ):
            out.append(Shape(_tokens(kinds, separator), f"fields{name}", 0.6))
        out.append(Shape((Slot("word"), separator, Slot("any")), f"pair{name}", 0.6))
    for kind in ("int", "small", "decimal", "word", "text", "keyword", "any", "char"):
        out.append(Shape((Slot(kind),), f"one:{kind}", 1.0))
    for kinds in (("int", "int"), ("small", "small", "small"), ("int",) * 5, ("decimal", "decimal"), ("word",) * 3):
        out.append(Shape(_tokens(kinds, b" "), "several", 0.6))
    for line in _dated_lines(facts):
        out.append(Shape(line, "dated", 6.0))
    for line in _comment_lines(facts):
        out.append(Shape(line, "comment", 0.3))
    out.append(Shape((), "empty", 0.3))
    return out


def _column_shapes(facts: Facts, values: Values) -> list[Shape]:
    """A keyword with what stands in the columns right behind it: `W0020`."""
    out = []
    for first, width in dict.fromkeys(facts.columns):
        texts = [k for k in (*values.keywords, *values.words) if len(k) == width]
        slot = Slot("column", width, choices=tuple(texts[:_COLUMN_TEXTS]))
        before = [k for k in values.keywords if len(k) == first - 1][:_COLUMN_KEYWORDS]
        if first > 1 and width <= _WIDEST:
            for k in before:
                family = f"column:{k.decode('latin-1')}"
                out += [Shape((k, slot), family, 2.0), *(Shape((k + text,), family, 0.5) for text in texts[:_TOLD])]
    return out


def column_text(slot: Slot, rng: random.Random, values: Values) -> bytes:
    """What stands in columns: a text of that width that the sources mention, mostly a number with zeros before it."""
    dice = rng.random()
    if slot.choices and dice < 0.35:
        return rng.choice(slot.choices)
    if dice < 0.42:
        return values.word(rng)[: slot.width].ljust(slot.width)
    number = values.small(rng) if dice < 0.55 else abs(values.integer(rng))
    if values.factors and dice > 0.8:
        number = rng.choice(values.factors) * rng.randrange(1, 12)
    return b"%0*d" % (slot.width, number % 10**slot.width)


def _packed(facts: Facts, separators: list[bytes]) -> list[Line]:
    """What may stand behind a keyword as one word that is taken apart again: `2=1`."""
    lines = [scanf_line(text) for text in dict.fromkeys(facts.line_formats)]
    found = [line for line in lines if 1 < len(line) <= 7 and isinstance(line[0], Slot) and not _has_blank(line)]
    for separator in [s for s in separators if s.strip()][:_PACKED]:
        found += [(Slot(kind), separator, Slot("small")) for kind in ("small", "word")]
    return list(dict.fromkeys(found))[: 2 * _PACKED]


def _has_blank(line: Line) -> bool:
    return any(isinstance(part, bytes) and part != part.replace(b" ", b"") for part in line)


_PLACEHOLDER = re.compile(r"<([^<>]+)>|\[([^\[\]]+)\]|\b([A-Z][A-Z0-9_]*)\b|\b(n|name|key|value|amount|count|id)\b")


def _comment_lines(facts: Facts) -> list[Line]:
    """Usage texts and comments often show what a line looks like: `add <name> <qty>`."""
    out: dict[Line, None] = {}
    first_words = {k.lower() for k in facts.keywords}
    texts = [*facts.comments, *(line for s in facts.strings for line in s.split("\n"))]
    for text in texts:
        text = text.strip().strip("`'\"")
        for variant in {text, text.partition(":")[2].strip(), text.split("  ")[0].strip()}:
            words = variant.split()
            if not words or len(variant) > 60 or len(words) > 7:
                continue
            if words[0].lower().strip("<>[]:,") not in first_words and "<" not in variant:
                continue
            parts: list[bytes | Slot] = []
            at = 0
            for match in _PLACEHOLDER.finditer(variant):
                parts.append(variant[at : match.start()].encode("latin-1", "replace"))
                inner = next(g for g in match.groups() if g)
                keyword = inner.lower() in first_words and match.start() == 0
                parts.append(inner.encode() if keyword else Slot(_kind_of_name(inner)))
                at = match.end()
            parts.append(variant[at:].encode("latin-1", "replace"))
            out[tuple(p for p in parts if p != b"")] = None
    return list(out)[:40]


_QUOTED = re.compile(r"[\"'`]([^\"'`]{6,60})[\"'`]")


def _dated_lines(facts: Facts) -> list[Line]:
    """Comments and messages that show how a date is written show what stands beside it, when quoted: `DD.MM.YYYY qty`."""
    out: dict[Line, None] = {}
    for text in (*facts.comments, *facts.strings):
        for found in PATTERN.finditer(text):
            out[(Slot("date", choices=(found.group().encode(),)),)] = None
        for quoted in _QUOTED.findall(text):
            if not PATTERN.search(quoted):
                continue
            line: list[bytes | Slot] = []
            for word in re.split(r"([\s,;|]+)", quoted):
                if PATTERN.fullmatch(word):
                    line.append(Slot("date", choices=(word.encode(),)))
                elif word:
                    line.append(
                        Slot(_kind_of_name(word)) if re.match(r"\w", word) else word.encode("latin-1", "replace")
                    )
            out[tuple(line)] = None
            # A name that tells nothing may be that of a number.
            out[tuple(Slot("int") if isinstance(p, Slot) and p.kind in ("any", "word") else p for p in line)] = None
    return list(out)[:12]


def _kind_of_name(name: str) -> str:
    low = name.lower()
    if re.search(r"amount|price|rate|cost|value|balance|float|real", low):
        return "number"
    if re.search(r"\bn\b|num|count|qty|quantity|int|size|width|id|index|age|day|month|year|len", low):
        return "int"
    if re.search(r"text|message|string|line|title", low):
        return "text"
    return "any" if len(low) <= 2 else "word"
