"""What a source language is, for the analyzers. Each implements `Source` and is registered in `SOURCES`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from analyzers.model import Dependency, Diagnostic, Module, SourceFile


@dataclass(frozen=True)
class Analysis:
    """What one language's analyzer found; `scan` merges the languages' and sorts."""

    modules: tuple[Module, ...]
    dependencies: tuple[Dependency, ...]
    diagnostics: tuple[Diagnostic, ...]


class Source(Protocol):
    """A source language. Module ids: C file stem; Ada unit name with `.` as `_`; COBOL PROGRAM-ID with `-` as
    `_`; copybooks and headers their stem; all lower case.

    Types in interfaces are resolved: a NamedType remains only where a type mentions itself.
    """

    language: str
    suffixes: tuple[str, ...]  # lower case, with the dot

    def analyze(self, files: Sequence[SourceFile]) -> Analysis:
        """Analyze all files of this language in a tree at once. Never raises on bad source: what cannot be
        parsed is a Diagnostic with a span, and the rest of the file is still used."""
        ...
