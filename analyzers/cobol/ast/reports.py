"""The REPORT SECTION: reports, and the groups of lines that they are made of."""

from __future__ import annotations

from dataclasses import dataclass

from analyzers.cobol.ast.expressions import Condition, Expression, Name
from analyzers.cobol.ast.program import DataDescription
from analyzers.model import Span


@dataclass(frozen=True)
class ReportEntry:
    """One entry of a report group, as written: a group, a line or a field of a line.

    `type` is REPORT HEADING, PAGE HEADING, CONTROL HEADING, DETAIL, CONTROL FOOTING, PAGE FOOTING or REPORT FOOTING;
    `control` the item of a control heading or footing, or FINAL. `line` is AT or PLUS with a number, `next_group`
    AT, PLUS or PAGE with one, a column AT, PLUS, LEFT, RIGHT or CENTER.
    """

    level: int
    name: str
    span: Span
    item: DataDescription  # picture, value and the other clauses that data have
    type: str = ""
    control: str = ""
    line: tuple[str, int] | None = None
    next_group: tuple[str, int] | None = None
    columns: tuple[tuple[str, int], ...] = ()
    step: int = 0  # columns from one occurrence to the next
    source: Expression | None = None
    sums: tuple[Name, ...] = ()
    indicate: bool = False
    present: Condition | None = None
    after: tuple[str, bool, bool] | None = None  # PRESENT (or ABSENT) AFTER NEW: the control, OR PAGE, ABSENT
    unsupported: str = ""  # a clause that is not read
    children: tuple[ReportEntry, ...] = ()


@dataclass(frozen=True)
class Report:
    """RD: its controls from the outermost, without FINAL; what the page is; its groups. Numbers that the source
    leaves out are 0."""

    name: str
    span: Span
    controls: tuple[Name, ...]
    lines: int = 0
    columns: int = 0
    heading: int = 0
    first_detail: int = 0
    last_detail: int = 0
    footing: int = 0
    unsupported: str = ""
    groups: tuple[ReportEntry, ...] = ()
