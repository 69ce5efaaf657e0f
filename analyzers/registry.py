"""The source languages, in one place: a folder each, whose modules have agreed names. A language is loaded when it is
asked for, as most trees are in one and every command would wait for all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from importlib import import_module
from typing import Generic, TypeVar

from analyzers.source import Remarks, Source
from analyzers.survey.compiled import Compiled
from analyzers.survey.facts import Surveyor

T = TypeVar("T")
_LANGUAGES = ("ada", "c", "cobol")


class Family(Generic[T]):
    """What each language has of one kind: `name` in the module `part` of its folder. Iterating gives all of them."""

    def __init__(self, part: str, name: str, languages: tuple[str, ...] = _LANGUAGES) -> None:
        self.part = part
        self.name = name
        self.languages = languages

    def of(self, language: str) -> T:
        """That of one language; no other is loaded."""
        found: T = getattr(import_module(f"analyzers.{language}.{self.part}"), self.name)
        return found

    @cached_property
    def _all(self) -> tuple[T, ...]:
        return tuple(map(self.of, self.languages))

    def __iter__(self) -> Iterator[T]:
        return iter(self._all)


SOURCES: Family[Source] = Family("source", "SOURCE")
SURVEYORS: Family[Surveyor] = Family("survey", "SURVEYOR")
REMARKS: Family[Remarks] = Family("remarks", "REMARKS")
COMPILED: Family[Compiled] = Family("compiled", "compilations", ("ada", "c"))


def suffixes() -> dict[str, tuple[str, ...]]:
    """How the names of each language's files end, in lower case and with the dot. No language is loaded for that."""
    return {language: import_module(f"analyzers.{language}").SUFFIXES for language in _LANGUAGES}
