"""What a source language is, for the analyzers. Each implements `Source` and is registered in `SOURCES`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from analyzers.crossing import Wants
from analyzers.model import Dependency, Diagnostic, Module, SourceFile


@dataclass(frozen=True)
class Analysis:
    """What one language's analyzer found; `scan` merges the languages' and sorts."""

    modules: tuple[Module, ...]
    dependencies: tuple[Dependency, ...]
    diagnostics: tuple[Diagnostic, ...]
    offers: Callable[[], Mapping[str, str]] = dict  # see `crossing.Part`
    holds: Callable[[], Mapping[str, str]] = dict
    wants: Wants = ()


def _whole(line: str) -> str:
    return line


@dataclass(frozen=True)
class Remarks:
    """What a reader who does not parse a language has to know of its texts. `comments` finds them in a text;
    `alone` says whether a line is (a part of) a comment and nothing else; `text` gives a line without what is no
    text of the program (sequence numbers)."""

    language: str
    comments: re.Pattern[str]
    alone: Callable[[str], bool]
    text: Callable[[str], str] = _whole


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
