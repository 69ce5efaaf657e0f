"""The report writer: a report becomes items and paragraphs of the program, whose statements the others here lower.

Each line is a paragraph, and so are the page's heading and footing, what happens when controls change, and INITIATE,
GENERATE and TERMINATE. They do what GnuCOBOL's run-time system does, in its order: it counts a line less after each
GENERATE, it takes control headings from the innermost control outwards, it never prints a control heading FINAL.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from analyzers.cobol import ast, walk
from analyzers.cobol.layout import Layout
from analyzers.model import Span
from translators.rules.cobol.report_build import ONE, ZERO, Statements
from translators.rules.cobol.report_items import Sum, described, items_of
from translators.rules.cobol.report_lines import FINAL, Line, Part, ReportLines
from translators.rules.cobol.report_pages import Pages
from translators.rules.cobol.values import Refused

_FOOTINGS = ("CONTROL FOOTING", f"CONTROL FOOTING {FINAL}", "REPORT FOOTING")  # not the page's
_SECTION = "REPORT WRITER"


def expanded(program: ast.Program) -> ast.Program:
    """The program with the paragraphs and the items of its reports."""
    if not program.reports and not any(file.reports for file in program.files):
        return program
    if program.nested or program.outer is not None:
        raise Refused("REPORT SECTION", "reports of a program with nested programs", program.span)
    if program.initial:
        raise Refused("REPORT SECTION", "reports of an INITIAL program, which outlive its calls", program.span)
    layout = Layout(program)
    files = list(program.files)
    working = list(program.working)
    span = program.span
    paragraphs = [ast.Paragraph(_SECTION, span, ((ast.Exit(span, "GOBACK"),),), _SECTION, True)]
    for report in program.reports:
        writers = [n for n, file in enumerate(files) if report.name in map(str.upper, file.reports)]
        if len(writers) != 1:
            raise Refused("REPORT", f"{report.name} is written to {len(writers)} files", report.span)
        writer = _Report(program, report, files[writers[0]], layout)
        paragraphs += writer.paragraphs()
        working += writer.items.working
        files[writers[0]] = writer.with_line()
    names = {group.name for report in program.reports for group in report.groups}
    for number, use in enumerate(program.report_uses):
        if use.group not in names:
            raise Refused("USE BEFORE REPORTING", f"{use.group} is no report group", use.span)
        if use.group in [other.group for other in program.report_uses[:number]]:
            raise Refused("USE BEFORE REPORTING", f"two procedures for {use.group}", use.span)
    for file in program.files:
        if {name.upper() for name in file.reports} - {report.name for report in program.reports}:
            raise Refused("REPORT", f"a report of {file.name} that is not described", file.span)
    whole = [*program.paragraphs, *paragraphs]
    return dataclasses.replace(program, files=files, working=working, paragraphs=whole)


def paragraph_of(statement: ast.ReportStatement) -> str:
    """The paragraph that does what a statement says."""
    return f"{statement.name} {statement.verb}"


def suppressed(section: str, span: Span) -> ast.Name:
    """What SUPPRESS PRINTING in a USE procedure sets."""
    return ast.Name(f"{section} SUPPRESSES", span)


class _Report(Pages):
    def __init__(self, program: ast.Program, report: ast.Report, file: ast.FileControl, layout: Layout) -> None:
        self.program, self.report, self.file = program, report, file
        self.layout = layout
        self.span = report.span
        if report.unsupported:
            raise Refused("report", f"{report.unsupported} of a report", report.span)
        shares = any(file.name in names for names in program.same_record)
        if file.linage or file.external or shares or file.organization != "LINE SEQUENTIAL" or file.is_sort:
            raise Refused("REPORT", f"{file.name} is no plain file of lines", file.span)
        self.lines = report.lines
        self.heading = report.heading or (1 if report.lines else 0)
        self.first_detail = report.first_detail or self.heading or 1
        self.last_detail = report.last_detail or report.footing or self.lines
        footing = report.footing or self.last_detail
        in_order = self.heading <= self.first_detail <= max(self.last_detail, self.first_detail * (not self.lines))
        if self.lines and not (in_order and self.last_detail <= footing <= self.lines and self.heading < self.lines):
            raise Refused("PAGE LIMIT", "lines of a page that are not in order", report.span)
        if self.lines > 9999:
            raise Refused("PAGE LIMIT", "a page of more than 9999 lines", report.span)
        if not self.lines and (report.heading or report.first_detail or report.last_detail or report.footing):
            raise Refused("PAGE LIMIT", "lines of a page without PAGE LIMIT", report.span)
        self.tree = ReportLines(program, report)
        for line in self.tree.all:
            for place in (line.entry.line, line.entry.next_group):
                if place is not None and self.lines and place[1] > self.lines:
                    raise Refused("PAGE LIMIT", "a line that is behind the end of the page", line.entry.span)
            if line.entry.line is not None and line.entry.line[1] < 1:
                raise Refused("LINE", "a line before the first", line.entry.span)
        self.items = items_of(program, self.tree, layout)
        self.controls = [self._control(name) for name in reversed(report.controls)]
        self.nexts = {line.entry.next_group[0] for line in self.tree.all if line.entry.next_group is not None}
        self._check()

    def _check(self) -> None:
        groups = {group.entry.name: group for group in self.tree.groups if group.entry.name}
        self.uses = {use.group: use for use in self.program.report_uses if use.group in groups}
        for name, use in self.uses.items():
            group = groups[name]
            first = next((g for g in self.tree.groups if g.kind == group.kind), group)
            if group.kind not in (*_FOOTINGS, "CONTROL HEADING") or (not group.control and first is not group):
                raise Refused("USE BEFORE REPORTING", f"USE BEFORE REPORTING of a {group.kind}", use.span)
        records = {record.name for record in self.file.records} | {self.file.name}
        for paragraph in self.program.paragraphs:
            for sentence in paragraph.sentences:
                for node in walk.nodes(sentence):
                    if isinstance(node, ast.Write) and node.record.name in records:
                        raise Refused("WRITE", f"WRITE to {self.file.name}, which has reports", node.span)

    def _control(self, name: ast.Name) -> ast.Name:
        found = self.layout.find(name)
        if name.subscripts or name.start is not None or len(found) != 1 or found[0].tables or found[0].trouble:
            raise Refused("CONTROL", f"the control {name}", name.span)
        picture, usage, sign = described(found[0], name.span)
        for what in ("BEFORE", "NOW"):
            entry = ast.DataDescription(1, f"{self.report.name} {name.name} {what}", self.span, picture, usage, sign)
            self.items.working.append(entry)
        return name

    def with_line(self) -> ast.FileControl:
        """The file with a record for the lines of its reports."""
        widest = max((p.column + part.size for part in self._fields() for p in part.places), default=1)
        texts = [len(v.value) for part in self._fields() for v, _ in part.entry.item.values if isinstance(v, ast.Text)]
        picture = f"X({widest + max(texts, default=0)})"
        line = ast.DataDescription(1, f"{self.file.name} LINE", self.span, picture)
        others = [record for record in self.file.records if record.name != line.name]
        old = next((r for r in self.file.records if r.name == line.name), None)
        if old is not None and int(old.picture[2:-1]) > int(picture[2:-1]):
            line = old
        return dataclasses.replace(self.file, records=[*others, line])

    def paragraphs(self) -> list[ast.Paragraph]:
        found = [
            self._paragraph("INITIATE", self._initiate()),
            self._paragraph("GENERATE", [self.perform("BREAKS"), *self._after()]),
            self._paragraph("TERMINATE", self._terminate()),
        ]
        for group in self.tree.groups:
            if group.kind == "DETAIL" and group.entry.name:
                body = tuple(self._detail(group))
                found.append(ast.Paragraph(f"{group.entry.name} GENERATE", group.entry.span, (body,), _SECTION))
        found += [
            self._paragraph("BREAKS", self._breaks()),
            self._paragraph("SOURCES", self._sources(False)),
            self._paragraph("FOOTING-SOURCES", self._sources(True)),
            self._paragraph("PAGE-HEADING", self._page_heading()),
            self._paragraph("PAGE-FOOTING", self._page_footing()),
            self._paragraph("COUNTERS", self._counters()),
        ]
        for group in self.tree.groups:
            for line in group.walk():
                kind = group.kind or line.kind
                found.append(self._paragraph(f"LINE-{line.number}", self._line(line, kind)))
        return found

    def _paragraph(self, what: str, body: Statements) -> ast.Paragraph:
        sentences = (tuple(body),) if body else ()
        return ast.Paragraph(f"{self.report.name} {what}", self.span, sentences, _SECTION)

    def _counters(self) -> Statements:
        """PAGE-COUNTER and LINE-COUNTER, which the program sees."""
        line = ast.Name("LINE-COUNTER", self.span, (self.report.name,))
        page = ast.Name("PAGE-COUNTER", self.span, (self.report.name,))
        outside = ast.Or(self.test("LINE", ">", self.lines), self.test("LINE", "<", 0))
        shown = self.when(outside, [self.move(ZERO, line)], [self.move(self.state("LINE"), line)])
        return [self.move(self.state("PAGE"), page), shown]

    def _initiate(self) -> Statements:
        body = [
            self.set("PAGE", 1), self.set("LINE", 0), self.set("STEPS", 1), self.perform("COUNTERS"), self.set("IS-ON", 1),
            self.set("IS-FIRST-DETAIL", 1), self.set("IS-FIRST", 1), *self._no_next(),
            *(self.move(ZERO, s.counter) for s in self.items.sums.values()),
        ]  # fmt: skip
        error = self._error(f"INITIATE {self._written} was already done")
        return [self.when(self.test("IS-ON", "=", 1), [error], body)]

    @property
    def _written(self) -> str:
        return next(name for name in self.file.reports if name.upper() == self.report.name)

    def _error(self, text: str) -> ast.Statement:
        message = ast.Text(f"libcob: error: {text}".encode())
        return ast.Display(self.span, (message,), "SYSERR", False, ast.Handlers())

    def _needs_initiate(self, verb: str) -> ast.Statement:
        error = self._error(f"{verb} {self._written} but no INITIATE was done")
        return self.when(self.test("IS-ON", "=", 0), [error, ast.Stop(self.span, ONE)])

    def _no_next(self) -> Statements:
        if not self.nexts:
            return []
        return [self.set(f"NEXT-{kind}", 0) for kind in ("AT", "PLUS", "PAGE") if kind in self.nexts]

    def _not_just_set(self) -> Statements:
        return [self.set("NEXT-IS-NEW", 0)] if self.nexts else []

    def _sources(self, footings: bool) -> Statements:
        """Values of SOURCE and conditions of PRESENT WHEN that are taken before all else."""
        found: Statements = []
        for group in self.tree.groups:
            if (group.kind in _FOOTINGS) != footings:
                continue
            for line in group.walk():
                if line.entry.present is not None:
                    found.append(self._absence(line.entry.present, f"LINE-{line.number} IS-ABSENT"))
                for part in line.parts:
                    found += self._part_sources(part)
        return found

    def _part_sources(self, part: Part) -> Statements:
        found: Statements = []
        if part.is_group and part.entry.present is not None:
            found.append(self._absence(part.entry.present, self._absent(part)))
        copy = self.items.copies.get(id(part))
        if copy is not None and part.entry.source is not None:
            found.append(self.move(part.entry.source, copy))
        return [*found, *(s for inner in part.parts for s in self._part_sources(inner))]

    def _absence(self, condition: ast.Condition, what: str) -> ast.Statement:
        return self.when(condition, [self.set(what, 0)], [self.set(what, 1)])

    def _use(self, group: Line, sources: Sequence[str], inside: bool) -> Statements:
        """The USE procedure before a group is printed; with it the original begins anew, and takes the sources again."""
        use = self.uses.get(group.entry.name)
        if use is None:
            return []
        fresh = [self.set("PAGE-IS-DUE", 0)] if inside and "PAGE" in self.nexts else []
        return [ast.Perform(use.span, use.section, use.section), *(self.perform(s) for s in sources), *fresh]

    def _footing(self, group: Line, inside: bool) -> Statements:
        """One control footing, in GENERATE or in TERMINATE."""
        found = self._use(group, ("SOURCES", "FOOTING-SOURCES") if inside else ("FOOTING-SOURCES",), inside)
        printed = self._all(self.tree.group(group, "CONTROL FOOTING"))
        use = self.uses.get(group.entry.name)
        after: Statements = []
        absent = f"LINE-{group.number} IS-ABSENT"
        if inside and group.entry.present is not None:
            printed = [self.when(self.test(absent, "=", 0), printed)]
            after.append(self.set(absent, 0))
        if use is not None and self._suppresses(use):
            name = suppressed(use.section, self.span)
            if not any(entry.name == name.name for entry in self.items.working):
                self.items.declare(name.name, "S9(9)", "COMP-5")
            printed = [self.when(self.test(name, "=", 0), printed)]
            after.append(self.move(ZERO, name))
        return [*found, *printed, *after, *self._reset(group)]

    def _suppresses(self, use: ast.ReportUse) -> bool:
        sentences = [p.sentences for p in self.program.paragraphs if p.section == use.section]
        return any(isinstance(node, ast.SuppressPrinting) for s in sentences for node in walk.nodes(s))

    def _reset(self, group: Line) -> Statements:
        """What the counters of a footing's control roll forward, then zero in them."""
        found: Statements = []
        for total in self.items.sums.values():
            if total.control != group.control:
                continue
            for _ in total.operands:
                for other in self.tree.refers(total.control):
                    if other.kind == "CONTROL FOOTING" and other.printed is group.printed:
                        found += [*self._roll(total), self.move(ZERO, total.counter)]
        return found

    def _roll(self, total: Sum) -> Statements:
        found: Statements = []
        for other in self.items.sums.values():
            if total.counter in other.operands:
                found += [self.add(operand, other.counter) for operand in other.operands]
        return found

    def _values(self, control: ast.Name) -> tuple[ast.Name, ast.Name]:
        """The value of a control before, and the one that it has now."""
        stem = f"{self.report.name} {control.name}"
        return self.name(f"{stem} BEFORE"), self.name(f"{stem} NOW")

    def _breaks(self) -> Statements:
        """What GENERATE does before the detail itself: the first page, or control breaks; then it adds up."""
        steps = [self.set("STEPS", 0), self.add(ONE, self.state("LINE")), self.perform("COUNTERS")]
        summed = [
            self.add(operand, total.counter)
            for total in self.items.sums.values() if not total.subtotal for operand in total.operands
        ]  # fmt: skip
        return [
            self._needs_initiate("GENERATE"),
            self.perform("SOURCES"),
            self.perform("FOOTING-SOURCES"),
            *([self.set("PAGE-IS-DUE", 0)] if "PAGE" in self.nexts else []),
            self.when(self.test("STEPS", "=", 1), steps),
            self.when(self.test("IS-FIRST", "=", 1), self._first(), self._later()),
            *summed,
        ]

    def _first(self) -> Statements:
        found = [*self._all(self.tree.of("REPORT HEADING")), self.perform("PAGE-HEADING")]
        for control in self.controls:
            found += self._headings(control, first=True)
            found.append(self.move(control, self._values(control)[0]))
        return found

    def _headings(self, control: ast.Name, first: bool) -> Statements:
        found: Statements = []
        for group in self.tree.refers(control.name):
            if group.kind != "CONTROL HEADING":
                continue
            printed = self._all(self.tree.group(group, "CONTROL HEADING"))
            if not first and group.entry.present is not None:
                absent = f"LINE-{group.number} IS-ABSENT"
                printed = [self.when(self.test(absent, "=", 0), printed), self.set(absent, 0)]
            found += [*self._use(group, ("SOURCES", "FOOTING-SOURCES"), True), *printed]
        return found

    def _later(self) -> Statements:
        first_detail = self.when(self.test("IS-FIRST-DETAIL", "=", 1), [self.set("LINE", 1)])
        no_detail = self.set("IS-FIRST-DETAIL", 0)
        at_top = ast.Or(self.test("LINE", "<=", 1), self.test("IS-FIRST-DETAIL", "=", 1))
        heading = self.when(at_top, [first_detail, self.perform("PAGE-HEADING"), no_detail])
        overflow = [self.perform("PAGE-FOOTING"), self.set("LINE", 1), self.perform("PAGE-HEADING"), no_detail]
        found: Statements = [self.when(self.test("LINE", ">", self.last_detail), overflow, [heading])]
        if self.controls:
            found += self._control_breaks()
        return found

    def _control_breaks(self) -> Statements:
        found: Statements = [self.set("BREAK", 0)]
        changes = [f"{control.name} CHANGES" for control in self.controls]
        for level, (control, change) in enumerate(zip(self.controls, changes, strict=True), 1):
            before, now = self._values(control)
            taken = [self.move(control, now), self.move(before, control)]
            then = [self.set(change, 1), *taken, self.set("BREAK", level)]
            found.append(self.when(self.test(control, "<>", before), then, [self.set(change, 0)]))
        for level, (control, change) in enumerate(zip(self.controls[:-1], changes[:-1], strict=True), 1):
            before, now = self._values(control)
            taken = [self.set(change, 1), self.move(control, now), self.move(before, control)]
            also = ast.And(self.test("BREAK", ">", level), self.test(change, "=", 0))
            found.append(self.when(also, taken))
        for control, change in zip(self.controls, changes, strict=True):
            if turns := self._turns(control.name):
                found.append(self.when(self.test(change, "=", 1), turns))
        for control, change in zip(self.controls, changes, strict=True):
            body: Statements = []
            for group in self.tree.refers(control.name):
                if group.kind != "CONTROL FOOTING":
                    continue
                body += [*self._footing(group, True), *self._clear_indicated(), *self._not_just_set()]
                if "PAGE" in self.nexts:
                    due = [self.set("PAGE-IS-DUE", 1), self.set("NEXT-PAGE", 0)]
                    body.append(self.when(self.test("NEXT-PAGE", "=", 1), due))
            body.append(self.move(self._values(control)[1], control))
            found.append(self.when(self.test(change, "=", 1), body))
        if "PAGE" in self.nexts:
            due = [self.set("NEXT-PAGE", 0), self.set("PAGE-IS-DUE", 0), *self.new_page()]
            found.append(self.when(self.test("PAGE-IS-DUE", "=", 1), due))
        for control, change in zip(self.controls, changes, strict=True):
            body = [*self._headings(control, first=False), self.move(control, self._values(control)[0])]
            found += [self.when(self.test(change, "=", 1), body), self.set(change, 0)]
        return found

    def _detail(self, group: Line) -> Statements:
        several = not group.parts and len(group.lines) > 1
        lines = group.lines if several else [group.printed]
        printed: Statements = []
        for line in lines:
            one = [*self._not_just_set(), self.perform(f"LINE-{line.number}")]
            absent = f"LINE-{line.number} IS-ABSENT"
            if line.entry.present is not None and line is not group:
                one = [self.when(self.test(absent, "=", 0), one), self.set(absent, 0)]
            printed += one
        if several:
            places = [line.entry.line for line in lines if line.entry.line is not None]
            ahead = sum(number for place, number in places if place == "PLUS" and number > 1)
            full = self.test("LINE", ">", self.last_detail - ahead)
            page = [self.perform("PAGE-FOOTING"), self.set("LINE", 1), self.perform("PAGE-HEADING")]
            page += [self.set("IS-FIRST-DETAIL", 0), self.perform("COUNTERS")]
            printed.insert(0, self.when(full, page))
        if group.entry.present is not None:
            absent = f"LINE-{group.number} IS-ABSENT"
            printed = [self.when(self.test(absent, "=", 1), [self.set(absent, 0)], printed)]
        return [self.perform("BREAKS"), *printed, *self._after()]

    def _after(self) -> Statements:
        """What GENERATE does at its end."""
        absent = [self.set(f"LINE-{line.number} IS-ABSENT", 0) for line in self.tree.all if line.entry.present is not None]
        return [
            *absent, self.set("IS-FIRST", 0), *self._not_just_set(), self.less("LINE"), self.set("STEPS", 1),
            self.perform("COUNTERS"),
        ]  # fmt: skip

    def _terminate(self) -> Statements:
        found: Statements = []
        for control in self.controls:
            for group in self.tree.refers(control.name):
                if group.kind == "CONTROL FOOTING":
                    found += self._footing(group, False)
        finals = [group for group in self.tree.groups if group.kind == f"CONTROL FOOTING {FINAL}"]
        if finals:
            found += self._use(finals[0], ("FOOTING-SOURCES",), False)
            found += self._all(self.tree.of(f"CONTROL FOOTING {FINAL}"))
        found += [self.move(ZERO, s.counter) for s in self.items.sums.values() if s.control == FINAL]
        found.append(self.perform("PAGE-FOOTING"))
        footings = [group for group in self.tree.groups if group.kind == "REPORT FOOTING"]
        if footings:
            found += self._use(footings[0], ("FOOTING-SOURCES",), False)
            found += [self.set("IS-AT-END", 1), *self._all(self.tree.of("REPORT FOOTING")), self.set("IS-AT-END", 0)]
        found.append(self.set("IS-ON", 0))
        return [
            self.perform("FOOTING-SOURCES"), self._needs_initiate("TERMINATE"),
            self.when(self.test("IS-FIRST", "=", 0), found),
        ]  # fmt: skip
