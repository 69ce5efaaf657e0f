"""C, as a survey sees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analyzers.c.facts import c_facts
from analyzers.c.link import CLinker
from analyzers.model import SourceFile
from analyzers.survey.facts import Build, FileFacts, Linked


class CSurveyor:
    """Facts from text, linked by include and by name."""

    language: str = "c"
    version: int = 1

    def facts(self, file: SourceFile, others: Mapping[str, SourceFile]) -> FileFacts:
        return c_facts(file)

    def link(self, facts: Sequence[FileFacts], build: Build) -> Linked:
        return CLinker(facts, build).link()
