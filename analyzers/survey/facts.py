"""What one file says by itself, and what a survey makes of all files together.

File facts are plain JSON values: they cross process borders and live in a cache that nobody has to trust with
code (no pickles).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from analyzers.crossing import Wants
from analyzers.model import Codebase, Dependency, Diagnostic, Module, SourceFile
from analyzers.survey.surface import Surface

Payload = dict[str, Any]  # JSON values only
MAPSET = "mapset"  # before the name of a set of CICS screens, among the names that a build description defines


@dataclass(frozen=True, slots=True)
class Routine:
    """A subprogram, paragraph or entry as its text shows it. `calls` are names as written, sorted; `body` is a
    hash of its text without blanks (0: none), for finding copies; lines are 1-based and inclusive."""

    name: str
    file: str
    line: int
    end_line: int
    complexity: int
    exported: bool
    calls: tuple[str, ...] = ()
    body: int = 0


@dataclass(frozen=True, slots=True)
class FileFacts:
    """One file. `payload` is the language's own; `hazards` counts constructs that make moving risky; `reads` are
    the other files that these facts rest on (path to content hash, '' for one that was not found)."""

    path: str
    language: str
    sha256: str
    lines: int
    encoding: str = "utf-8"
    dialect: str = ""
    label: str = ""  # '', vendored, generated, test
    comment: str = ""
    diagnostics: tuple[tuple[str, str, int, int], ...] = ()  # severity, message, line, end line
    hazards: Mapping[str, int] = field(default_factory=dict)
    payload: Payload = field(default_factory=dict)
    reads: Mapping[str, str] = field(default_factory=dict)


def row_of(facts: FileFacts) -> tuple[Any, ...]:
    """The fields as plain values in order: `FileFacts(*row)` makes them again."""
    return (
        facts.path, facts.language, facts.sha256, facts.lines, facts.encoding, facts.dialect, facts.label, facts.comment,
        facts.diagnostics, facts.hazards, facts.payload, facts.reads,
    )  # fmt: skip


class Others(Protocol):
    """All files of a language, and the names that any of them or a build description defines."""

    @property
    def names(self) -> frozenset[str]: ...

    @property
    def files(self) -> Mapping[str, SourceFile]: ...


@dataclass(frozen=True)
class Before:
    """How a language's files were linked the last time: what each file's part came to, a line of JSON by path, and those
    facts of then that are others now."""

    lines: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, FileFacts] = field(default_factory=dict)


@dataclass(frozen=True)
class Linked:
    """What a language's files make together. `names` tells for a dependency which symbols it stands for; `lines` are for
    `Before`, the next time."""

    modules: tuple[Module, ...]
    dependencies: tuple[Dependency, ...]
    diagnostics: tuple[Diagnostic, ...]
    routines: Mapping[str, tuple[Routine, ...]]  # by module id
    names: Mapping[tuple[str, str, str], tuple[str, ...]] = field(default_factory=dict)
    counts: Mapping[tuple[str, str, str], int] = field(default_factory=dict)
    dead: tuple[Dead, ...] = ()
    io: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # files, tables, screens: by module id
    elaboration: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by main module: parts of units in order
    lines: Mapping[str, str] = field(default_factory=dict)
    offers: Callable[[], Mapping[str, str]] = dict  # see `crossing.Part`
    holds: Callable[[], Mapping[str, str]] = dict
    wants: Wants = ()


@dataclass(frozen=True, slots=True, order=True)
class Dead:
    """Code that nothing in the tree reaches; `reason` says how that is known."""

    module: str
    name: str
    file: str
    line: int
    reason: str


@dataclass(frozen=True)
class Build:
    """What build descriptions say: include folders (relative to the root) and entry points by file."""

    include_folders: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    described_by: tuple[str, ...] = ()
    defines: frozenset[str] = frozenset()  # macros that a build may define; `mapset NAME` for each of `mapsets`
    scopes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # include folder: below what it holds
    mapsets: Mapping[str, str] = field(default_factory=dict)  # of CICS screens: where the source of each is
    offered: frozenset[str] = frozenset()  # folders with the sources of library projects: others may use what is there

    def folders_for(self, folder: str) -> list[str]:
        """The include folders that hold for sources in a folder: a description speaks for what is below it."""
        return [
            f for f in self.include_folders
            if any(not s or folder == s or folder.startswith(s + "/") for s in self.scopes.get(f, ("",)))
        ]  # fmt: skip


@dataclass(frozen=True)
class Survey:
    """A whole tree: the graph, and per module what the graph's data model has no place for."""

    root: Path
    codebase: Codebase
    files: Mapping[str, FileFacts]
    routines: Mapping[str, tuple[Routine, ...]]
    names: Mapping[tuple[str, str, str], tuple[str, ...]]
    counts: Mapping[tuple[str, str, str], int]
    dead: tuple[Dead, ...]
    io: Mapping[str, tuple[str, ...]]
    build: Build
    elaboration: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    read: int = 0  # files parsed now, the others came from the cache


FIRST = Before()


class Surveyor(Protocol):
    """How one language is surveyed. `version` changes whenever the facts or the edges of an unchanged file would."""

    language: str
    version: int

    def names(self, data: bytes) -> Iterable[str]:
        """The names in a file that the facts of others may hang on (macros that it defines). Fast: it is asked of
        every file in every run. A file's facts tell by `reads` under `#NAME` which of them it asked for."""
        ...

    def context(self, names: Mapping[str, frozenset[str]], defined: frozenset[str]) -> frozenset[str]:
        """What all files' names (by path) and those that a build may define come to, as `Others.names`."""
        ...

    def facts(self, file: SourceFile, others: Others) -> FileFacts:
        """The facts of one file. Pure; `others` are the language's files (copybooks)."""
        ...

    def surface(self, file: SourceFile, others: Others) -> Surface:
        """What the file offers, by its text alone."""
        ...

    def link(self, facts: Sequence[FileFacts], build: Build, jobs: int = 1, before: Before = FIRST) -> Linked:
        """Modules and edges of all files, with up to `jobs` processes. What still holds of `before` may be used."""
        ...
