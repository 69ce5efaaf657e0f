"""COBOL, as a survey sees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analyzers.cobol.facts import cobol_facts
from analyzers.cobol.link import CobolLinker
from analyzers.model import SourceFile
from analyzers.survey.facts import Build, FileFacts, Linked


class CobolSurveyor:
    """Facts from tokens after COPY and REPLACE, linked by program and copybook names."""

    language: str = "cobol"
    version: int = 1

    def facts(self, file: SourceFile, others: Mapping[str, SourceFile]) -> FileFacts:
        return cobol_facts(file, others)

    def link(self, facts: Sequence[FileFacts], build: Build) -> Linked:
        return CobolLinker(facts, build).link()
