"""What a module offers, as plain text and numbers: subprograms with typed parameters and their modes, data, records.

Every fact says where it comes from. `compiler`: a compiler that saw the code said so (C: gcc's debugging information;
Ada: GNAT's `.ali` cross references and `-gnatR2js` layouts). `syntax`: the source's own words, types as written (COBOL:
the DATA DIVISION, which says offsets and lengths).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, TypeVar

from analyzers.model import Diagnostic

COMPILER = "compiler"
SYNTAX = "syntax"


@dataclass(frozen=True)
class Formal:
    """A parameter. `mode` is `in`, `out`, `in out` or `access`; what a C pointer does is `in out` unless its target
    is constant."""

    name: str
    type: str
    mode: str


@dataclass(frozen=True)
class Offered:
    """A subprogram; `result` is empty for none."""

    name: str
    file: str
    line: int
    result: str
    parameters: tuple[Formal, ...]
    exported: bool = True
    fact: str = SYNTAX


@dataclass(frozen=True)
class Datum:
    """An object of static storage; `size` in bytes where known."""

    name: str
    file: str
    line: int
    type: str
    size: int | None = None
    fact: str = SYNTAX


@dataclass(frozen=True)
class Member:
    """A component: offset and size in bits where known."""

    name: str
    type: str
    offset: int | None = None
    size: int | None = None


@dataclass(frozen=True)
class Layout:
    """A record, structure or union; `size` in bits where known."""

    name: str
    file: str
    line: int
    size: int | None
    members: tuple[Member, ...]
    fact: str = SYNTAX


@dataclass(frozen=True)
class Surface:
    """What a file or a module offers; `diagnostics` say why there may be more of it. `mentions` counts how often the
    code has each name beside where it is declared (in lower case where the language does not tell cases apart); `aliases` are other names for what
    is offered, such as the items of a COBOL record."""

    subprograms: tuple[Offered, ...] = ()
    data: tuple[Datum, ...] = ()
    types: tuple[Layout, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    mentions: Mapping[str, int] = field(default_factory=dict, compare=False)
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)

    def as_json(self) -> dict[str, Any]:
        return {
            "subprograms": [asdict(s) for s in self.subprograms],
            "data": [asdict(d) for d in self.data],
            "types": [asdict(t) for t in self.types],
        }


_Fact = TypeVar("_Fact", Offered, Datum, Layout)


def _put(known: dict[tuple[str, str, int], _Fact], items: Iterable[_Fact]) -> None:
    for item in items:
        # Overloaded names are told apart by their lines; a head over several lines has one line in the text and
        # another for the compiler in C only, where names are unique.
        line = 0 if item.file.lower().endswith((".c", ".h")) else item.line
        key = (item.file, item.name if line == 0 else item.name.lower(), line)
        if key not in known or (item.fact == COMPILER and known[key].fact != COMPILER):
            known[key] = item


@dataclass
class Gathered:
    """Surfaces of single files on their way to modules: what a compiler said replaces what the text says. A copybook is
    read where it is copied, so programs tell what it holds."""

    subprograms: dict[tuple[str, str, int], Offered] = field(default_factory=dict)
    data: dict[tuple[str, str, int], Datum] = field(default_factory=dict)
    types: dict[tuple[str, str, int], Layout] = field(default_factory=dict)

    def add(self, surface: Surface) -> None:
        _put(self.subprograms, surface.subprograms)
        _put(self.data, surface.data)
        _put(self.types, surface.types)

    def of(self, files: Iterable[str]) -> Surface:
        """What these files offer, in the order of the text."""
        held = set(files)
        own = [s for s in self.subprograms.values() if s.file in held]
        # A body's head says again what its declaration in another file says.
        shown = {(s.name.lower(), len(s.parameters)): s.file for s in own if s.exported}
        own = [s for s in own if s.exported or shown.get((s.name.lower(), len(s.parameters)), s.file) == s.file]
        return Surface(
            tuple(sorted(own, key=lambda s: (s.file, s.line, s.name))),
            tuple(sorted((d for d in self.data.values() if d.file in held), key=lambda d: (d.file, d.line, d.name))),
            tuple(sorted((t for t in self.types.values() if t.file in held), key=lambda t: (t.file, t.line, t.name))),
        )


def surfaces(modules: Mapping[str, Iterable[str]], found: Iterable[Surface]) -> dict[str, Surface]:
    """By module id, from modules with their files and all surfaces, those from syntax first."""
    gathered = Gathered()
    for surface in found:
        gathered.add(surface)
    return {name: gathered.of(files) for name, files in modules.items()}
