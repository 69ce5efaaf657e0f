"""COBOL, as a survey sees it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from analyzers.cobol.facts import cobol_facts
from analyzers.cobol.link import CobolLinker
from analyzers.cobol.surface import offered
from analyzers.model import SourceFile
from analyzers.survey.facts import FIRST, MAPSET, Before, Build, FileFacts, Linked, Others
from analyzers.survey.surface import Surface
from analyzers.tree import decode

_COPY = re.compile(rb"\b(?:COPY|SQL\s+INCLUDE)\s+[\"']?([A-Za-z0-9][\w./$#@-]*)", re.I)


class CobolSurveyor:
    """Facts from tokens after COPY and REPLACE, linked by program and copybook names."""

    language: str = "cobol"
    version: int = 20

    def names(self, data: bytes) -> Iterable[str]:
        """The copybooks that a file asks for: lower case, with the suffix where one is written."""
        if b"\x40\x40\x40\x40" in data and b"    " not in data:
            data = decode(data)[0].encode("utf-8", "replace")
        cut = b"\n".join(line[:72] for line in data.split(b"\n"))  # columns 73 to 80 identify cards
        found = {*_COPY.findall(data), *_COPY.findall(cut)}
        return (n.decode().rsplit("/", 1)[-1].lower().rstrip(".") for n in found)

    def context(self, names: Mapping[str, frozenset[str]], defined: frozenset[str]) -> frozenset[str]:
        return frozenset(n for n in defined if n.startswith(f"{MAPSET} "))

    def facts(self, file: SourceFile, others: Others) -> FileFacts:
        return cobol_facts(file, others.files, others.names)

    def link(self, facts: Sequence[FileFacts], build: Build, jobs: int = 1, before: Before = FIRST) -> Linked:
        return CobolLinker(facts, build).link()

    def surface(self, file: SourceFile, others: Others) -> Surface:
        return offered(file, others.files)


SURVEYOR = CobolSurveyor()
