"""Constructs as GnuCOBOL runs them, in both targets; and what is refused because it would go wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.translators.rules.cobol import (
    programs,
    programs_counting,
    programs_dialect,
    programs_everyday,
    programs_exceptions,
    programs_fields,
    programs_fields_more,
    programs_files,
    programs_floats,
    programs_functions,
    programs_literals,
    programs_overlap,
    programs_unnamed,
    programs_usages,
)
from tests.translators.rules.cobol.beside import unlike
from tests.translators.rules.cobol.test_lowering import HEADER, lowered
from tests.translators.runtimes.test_cobol import run, translated

PROGRAMS = (
    programs.PROGRAMS
    | programs_counting.PROGRAMS
    | programs_functions.PROGRAMS
    | programs_dialect.PROGRAMS
    | programs_overlap.PROGRAMS
    | programs_everyday.PROGRAMS
    | programs_fields.PROGRAMS
    | programs_fields_more.PROGRAMS
    | programs_files.PROGRAMS
    | programs_floats.PROGRAMS
    | programs_unnamed.PROGRAMS
    | programs_usages.PROGRAMS
    | programs_literals.PROGRAMS
    | programs_exceptions.PROGRAMS
)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("cobc") is None, reason="needs GnuCOBOL")
def test_programs_show_what_they_show_with_gnucobol(tmp_path: Path) -> None:
    assert unlike(PROGRAMS, ("go", "rust"), tmp_path) == {}


INTERRUPTED = HEADER + """\
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  CARD PIC X(4).
       PROCEDURE DIVISION.
       A.
           DISPLAY "BEFORE".
           ACCEPT CARD.
           DISPLAY CARD.
           ACCEPT CARD.
           DISPLAY "NEVER".
           STOP RUN.
"""


@pytest.mark.slow
@pytest.mark.parametrize("target", ["go", "rust"])
def test_the_interrupt_character_ends_a_program_as_gnucobol_ends_it(target: str, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "demo.cob").write_text(INTERRUPTED)
    cards = b"ab\nc\x03d\n"
    original = run("cobol", source, tmp_path / "original", cards)
    again = run(target, translated(source, target, tmp_path / "tree"), tmp_path / target, cards)
    assert (original.code, original.stdout) == (2, b"BEFORE\nab  \n")
    assert (again.code, again.stdout, again.stderr) == (original.code, original.stdout, original.stderr)


# Debugging lines of every form; the mode may come from a copybook, and holds to the end of the file.
DEBUGGED = HEADER + """\
       ENVIRONMENT DIVISION.
       CONFIGURATION SECTION.
       COPY MODE.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
      D01  V PIC X(20) VALUE "A LITERAL THAT GOES ON
      -    "HERE".
      D01  W PIC X(40) VALUE "WITH DEBUGGING MODE".
       01  Z PIC X VALUE "Z".
       PROCEDURE DIVISION.
       A.
      D    DISPLAY V.
      d    DISPLAY W.
           DISPLAY Z
      D        "DEBUGGED"
      >>D      "TWICE"
       >>D     "THRICE"
               ".".
           COPY BODY.
           CALL "SECOND".
           STOP RUN.
       END PROGRAM DEMO.
""" + HEADER.replace("DEMO", "SECOND") + """\
       PROCEDURE DIVISION.
       B.
      D    DISPLAY "STILL".
           DISPLAY "SECOND".
       END PROGRAM SECOND.
"""


@pytest.mark.slow
@pytest.mark.parametrize("target", ["go", "rust"])
@pytest.mark.parametrize("mode", ["WITH DEBUGGING MODE", "DEBUGGING\n           MODE", ""])
def test_debugging_lines_count_where_the_program_says_so(mode: str, target: str, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    text = DEBUGGED if mode else DEBUGGED.replace('      -    "HERE".\n', "")
    (source / "demo.cob").write_text(text)
    (source / "MODE.cpy").write_text(f"       SOURCE-COMPUTER. PC {mode}.\n")
    (source / "BODY.cpy").write_text("      D    DISPLAY 'COPIED'.\n           DISPLAY Z.\n")
    original = run("cobol", source, tmp_path / "original")
    assert (b"STILL" in original.stdout) == bool(mode)
    again = run(target, translated(source, target, tmp_path / "tree"), tmp_path / target)
    assert again.stdout.decode() == original.stdout.decode()


SCALED = """\
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  A PIC 9(3)PP.
       01  B PIC S9(7) COMP-3.
       01  C PIC S9(3)PP COMP-3.
"""
FLOATS = """\
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  F COMP-1.
       01  X PIC X(9).
       01  A PIC 9(3).
"""
MIXED = """\
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  A PIC 9(5) COMP-6.
       01  B PIC 9(19) COMP-3.
"""
VARYING = """\
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  I PIC 9.
       01  X PIC X(6).
       01  K.
           05 T PIC X(2) OCCURS 1 TO 4 DEPENDING ON I.
"""
PROCEDURE = "       PROCEDURE DIVISION.\n       A.\n"


def _calling(name: str, called: str) -> str:
    data = f'       DATA DIVISION.\n       WORKING-STORAGE SECTION.\n       01  W PIC X(8) VALUE "{called}".\n'
    end = f"           EXIT PROGRAM.\n       END PROGRAM {name}.\n"
    return HEADER.replace("DEMO", name) + data + PROCEDURE + "           CALL W.\n" + end


@pytest.mark.parametrize(
    ("text", "construct"),
    [
        (HEADER + "       >>IF X DEFINED\n" + PROCEDURE + "           STOP RUN.\n", "compiler directive"),
        (HEADER + "       OPTIONS.\n           INTERMEDIATE ROUNDING IS TRUNCATION.\n" + PROCEDURE + "           STOP RUN.\n",
         "OPTIONS"),
        (HEADER + "       >>IF 1 + 1 = 2\n       >>END-IF\n" + PROCEDURE + "           STOP RUN.\n", "compiler directive"),
        (HEADER + "       >>TURN EC-ALL CHECKING ON\n" + PROCEDURE + "           STOP RUN.\n", "compiler directive"),
        (HEADER + PROCEDURE + "           CALL 'CBL_GC_FORK'.\n", "CALL"),
        (HEADER + PROCEDURE + "           CALL 'ROUND'.\n" + (HEADER + PROCEDURE).replace("DEMO", "ROUND")
         + "           CALL 'DEMO'.\n", "CALL"),
        (HEADER + PROCEDURE + "           CALL 'ONE'.\n       END PROGRAM DEMO.\n" + _calling("ONE", "TWO")
         + _calling("TWO", "NONE"), "calls what is refused"),
        (HEADER + PROCEDURE + "           CALL 'C$JUSTIFY'.\n", "CALL"),
        (HEADER + SCALED + PROCEDURE + "           COMPUTE B = 2 ** -1.\n", "exponentiation"),
        (HEADER + PROCEDURE + "           IF 2.50 > 17.4 DISPLAY 'NO'.\n", "comparison"),
        (HEADER + PROCEDURE + "           IF ALL 'A' = 'AAA' DISPLAY 'NO'.\n", "comparison"),
        (HEADER + PROCEDURE + "           IF 'A' > X'4101' DISPLAY 'NO'.\n", "comparison"),
        (HEADER + PROCEDURE + "           DISPLAY FUNCTION RANDOM.\n", "DISPLAY"),
        (HEADER + "      * fixed\n" + PROCEDURE + "           DISPLAY ".ljust(65) + '"ABCDEFGH".\n', "DISPLAY"),
        (HEADER + "      * fixed\n" + SCALED + "       01  D PIC X(9) VALUE".ljust(65) + '"ABCDEFGH".\n' + PROCEDURE,
         "data description"),
        (HEADER + SCALED + PROCEDURE + "           MOVE A TO B.\n", "MOVE of P"),
        (HEADER + SCALED + PROCEDURE + "           DISPLAY FUNCTION TRIM (A).\n", "DISPLAY of P"),
        (HEADER + MIXED + PROCEDURE + "           IF A = 5 CONTINUE.\n", "USAGE COMP-6"),
        (HEADER + VARYING + PROCEDURE + "           DISPLAY LENGTH OF K.\n", "LENGTH OF"),
        (HEADER + VARYING + PROCEDURE + "           IF LENGTH OF K = X CONTINUE.\n", "LENGTH OF"),
        *((HEADER + FLOATS + PROCEDURE + f"           {text}.\n", "floating-point item") for text in (
            "MOVE F TO X", "IF F = X CONTINUE", "IF F NUMERIC CONTINUE", "DISPLAY FUNCTION ABS (F)", "DISPLAY X (F:1)",
            "ACCEPT F", "DIVIDE 7 BY 2 GIVING F REMAINDER A", "PERFORM F TIMES CONTINUE END-PERFORM", "DISPLAY F (1:2)",
        )),
        (HEADER + SCALED + PROCEDURE + "           MOVE 100 TO C.\n", "P in a packed picture"),
    ],
)  # fmt: skip
def test_what_would_go_wrong_is_refused(text: str, construct: str, tmp_path: Path) -> None:
    assert construct in {r.construct for r in lowered(text, tmp_path).refusals}
