"""The statements that reports are made of."""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.cobol import ast
from analyzers.model import Span
from translators.rules.cobol.report_items import Items

ONE, ZERO = ast.Number("1"), ast.Number("0")
Statements = list[ast.Statement]


class Build:
    """Statements about one report's items, its paragraphs and its file."""

    report: ast.Report
    file: ast.FileControl
    items: Items
    span: Span

    def state(self, what: str) -> ast.Name:
        return self.items.state(what)

    def name(self, name: str) -> ast.Name:
        return ast.Name(name, self.span)

    def set(self, what: str, value: int) -> ast.Statement:
        return self.move(ast.Number(str(value)), self.state(what))

    def move(self, source: ast.Expression, *targets: ast.Name) -> ast.Statement:
        return ast.Move(self.span, source, targets)

    def add(self, value: ast.Expression, *targets: ast.Name) -> ast.Statement:
        return ast.Add(self.span, (value,), tuple(ast.Receiver(t) for t in targets), False, ast.Handlers())

    def less(self, what: str) -> ast.Statement:
        target = (ast.Receiver(self.state(what)),)
        return ast.Subtract(self.span, (ONE,), None, target, ast.Handlers())

    def test(self, left: str | ast.Name, operator: str, right: int | ast.Expression) -> ast.Condition:
        name = self.state(left) if isinstance(left, str) else left
        value = ast.Number(str(right)) if isinstance(right, int) else right
        return ast.Relation(operator, name, value, self.span)

    def when(
        self, condition: ast.Condition, then: Sequence[ast.Statement], otherwise: Sequence[ast.Statement] = ()
    ) -> ast.Statement:
        return ast.If(self.span, condition, tuple(then), tuple(otherwise))

    def perform(self, what: str) -> ast.Statement:
        return ast.Perform(self.span, f"{self.report.name} {what}", f"{self.report.name} {what}")

    def blank_line(self) -> ast.Statement:
        return self.move(ast.Figurative("SPACE"), self.record)

    @property
    def record(self) -> ast.Name:
        return self.name(f"{self.file.name} LINE")

    def write(self, lines: ast.Expression) -> ast.Statement:
        return ast.PrintLine(self.span, self.file.name, lines)

    def advance_to(self, limit: ast.Expression, save: bool = False, inclusive: bool = False) -> ast.Statement:
        """Lines up to one."""
        until = ast.Relation(">" if inclusive else ">=", self.state("LINE"), limit, self.span)
        body = [self.write(ONE), self.add(ONE, self.state("LINE")), *([self.perform("COUNTERS")] if save else [])]
        return ast.Perform(self.span, body=tuple(body), until=until)

    def new_page(self) -> Statements:
        return [self.perform("PAGE-FOOTING"), self.perform("PAGE-HEADING")]
