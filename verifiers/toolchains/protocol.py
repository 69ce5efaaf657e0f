"""What a language is to the verifiers: something whose source trees can be built into runnable programs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from analyzers.model import TheseusError


class BuildMode(StrEnum):
    """How a tree is instrumented. A toolchain may not offer all; PLAIN always."""

    PLAIN = "plain"
    EDGES = "edges"  # edge counts and comparison operands, read by the runner after each case
    LINES = "lines"  # line coverage, read once at the end by `covered_lines`
    SANITIZED = "sanitized"  # tells what the source gives no meaning to (`Checks`)


class BuildError(TheseusError):
    """The source does not build: the compiler's own words are in `log`."""

    def __init__(self, message: str, log: str = "") -> None:
        super().__init__(message)
        self.log = log


class ToolMissing(TheseusError):
    """A compiler is not installed."""


@dataclass(frozen=True)
class Built:
    """Programs ready to run. `directory` is mounted read-only as /prog; `programs` maps names to paths in it.

    `work` is the folder that was built in, `coverage_folder` where LINES builds leave their counters.
    """

    source: str
    language: str
    mode: BuildMode
    directory: Path
    programs: dict[str, str]
    work: Path
    environment: dict[str, str] = field(default_factory=dict)
    coverage_folder: Path | None = None
    commands: tuple[str, ...] = ()
    warnings: str = ""


@dataclass(frozen=True)
class LineCoverage:
    """Executable lines of one source file (path relative to the tree) and how often each ran."""

    file: str
    hits: dict[int, int]

    @property
    def covered(self) -> int:
        return sum(1 for n in self.hits.values() if n)


@dataclass(frozen=True)
class Runtime:
    """What a language's runtime leaves on standard error when it stops a program (signals are everyone's).

    `stopped` is found in it then, with the exit `code` (None: any but 0); `says` names that end (empty: what was
    found does). `lines` are the runtime's own, not the program's; `to_the_end`: so is all that follows the first.
    `names` finds the exceptions that it names.
    """

    lines: re.Pattern[bytes]
    stopped: re.Pattern[bytes] | None = None
    code: int | None = None
    says: str = ""
    to_the_end: bool = False
    names: re.Pattern[bytes] | None = None


@dataclass(frozen=True)
class Checks:
    """How SANITIZED builds tell of what the source gives no meaning to. `report` is found on standard error, and says what
    it is, where such a build stops, which is with the exit `code`. `environments` are ways to run it that only differ in
    what variables hold before they are given a value. `as_compiled`: it answers what a plain build does, where the source
    decides that."""

    report: re.Pattern[bytes]
    code: int
    environments: tuple[tuple[tuple[str, str], ...], ...] = ((),)
    as_compiled: bool = False

    def found(self, stderr: bytes, code: int | None, plain: bytes) -> str:
        """What a run was stopped for; empty: it was not, or for something else. `plain` is what a build without checks
        wrote to standard error for the same input: what is there too are the program's own words."""
        if code != self.code:
            return ""
        reports = self.report.finditer(stderr)
        return next((found[1].decode("latin-1").strip() for found in reports if found[0] not in plain), "")


class Toolchain(Protocol):
    language: str
    suffixes: tuple[str, ...]
    modes: frozenset[BuildMode]
    runtime: Runtime
    checks: Checks | None  # of its SANITIZED builds, where it offers them

    def version(self) -> str:
        """The compiler's own version line. Raises ToolMissing."""
        ...

    def build(self, source: Path, out: Path, mode: BuildMode = BuildMode.PLAIN) -> Built:
        """Build every program of a file or folder into the new folder `out`. Raises BuildError, ToolMissing."""
        ...

    def covered_lines(self, built: Built) -> list[LineCoverage]:
        """After runs of a LINES build: what was executed."""
        ...


class Linter(Protocol):
    """A toolchain that says more of a tree than whether it compiles."""

    def lint(self, source: Path, out: Path) -> str:
        """What the language's own tools find doubtful in a tree that builds, a line each (`file:line:column: …`),
        in the new folder `out`. Raises BuildError when it does not build, ToolMissing."""
        ...


class Expander(Protocol):
    """A toolchain whose language has a preprocessor."""

    def expanded(self, source: Path, out: Path) -> str:
        """What the compiler gets to see of a tree's own files, conditions decided and macros expanded, built in the new
        folder `out`: without what the system's headers say. Empty where that cannot be told apart."""
        ...

    def reaches(self, built: Built, out: Path) -> str:
        """What of the system's libraries the built programs are linked to that might read, found out in the new folder
        `out`; empty: nothing."""
        ...
