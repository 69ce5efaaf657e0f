"""A report's pages and lines, as the run-time system prints them."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from analyzers.cobol import ast
from translators.rules.cobol.report_build import ONE, Build, Statements
from translators.rules.cobol.report_lines import Line, Part, ReportLines
from translators.rules.cobol.values import Refused


class Pages(Build):
    """Page headings, page footings and lines; `nexts` are the kinds of NEXT GROUP that the report has."""

    tree: ReportLines
    nexts: set[str]
    lines: int
    heading: int
    first_detail: int
    last_detail: int

    def _turns(self, what: str) -> Statements:
        """What a control's change, or a new page, says of the fields that have PRESENT or ABSENT AFTER NEW."""
        found: Statements = []
        for part in self._fields():
            if part.entry.after is not None:
                control, page, absent = part.entry.after
                if what == control or (not what and page):
                    found.append(self.set(self._now(part), 0 if absent else 1))
        return found

    def _now(self, part: Part) -> str:
        parts = [p for p in self._fields() if p.entry.after is not None]
        return f"FIELD-{next(n for n, p in enumerate(parts, 1) if p is part)} IS-PRESENT"

    def _clear_indicated(self) -> Statements:
        parts = [part for part in self._fields() if part.entry.indicate]
        return [self.set(self._indicated(part), 0) for part in parts]

    def _indicated(self, part: Part) -> str:
        parts = [p for p in self._fields() if p.entry.indicate]
        return f"FIELD-{next(n for n, p in enumerate(parts, 1) if p is part)} IS-INDICATED"

    def _absent(self, part: Part) -> str:
        groups = [p for line in self.tree.all for p in _groups(line.parts)]
        return f"GROUP-{next(n for n, p in enumerate(groups, 1) if p is part)} IS-ABSENT"

    def _fields(self) -> list[Part]:
        return [part for line in self.tree.all for part in line.fields()]

    def _all(self, lines: Sequence[Line]) -> Statements:
        return [self.perform(f"LINE-{line.number}") for line in lines]

    def _page_footing(self) -> Statements:
        rest = ast.Arithmetic("-", ast.Number(str(self.lines)), self.state("LINE"))
        body = [self.set("IS-IN-FOOTING", 1), *self._all(self.tree.of("PAGE FOOTING")), self.blank_line()]
        fill = [self.write(rest), self.set("LINE", self.lines), self.set("STEPS", 0)]
        body += [self.when(self.test("LINE", "<", self.lines), fill, [self.set("LINE", 1)])]
        body += [self.perform("COUNTERS"), self.set("IS-FIRST-DETAIL", 1), self.set("IS-IN-FOOTING", 0)]
        return [self.when(self.test("IS-IN-FOOTING", "=", 0), body)]

    def _page_heading(self) -> Statements:
        body: Statements = [self.blank_line()]
        if self.lines and self.heading:
            inside = ast.And(self.test("LINE", "<=", self.lines), self.test("LINE", ">", self.heading))
            inside = ast.And(self.test("IS-FIRST", "=", 0), inside)
            rest = self.advance_to(ast.Number(str(self.lines)), inclusive=True)
            body.append(self.when(inside, [rest, self.set("LINE", 1), self.perform("COUNTERS")]))
        body.append(self.set("IS-IN-HEADING", 1))
        body.append(self.when(self.test("IS-FIRST", "=", 0), [self.add(ONE, self.state("PAGE"))]))
        body.append(self.set("IS-FIRST-DETAIL", 0))
        body.append(self.advance_to(ast.Number(str(self.heading)), save=True))
        body += [*self._all(self.tree.of("PAGE HEADING")), self.blank_line()]
        body.append(self.advance_to(ast.Number(str(self.first_detail)), save=True))
        body += [*self._clear_indicated(), self.set("IS-IN-HEADING", 0), *self._turns("")]
        return [self.when(self.test("IS-IN-HEADING", "=", 0), body)]

    def _line(self, line: Line, kind: str) -> Statements:
        """One line, of a group of that type."""
        is_footing, is_end, is_heading = (kind == k for k in ("PAGE FOOTING", "REPORT FOOTING", "PAGE HEADING"))
        overflow = self.test("LINE", ">", self.last_detail)
        found: Statements = [self.blank_line()]
        if not is_footing and not is_end:
            condition = ast.And(overflow, self.test("IS-IN-FOOTING", "=", 0)) if is_heading else overflow
            found.append(self.when(condition, self.new_page()))
        place, number = line.entry.line or ("", 0)
        plus: Statements = []
        if place == "PLUS" and number > 1:
            ahead = ast.Number(str(number - 1))
            plus = [self.write(ahead), self.add(ahead, self.state("LINE"))]
            plus = [self.when(self.test("LINE", "<>", self.first_detail), plus)]
        otherwise = self._absolute(number, kind) if place == "AT" else plus
        found += self._next_group(otherwise, plus)
        if not is_footing and not is_end and not is_heading:
            found.append(self.when(overflow, self.new_page()))
        found.append(self.perform("COUNTERS"))
        if line.parts:
            after = [part for part in line.fields() if part.entry.after is not None]
            body = [s for part in line.parts for s in self._print(part)]
            body += [self.set(self._now(part), 1 if part.entry.after and part.entry.after[2] else 0) for part in after]
            body.append(self.write(ONE))
            body += [self.add(ONE, self.state("LINE")), self.perform("COUNTERS")]
            if line.entry.present is not None:
                body = [self.when(self.test(f"LINE-{line.number} IS-ABSENT", "=", 0), body)]
            found += body
        return [*found, *self._set_next(line)]

    def _absolute(self, number: int, kind: str) -> Statements:
        limit = ast.Number(str(number))
        ended = [self.add(ONE, self.state("PAGE")), self.set("LINE", 1)]
        page: Statements = [self.perform("PAGE-HEADING")]
        if kind == "REPORT FOOTING":
            page = list[ast.Statement](ended)
        elif kind in ("PAGE FOOTING", "PAGE HEADING"):
            page = [self.when(self.test("IS-AT-END", "=", 1), ended, page)]
        eject = [self.perform("PAGE-FOOTING"), *page, self.set("IS-FIRST-DETAIL", 0)]
        return [self.when(self.test("LINE", ">", number), eject), self.advance_to(limit)]

    def _next_group(self, otherwise: Statements, plus: Statements) -> Statements:
        """What NEXT GROUP of an earlier line asks for, else where this line stands by itself."""
        ready = self.test("NEXT-IS-NEW", "=", 0) if self.nexts else None
        value, line = self.state("NEXT-VALUE"), self.state("LINE")
        found = otherwise
        for kind in ("PAGE", "AT", "PLUS"):
            if kind not in self.nexts or ready is None:
                continue
            body: Statements = [self.set(f"NEXT-{kind}", 0)]
            if kind == "PAGE":
                body += self.new_page()
            elif kind == "AT":
                body += [self.when(self.test("LINE", ">", value), self.new_page()), self.advance_to(value), *plus]
            else:
                body = [self.write(value), self.add(value, line), *body, *plus]
            found = [self.when(ast.And(ready, self.test(f"NEXT-{kind}", "=", 1)), body, found)]
        return found

    def _set_next(self, line: Line) -> Statements:
        if line.entry.next_group is None:
            return []
        kind, number = line.entry.next_group
        found = [self.set("NEXT-VALUE", number), self.set(f"NEXT-{kind}", 1), self.set("NEXT-IS-NEW", 1)]
        cleared = {"AT": ("PLUS",), "PLUS": ("AT",), "PAGE": ("AT",)}[kind]
        return [*found, *(self.set(f"NEXT-{other}", 0) for other in cleared if other in self.nexts)]

    def _print(self, part: Part) -> Statements:
        entry = part.entry
        if part.is_group:
            inner = [s for below in part.parts for s in self._print(below)]
            if entry.present is None:
                return inner
            absent = self._absent(part)
            return [self.when(self.test(absent, "=", 1), [self.set(absent, 0)], inner)]
        value = entry.item.values[0][0] if entry.item.values else None
        found: Statements = []
        if isinstance(value, ast.Text):
            if value.every and len(value.value) > 1:
                raise Refused("VALUE", "an ALL literal of several characters in a report", entry.span)
            text = ast.Text(value.value * part.size) if value.every else value
            length = ast.Number(str(len(text.value)))
            start = ast.Number(str(part.places[0].column))
            found.append(self.move(text, ast.Name(self.record.name, self.span, (), (), start, length)))
        else:
            target = self.items.prints[id(part)]
            source = self._source(part)
            if source is not None:
                found.append(self.move(source, target))
            for place in part.places:
                occurrence = (ast.Number(str(place.occurrence)),) if place.occurrence else ()
                item = dataclasses.replace(target, subscripts=occurrence)
                found.append(ast.PrintText(self.span, self.file.name, place.column, item, place.side))
        if entry.indicate:
            indicated = self._indicated(part)
            found = [self.when(self.test(indicated, "=", 0), [*found, self.set(indicated, 1)])]
        if entry.after is not None:
            found = [self.when(self.test(self._now(part), "=", 1), found)]
        return found

    def _source(self, part: Part) -> ast.Expression | None:
        if id(part) in self.items.sums:
            return self.items.sums[id(part)].counter
        if id(part) in self.items.copies:
            return self.items.copies[id(part)]
        source = part.entry.source
        if isinstance(source, ast.Name):
            for other, total in self.items.sums.items():
                if total.counter.name == source.name and not source.qualifiers:
                    return self.items.prints[other]  # what was printed of a sum
        if isinstance(source, ast.Name) and source.name in ("LINE-COUNTER", "PAGE-COUNTER") and not source.qualifiers:
            return ast.Name(source.name, source.span, (self.report.name,))
        return source


def _groups(parts: Sequence[Part]) -> list[Part]:
    return [found for part in parts for found in ([part] if part.is_group else []) + _groups(part.parts)]
