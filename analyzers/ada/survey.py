"""Ada, as a survey sees it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from analyzers.ada.facts import ada_facts
from analyzers.ada.link import AdaLinker
from analyzers.ada.offered import offered
from analyzers.model import SourceFile
from analyzers.survey.facts import FIRST, Before, Build, FileFacts, Linked, Others
from analyzers.survey.surface import Surface


class AdaSurveyor:
    """Facts from headers and the grammar, linked by unit names."""

    language: str = "ada"
    version: int = 19

    def names(self, data: bytes) -> Iterable[str]:
        return ()

    def context(self, names: Mapping[str, frozenset[str]], defined: frozenset[str]) -> frozenset[str]:
        return frozenset()

    def facts(self, file: SourceFile, others: Others) -> FileFacts:
        return ada_facts(file)

    def link(self, facts: Sequence[FileFacts], build: Build, jobs: int = 1, before: Before = FIRST) -> Linked:
        return AdaLinker(facts, build).link()

    def surface(self, file: SourceFile, others: Others) -> Surface:
        return offered(file)


SURVEYOR = AdaSurveyor()
