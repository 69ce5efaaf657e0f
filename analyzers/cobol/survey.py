"""COBOL, as a survey sees it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from analyzers.cobol.facts import cobol_facts
from analyzers.cobol.link import CobolLinker
from analyzers.model import SourceFile
from analyzers.survey.facts import Build, FileFacts, Linked, Others


class CobolSurveyor:
    """Facts from tokens after COPY and REPLACE, linked by program and copybook names."""

    language: str = "cobol"
    version: int = 1

    def names(self, data: bytes) -> Iterable[str]:
        return ()

    def context(self, names: Mapping[str, frozenset[str]], defined: frozenset[str]) -> frozenset[str]:
        return frozenset()

    def facts(self, file: SourceFile, others: Others) -> FileFacts:
        return cobol_facts(file, others.files)

    def link(self, facts: Sequence[FileFacts], build: Build) -> Linked:
        return CobolLinker(facts, build).link()
