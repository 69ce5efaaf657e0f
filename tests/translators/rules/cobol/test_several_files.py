"""OPEN and CLOSE of several files in one statement: which errors are noticed, and whose USE procedures run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.translators.rules.cobol.fixed import both

_FILES = """\
       IDENTIFICATION DIVISION.
       PROGRAM-ID. SEVERAL.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT F1 ASSIGN TO "MISSING"
               ORGANIZATION LINE SEQUENTIAL.
           SELECT F2 ASSIGN TO "WRITTEN"
               ORGANIZATION LINE SEQUENTIAL.
           SELECT F3 ASSIGN TO "MISSING3"
               ORGANIZATION LINE SEQUENTIAL{status}.
       DATA DIVISION.
       FILE SECTION.
       FD  F1.
       01  R1 PIC X(5).
       FD  F2.
       01  R2 PIC X(5).
       FD  F3.
       01  R3 PIC X(5).
       WORKING-STORAGE SECTION.
       01  STAT PIC XX.
       PROCEDURE DIVISION.
"""
_USES = """\
       DECLARATIVES.
       D1 SECTION.
           USE AFTER ERROR PROCEDURE ON F1.
       D1P.
           DISPLAY "F1 FAILED".
       D2 SECTION.
           USE AFTER ERROR PROCEDURE ON F2.
       D2P.
           DISPLAY "F2 FAILED".
       D3 SECTION.
           USE AFTER ERROR PROCEDURE ON F3.
       D3P.
           DISPLAY "F3 FAILED " STAT.
       END DECLARATIVES.
       MAIN SECTION.
"""


def _program(uses: bool, status: bool, *statements: str) -> str:
    body = "".join(f"           DISPLAY {n}.\n           {s}.\n" for n, s in enumerate(statements))
    head = _FILES.format(status=" FILE STATUS STAT" if status else "")
    return f"{head}{_USES if uses else ''}       MAIN-PAR.\n{body}           DISPLAY STAT.\n           STOP RUN.\n"


_OPENS = (
    "OPEN INPUT F1 OUTPUT F2", "CLOSE F2", "OPEN OUTPUT F2 INPUT F1", "CLOSE F2", "OPEN INPUT F1 F3", "OPEN INPUT F3 F1",
    "CLOSE F1 F2", "OPEN OUTPUT F2", "CLOSE F1 F2", "OPEN OUTPUT F2", "CLOSE F2 F1", "OPEN OUTPUT F2 INPUT F3",
)  # fmt: skip
PROGRAMS = {
    "uses": _program(True, True, *_OPENS),
    "uses without status": _program(True, False, *_OPENS),
    "the last one is fine": _program(False, False, "OPEN INPUT F1 OUTPUT F2", "READ F1 AT END DISPLAY 9"),
    "the last one fails": _program(False, False, "OPEN OUTPUT F2 INPUT F1", "CLOSE F2"),
    "a status is the last one's": _program(False, True, "OPEN INPUT F1 F3", "CLOSE F3 F1", "CLOSE F2"),
    "a status is another's": _program(False, True, "OPEN INPUT F3 F1", "CLOSE F2"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", PROGRAMS)
def test_errors_of_several_files_are_those_of_gnucobol(name: str, tmp_path: Path) -> None:
    ((theirs, ours),) = both(PROGRAMS[name].encode(), "go", tmp_path)
    assert (ours.stdout, ours.code, ours.files) == (theirs.stdout, theirs.code, theirs.files)
