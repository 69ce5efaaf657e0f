"""Source files as spans to be found: each routine with the comments before it, and what lies between them.

Words are prepared for a full-text index: identifiers whole and split (`text_is_digit`, `TextIsDigit`,
`WS-TRAN-STATUS`), abbreviations that old code uses also as what they stand for, comments apart from code.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzers.registry import REMARKS
from analyzers.survey.facts import Routine

LONGEST = 60  # lines of a span that is no routine


@dataclass(frozen=True)
class Text:
    """A source file as text."""

    path: str
    language: str
    text: str
    about: str = ""  # what its module says of itself


@dataclass(frozen=True)
class Words:
    """What a span is found by."""

    title: str
    comments: str
    code: str
    place: str  # the file's name
    about: str  # what its module says of itself


@dataclass(frozen=True)
class FoundSpan:
    """Lines 1-based and inclusive; `kind` is `routine` or `text` (what lies between routines)."""

    line: int
    end_line: int
    kind: str
    title: str
    words: Words


SHORT = {
    "acct": "account", "addr": "address", "alloc": "allocate", "argc": "argument", "argv": "argument", "amt": "amount", "arg": "argument", "avg": "average",
    "bal": "balance", "buf": "buffer", "calc": "calculate", "cfg": "configuration", "char": "character",
    "chk": "check", "cmd": "command", "cnt": "count", "col": "column", "conv": "convert", "cpy": "copy",
    "ctx": "context", "cur": "currency", "curr": "currency", "cust": "customer", "dec": "decimal", "def": "definition",
    "del": "delete", "desc": "description", "dest": "destination", "diff": "difference", "div": "divide", "err": "error",
    "expr": "expression", "fld": "field", "fmt": "format", "fn": "function", "fx": "currency", "hdr": "header", "hex": "hexadecimal",
    "hist": "history", "idx": "index", "init": "initial", "ins": "insert", "int": "integer", "intr": "interest",
    "len": "length", "lnk": "link", "mast": "master", "max": "maximum", "mem": "memory", "min": "minimum",
    "msg": "message", "mul": "multiply", "nbr": "number", "no": "number", "num": "number", "param": "parameter", "pkt": "packet",
    "pos": "position", "ptr": "pointer", "qty": "quantity", "rec": "record", "rept": "report", "rpt": "report",
    "sat": "saturate", "seq": "sequence", "stat": "statistics", "stats": "statistics", "str": "string", "sub": "subtract", "sum": "total", "sz": "size",
    "tab": "table", "tbl": "table", "temp": "temporary", "tmp": "temporary", "tot": "total", "tran": "transaction",
    "trans": "transaction", "trx": "transaction", "txn": "transaction", "txt": "text", "unld": "unload",
    "upd": "update", "val": "value", "valid": "validate", "var": "variable", "vld": "validate",
}  # fmt: skip
"""Abbreviations of programmers, each as one word that it stands for."""

_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_\-]*[A-Za-z0-9]|[A-Za-z]|\d+")
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_REMARKS = {known.language: known for known in REMARKS}
"""A text of another language has no comments that are known."""


def split(text: str) -> Iterator[str]:
    """The words of a text, lower case: identifiers whole (`-` as `_`) and in parts, abbreviations also spelt out."""
    for name in _IDENTIFIER.findall(text):
        whole = name.lower().replace("-", "_")
        parts = [p.lower() for p in _PART.findall(name)]
        if len(parts) > 1:
            yield whole.replace("_", "")  # the index would cut it at the underscores
        yield from parts
        for part in parts:
            if part in SHORT:
                yield SHORT[part]
            elif 6 <= len(part) <= 8 and part not in _PIECES:
                yield from _spelt(part)


def words(text: str) -> str:
    return " ".join(split(text))


_PIECES = frozenset(SHORT) | frozenset(SHORT.values()) | frozenset(
    ["chk", "cur", "date", "day", "days", "check", "digit", "edit", "find", "fix", "get", "journal", "key", "line", "list", "load", "mach", "name", "order", "pack", "page", "parse", "pars", "post", "print", "price", "put", "rate", "read", "risk", "run", "scan", "set", "sort", "store", "sys", "time", "tree", "type", "user", "util", "write"]
)  # fmt: skip


def pieces(name: str) -> tuple[str, ...]:
    """A name of eight letters taken apart (`INTCALC`, `GLVALID`): known pieces up to its end, after at most three
    letters that belong to the system. Nothing when that does not come out even."""
    name = name.lower()
    for start in range(min(4, len(name))):
        found = _cut(name[start:])
        if found:
            return found
    return ()


@functools.cache
def _spelt(part: str) -> tuple[str, ...]:
    """A word made of abbreviations, spelt out (`varint`)."""
    return tuple(SHORT.get(p, p) for p in _cut(part))


@functools.cache
def _cut(name: str) -> tuple[str, ...]:
    if name in _PIECES:
        return (name,)
    for end in range(len(name) - 2, 2, -1):
        rest = _cut(name[end:]) if name[:end] in _PIECES else ()
        if rest:
            return (name[:end], *rest)
    return ()


def spans_of(file: Text, routines: Sequence[Routine]) -> list[FoundSpan]:
    """Every line of the file in one span at least: its routines, and what lies between them in pieces."""
    lines = file.text.splitlines()
    starts = {r.line: r for r in routines}
    found: list[FoundSpan] = []
    covered = 0
    for line in sorted(starts):
        routine = starts[line]
        first = _with_comments(file.language, lines, line, covered)
        found += _between(file, lines, covered + 1, first - 1)
        last = max(line, min(routine.end_line, len(lines)))
        found.append(_span(file, lines, first, last, "routine", routine.name))
        covered = max(covered, last)
    return found + _between(file, lines, covered + 1, len(lines))


def _between(file: Text, lines: Sequence[str], first: int, last: int) -> list[FoundSpan]:
    """The lines from first to last in pieces, cut at blank lines where there are some."""
    found = []
    while first <= last:
        end = min(last, first + LONGEST - 1)
        if end < last:
            end = next((n for n in range(end, first + LONGEST // 2, -1) if not lines[n - 1].strip()), end)
        if any(line.strip() for line in lines[first - 1 : end]):
            found.append(_span(file, lines, first, end, "text", ""))
        first = end + 1
    return found


def _with_comments(language: str, lines: Sequence[str], line: int, covered: int) -> int:
    """Where the comments that stand right before a line begin."""
    first, known = line, _REMARKS.get(language)
    while known is not None and first - 1 > covered and known.alone(lines[first - 2]):
        first -= 1
    return first


def _span(file: Text, lines: Sequence[str], first: int, last: int, kind: str, title: str) -> FoundSpan:
    known = _REMARKS.get(file.language)
    text = "\n".join(map(known.text, lines[first - 1 : last]) if known is not None else lines[first - 1 : last])
    comments = "\n".join(m.group() for m in known.comments.finditer(text)) if known is not None else ""
    code = known.comments.sub(" ", text) if known is not None else text
    named = title.rpartition(".")[2].lstrip("0123456789-")  # paragraphs are numbered
    stem = file.path.rsplit("/", 1)[-1].split(".")[0]
    place = words(" ".join((stem, *pieces(stem))))
    made = Words(words(named), words(comments), words(code), place, words(file.about))
    return FoundSpan(first, last, kind, title, made)
