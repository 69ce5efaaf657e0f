"""What the COBOL rules make of programs: structure kept, control flow exact, refusals by name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from analyzers.registry import SOURCES
from analyzers.scan import analyze, read_tree
from tests.translators.runtimes.test_cobol import run, translated
from translators.rules import ir
from translators.rules.cobol import EMITTERS, lower

HEADER = """       IDENTIFICATION DIVISION.
       PROGRAM-ID. DEMO.
"""

JUMPS = HEADER + """       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 N PIC 9(2) VALUE 0.
       01 M PIC 9(2).
       01 WHERE-TO PIC 9 VALUE 2.
       PROCEDURE DIVISION.
       START-HERE.
           PERFORM A THRU C.
           PERFORM B.
           PERFORM VARYING N FROM 1 BY 1 UNTIL N > 3
             AFTER M FROM N BY 2 UNTIL M > 5
               DISPLAY "LOOP " N M
           END-PERFORM.
           PERFORM 2 TIMES
               ADD 1 TO N
               IF N = 5 EXIT PERFORM END-IF
               DISPLAY "TIMES " N
           END-PERFORM.
           GO TO ONE TWO THREE DEPENDING ON WHERE-TO.
           DISPLAY "NOT HERE".
       ONE.
           DISPLAY "ONE".
       TWO.
           DISPLAY "TWO".
           IF N < 50 NEXT SENTENCE ELSE DISPLAY "BIG".
           DISPLAY "AFTER".
       THREE.
           PERFORM LAST-ONE.
           STOP RUN.
       A.
           DISPLAY "A".
           IF N = 0 GO TO C.
           DISPLAY "NOT A".
       B.
           DISPLAY "B".
       C.
           DISPLAY "C".
       LAST-ONE SECTION.
       L1.
           MOVE 7 TO RETURN-CODE.
           EXIT SECTION.
       L2.
           DISPLAY "NEVER".
"""


def lowered(text: str, folder: Path) -> ir.IrModule:
    (folder / "demo.cob").write_text(text)
    codebase = analyze(folder)
    files, _ = read_tree(folder, [s for s in SOURCES if s.language == "cobol"])
    return lower(codebase.modules[0], files, codebase, {})


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("cobc") is None, reason="needs GnuCOBOL")
@pytest.mark.parametrize("target", ["go", "rust"])
def test_jumps_and_performs_go_where_they_went(target: str, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "demo.cob").write_text(JUMPS)
    original = run("cobol", source, tmp_path / "original")
    again = run(target, translated(source, target, tmp_path / "tree"), tmp_path / target)
    assert original.code == 7
    assert (again.code, again.stdout) == (original.code, original.stdout)


def test_paragraphs_without_jumps_are_plain_functions(tmp_path: Path) -> None:
    text = HEADER + "       PROCEDURE DIVISION.\n       A.\n           PERFORM B.\n           STOP RUN.\n       B.\n           DISPLAY 1.\n"
    code = lowered(text, tmp_path)
    assert [(s.name, s.result) for s in code.subprograms] == [("A", None), ("B", None)]
    rust = EMITTERS["rust"](code, {}).files[0][1]
    assert "fn b(m: &Machine) {" in rust
    assert "b(m);" in rust


def test_one_refused_paragraph_keeps_the_program_whole(tmp_path: Path) -> None:
    text = HEADER + "       PROCEDURE DIVISION.\n       A.\n           DISPLAY 1.\n       B.\n           ENTRY \"OTHER\".\n"
    code = lowered(text, tmp_path)
    assert code.subprograms == ()
    by_name = {r.subprogram: r for r in code.refusals}
    assert by_name["B"].construct == "ENTRY"
    assert by_name["B"].span.line == 7
    assert "stays whole" in by_name["A"].reason
    assert "" in by_name


def test_names_that_are_not_declared_are_refused(tmp_path: Path) -> None:
    code = lowered(HEADER + "       PROCEDURE DIVISION.\n       A.\n           MOVE 1 TO NOWHERE.\n", tmp_path)
    assert {r.construct for r in code.refusals if r.subprogram} == {"data name"}
