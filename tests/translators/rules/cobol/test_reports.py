"""Reports as GnuCOBOL writes them, in both targets; how they are read, and what is refused because it would go wrong."""

from __future__ import annotations

import shutil
from pathlib import Path, PurePosixPath

import pytest

from analyzers.cobol import ast, syntax
from analyzers.model import SourceFile
from tests.translators.rules.cobol.beside import unlike
from tests.translators.rules.cobol.programs import free
from tests.translators.rules.cobol.programs_reports import PROGRAMS, reporting
from tests.translators.rules.cobol.test_lowering import lowered

_DATA = """\
       01  REGION PIC X.
       01  WORTH PIC S9(5)V99.
       01  PACKED PIC S9(5) COMP-3.
       01  T PIC X OCCURS 3.
"""
_RUN = """\
       MAIN SECTION.
       MAIN-ONE.
           OPEN OUTPUT OUT. INITIATE R. GENERATE D. TERMINATE R.
"""
_DETAIL = "       01  D TYPE DETAIL LINE PLUS 1.\n           02  COLUMN 1 PIC X SOURCE REGION.\n"
_RD = "       RD  R CONTROLS ARE FINAL REGION PAGE LIMIT 20 LAST DETAIL 15.\n"
_BEFORE = "       DECLARATIVES.\n       B SECTION. USE BEFORE REPORTING {}.\n       B-ONE. {}\n       END DECLARATIVES.\n"


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("cobc") is None, reason="needs GnuCOBOL")
def test_reports_are_written_as_with_gnucobol(tmp_path: Path) -> None:
    assert unlike(PROGRAMS, ("go", "rust"), tmp_path) == {}


def test_a_report_is_read_as_it_is_written() -> None:
    reports = """\
       RD  R CONTROLS ARE FINAL REGION, TOWN
           PAGE LIMIT IS 60 LINES 90 COLUMNS HEADING 2
           FIRST DETAIL IS 4 LAST DE 50 FOOTING 55.
       01  H TYPE IS CONTROL HEADING FOR REGION OR PAGE NEXT GROUP PLUS 2.
           02  LINE NUMBER IS PLUS 3 PRESENT WHEN REGION = "A".
             03  COL NUMBER 5 PIC Z9 SUM OF A B UPON D RESET ON FINAL.
             03  COLUMNS ARE 1, 4 7 PIC X.
"""
    text = free(reporting(_DATA, reports, _RUN))
    parsed = syntax.parse([SourceFile(PurePosixPath("demo.cob"), "cobol", text, "")])
    (report,) = parsed[0].programs[0].reports
    assert [name.name for name in report.controls] == ["REGION", "TOWN"]
    assert (report.lines, report.columns, report.heading) == (60, 90, 2)
    assert (report.first_detail, report.last_detail, report.footing) == (4, 50, 55)
    (group,) = report.groups
    assert (group.name, group.type, group.control, group.next_group) == ("H", "CONTROL HEADING", "REGION", ("PLUS", 2))
    (line,) = group.children
    assert line.line == ("PLUS", 3) and isinstance(line.present, ast.Relation)
    first, second = line.children
    assert [name.name for name in first.sums] == ["A", "B"]
    assert second.columns == (("AT", 1), ("AT", 4), ("AT", 7))


def test_a_plain_report_is_not_refused(tmp_path: Path) -> None:
    assert lowered(free(reporting(_DATA, _RD + _DETAIL, _RUN)), tmp_path).refusals == ()


_GROUPS = {
    "a line on the next page": "01 D TYPE DETAIL LINE 5 ON NEXT PAGE. 02 COLUMN 1 PIC X SOURCE REGION.",
    "a field that may be absent": "01 D TYPE DETAIL LINE PLUS 1. 02 COLUMN 1 PIC X SOURCE REGION PRESENT WHEN REGION = 'A'.",
    "lines that do not ascend":
        "01 D TYPE DETAIL. 02 LINE 5. 03 COLUMN 1 PIC X SOURCE REGION. 02 LINE 5. 03 COLUMN 1 PIC X SOURCE REGION.",
    "a line behind the page": "01 D TYPE DETAIL LINE 25. 02 COLUMN 1 PIC X SOURCE REGION.",
    "a number as a value": "01 D TYPE DETAIL LINE PLUS 1. 02 COLUMN 1 PIC 99 VALUE 12.",
    "an expression as a source": "01 D TYPE DETAIL LINE PLUS 1. 02 COLUMN 1 PIC 99 SOURCE WORTH + 1.",
    "a literal of several characters": "01 D TYPE DETAIL LINE PLUS 1. 02 COLUMN 1 PIC X(9) VALUE ALL '+-'.",
    "a line that is longer than the record":
        "01 D TYPE DETAIL LINE PLUS 1. 02 COLUMN 50 PIC X SOURCE REGION. 02 COLUMN 1 PIC X SOURCE REGION.",
    "a field that nothing is moved to": "01 D TYPE DETAIL LINE PLUS 1. 02 COLUMN 1 PIC 99.",
    "a packed field": "01 D TYPE DETAIL LINE PLUS 1. 02 COLUMN 1 PIC 99 COMP-3 SOURCE WORTH.",
    "a sum of a packed item":
        "01 D TYPE DETAIL LINE PLUS 1. 02 COLUMN 1 PIC X SOURCE REGION. 01 TYPE CF REGION LINE PLUS 1. 02 COLUMN 1 PIC Z9 SUM PACKED.",
    "a sum in a detail": "01 D TYPE DETAIL LINE PLUS 1. 02 COLUMN 1 PIC Z9 SUM WORTH.",
    "a control that is none":
        "01 D TYPE DETAIL LINE PLUS 1. 02 COLUMN 1 PIC X SOURCE REGION. 01 TYPE CF WORTH LINE PLUS 1. 02 COLUMN 1 PIC X SOURCE REGION.",
    "a field without a column":
        "01 D TYPE DETAIL LINE PLUS 1. 02 COLUMN 1 PIC X SOURCE REGION. 02 PIC X SOURCE REGION.",
}  # fmt: skip


@pytest.mark.parametrize("groups", _GROUPS.values(), ids=_GROUPS.keys())
def test_groups_that_would_go_wrong_are_refused(groups: str, tmp_path: Path) -> None:
    text = "".join(f"       {entry}.\n" for entry in groups.rstrip(".").split(". "))
    assert lowered(free(reporting(_DATA, _RD + text, _RUN)), tmp_path).refusals != ()


_DESCRIPTIONS = {
    "CODE": "RD R CODE 'AB' PAGE LIMIT 20.",
    "LAST CONTROL HEADING": "RD R PAGE LIMIT 20 LAST CONTROL HEADING 10.",
    "lines out of order": "RD R PAGE LIMIT 20 FIRST DETAIL 15 LAST DETAIL 10.",
    "a control in a table": "RD R CONTROL IS T PAGE LIMIT 20.",
    "a heading without a page": "RD R HEADING 3.",
}


@pytest.mark.parametrize("description", _DESCRIPTIONS.values(), ids=_DESCRIPTIONS.keys())
def test_reports_that_would_go_wrong_are_refused(description: str, tmp_path: Path) -> None:
    reports = f"       {description}\n{_DETAIL}"
    assert lowered(free(reporting(_DATA, reports, _RUN)), tmp_path).refusals != ()


_PROCEDURES = {
    "USE before a detail": _BEFORE.format("D", "DISPLAY REGION.") + _RUN,
    "USE before what is no group": _BEFORE.format("E", "DISPLAY REGION.") + _RUN,
    "SUPPRESS of a final footing": _BEFORE.format("F", "SUPPRESS PRINTING.") + _RUN,
    "a sum in a condition": _RUN + "           IF S > 1 DISPLAY REGION.\n",
    "GENERATE of a footing": _RUN.replace("GENERATE D", "GENERATE F"),
    "WRITE to a report's file": _RUN + "           WRITE FILE OUT FROM REGION.\n",
}


@pytest.mark.parametrize("procedure", _PROCEDURES.values(), ids=_PROCEDURES.keys())
def test_statements_that_would_go_wrong_are_refused(procedure: str, tmp_path: Path) -> None:
    footing = "       01  F TYPE CF FINAL LINE PLUS 1.\n           02  S COLUMN 1 PIC Z9 SUM WORTH.\n"
    assert lowered(free(reporting(_DATA, _RD + _DETAIL + footing, procedure)), tmp_path).refusals != ()


def test_a_refused_report_is_named_for_the_whole_program(tmp_path: Path) -> None:
    code = lowered(free(reporting(_DATA, _RD.replace("REGION", "NOWHERE") + _DETAIL, _RUN)), tmp_path)
    assert [(r.construct, r.reason) for r in code.refusals if not r.subprogram] == [("CONTROL", "the control NOWHERE")]
    assert {r.subprogram for r in code.refusals} == {"", "MAIN", "MAIN-ONE", "SHOW", "SHOW-ALL", "SHOW-ROW"}
