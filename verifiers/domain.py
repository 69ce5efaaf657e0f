"""Which inputs count: the domain over which `equivalent` is claimed and outside of which nothing is `divergent`.

The `text` domain is what a person or a well-meaning program would feed in: printable text, numbers in
their ordinary spelling, records that fit their layout. What lies outside (other control characters, binary
bytes, `1e5` or `0x1F` where the sources never speak of them, a last record cut short) is still run, and
differences there are counted and listed, but they do not decide. The `bytes` domain has no outside.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from analyzers.model import TheseusError
from verifiers.generate.cobol_layout import CobolInput, Field
from verifiers.generate.facts import Facts
from verifiers.generate.parts import get, parts
from verifiers.generate.plan import Plan
from verifiers.generate.spellings import characters
from verifiers.observe import Case

_PRINTABLE = frozenset(range(32, 127)) | {10}
_LINES_KNOWN = 1 << 13
_TOKEN = re.compile(rb"[^\s,;:|=()\[\]{}\"'/]+")
_SIGNS = re.compile(rb"[+-]{2,}\.?\d.*|[+-]?[\d.]*\d(?:[+-]{2,}|\+)")
_MINUS_BEHIND = re.compile(rb"[+-]?[\d.]*\d-")  # where what stands between may be left out: 3-
_EXPONENT = re.compile(rb"[+-]?\d+(?:\.\d*)?[eE][+-]?\d+")
_UNDERSCORE = re.compile(rb"[+-]?[\d_]*\d_[\d_.]*|[+-]?_+\d[\d_]*")
_BASED = re.compile(rb"[+-]?(?:0[xXbBoO][0-9a-fA-F]+|\d+#.*)")
_POINTS = re.compile(rb"[+-]?(?:\d+\.|\.\d+|\d*\.\d*\.[\d.]*)")
_NAMES = re.compile(rb"[+-]?(?:inf|infinity|nan)", re.I)


def _beyond(most: int) -> re.Pattern[bytes]:
    """A number without a sign that is larger, or is written with more digits."""
    digits = str(most)
    same = len(digits)
    larger = [f"{digits[:i]}[{int(d) + 1}-9][0-9]{{{same - i - 1}}}" for i, d in enumerate(digits) if d != "9"]
    return re.compile("(?<![0-9])(?:{})".format("|".join([*larger, f"[0-9]{{{same + 1},}}"])).encode())


_DIGITS_18 = _beyond(10**18 - 1)
_SIGNED_64 = _beyond(1 << 63)
_UNSIGNED_64 = _beyond((1 << 64) - 1)
# Ada's other spelling of 16#FF# (ARM J.2), unless it is a time of day.
_COLONS = re.compile(rb"(?<![\w.])(?!\d\d?:\d\d:\d\d(?!\w))\d+:[0-9A-Fa-f_.]+:")
# Patterns that are looked for anywhere in a text; the others must match a whole token.
_ANYWHERE = {
    _DIGITS_18: "it holds a number of more than 18 digits",
    _SIGNED_64: "it holds a number that 64 bits do not hold",
    _UNSIGNED_64: "it holds a number that 64 bits do not hold",
    _COLONS: "it spells a number with a base and colons",
}
_NUMBER_AND_MORE = re.compile(rb"[+-]?\.?\d+(?:\.\d+)?[^\d.].*")
_NUMBER_WITHOUT_BASE_AND_MORE = re.compile(rb"(?![+-]?0[xX])" + _NUMBER_AND_MORE.pattern)
_SCRAMBLED = re.compile(rb"(?=.*\d)[+\-.\d]*(?:[+-][+-]|\.[+\-.])[+\-.\d]*")  # 1.++
_DECIMAL = re.compile(rb"[+-]?\d+\.\d*")
_PLAIN_LINE = re.compile(rb"[ \t]*[+-]?\d*(?:\.\d+)?[ \t]*")


@dataclass(frozen=True)
class Records:
    """A file of fixed records, with `newline` between them or nothing."""

    layouts: tuple[tuple[Field, ...], ...]
    newline: bool

    def outside(self, text: bytes) -> str:
        width = max(sum(f.width for f in layout) for layout in self.layouts)
        if self.newline:
            rows = text.split(b"\n")
            rows = rows[:-1] if rows[-1] == b"" else rows
        else:
            if len(text) % width:
                return f"its last record is cut short ({len(text)} bytes, records of {width})"
            rows = [text[i : i + width] for i in range(0, len(text), width)]
        for row in rows:
            if not any(_fits(layout, row) for layout in self.layouts):
                return "a numeric field of a record holds no number, and the original never tests for that"
        return ""


def _fits(layout: tuple[Field, ...], row: bytes) -> bool:
    at = 0
    row = row.ljust(sum(f.width for f in layout))
    for item in layout:
        raw = row[at : at + item.width]
        at += item.width
        if item.kind == "9" and not item.tested and not _is_number(item, raw):
            return False
    return True


def _is_number(item: Field, raw: bytes) -> bool:
    if item.storage == "packed":
        digits = raw.hex()
        return digits[:-1].isdigit() and digits[-1] in "cdf"
    if item.storage != "display":
        return True
    if item.separate:
        sign, raw = (raw[:1], raw[1:]) if item.leading else (raw[-1:], raw[:-1])
        if sign not in (b"+", b"-"):
            return False
    elif item.signed and raw:
        end = 0 if item.leading else -1
        if ord("p") <= raw[end] <= ord("y"):
            raw = raw[1:] if item.leading else raw[:-1]
            return not raw or raw.isdigit()
    return raw.isdigit()


_INTEGER = re.compile(rb"[+-]?\d+")


@dataclass(frozen=True)
class Domain:
    """See above. `extra` are byte values besides printable ASCII and line feed, `line` the longest line,
    `raw_files` may hold anything, `spellings` are the patterns of numbers that are outside."""

    name: str = "text"
    extra: frozenset[int] = frozenset()
    line: int = 160
    raw_files: frozenset[str] = frozenset()
    records: dict[str, Records] = field(default_factory=dict)
    spellings: tuple[re.Pattern[bytes], ...] = ()
    numeric_stdin: bool = False
    word: int = 0  # the longest word, 0 for no limit
    long_numbers: bool = False  # a longer one may be a number, which is read in one piece: see `splits`
    last_empty_line: bool = True  # whether a text may end in an empty line

    def describe(self) -> str:
        if self.name == "bytes":
            return "any bytes"
        names = {9: "tab", 13: "carriage return", 0: "NUL", 27: "escape"}
        extra = ", ".join(names.get(b, f"byte {b}") for b in sorted(self.extra)[:12])
        text = f"printable ASCII text{', ' + extra if extra else ''}, lines of at most {self.line} bytes"
        if self.spellings:
            text += ", numbers in their ordinary spelling"
        if self.records:
            text += ", records that fit their layout"
        return text

    def outside(self, case: Case) -> str:
        """Why an input is outside the domain; empty when it is inside."""
        if self.name == "bytes":
            return ""
        for part in parts(case):
            text = get(case, part)
            records = self.records.get(part.path) if part.kind == "file" else None
            if records and (reason := records.outside(text)):
                return f"{part.path}: {reason}"
            if part.kind == "file" and part.path in self.raw_files:
                continue
            if reason := self._strange(text) if records else self._reason(text):
                return reason
            plain = not self.numeric_stdin or all(_PLAIN_LINE.fullmatch(line) for line in text.split(b"\n"))
            if part.kind == "stdin" and not plain:
                return "the original accepts only numeric items, and a line is no number"
        return ""

    def splits(self, text: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Each number that is longer than words may be, and the text with that number split as a word would be. Where it
        is read as a number, that is another text; where the original answers the same, it was read as words."""
        if self.word and self.long_numbers:
            for number in dict.fromkeys(w for w in text.split() if len(w) > self.word and _INTEGER.fullmatch(w)):
                apart = number[: self.word] + b" " + number[self.word :]
                yield number, re.sub(rb"(?<!\S)" + re.escape(number) + rb"(?!\S)", apart, text)

    def _strange(self, text: bytes) -> str:
        strange = set(text) - _PRINTABLE - self.extra
        return f"it holds byte {min(strange)}, which the original's sources do not mention" if strange else ""

    @functools.cached_property
    def _misspelled(self) -> re.Pattern[bytes]:
        """All spellings in one."""
        kinds = [(b"i" if p.flags & re.I else b"", p.pattern) for p in self.spellings]
        return re.compile(b"|".join(b"(?%b:%b)" % kind for kind in kinds) or rb"(?!)")

    @functools.cached_property
    def _reason(self) -> Callable[[bytes], str]:
        """Why a text is outside. Single lines are asked about again and again."""
        return functools.lru_cache(_LINES_KNOWN)(self._outside_text)

    def _outside_text(self, text: bytes) -> str:
        if reason := self._strange(text):
            return reason
        longest = max((len(line) for line in text.split(b"\n")), default=0)
        if longest > self.line:
            return f"it has a line of {longest} bytes; the domain ends at {self.line}"
        if not self.last_empty_line and (text == b"\n" or text.endswith(b"\n\n")):
            return "it ends in an empty line, which End_Of_File does not see (ARM A.10.5)"
        long = [word for word in text.split() if len(word) > self.word] if self.word else []
        if found := max((len(w) for w in long if not (self.long_numbers and _INTEGER.fullmatch(w))), default=0):
            return f"it has a word of {found} bytes, and scanf splits those beyond {self.word}"
        if token := next(filter(self._misspelled.fullmatch, _TOKEN.findall(text)), None):
            return f"it spells a number as {token[:24].decode('latin-1')}"
        return next((why for p, why in _ANYWHERE.items() if p in self.spellings and p.search(text)), "")


DOMAINS = ("text", "bytes")


def require_domain(name: str) -> None:
    """Raises TheseusError for a domain that does not exist."""
    if name not in DOMAINS:
        raise TheseusError(f"--domain: no such domain '{name}'; domains: {', '.join(DOMAINS)}")


def make_domain(name: str, plan: Plan, seeds: list[Case], cobol: CobolInput) -> Domain:
    """The domain for a plan; whatever the scenarios hold is inside."""
    mine = plan.original_facts
    extra = {ord(c) for c in mine.chars if ord(c) < 256}
    extra |= {ord(c) for s in (*plan.facts.keywords, *mine.strings) for c in s if ord(c) < 256}
    if plan.tabs:
        extra.add(9)
    extra = extra | {13} if plan.returns else extra - {13}
    longest = 160
    raw = set(plan.indexed)
    records: dict[str, Records] = {}
    for channel in plan.channels:
        layouts = channel.shapes.records
        if not layouts or channel.kind != "file":
            continue
        longest = max(longest, *(sum(f.width for f in layout) + 8 for layout in layouts))
        if any(f.storage != "display" for layout in layouts for f in layout):
            raw.add(channel.path)
        records[channel.path] = Records(layouts, channel.shapes.record_newline)
    spellings = _spellings(mine, characters(plan.facts))
    # Longer lines are read in pieces: no one means that to happen, but where a small buffer cuts, one may.
    longest = min(longest, *(size - 2 for size in mine.line_buffers if size >= 64), longest)
    word = min((n for n in mine.word_widths if n >= 8), default=0)
    longest = max(longest, *(2 * n for n in plan.long_lines), longest)  # a limit of the translation's own
    for case in seeds:
        for part in parts(case):
            text = get(case, part)
            if part.path in records and records[part.path].outside(text):
                del records[part.path]
            if b"\0" in text and part.kind == "file":
                raw.add(part.path)
                continue
            extra |= set(text) - _PRINTABLE
            longest = max(longest, *(len(line) for line in text.split(b"\n")))
            word = max(word, *map(len, text.split()), 0, 0) if word else 0
            tokens = _TOKEN.findall(text)
            spellings = [p for p in spellings if not any(p.fullmatch(t) for t in tokens)]
            spellings = [p for p in spellings if p not in _ANYWHERE or not p.search(text)]
    numeric = bool(cobol.accepts) and all(f.kind == "9" and not f.tested for f in cobol.accepts)
    return Domain(
        name,
        frozenset(extra - _PRINTABLE),
        longest,
        frozenset(raw),
        records,
        tuple(spellings),
        numeric and not any(case.stdin for case in seeds),
        word,
        mine.c_int_conversions or mine.c_long_conversions,
        not mine.end_of_file or any(get(c, p).endswith(b"\n\n") for c in seeds for p in parts(c)),
    )


def _spellings(facts: Facts, written: frozenset[str]) -> list[re.Pattern[bytes]]:
    """Spellings of numbers that are outside, unless the original's sources speak of their characters, or it reads numbers
    as its language writes them and the translation speaks of these (`written`)."""
    chars = {*facts.chars, *written}
    out = [_NAMES, _UNSIGNED_64 if facts.unsigned_64 else _SIGNED_64 if facts.signed_64 else _DIGITS_18]
    if facts.based_numbers and not {"#", ":"} & set(facts.chars):
        out.append(_COLONS)
    if len({"+", "-", "*", "/"} & (chars | set(facts.keywords))) < 3:
        out.append(_SIGNS)
        if "-" not in chars:
            out.append(_MINUS_BEHIND)
    if not {"e", "E"} & chars:
        out.append(_EXPONENT)
    if "_" not in chars:
        out.append(_UNDERSCORE)
    if not {"x", "X", "#"} & chars:
        out.append(_BASED)
    if "." not in chars:
        out.append(_POINTS)
    if facts.loose_conversions or facts.number_stream:
        out += [_NUMBER_WITHOUT_BASE_AND_MORE if {"x", "X"} & chars else _NUMBER_AND_MORE, _SCRAMBLED]
    if facts.integers_only:
        out.append(_DECIMAL)
    return out
