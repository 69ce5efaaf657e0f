"""How paragraphs follow each other: which are plain calls, which need to say where control goes next."""

from __future__ import annotations

from dataclasses import dataclass, field

from analyzers.cobol import ast, walk
from analyzers.cobol.interface import paragraph_names
from analyzers.model import Span
from translators.rules.cobol import reports
from translators.rules.cobol.values import Refused


@dataclass
class Paragraphs:
    """The paragraphs of a program in order, with what control flow they have.

    A paragraph is `plain` when control always leaves it at its end: no GO TO, no EXIT PROGRAM or GOBACK, and
    whatever it PERFORMs is plain. Plain paragraphs become functions that return nothing; the others return a
    `Flow`. The first paragraph may be plain but for a GOBACK at its very end.
    """

    program: ast.Program
    names: list[str] = field(default_factory=list)
    plain: list[bool] = field(default_factory=list)
    ends_program: bool = False  # the first paragraph always leaves the program
    alterations: dict[int, list[int]] = field(default_factory=dict)  # altered paragraph -> where its GO TO may lead

    @property
    def start(self) -> int:
        """The paragraph that the program begins with: the first one behind the DECLARATIVES."""
        return self.program.start

    def __post_init__(self) -> None:
        self.names = paragraph_names(self.program)
        items = self.program.paragraphs
        self.ends_program = len(items) > self.start and self._ends(items[self.start])
        self.plain = [self._own_flow_is_plain(n) for n in range(len(items))]
        self.alterations = self._alterations()
        changed = True
        while changed:
            changed = False
            for number, paragraph in enumerate(items):
                if self.plain[number] and not self._performs_plain(paragraph):
                    self.plain[number] = False
                    changed = True

    def _ends(self, paragraph: ast.Paragraph) -> bool:
        last = paragraph.sentences[-1][-1] if paragraph.sentences and paragraph.sentences[-1] else None
        return isinstance(last, ast.Stop) or (isinstance(last, ast.Exit) and last.what == "GOBACK")

    def _own_flow_is_plain(self, number: int) -> bool:
        paragraph = self.program.paragraphs[number]
        last = paragraph.sentences[-1][-1] if paragraph.sentences and paragraph.sentences[-1] else None
        for node in walk.nodes(paragraph.sentences):
            if isinstance(node, ast.GoTo):
                return False
            if isinstance(node, ast.Exit) and node.what in ("PROGRAM", "GOBACK", "SECTION"):
                if number == self.start and node is last and node.what == "GOBACK":
                    continue
                return False
        return True

    def _performs_plain(self, paragraph: ast.Paragraph) -> bool:
        for node in walk.nodes(paragraph.sentences):
            for first, last in [*ranges_of(node), *self.handlers_of(node)]:
                try:
                    low, high = self.range(first, last, paragraph)
                except Refused:
                    continue
                if not self.runs_plainly(low, high):
                    return False
        return True

    def runs_plainly(self, low: int, high: int) -> bool:
        """Whether a range of paragraphs can be performed by calling each in turn."""
        if high < low or not all(self.plain[low : high + 1]):
            return False
        return not (self.ends_program and low <= self.start <= high)

    def handlers_of(self, node: object) -> list[tuple[tuple[str, str], tuple[str, str]]]:
        """The USE procedures that an input-output statement may perform."""
        if not isinstance(
            node, ast.Open | ast.Close | ast.Read | ast.Write | ast.Rewrite | ast.Delete | ast.Start | ast.Return
        ):
            return []
        return [((use.section, ""), (use.section, "")) for use in self.program.uses]

    def _alterations(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for paragraph in self.program.paragraphs:
            for node in walk.nodes(paragraph.sentences):
                if not isinstance(node, ast.Alter):
                    continue
                for (name, section), (to, to_section) in node.changes:
                    try:
                        changed = self.target(name, section, paragraph, node.span)
                        found.setdefault(changed, []).append(self.target(to, to_section, paragraph, node.span))
                    except Refused:
                        continue  # refused where the ALTER itself is lowered
        return found

    # ------------------------------------------------------------------ names

    def range(
        self, first: tuple[str, str], last: tuple[str, str], within: ast.Paragraph, span: Span | None = None
    ) -> tuple[int, int]:
        """Numbers of the first and the last paragraph of a PERFORM."""
        low, _ = self._find(first, within, span)
        _, high = self._find(last, within, span)
        return low, high  # `last` may stand before `first`: control gets there by a GO TO

    def target(self, name: str, section: str, within: ast.Paragraph, span: Span) -> int:
        return self._find((name, section), within, span)[0]

    def section_end(self, section: str) -> int:
        numbers = [n for n, p in enumerate(self.program.paragraphs) if p.section == section]
        return numbers[-1]

    def _find(self, wanted: tuple[str, str], within: ast.Paragraph, span: Span | None) -> tuple[int, int]:
        name, section = wanted
        items = self.program.paragraphs
        sections = [n for n, p in enumerate(items) if p.is_section and p.name == name]
        if sections and not section:
            return sections[0], self.section_end(name)
        found = [n for n, p in enumerate(items) if p.name == name and not p.is_section]
        if section:
            found = [n for n in found if items[n].section == section]
        elif len(found) > 1:
            found = [n for n in found if items[n].section == within.section] or found
        if len(found) != 1:
            what = "is not there" if not found else "is there more than once"
            raise Refused("procedure name", f"{name} {what}", span or within.span)
        return found[0], found[0]


def ranges_of(node: object) -> list[tuple[tuple[str, str], tuple[str, str]]]:
    """The ranges of paragraphs that a statement performs."""
    if isinstance(node, ast.Perform) and node.first:
        return [((node.first, node.first_section), (node.last, node.last_section))]
    if isinstance(node, ast.ReportStatement):
        return [((reports.paragraph_of(node), ""), (reports.paragraph_of(node), ""))]
    if isinstance(node, ast.Sort):
        procedures = [p for p in (node.input_procedure, node.output_procedure) if p]
        return [((first, ""), (last, "")) for first, last in procedures]
    return []
