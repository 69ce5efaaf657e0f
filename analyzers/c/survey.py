"""C, as a survey sees it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from analyzers.c import scanner
from analyzers.c.facts import c_facts
from analyzers.c.link import CLinker
from analyzers.c.pasting import Pasting, known, pastes, state_of
from analyzers.model import SourceFile
from analyzers.survey.facts import FIRST, Before, Build, FileFacts, Linked, Others
from analyzers.survey.surface import Surface

# `#` comes first so that the search skips to it; before it, only blanks may stand on its line.
_AT_START = b"|".join([rb"(?<![^\n]#)", *(rb"(?<=\n[ \t]{%d}#)" % n for n in range(1, 9))])
_NAMES = re.compile(
    rb"#(?:" + _AT_START + rb")[ \t]*+"
    rb"(?:define[ \t]++([A-Za-z_]\w*+)|include[ \t]*+(?:\"([^\"\n]++)\"|<([^>\n]*conf[^>\n]*)>))"
)
_PASTES = re.compile(b"##")
CLOSED = "@"  # before a path: all that the file includes is in the tree


class CSurveyor:
    """Facts from text, linked by include and by name."""

    language: str = "c"
    version: int = 29

    def __init__(self) -> None:
        self.asked: tuple[frozenset[str], Pasting] = (frozenset(), Pasting())  # the last names, and what pastes of them

    def names(self, data: bytes) -> Iterable[str]:
        """Macros defined, those that paste once more with what they are, and (with a quote before) the headers included
        that should be in the tree."""
        if _PASTES.search(data):
            for macro in pastes(data.decode("latin-1")):
                yield macro.line()
        for name, quoted, configured in _NAMES.findall(data):
            yield name.decode() if name else '"' + (quoted or configured).decode("utf-8", "replace").rsplit("/", 1)[-1]

    def context(self, names: Mapping[str, frozenset[str]], defined: frozenset[str]) -> frozenset[str]:
        """All macros, and which files see only headers of the tree: what those ask for and nothing defines is off.
        A missing header (a config.h not made yet) may define anything."""
        scanner.prepare()
        by_name: dict[str, list[str]] = {}
        for path in names:
            by_name.setdefault(path.rsplit("/", 1)[-1], []).append(path)
        includers: dict[str, list[str]] = {}
        opened: list[str] = []
        for path, own in names.items():
            for name in own:
                if name.startswith('"'):
                    targets = by_name.get(name[1:])
                    if targets is None:
                        opened.append(path)
                    for target in targets or ():
                        includers.setdefault(target, []).append(path)
        seen = set(opened)
        while opened:
            for path in includers.get(opened.pop(), ()):
                if path not in seen:
                    seen.add(path)
                    opened.append(path)
        macros = frozenset(n for own in names.values() for n in own if not n.startswith('"'))
        return macros | defined | {CLOSED + path for path in names if path not in seen} | {state_of(macros)}

    def facts(self, file: SourceFile, others: Others) -> FileFacts:
        return c_facts(file, *self.defined(file, others))

    def defined(self, file: SourceFile, others: Others) -> tuple[frozenset[str], Pasting]:
        """The macros that conditions of a file can be decided by, and those that paste."""
        closed = CLOSED + str(file.path) in others.names
        if self.asked[0] is not others.names:  # equal is not enough: to compare all names of a tree costs too much
            self.asked = (others.names, known(others.names))
        return others.names if closed else frozenset(), self.asked[1]

    def link(self, facts: Sequence[FileFacts], build: Build, jobs: int = 1, before: Before = FIRST) -> Linked:
        return CLinker(facts, build).link(jobs, before)

    def surface(self, file: SourceFile, others: Others) -> Surface:
        from analyzers.c.offered import offered  # with a parser, which a survey needs not

        return offered(file, *self.defined(file, others))


SURVEYOR = CSurveyor()
