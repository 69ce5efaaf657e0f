"""Boundary sweeps: every token of every line of a known input, replaced by every value that faults hide behind.

Random changes find a fault that one value in a thousand shows only by luck; this asks for all of those values,
one after the other. Since most programs go on with the next line, a hundred questions share one run: the changed
lines follow the line that they were made from, so that they meet the state which that line needs. Every line is
asked about twice, alone and each time followed by the line after it, which may show what the change did.

Lines that differ only in their numbers and texts are swept once; the others of their kind get a sample.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from verifiers.generate.dates import DATE, DATE_BOUNDS, ISO_DATE, rewritten
from verifiers.generate.options import options, separators
from verifiers.generate.spellings import characters, respelled
from verifiers.generate.tokens import Token, TokenKind, join, tokens
from verifiers.generate.values import INT32, INT64, Values, in_range

MAX_LINES = 120  # changed lines in one case
MAX_BYTES = 10_000
MAX_VARIANTS = 700  # of one line
_CORE = 72  # values of one token that come first
_ALL = 1000
_FEW = 8  # values of a token in a place like one that was swept before
_ARGUMENTS = 200  # variants of an argument
_ARGUMENT_CORE = 10  # values of a number in an argument that come first: its neighbours, and what is around nothing
_ITEMS, _ITEM_BYTES = 10, 24  # arguments that are taken for items of lists, and how long they may be
_LONGEST_FORMED = 4_000  # bytes of an argument
_LONGEST_LIST, _LENGTHS_TRIED = 70, 8
_LONGEST_EMPTIED = 40  # bytes
_DECIMALS = 40  # mentioned ones that stand in for a number with a fraction
_SAMPLED = 24  # variants of a line whose kind was swept before
_LIMITS = (
    *(0, 1, -1, 2, 5, 7, 8, 9, 10, 11, 15, 16, 31, 32, 50, 63, 64, 99, 100, 127, 128, 255, 256, 500, 999, 1000, 1024),
    *(2048, 4096, 8192, 9999, 10000, 16384, 32767, 32768, 65535, 65536, 99999, 100000, 999999, 1000000, 1 << 20),
    *(1 << 24, 99999999, 1 << 30, INT32 - 1, INT32, INT32 + 1, -INT32, -INT32 - 1, -INT32 - 2, (1 << 32) - 1, 1 << 32),
    *(INT64, INT64 + 1, -INT64 - 1, -128, -129, -32768, -32769, -100, -1000),
)
_VALUES = (TokenKind.NUMBER, TokenKind.BASED, TokenKind.HEX, TokenKind.STRING, TokenKind.WORD)
_BYTES = (0, 1, 2, 0x7D, 0x7E, 0x7F, 0x80, 0xFE, 0xFF)
_EXTREMES = (INT32, -INT32 - 1, 1, -1, 0)
_FRACTIONS = (b".5", b".05", b".005", b".495", b".995", b".25", b".0")


def units(text: bytes) -> list[bytes]:
    """The lines of a text, with their ends; where lines mostly end in a semicolon, the statements."""
    lines = text.splitlines(keepends=True) if b"\r" not in text else re.findall(rb"[^\n]*\n|[^\n]+", text)
    ends = [line.rstrip().endswith(b";") for line in lines if line.strip()]
    if len(ends) < 3 or sum(ends) * 2 < len(ends):
        return lines
    out: list[bytes] = []
    open_ = False
    for line in lines:
        if open_:
            out[-1] += line
        else:
            out.append(line)
        open_ = bool(line.strip()) and not line.rstrip().endswith(b";")
    return out


def skeleton(unit: bytes) -> bytes:
    """The unit with numbers, hex digits and quoted texts taken out: lines of one kind share it."""
    return b"".join(_mark(t) for t in tokens(unit))


def _mark(token: Token) -> bytes:
    return _MARKS.get(token.kind, token.text)


_MARKS = {TokenKind.NUMBER: b"#", TokenKind.HEX: b"%", TokenKind.STRING: b"'"}


@dataclass
class Sweep:
    """Makes the swept texts of known texts. `operators` are those that any known text uses."""

    values: Values
    rng: random.Random
    operators: list[bytes] = field(default_factory=list)
    _swept: set[bytes] = field(default_factory=set)
    _swept_first: set[bytes] = field(default_factory=set)
    _places: set[tuple[object, ...]] = field(default_factory=set)
    _written: frozenset[str] = frozenset()  # see `spellings.characters`
    _items: list[bytes] = field(default_factory=list)  # arguments that were seen to be accepted, one of each kind

    def __post_init__(self) -> None:
        self._written = characters(self.values.facts)

    def texts(self, text: bytes) -> Iterator[bytes]:
        """The text with a run of changed lines behind each of its lines, again and again until all were tried: first
        the likeliest changes of every line, each followed by the line after it; then all changes, without that."""
        rows = units(text)
        self.operators += [t.text for row in rows for t in tokens(row) if t.kind is TokenKind.OPERATOR]
        self.operators = list(dict.fromkeys(self.operators))[:24]
        ended = [_ended(row) for row in rows]
        order = [at for at, row in enumerate(rows) if row.strip() and len(row) <= 400]
        for likeliest in (True, False):
            swept = self._swept_first if likeliest else self._swept
            self.rng.shuffle(order)
            for at in order:
                row = rows[at]
                changed = list(dict.fromkeys(self._likeliest(row, rows) if likeliest else self._variants(row, rows)))
                self.rng.shuffle(changed)
                kind = skeleton(row)
                changed = changed[: _SAMPLED if kind in swept else MAX_VARIANTS]
                swept.add(kind)
                follower = rows[at + 1] if at + 1 < len(rows) else b""
                between = (follower if follower.strip() else self.rng.choice(rows)) if likeliest else b""
                before, behind = ended[: at + 1], ended[at + 1 :]
                for run in _runs(changed, between):
                    yield b"".join((*before, *map(_ended, run), *behind))

    def argument(self, text: bytes) -> Iterator[bytes]:
        """What may stand in an argument's place, one at a time: the likeliest numbers, its forms, then its variants as a
        line."""
        changed = list(self._variants(text, [text]))
        self.rng.shuffle(changed)
        changed = list(dict.fromkeys((*self._likely_numbers(text), *self.argument_forms(text), *changed)))
        kind = b"argument " + skeleton(text)
        changed = changed[: _SAMPLED if kind in self._swept else _ARGUMENTS]
        self._swept.add(kind)
        yield from changed

    def _likely_numbers(self, text: bytes) -> Iterator[bytes]:
        found = tokens(text)
        for at, token in enumerate(found):
            if token.kind is TokenKind.NUMBER:
                for new in islice(self.numbers(token.text), _ARGUMENT_CORE):
                    yield join(found[:at]) + new + join(found[at + 1 :])

    def new_forms(self, text: bytes) -> list[bytes]:
        """The forms of an argument, unless those of one of its kind were asked for before. None are made of what is long
        already: a list of it would be more than a program can be given."""
        if len(text) > _LONGEST_FORMED or (kind := b"forms " + skeleton(text)) in self._swept:
            return []
        self._swept.add(kind)
        return self.argument_forms(text)

    def joined(self, text: bytes) -> list[bytes]:
        """An argument that was accepted may be an item of a list: joined with one of each other kind that was, and with
        itself as often as a table takes; once for each kind. Of a list, its items."""
        marks = separators(self.values.facts)[:2]
        if marks[0] in text:  # a list itself
            items = [form for item in dict.fromkeys(text.split(marks[0])[:_ITEMS]) for form in self.joined(item)]
            return [*items, *self._emptied_list(text)]
        if not 0 < len(text) <= _ITEM_BYTES or text.startswith(b"-") or len(self._items) >= _ITEMS:
            return []
        if (kind := b"joined " + skeleton(text)) in self._swept:
            return []
        self._swept.add(kind)
        forms: list[bytes] = []
        for mark in marks:
            forms += [mark.join(pair) for item in self._items for pair in ((text, item), (item, text))]
            forms += [mark.join([text] * length) for length in (2, *self._past_sizes())]
        forms += [text + first + second + text for first in marks for second in marks]  # nothing between two marks
        self._items.append(text)
        return forms

    def _emptied_list(self, text: bytes) -> list[bytes]:
        """A list with one of its parts left empty, each in turn; once for each kind of list."""
        if len(text) > _LONGEST_EMPTIED or (kind := b"emptied " + skeleton(text)) in self._swept:
            return []
        self._swept.add(kind)
        return list(emptied(tokens(text)))

    def _past_sizes(self) -> list[int]:
        """As many items as tables of either side may take, and one more."""
        sizes = [n for n in self.values.facts.sizes if 2 < n <= _LONGEST_LIST]
        sizes += [n for n in self.values.factors if 2 < n <= _LONGEST_LIST]
        return list(dict.fromkeys(n + d for n in sizes for d in (1, 0)))[:_LENGTHS_TRIED]

    def argument_forms(self, text: bytes) -> list[bytes]:
        """An argument twice as a list, lists of other lengths, flags in front of an option's letter."""
        first = [text + mark + text for mark in (b",", b":", b"-", b"=") if self.values.facts.mentions(mark.decode())]
        if re.fullmatch(rb"-[A-Za-z0-9].*", text):
            first += [b"-" + spec + text[1:] for spec in options(self.values.facts) if len(spec) == 1]
        return [*first, *self._lists(text)]

    # ------------------------------------------------------------------ the variants of one line

    def _likeliest(self, row: bytes, rows: Sequence[bytes]) -> Iterator[bytes]:
        """Itself again; each number, text and row of bytes by its limits and by the line's other tokens."""
        body = row.rstrip(b"\r\n")
        found = tokens(body)
        yield body
        yield from rewritten(body, self.values.mined)
        yield from self._respelled(found)
        yield from self._replaced(found, rows, _CORE)
        yield from self._together(found)
        yield from self._groups(body)
        for at, token in enumerate(found):
            if token.kind is TokenKind.OTHER:
                yield join(found[:at]) + join(found[at + 1 :])
        yield from emptied(found)

    def _variants(self, row: bytes, rows: Sequence[bytes]) -> Iterator[bytes]:
        body = row.rstrip(b"\r\n")
        found = tokens(body)
        yield body
        yield from self._respelled(found)
        yield from self._replaced(found, rows, _ALL)
        for at, token in enumerate(found):
            if token.kind is not TokenKind.BLANK:
                before, after = join(found[:at]), join(found[at + 1 :])
                yield before + after
                yield before + token.text + b" " + token.text + after
        yield from self._together(found)
        yield from self._lists(body)
        yield body + b"  "
        yield b" " + body
        yield body.swapcase()
        yield body[: len(body) // 2]

    def _replaced(self, found: list[Token], rows: Sequence[bytes], most: int) -> Iterator[bytes]:
        """The line with one token replaced, by at most `most` values of its own kind and by the other tokens. A place
        like one that was swept before (in a line with the same first word, between the same neighbours) gets a few."""
        for at, token in enumerate(found):
            before, after = join(found[:at]), join(found[at + 1 :])
            own = list(islice(self._others(token, rows), most))
            if (place := _place(found, at, most)) in self._places and len(own) > _FEW:
                own = self.rng.sample(own, _FEW)
            self._places.add(place)
            other = (t.text for t in found if t.kind in _VALUES) if token.kind in _VALUES else ()
            for new in dict.fromkeys((*own, *other)):
                if new != token.text:
                    yield before + new + after

    def _respelled(self, found: list[Token]) -> Iterator[bytes]:
        """The line with one of its numbers spelled as the original's language may."""
        for at, token in enumerate(found):
            if token.kind in (TokenKind.NUMBER, TokenKind.HEX):
                for new in respelled(token.text, self._written):
                    yield join(found[:at]) + new + join(found[at + 1 :])

    def _others(self, token: Token, rows: Sequence[bytes]) -> Iterator[bytes]:
        """What may stand in a token's place: values of its kind, the likeliest first."""
        kind = token.kind
        if kind is TokenKind.NUMBER:
            yield from self.numbers(token.text)
        elif kind is TokenKind.BASED:
            for value in _LIMITS:
                if value >= 0:
                    yield token.text[:2] + f"{value:x}".encode()
        elif kind is TokenKind.HEX:
            yield from self._hex(token.text)
        elif kind is TokenKind.STRING:
            yield from self._strings(token.text, rows)
        elif kind is TokenKind.OPERATOR:
            yield from self.operators
        elif kind is TokenKind.WORD:
            yield token.text.swapcase()
            yield token.text[:-1]
            yield token.text + b"x"
            yield from self.values.keywords[:40]
            for length in self.values.lengths[:8]:
                yield (token.text * (length // len(token.text) + 1))[:length]

    def numbers(self, token: bytes) -> Iterator[bytes]:
        """Limits of every width, what the sources mention, neighbours, ties, and dates in the place of a date."""
        whole, point, fraction = token.partition(b".")
        scale = len(fraction)
        value = int(whole + fraction)
        unit = 10**scale
        near = [value + 1, value - 1, -value, value * 10, value * 2, value // 2, value + unit, value - unit]
        if DATE.search(token):
            yield from digits(token)
        smooth = [n for f in self.values.factors[:12] for n in (f, f // 2, f * 5, f * 10, f * 100)]  # ties, no rest
        for n in dict.fromkeys([*near, *(v * unit for v in (*_LIMITS, *self.values.mined[:60], *smooth))]):
            if in_range(n // unit, self.values.facts):
                yield _spelled(n, scale)
        if point:
            yield from (token + d for d in (b"4", b"5", b"6", b"0"))
            for tail in (b"5", b"4", b"6"):
                yield whole + b"." + fraction[:-1] + tail
        else:
            yield from (token + f for f in _FRACTIONS)
        if token.isdigit() and len(token) >= 6:
            yield from digits(token)
        yield from (decimal.encode() for decimal in self.values.decimals[:_DECIMALS] if point)
        yield b"0" + token.lstrip(b"-")
        yield b"+" + token.lstrip(b"-")
        if token.isdigit() and len(token) in range(2, 6):  # perhaps columns of a card: the same width
            yield from (b"%0*d" % (len(token), n) for n in _LIMITS if 0 <= n < 10 ** len(token))

    def _hex(self, token: bytes) -> Iterator[bytes]:
        """Other rows of bytes: each byte at its limits, alone and with the change taken back from the last byte, so
        that a sum over all stays what it was; a byte less, one twice, one more in a frame that begins with its length
        and ends in a sum; rows of a few kinds of bytes."""
        data = bytes.fromhex(token.decode())
        last = len(data) - 1
        for at in range(min(len(data), 12)):
            for byte in _BYTES:
                changed = bytearray(data)
                changed[at] = byte
                if at < last:
                    changed[last] = (changed[last] + data[at] - byte) & 0xFF
                    yield changed.hex().encode()
        for kinds in (b"\0\1", b"\0\1\2", b"\0\xff", b"\x7f\x80", b"\x7d\x7e", b"\0\x80\xff\1"):
            for length in (1, 2, 3, 5, 8):
                yield bytes(self.rng.choice(kinds) for _ in range(length)).hex().encode()
        for at in range(min(len(data), 12)):
            for byte in _BYTES:
                yield (data[:at] + bytes([byte]) + data[at + 1 :]).hex().encode()
            yield (data[:at] + data[at + 1 :]).hex().encode()
            yield (data[:at] + data[at : at + 1] * 2 + data[at + 1 :]).hex().encode()
        if last >= 1:
            for byte in _BYTES:
                grown = bytearray(data[:last] + bytes([byte]) + data[last:])
                grown[0] = (grown[0] + 1) & 0xFF
                grown[-1] = (grown[-1] - byte - 1) & 0xFF
                yield grown.hex().encode()

    def _strings(self, token: bytes, rows: Sequence[bytes]) -> Iterator[bytes]:
        quote, body = token[:1], token[1:-1]
        changed = [b"", b" ", body + b" ", b" " + body, body[:-1], body + b"x", body.swapcase(), body * 2, body + b"%"]
        changed += [(body or b"a") * (length // max(1, len(body)) + 1) for length in self.values.lengths[-6:]]
        others = [t.text[1:-1] for row in rows[:40] for t in tokens(row) if t.kind is TokenKind.STRING]
        for other in list(dict.fromkeys(others))[:10]:
            changed += [other, other + b" "]
        if ISO_DATE.fullmatch(body):
            changed += [f"{d[:4]}-{d[4:6]}-{d[6:]}".encode() for d in DATE_BOUNDS]
        if re.fullmatch(rb"-?\d+(?:\.\d+)?", body):
            changed += list(self.numbers(body))[:40]
        yield from (quote + text[:150] + quote for text in changed)

    def _together(self, found: list[Token]) -> Iterator[bytes]:
        """All numbers of the line at once: at a limit, at two limits in turn, at any of a few extremes."""
        spots = [i for i, t in enumerate(found) if t.kind is TokenKind.NUMBER]
        if len(spots) < 2:
            return
        allowed = [n for n in (*_EXTREMES, *self.values.mined[:20]) if in_range(n, self.values.facts)]

        def filled(choose: list[int]) -> bytes:
            new = dict(zip(spots, choose, strict=True))
            return b"".join(b"%d" % new[i] if i in new else t.text for i, t in enumerate(found))

        for a in _EXTREMES[:2]:
            for b in _EXTREMES:
                if in_range(a, self.values.facts) and in_range(b, self.values.facts):
                    yield filled([a if i % 2 == 0 else b for i in range(len(spots))])
        for _ in range(24):
            pool = self.rng.sample(allowed, min(len(allowed), self.rng.choice((2, 3, 5))))
            yield filled([self.rng.choice(pool) for _ in spots])

    def _groups(self, body: bytes) -> Iterator[bytes]:
        """Lists in parentheses brought to the lengths that the sources mention."""
        for group in _GROUP.finditer(body):  # a list in parentheses, on its own
            items = group[1].split(b",")
            for length in self._lengths():
                if length != len(items):
                    longer = [*items[:1], *[items[1]] * (length - len(items)), *items[1:]]
                    yield body[: group.start(1)] + b",".join(longer[:length]) + body[group.end(1) :]

    def _lengths(self) -> list[int]:
        lengths = [n + d for n in self.values.factors if 2 <= n <= 70 for d in (-1, 0, 1)]
        return list(dict.fromkeys([2, 3, 4, *lengths]))[:40]

    def _lists(self, body: bytes) -> Iterator[bytes]:
        """Lists made longer and shorter, to the lengths that the sources mention; neighbours swapped."""
        wanted = self._lengths()
        for separator in (b",", b" "):
            items = body.split(separator)
            if len(items) < 2:
                continue
            for at in range(min(len(items) - 1, 8)):
                swapped = [*items[:at], items[at + 1], items[at], *items[at + 2 :]]
                yield separator.join(swapped)
            inner = items[len(items) // 2] if len(items) > 2 else items[-1]
            at = len(items) // 2 if len(items) > 2 else 1
            if separator == b",":  # what stands before the first and behind the last separator is no item
                inner = items[1] if len(items) > 2 else items[0].split()[-1] if items[0].split() else items[0]
                inner = inner.split(b"(")[-1]
                at = 1
            for length in wanted:
                if len(items) < length <= 130:
                    yield separator.join([*items[:at], *[inner] * (length - len(items)), *items[at:]])


def emptied(found: list[Token]) -> Iterator[bytes]:
    """The line with one of its values left out where that stands between two marks, or a mark and an end of the line."""
    marks = (TokenKind.OTHER, TokenKind.OPERATOR)
    for at, token in enumerate(found):
        beside = [found[i].kind for i in (at - 1, at + 1) if 0 <= i < len(found)]
        if token.kind in _VALUES and beside and all(kind in marks for kind in beside):
            yield join(found[:at]) + join(found[at + 1 :])


def _place(found: list[Token], at: int, most: int) -> tuple[object, ...]:
    """What is alike for tokens that mean the same to the program, as far as a line shows."""
    solid = [i for i, t in enumerate(found) if t.kind is not TokenKind.BLANK]
    here = solid.index(at) if at in solid else 0
    near = [_mark(found[solid[i]]) if 0 <= i < len(solid) else b"" for i in (here - 2, here - 1, here + 1)]
    first = _mark(found[solid[0]]).lower() if solid else b""
    return (most, first, found[at].kind, *near)


def digits(token: bytes) -> Iterator[bytes]:
    """A long row of digits at its own width: each digit at its ends, and the dates in it at the ends of months and
    years. Fixed columns run into each other, so what follows a date is changed on its own."""
    for at in range(min(len(token), 16)):
        for new in (b"0", b"9", b"%d" % ((token[at] - 47) % 10), b"%d" % ((token[at] - 49) % 10)):
            yield token[:at] + new + token[at + 1 :]
    for date in DATE.finditer(token):
        before, after = token[: date.start()], token[date.end() :]
        yield from (before + bound.encode() + after for bound in DATE_BOUNDS)
        if after:
            top = 10 ** len(after)
            yield from (before + date.group() + b"%0*d" % (len(after), n) for n in (*_LIMITS, top - 1) if 0 <= n < top)


_GROUP = re.compile(rb"\(([^()]*,[^()]*)\)")


def _spelled(value: int, scale: int) -> bytes:
    if not scale:
        return b"%d" % value
    sign, digits = ("-" if value < 0 else ""), str(abs(value)).rjust(scale + 1, "0")
    return f"{sign}{digits[:-scale]}.{digits[-scale:]}".encode()


def _runs(changed: list[bytes], between: bytes) -> Iterator[list[bytes]]:
    """The changed lines in runs that fit one case, each followed by the line `between` where one is given."""
    run: list[bytes] = []
    size = 0
    for line in changed:
        new = [line, between] if between else [line]
        run += new
        size += sum(map(len, new))
        if len(run) >= MAX_LINES or size >= MAX_BYTES:
            yield run
            run, size = [], 0
    if run:
        yield run


def _ended(line: bytes) -> bytes:
    return line if line.endswith(b"\n") else line + b"\n"
