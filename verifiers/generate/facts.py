"""What the sources of a program tell about its input: simple, robust scanning, never a full parse.

Both sides of a comparison are scanned and the facts joined: a keyword that only the translation spells out
is as good a hint as one from the original. Nothing here has to be complete; coverage decides what is kept.
What is a language's own is in `sources`.
"""

from __future__ import annotations

import functools
import operator
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from verifiers.generate.sources import READERS, by_reader, reader_for
from verifiers.generate.sources.model import Facts, Read, Reader, join
from verifiers.generate.sources.surroundings import Surroundings

__all__ = ["MAX_SCANNED_BYTES", "Facts", "Read", "join", "read_sources", "scan", "surroundings"]

_SUFFIXES = frozenset(suffix for reader in READERS for suffix in reader.suffixes)
_IGNORED_FOLDERS = frozenset({"target", "vendor", ".git", "scenarios", "node_modules", "obj"})
MAX_SCANNED_BYTES = 4 << 20


def read_sources(path: Path, suffixes: Sequence[str] = (), everything: bool = False) -> dict[str, str]:
    """Every source file below a path (or that one file), as Latin-1 text, by its relative name. With `suffixes`, only
    files that end so: a tree may hold translations beside the original. `everything`: also folders that hardly ever
    hold sources, and the first file of those that are too many."""
    if path.is_file():
        return {path.name: path.read_bytes()[:MAX_SCANNED_BYTES].decode("latin-1")}
    out: dict[str, str] = {}
    room = MAX_SCANNED_BYTES
    for file in sorted(path.rglob("*")):
        relative = file.relative_to(path)
        if (
            file.suffix.lower() not in (suffixes or _SUFFIXES)
            or (not everything and _IGNORED_FOLDERS & set(relative.parts[:-1]))
            or not file.is_file()
        ):
            continue
        text = file.read_bytes().decode("latin-1")
        if len(text) <= room or everything:
            out[str(relative)] = text
        if len(text) > room:
            break
        room -= len(text)
    return out


def scan(sources: Mapping[str, str]) -> Facts:
    """The facts of one program's source files."""
    facts = Facts()
    for name, text in sources.items():
        if reader := reader_for(name):
            facts = join(facts, _scan_file(text, reader))
    return facts


def surroundings(sources: Mapping[str, str]) -> Surroundings:
    """What a program reads of where it runs."""
    found, _ = by_reader(sources)
    return functools.reduce(operator.add, (reader.surroundings(code) for reader, code in found.items()), Surroundings())


_CHAR_COMPARED = re.compile(
    r"(?:[=!<>]=?|\bcase|\bwhen|\||=>|\.\.=?)\s*b?'(\d+)'|b?'(\d+)'\s*(?:=>|\||\.\.|[=!<>]=|:)", re.I
)


def _scan_file(text: str, reader: Reader) -> Facts:
    lexed = reader.lex(text)
    compared = _indexes(reader.compared, lexed.code) | set(reader.listed(lexed.code))
    keywords = [s for i, s in enumerate(lexed.strings) if i in compared]
    others = [s for i, s in enumerate(lexed.strings) if i not in compared]
    compared_chars = _indexes(_CHAR_COMPARED, lexed.code)
    chars = [c for i, c in enumerate(lexed.chars) if i in compared_chars]
    chars += [c for i, c in enumerate(lexed.chars) if i not in compared_chars]
    integers, decimals = _numbers(lexed.code)
    facts = Facts(
        keywords=tuple(dict.fromkeys(k for k in keywords if k)),
        strings=tuple(dict.fromkeys(s for s in others if s)),
        chars=tuple(dict.fromkeys(chars)),
        integers=tuple(reader.meant(integers)),
        decimals=decimals,
        sizes=_sizes(lexed.code, reader),
        comments=tuple(dict.fromkeys(c for c in lexed.comments if c)),
    )
    return join(facts, reader.scan(lexed))


def _indexes(pattern: re.Pattern[str], code: str) -> set[int]:
    return {int(g) for m in pattern.finditer(code) for g in m.groups() if g is not None}


_NUMBER = re.compile(
    r"(?<![\w.\"'])(?:0[xX](?P<hex>[0-9a-fA-F_]+)|16#(?P<ada>[0-9a-fA-F_]+)#"
    r"|(?P<exp>\d[\d_]*(?:\.\d+)?[eE][-+]?\d{1,2})|(?P<dec>\d[\d_]*\.\d+)|(?P<int>\d[\d_]*))"
    r"(?P<suffix>[uUlLiIfF]\w*)?(?![\w\"'])"
)


_LONGEST = 18  # characters of a number with a fraction


def _numbers(code: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
    # Literals were replaced by "index": those digits stand in quotes, which the pattern's look-around skips.
    integers: dict[int, None] = {}
    decimals: dict[str, None] = {}
    for match in _NUMBER.finditer(code):
        if digits := match["hex"] or match["ada"]:
            integers[int(digits.replace("_", ""), 16)] = None
        elif text := match["dec"] or match["exp"]:
            spelled = f"{Decimal(text.replace('_', '')):f}"  # without an exponent
            if "." in spelled and len(spelled) <= _LONGEST:
                decimals[spelled] = None
        else:
            integers[int(match["int"].replace("_", "")[:20])] = None
    for base, exponent in re.findall(r"\b(1\d*|2)\s*(?:\*\*|<<)\s*(\d{1,2})\b", code):
        integers[int(base) ** int(exponent)] = None
    return tuple(integers), tuple(decimals)


def _sizes(code: str, reader: Reader) -> tuple[int, ...]:
    found = reader.sizes.finditer(code)
    sizes = [int(g.replace("_", "")) for m in found for g in m.groups() if g]
    return tuple(dict.fromkeys(s for s in sizes if 0 < s <= 100_000))
