"""What Ada takes from other languages and gives to them: subprograms and objects by the names that a linker knows them by
(ARM B.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PRAGMA = re.compile(r"\bpragma\s+(import|export|interface)\s*\(", re.I)
_MENTION = re.compile(r"\b(?:import|export|interface)\b", re.I)
_SUBPROGRAM = re.compile(r"\b(?:function|procedure)\s+(\w+)", re.I)
_OBJECT = re.compile(r"\b(\w+)\s*:(?!=)(?:[^;()]|\([^()]*\))*?\bwith\b", re.I)
_ASPECT = re.compile(r"\b(import|export)\b(?!\s*=>\s*false\b)", re.I)
_BESIDE = re.compile(r"""'"'|--[^\n]*|"(?:[^"\n]|"")*\"""")  # what stands in them is no declaration
_NAMED = re.compile(r"\s*(\w+)\s*=>\s*(.*)", re.S)
_LITERAL = re.compile(r'\s*"((?:[^"]|"")*)"\s*')
_MARK = re.compile(r'"[^"]*"|[(),;]')
_FORMALS = ("convention", "entity", "external_name", "link_name")
_OWN = frozenset(("ada", "intrinsic", "protected", "entry"))  # conventions of no other language


@dataclass(frozen=True)
class Foreign:
    """A subprogram or an object that is elsewhere (`taken`), or that others may use."""

    symbol: str
    line: int
    taken: bool


def foreign(text: str) -> Iterator[Foreign]:
    """By pragmas and by aspects: pragmas first, then subprograms, then objects. Names that are no literals are left out."""
    if _MENTION.search(text) is None:
        return
    code = _BESIDE.sub(lambda m: m[0] if m[0][0] == '"' else " " * len(m[0]), text)
    plain = _BESIDE.sub(lambda m: " " * len(m[0]), text)
    for match in _PRAGMA.finditer(plain):
        given = dict(_arguments(_until(code, match.end(), ")")))
        yield from _one(match[1], given, code, match.start())
    for match in _SUBPROGRAM.finditer(plain):
        declared = _until(code, match.end(), ";").lstrip()
        profile = len(_until(declared, 1, ")")) + 2 if declared.startswith("(") else 0
        head, *aspects = re.split(r"\bwith\b", declared[profile:], maxsplit=1, flags=re.I)
        kind = _ASPECT.search(aspects[0]) if aspects else None
        if kind is not None and not re.search(r"\bis\b", head, re.I):
            given = dict(_arguments(aspects[0])) | {"entity": match[1]}
            yield from _one(kind[1], given, code, match.start())
    for match in _OBJECT.finditer(plain):
        aspects_of = _until(code, match.end(), ";")
        kind = _ASPECT.search(aspects_of)
        if kind is not None:
            yield from _one(kind[1], dict(_arguments(aspects_of)) | {"entity": match[1]}, code, match.start())


def _one(kind: str, given: dict[str, str], code: str, at: int) -> Iterator[Foreign]:
    named = given.get("link_name") or given.get("external_name")
    literal = _LITERAL.fullmatch(named) if named is not None else None
    symbol = literal[1] if literal else given.get("entity", "").strip().lower() if named is None else ""
    convention = given.get("convention", "c").strip().lower()
    if symbol and (convention not in _OWN or (literal and convention == "ada")):  # a name can be that of a C function all the same
        yield Foreign(symbol, code.count("\n", 0, at) + 1, kind.lower() != "export")


def _until(code: str, start: int, end: str) -> str:
    """The text from `start` to an `end` that is in no brackets and in no text; line ends are blanks."""
    depth, at = 0, len(code)
    for mark in _MARK.finditer(code, start):
        if not depth and mark[0] == end:
            at = mark.start()
            break
        depth += (mark[0] == "(") - (mark[0] == ")")
    return " ".join(code[start:at].split("\n"))


def _arguments(text: str) -> Iterator[tuple[str, str]]:
    """Arguments or aspects by name, lower case; those of pragmas have names by their places too."""
    place, rest = 0, text
    while rest:
        own = _until(rest, 0, ",")
        found = _NAMED.match(own)
        if found is not None:
            yield found[1].lower(), found[2]
        elif place < len(_FORMALS):
            yield _FORMALS[place], own
        place, rest = place + 1, rest[len(own) + 1 :]
