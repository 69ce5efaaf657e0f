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
from translators.rules.emit import laid_out

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


FIELDS = HEADER + """       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 ALONE PIC 9(4) COMP VALUE 3.
       01 LEFT-ALONE.
          05 INSIDE PIC 9(3).
          05 SIGNED-ONE PIC S9(3).
       01 SEEN-WHOLE.
          05 OF-SEEN PIC 9(3).
       01 OVERLAID PIC 9(4) COMP.
       01 OVERLAY REDEFINES OVERLAID PIC X(2).
       01 WITH-TABLE.
          05 BESIDE PIC 9(3).
          05 ROWS PIC 9 OCCURS 3 INDEXED BY IX.
       01 WITH-PARTS.
          05 BEFORE-IT PIC 9(3).
          05 PARTED PIC X(9).
       01 SHOWN PIC 9(3).
       PROCEDURE DIVISION.
       A.
           ADD 1 TO ALONE INSIDE SIGNED-ONE OF-SEEN.
           ADD 1 TO OVERLAID BESIDE BEFORE-IT SHOWN.
           IF ALONE > INSIDE OR SIGNED-ONE > 5 OR OF-SEEN > 5
             OR OVERLAID > 5 OR BESIDE > 5 OR BEFORE-IT > 5
               DISPLAY SEEN-WHOLE OVERLAY SHOWN.
           SET IX TO 2.
           MOVE PARTED (ALONE:INSIDE) TO OVERLAY.
           MOVE ROWS (IX) TO PARTED.
           STOP RUN.
"""


def test_whole_numbers_whose_bytes_nothing_sees_are_fields(tmp_path: Path) -> None:
    code = lowered(FIELDS, tmp_path)
    assert code.refusals == ()
    fields = {g.name for g in code.globals if not g.constant}
    assert fields == {"ALONE", "INSIDE", "IX"}
    go, rust = (
        laid_out(target, {code.id: EMITTERS[target](code, {})})[code.id].files[0][1] for target in ("go", "rust")
    )
    assert "if alone > inside || " in go
    assert "alone = m.Cut(alone+1, 4)" in go
    assert "ALONE.set(m.cut(ALONE.get() + 1, 4));" in rust


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


def test_an_address_that_is_set_is_refused_by_the_words_of_the_source(tmp_path: Path) -> None:
    text = HEADER + (
        "       DATA DIVISION.\n       WORKING-STORAGE SECTION.\n       01  W PIC X.\n       LINKAGE SECTION.\n"
        "       01  A PIC X.\n       PROCEDURE DIVISION.\n       M.\n           SET ADDRESS OF A TO ADDRESS OF W.\n"
    )
    assert "SET ADDRESS OF" in {r.construct for r in lowered(text, tmp_path).refusals}


@pytest.mark.parametrize(("operand", "refused"), (("T", True), ("U", True), ("T (1:1)", True), ("V", False), ('"abc"', False)))
def test_converting_an_item_by_its_own_bytes_is_refused(operand: str, refused: bool, tmp_path: Path) -> None:
    """The original converts in place: what it has made of the item says what comes next."""
    by = '"x"' if ":" in operand else '"xyz"'
    text = HEADER + (
        "       DATA DIVISION.\n       WORKING-STORAGE SECTION.\n       01  G.\n           05  T PIC X(3).\n"
        "           05  U REDEFINES T PIC X(3).\n           05  V PIC X(3).\n       PROCEDURE DIVISION.\n       A.\n"
        f"           INSPECT T CONVERTING {operand}\n               TO {by}.\n           STOP RUN.\n"
    )
    assert ("INSPECT" in {r.construct for r in lowered(text, tmp_path).refusals}) is refused


@pytest.mark.parametrize(("clause", "construct"), [
    ("DECIMAL-POINT IS COMMA", ""),
    ("NUMERIC SIGN IS TRAILING SEPARATE", "NUMERIC SIGN"),
    ('CLASS FEW IS "A" THRU', "SPECIAL-NAMES"),
    ("CLASS FEW IS 300", "SPECIAL-NAMES"),
    ("CLASS FEW IS 1 THRU 999999999", "SPECIAL-NAMES"),
    ("SYMBOLIC CHARACTERS A B ARE 66", "SPECIAL-NAMES"),
    ("SYMBOLIC CHARACTERS A IS 66 IN ODD", "SPECIAL-NAMES"),
    ("SYMBOLIC CHARACTERS A IS 66 DECIMAL-POINT IS COMMA", ""),
])  # fmt: skip
def test_special_names_that_are_not_understood_keep_the_program_whole(clause: str, construct: str, tmp_path: Path) -> None:
    """What was passed over could change what everything else means."""
    text = HEADER + (
        f"       ENVIRONMENT DIVISION.\n       CONFIGURATION SECTION.\n       SPECIAL-NAMES.\n           {clause}.\n"
        "       PROCEDURE DIVISION.\n       M.\n           DISPLAY 1.\n"
    )
    found = {r.construct for r in lowered(text, tmp_path).refusals}
    assert found == ({f"program with {construct}", construct} if construct else set())
