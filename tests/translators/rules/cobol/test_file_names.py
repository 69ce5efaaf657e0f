"""Which files a program's files are: names without quotes are as they are written, and the environment may name others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.translators.rules.cobol.fixed import both
from verifiers.observe import Case

PROGRAM = """\
       IDENTIFICATION DIVISION.
       PROGRAM-ID. NAMES.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT F1 ASSIGN TO EXTERNAL ut-s-Out_1
               ORGANIZATION LINE SEQUENTIAL.
           SELECT F2 ASSIGN TO "lit.dat"
               ORGANIZATION LINE SEQUENTIAL.
           SELECT F3 ASSIGN TO Plain-name
               ORGANIZATION LINE SEQUENTIAL.
           SELECT F4 ASSIGN TO nam
               ORGANIZATION LINE SEQUENTIAL.
       DATA DIVISION.
       FILE SECTION.
       FD  F1.
       01  R1 PIC X(5).
       FD  F2.
       01  R2 PIC X(5).
       FD  F3.
       01  R3 PIC X(5).
       FD  F4.
       01  R4 PIC X(5).
       WORKING-STORAGE SECTION.
       01  NAM PIC X(20) VALUE "Var.Dat".
       PROCEDURE DIVISION.
       MAIN-PAR.
           OPEN OUTPUT F1 F2 F3 F4.
           MOVE "one" TO R1. WRITE R1.
           MOVE "two" TO R2. WRITE R2.
           MOVE "three" TO R3. WRITE R3.
           MOVE "four" TO R4. WRITE R4.
           CLOSE F1 F2 F3 F4.
           STOP RUN.
"""
CASES = [
    Case(environment=environment)
    for environment in (
        (),
        (("Out_1", "by-name"), ("OUT_1", "wrong")),
        (("dd_Out_1", "dd"), ("DD_Plain-name", "DD"), ("DD_PLAIN-NAME", "wrong")),
        (("DD_lit_dat", "lit"), ("DD_Var_Dat", "var")),
        (("DD_lit.dat", "wrong"), ("nam", "wrong"), ("F1", "wrong")),
    )
]


@pytest.mark.slow
@pytest.mark.parametrize("target", ["rust", "go"])
def test_files_have_the_names_that_gnucobol_gives_them(target: str, tmp_path: Path) -> None:
    pairs = both(PROGRAM.encode(), target, tmp_path, CASES)
    names = [sorted(path for path, _ in theirs.files) for theirs, _ in pairs]
    assert names[0] == ["Out_1", "Plain-name", "Var.Dat", "lit.dat"] and names[3] == ["Out_1", "Plain-name", "lit", "var"]
    assert [theirs.files for theirs, _ in pairs] == [ours.files for _, ours in pairs]


GIVEN = """\
       IDENTIFICATION DIVISION.
       PROGRAM-ID. GIVEN.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT F1 ASSIGN TO NAM ORGANIZATION LINE SEQUENTIAL
               FILE STATUS ST.
       DATA DIVISION.
       FILE SECTION.
       FD  F1.
       01  R1 PIC X(5).
       WORKING-STORAGE SECTION.
       01  NAM PIC X(20).
       01  ST PIC XX.
       PROCEDURE DIVISION.
       MAIN-PAR.
           ACCEPT NAM.
           OPEN OUTPUT F1.
           DISPLAY ST.
           MOVE "one" TO R1. WRITE R1.
           CLOSE F1.
           STOP RUN.
"""
EVERYWHERE = (
    ("_", "wrong"), ("__", "."), ("_b", "wrong"), ("_hid", "wrong"), ("DD__hid", "wrong"), (".hid", "wrong"),
    ("a_b", "there"), ("a_b_c", "also"), ("a_", "point"), ("x", "y.z"), ("y_z", "wrong"),
)  # fmt: skip
NAMES = ("./o", "../o", ".hid", "..b", "$.b", "$.b/o", "./a.b", "a.b", "a.b.c", "a.", "$a.b", "$$a.b", "x", "$none", "-a.b", '"a.b"', "'x'", "  x", "")


@pytest.mark.slow
@pytest.mark.parametrize("target", ["rust", "go"])
def test_points_in_names_that_a_program_is_given(target: str, tmp_path: Path) -> None:
    cases = [Case(stdin=name.encode() + b"\n", environment=EVERYWHERE) for name in NAMES]
    pairs = both(GIVEN.encode(), target, tmp_path, cases)
    names = [[path for path, _ in theirs.files] for theirs, _ in pairs]
    assert [names[NAMES.index(name)] for name in ("./o", ".hid", "a.b", "x")] == [["o"], [".hid"], ["there"], ["y.z"]]
    seen = [[(name, o.stdout, o.files) for name, o in zip(NAMES, side, strict=True)] for side in zip(*pairs, strict=True)]
    assert seen[0] == seen[1]
