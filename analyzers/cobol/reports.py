"""Parsing of the REPORT SECTION."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analyzers.cobol import ast
from analyzers.cobol.cursor import Trouble, words

if TYPE_CHECKING:
    from analyzers.cobol.data import DataDivision

_TYPES = {
    ("REPORT", "HEADING"): "REPORT HEADING", ("RH",): "REPORT HEADING",
    ("PAGE", "HEADING"): "PAGE HEADING", ("PH",): "PAGE HEADING",
    ("CONTROL", "HEADING"): "CONTROL HEADING", ("CH",): "CONTROL HEADING",
    ("CONTROL", "FOOTING"): "CONTROL FOOTING", ("CF",): "CONTROL FOOTING",
    ("PAGE", "FOOTING"): "PAGE FOOTING", ("PF",): "PAGE FOOTING",
    ("REPORT", "FOOTING"): "REPORT FOOTING", ("RF",): "REPORT FOOTING",
    ("DETAIL",): "DETAIL", ("DE",): "DETAIL",
}  # fmt: skip
_CLAUSES = words(
    """TYPE LINE LINES NEXT COLUMN COL COLUMNS COLS SOURCE SUM GROUP PRESENT PIC PICTURE VALUE USAGE OCCURS SIGN BLANK
    JUSTIFIED JUST UPON RESET ABSENT STEP"""
)


@dataclass
class _Entry:
    """An entry while it is read: the frozen one but for its children."""

    entry: ast.ReportEntry
    children: list[_Entry] = field(default_factory=list)

    def frozen(self) -> ast.ReportEntry:
        return dataclasses.replace(self.entry, children=tuple(child.frozen() for child in self.children))


class ReportSection:
    """Reads the REPORT SECTION with the help of what reads the DATA DIVISION."""

    def __init__(self, data: DataDivision) -> None:
        self.data = data
        self.cursor = data.cursor
        self.operands = data.operands

    def read(self) -> None:
        c = self.cursor
        while c.at("RD"):
            try:
                report = self._description()
                groups = self._groups()
                self.data.program.reports.append(dataclasses.replace(report, groups=groups))
            except Trouble as trouble:
                self.data.troubles.append(trouble)
                span = trouble.token.span
                self.data.program.unsupported.append(("REPORT SECTION", f"not understood: {trouble}", span))
                c.skip_to_period()

    # ------------------------------------------------------------------ RD

    def _description(self) -> ast.Report:
        c = self.cursor
        span = c.advance().span
        report = ast.Report(c.user_word("a report's name"), span, ())
        while not c.ended and c.token.text != ".":
            start = c.index
            if c.accept("CONTROL", "CONTROLS"):
                c.accept("IS", "ARE")
                report = dataclasses.replace(report, controls=self._controls())
            elif c.accept("PAGE", "LINE"):
                c.accept("LIMIT", "LIMITS")
                c.accept("IS", "ARE")
                report = self._limits(report)
            elif c.at("HEADING", "FIRST", "LAST", "FOOTING"):
                report = self._limits(report)
            if c.index == start:
                word = c.advance().upper
                report = dataclasses.replace(report, unsupported=report.unsupported or word)
        c.advance()
        return report

    def _controls(self) -> tuple[ast.Name, ...]:
        c = self.cursor
        found = []
        c.accept("FINAL")
        while c.at_user_word and c.word not in ("HEADING", "FOOTING", "CODE", "CONTROL", "CONTROLS"):
            found.append(self.operands.name())
        return tuple(found)

    def _limits(self, report: ast.Report) -> ast.Report:
        """n LINES, n COLUMNS, HEADING n, FIRST DETAIL n, LAST DETAIL n, FOOTING n."""
        c = self.cursor
        while True:
            if c.token.kind == "number":
                number = self.data._whole()
                if c.accept("COLUMN", "COLUMNS", "COLS", "COL", "CHARACTERS"):
                    report = dataclasses.replace(report, columns=number)
                elif report.lines == 0:
                    c.accept("LINE", "LINES")
                    report = dataclasses.replace(report, lines=number)
                else:
                    report = dataclasses.replace(report, columns=number)
                continue
            if c.accept("HEADING"):
                report = dataclasses.replace(report, heading=self._limit())
            elif c.accept("FOOTING"):
                report = dataclasses.replace(report, footing=self._limit())
            elif c.accept_words("FIRST", "DETAIL") or c.accept_words("FIRST", "DE"):
                report = dataclasses.replace(report, first_detail=self._limit())
            elif c.accept_words("LAST", "DETAIL") or c.accept_words("LAST", "DE"):
                report = dataclasses.replace(report, last_detail=self._limit())
            else:
                return report

    def _limit(self) -> int:
        self.cursor.accept("IS", "ARE")
        return self.data._whole()

    # ------------------------------------------------------------------ groups

    def _groups(self) -> tuple[ast.ReportEntry, ...]:
        c = self.cursor
        roots: list[_Entry] = []
        stack: list[_Entry] = []
        while c.token.kind == "number" and c.token.text.isdigit() and int(c.token.text) in range(1, 50):
            entry = _Entry(self._entry())
            while stack and stack[-1].entry.level >= entry.entry.level:
                stack.pop()
            (stack[-1].children if stack else roots).append(entry)
            stack.append(entry)
        return tuple(root.frozen() for root in roots)

    def _entry(self) -> ast.ReportEntry:
        c = self.cursor
        token = c.advance()
        name = ""
        if not c.accept("FILLER") and c.at_user_word and c.word not in _CLAUSES:
            name = c.advance().upper
        item = ast.DataDescription(int(token.text), name, token.span)
        entry = ast.ReportEntry(item.level, name, token.span, item)
        while not c.ended and c.token.text != ".":
            entry = self._clause(entry)
        c.advance()
        if item.unsupported and not entry.unsupported:
            entry = dataclasses.replace(entry, unsupported=item.unsupported)
        return entry

    def _clause(self, entry: ast.ReportEntry) -> ast.ReportEntry:
        c = self.cursor
        if c.accept("TYPE"):
            c.accept("IS")
            return self._type(entry)
        if c.accept("LINE", "LINES"):
            c.accept("NUMBER", "NUMBERS")
            c.accept("IS", "ARE")
            if not self._at_number("PLUS"):
                return dataclasses.replace(entry, unsupported="LINE NEXT PAGE")
            line = self._place("PLUS")
            unsupported = "LINE … ON NEXT PAGE" if c.at("ON", "NEXT") and c.ahead().upper != "GROUP" else ""
            return dataclasses.replace(entry, line=line, unsupported=entry.unsupported or unsupported)
        if c.accept("NEXT"):
            c.accept("GROUP")
            c.accept("IS")
            if c.at("NEXT", "PAGE"):
                c.accept("NEXT")
                c.expect("PAGE")
                return dataclasses.replace(entry, next_group=("PAGE", 0))
            return dataclasses.replace(entry, next_group=self._place("PLUS"))
        if c.accept("COLUMN", "COL", "COLUMNS", "COLS"):
            return self._columns(entry)
        if c.accept("SOURCE"):
            c.accept("IS")
            source = self.operands.operand()
            unsupported = "SOURCE with an expression" if c.at("+", "-", "*", "/", "**") else ""
            return dataclasses.replace(entry, source=source, unsupported=entry.unsupported or unsupported)
        if c.accept("SUM"):
            return self._sum(entry)
        if c.accept("UPON", "RESET"):
            # The compiler reads both and makes nothing of them.
            c.accept("ON")
            while c.at_user_word and c.word not in _CLAUSES:
                self.operands.name()
            return entry
        if c.accept("GROUP"):
            c.accept("INDICATE")
            return dataclasses.replace(entry, indicate=True)
        if c.at("PRESENT", "ABSENT"):
            return self._present(entry)
        if c.accept("STEP"):
            return dataclasses.replace(entry, step=self.data._whole())
        self.data._clause(entry.item)
        return entry

    def _type(self, entry: ast.ReportEntry) -> ast.ReportEntry:
        c = self.cursor
        for spelling, kind in _TYPES.items():
            if not c.accept_words(*spelling):
                continue
            control = ""
            if kind.startswith("CONTROL"):
                c.accept("FOR", "IS", "ON")
                control = c.user_word("a control").upper()
                if c.accept("OR"):
                    c.expect("PAGE")  # which the run-time system makes nothing of
            return dataclasses.replace(entry, type=kind, control=control)
        raise c.trouble("expected a type of report group")

    def _at_number(self, plus: str) -> bool:
        c = self.cursor
        return c.token.kind == "number" or c.at(plus, "+") or c.word in self.operands.constants

    def _place(self, relative: str) -> tuple[str, int]:
        kind = "PLUS" if self.cursor.accept(relative, "+") else "AT"
        return kind, self.data._whole()

    def _columns(self, entry: ast.ReportEntry) -> ast.ReportEntry:
        c = self.cursor
        c.accept("NUMBER", "NUMBERS")
        kind = c.accept("LEFT", "RIGHT", "CENTER")
        c.accept("IS", "ARE")
        kind = c.accept("LEFT", "RIGHT", "CENTER") or kind
        found = []
        while self._at_number("PLUS"):
            place, number = self._place("PLUS")
            found.append((kind if kind and place == "AT" else place, number))
        if not found:
            raise c.trouble("expected a column")
        return dataclasses.replace(entry, columns=tuple(found))

    def _sum(self, entry: ast.ReportEntry) -> ast.ReportEntry:
        c = self.cursor
        c.accept("OF")
        found = []
        while c.at_user_word and c.word not in _CLAUSES:
            found.append(self.operands.name())
        if not found:
            raise c.trouble("SUM without an item")
        unsupported = "SUM with an expression" if c.at("+", "-", "*", "/", "**") else ""
        unsupported = unsupported or ("a second SUM clause" if entry.sums else "")
        return dataclasses.replace(entry, sums=(*entry.sums, *found), unsupported=entry.unsupported or unsupported)

    def _present(self, entry: ast.ReportEntry) -> ast.ReportEntry:
        c = self.cursor
        absent = c.advance().upper == "ABSENT"
        if c.accept("WHEN") and not absent:
            return dataclasses.replace(entry, present=self.operands.condition())
        if not c.accept("AFTER"):
            return dataclasses.replace(entry, unsupported="PRESENT BEFORE, or ABSENT WHEN")
        c.accept("NEW")
        control = c.user_word("a control")
        page = bool(c.accept("OR"))
        if page:
            c.accept("NEW")
            c.expect("PAGE")
        return dataclasses.replace(entry, after=(control, page, absent))
