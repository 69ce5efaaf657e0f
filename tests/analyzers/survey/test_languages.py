"""What a survey reads from each language's traps, found on real trees."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from analyzers.c.heads import function_head
from analyzers.model import Codebase
from analyzers.survey.run import survey


def tree(root: Path, files: dict[str, str]) -> Codebase:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return survey(root, root / ".cache", jobs=1).codebase


def edges(codebase: Codebase) -> set[tuple[str, str, str]]:
    return {(d.source, d.target, str(d.kind)) for d in codebase.dependencies if d.resolved}


def reasons(codebase: Codebase) -> dict[str, str]:
    return {d.target: d.reason for d in codebase.dependencies if not d.resolved}


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("static int f(int a) ", "f"),
        ("int ZEXPORT deflate OF((z_streamp s, int flush)) ", "deflate"),
        ("local void fill(s)\n    deflate_state *s;\n    int (*g)();\n", "fill"),
        ("void (*signal(int n, void (*f)(int)))(int) ", "signal"),
        ("int BZ_API(BZ2_bzRead) ( int *e, void *b ) ", "BZ2_bzRead"),
        ("PNG_FUNCTION(void,PNGAPI\npng_error,(png_ptr p, char *m),PNG_NORETURN) ", "png_error"),
        ("EXPORT(int) one(int a) ", "one"),
        ("DEFUN(command, arg) ", "command"),
        ("int f(void) __attribute__((noreturn)) ", "f"),
        ("struct point ", None),
        ("static const int table[] = ", None),
        ("enum colour ", None),
    ],
)
def test_the_names_of_functions(head: str, name: str | None) -> None:
    found = function_head(head)
    assert (found[0] if found else None) == name


def test_edges_through_macros_and_pointers(tmp_path: Path) -> None:
    found = tree(
        tmp_path,
        {
            "log.h": "void log_it(const char *);\n#define LOG(x) log_it(x)\n",
            "log.c": '#include "log.h"\nint level;\nvoid log_it(const char *s) { level++; }\n',
            "main.c": '#include "log.h"\nextern int level;\nstruct ops { int (*run)(int); };\nstatic int work(int a) { return a; }\n'
            "static struct ops table = { .run = work };\nint main(void) { int log = 1; LOG(0); level = log; return table.run(1); }\n",
        },
    )
    assert edges(found) == {("main", "log", "include"), ("main", "log", "call"), ("main", "log", "data")}
    assert reasons(found)[".run"] == "a call through a function pointer; candidates: work"


def test_conditions_that_nothing_can_switch_on_are_off_unless_a_header_is_missing(tmp_path: Path) -> None:
    files = {
        "a.c": '#include "a.h"\n#ifdef EXTRA\n#include "extra.h"\nint more(void) { return extra(); }\n#endif\n#ifdef _WIN32\nint w(void) { return extra(); }\n#endif\n',
        "a.h": "int a;\n",
        "extra.h": "int extra(void);\n",
        "extra.c": '#include "extra.h"\nint extra(void) { return 1; }\n',
    }
    closed = tree(tmp_path / "closed", files)
    assert edges(closed) == set()
    assert reasons(closed)["extra.h"] == "read only if EXTRA is defined, which nothing in the tree does"
    opened = tree(tmp_path / "opened", {**files, "a.h": '#include "config.h"\n'})
    assert edges(opened) == {("a", "extra", "include"), ("a", "extra", "call")}


def test_unbalanced_braces_lose_no_other_function(tmp_path: Path) -> None:
    text = "int a(void)\n{\n  if (1) {\n  return 1;\n}\n\nint b(void)\n{\n  return a();\n}\n"
    found = survey(_one(tmp_path, "x.c", text), tmp_path / ".cache")
    assert [r.name for r in found.routines["x"]] == ["a", "b"]
    assert "a brace is never closed" in found.codebase.diagnostics[0].message


def _one(root: Path, name: str, text: str) -> Path:
    (root / name).write_text(text)
    return root


def test_ada_units_and_their_edges(tmp_path: Path) -> None:
    found = tree(
        tmp_path,
        {
            "p.ads": "package P is\n   procedure Go;\n   generic\n      type T is private;\n      with procedure Q;\n   package G is\n   end G;\nend P;\n",
            "p-child.ads": "private with Ada.Text_IO;\npackage P.Child is\n   X : Integer;\nend P.Child;\n",
            "p.adb": "-- with Nothing;\npackage body P is\n   S : String := \"with Q;\";\n   procedure Go is separate;\nend P;\n",
            "p-go.adb": "with Helper;\nseparate (P)\nprocedure Go is\nbegin\n   Helper.Run ('\"');\nend Go;\n",
            "helper.ads": "package Helper is\n   procedure Run (C : Character);\nend Helper;\n",
            "main.adb": "with P.Child; use P;\nprocedure Main is\n   package I is new P.G (Integer, Go);\nbegin\n   Go;\n   P.Child.X := 1;\nend Main;\n",
        },
    )
    assert edges(found) == {
        ("p", "helper", "with"), ("p", "helper", "call"), ("p_child", "p", "with"), ("main", "p", "with"),
        ("main", "p", "call"), ("main", "p_child", "with"), ("main", "p_child", "data"),
    }  # fmt: skip
    assert found.module("p").files == ("p.adb", "p.ads", "p-go.adb") or set(found.module("p").files) == {"p.adb", "p.ads", "p-go.adb"}
    assert str(found.module("main").kind) == "main"


COBOL = """\
       CBL DYNAM
       IDENTIFICATION DIVISION.
       PROGRAM-ID. ORDERS.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
           EXEC SQL INCLUDE CUSTREC END-EXEC.
       01  NEXT-PROGRAM PIC X(8) VALUE 'BILLING'.
       PROCEDURE DIVISION.
       MAIN-PARA.
           PERFORM PROCESS-ENTER-KEY
           EXEC SQL
               SELECT C.NAME INTO :WS-NAME FROM CUSTOMER C, ACCOUNT
               WHERE C.ID = 1
           END-EXEC
           SOMETHING NOBODY KNOWS CALL 'HIDDEN'.
           EXEC CICS LINK PROGRAM('SCREENS') END-EXEC.
           EXEC CICS XCTL PROGRAM(NEXT-PROGRAM) END-EXEC.
           GOBACK.
       PROCESS-ENTER-KEY.
           CALL 'SCREENS'.
       NEVER.
           CALL 'SCREENS'.
"""


def test_cobol_with_sql_cics_and_what_the_parser_does_not_know(tmp_path: Path) -> None:
    other = "       IDENTIFICATION DIVISION.\n       PROGRAM-ID. {}.\n       PROCEDURE DIVISION.\n           GOBACK.\n"
    files = {"ORDERS.cbl": COBOL, "SCREENS.cbl": other.format("SCREENS"), "BILLING.cbl": other.format("BILLING"), "CUSTREC": "       01  WS-NAME PIC X.\n"}
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    found = survey(tmp_path, tmp_path / ".cache")
    assert {e[:2] for e in edges(found.codebase)} >= {("orders", "screens"), ("orders", "billing")}
    missing = reasons(found.codebase)
    assert missing["HIDDEN"] == "program HIDDEN is not in this codebase"
    assert missing["CUSTOMER"] == missing["ACCOUNT"] == "a table of the database"
    assert [(d.name, d.line) for d in found.dead] == [("NEVER", 21)]
    assert found.files["ORDERS.cbl"].dialect == "IBM, fixed format"


def test_dead_paragraphs_of_cobol_are_those_that_a_run_does_not_enter(tmp_path: Path) -> None:
    """All paragraphs of a performed section count, those behind its GOBACK do not; names that several sections have."""
    told = "           DISPLAY '{0}'.\n"

    def paragraph(name: str, body: str = "") -> str:
        return f"       {name}.\n{told.format(name)}{body}"

    text = (
        "       IDENTIFICATION DIVISION.\n       PROGRAM-ID. WAYS.\n       PROCEDURE DIVISION.\n       FIRST-ONE SECTION.\n"
        + paragraph("M010", "           PERFORM WORK.\n           PERFORM R010 THRU R030.\n           PERFORM DONE.\n           GOBACK.\n")
        + "       WORK SECTION.\n" + paragraph("W010") + paragraph("W020", "           GO TO LEAVE-IT.\n") + paragraph("W030")
        + paragraph("LEAVE-IT")
        + "       RANGES SECTION.\n" + paragraph("R010") + paragraph("R020") + paragraph("R030") + paragraph("R040")
        + "       UNUSED SECTION.\n" + paragraph("U010") + paragraph("LEAVE-IT-TOO")
        + "       DONE SECTION.\n" + paragraph("D010", "           GOBACK.\n") + paragraph("D999")
    )  # fmt: skip
    (tmp_path / "ways.cob").write_text(text)
    subprocess.run(["cobc", "-x", "-fixed", "-w", "-o", "ways", "ways.cob"], cwd=tmp_path, check=True)
    entered = subprocess.run(["./ways"], cwd=tmp_path, check=True, capture_output=True, text=True).stdout.split()
    every = set(re.findall(r"DISPLAY '(.*)'", text))
    found = survey(tmp_path, tmp_path / "cache")
    assert {d.name for d in found.dead} == every - set(entered) == {"W030", "R040", "U010", "LEAVE-IT-TOO", "D999"}


def test_labels_that_cics_and_the_database_go_to_are_not_dead(tmp_path: Path) -> None:
    (tmp_path / "on.cbl").write_text(
        "       IDENTIFICATION DIVISION.\n       PROGRAM-ID. HANDLES.\n       PROCEDURE DIVISION.\n       A010.\n"
        "           EXEC CICS HANDLE ABEND LABEL(ABEND-HANDLING) END-EXEC.\n"
        "           EXEC CICS HANDLE CONDITION NOTFND(NOT-THERE) END-EXEC.\n"
        "           EXEC SQL WHENEVER SQLERROR GO TO :BAD-SQL END-EXEC.\n           GOBACK.\n"
        "       A999.\n           EXIT.\n       NOT-THERE.\n           GOBACK.\n       BAD-SQL.\n           GOBACK.\n"
        "       ABEND-HANDLING SECTION.\n       AH010.\n           GOBACK.\n       AH999.\n           EXIT.\n"
    )
    assert {d.name for d in survey(tmp_path, tmp_path / "cache").dead} == {"A999", "AH999"}
