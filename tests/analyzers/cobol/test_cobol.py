"""What the COBOL analyzer sees in programs written for the purpose."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path, PurePosixPath

import pytest

from analyzers.cobol import ast, copying, layout, syntax
from analyzers.cobol.source import SOURCE
from analyzers.cobol.tokens import is_free_format
from analyzers.model import DecimalType, DependencyKind, ModuleKind, RecordType, SourceFile


def file(name: str, text: str) -> SourceFile:
    return SourceFile(PurePosixPath(name), "cobol", text, "")


def program(body: str, data: str = "", using: str = "") -> str:
    return (
        "       IDENTIFICATION DIVISION.\n       PROGRAM-ID. DEMO.\n       DATA DIVISION.\n"
        f"{data}       PROCEDURE DIVISION{using}.\n{body}"
    )


def only(text: str, *others: SourceFile) -> ast.Program:
    return syntax.parse([file("demo.cob", text), *others])[-1 if not others else 0].programs[0]


def test_paragraphs_with_their_lines_and_calls() -> None:
    text = program(
        "       MAIN-LINE.\n           PERFORM 100-READ THRU 100-EXIT.\n           STOP RUN.\n"
        "       100-READ.\n           GO TO 100-EXIT.\n       100-EXIT.\n           EXIT.\n"
    )
    module = SOURCE.analyze([file("demo.cob", text)]).modules[0]
    assert module.kind is ModuleKind.MAIN
    names = [s.name for s in module.interface.subprograms]
    assert names == ["MAIN-LINE", "100-READ", "100-EXIT"]
    assert module.interface.subprograms[0].calls == ("100-READ", "100-EXIT")
    assert module.interface.subprograms[1].span.line == 8


def test_copy_replacing_joins_partial_words_and_keeps_the_copybooks_lines() -> None:
    book = "       01  :TAG:-RECORD.\n           05  :TAG:-NAME PIC X(:LEN:).\n"
    data = "       WORKING-STORAGE SECTION.\n           COPY BOOK REPLACING ==:TAG:== BY ==WS==\n"
    data += "               ==:LEN:== BY ==12==.\n"
    parsed = syntax.parse([file("BOOK.cpy", book), file("demo.cob", program("       A.\n           STOP RUN.\n", data))])
    found = next(p for f in parsed for p in f.programs).working[0]
    assert found.name == "WS-RECORD"
    assert found.children[0].name == "WS-NAME"
    assert found.children[0].picture == "X(12)"
    assert (found.span.file, found.span.line) == ("BOOK.cpy", 1)


def test_whether_a_file_is_a_program_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tree asks for its copybooks thousands of times."""
    looked: list[str] = []

    class Pattern:
        def search(self, text: str) -> str | None:
            looked.append(text)
            return text if "PROGRAM-ID" in text else None

    monkeypatch.setattr(copying, "_PROGRAM", Pattern())
    files = [file("src/ASK.cpy", program("")), file("copy/ASK.cpy", "       01 ASKED PIC X.\n")]
    library = copying.Library(files)
    for _ in range(3):
        assert library.find("ASK", near="src/USE.cob") == files[1]
    assert sorted(looked) == sorted(f.text for f in files)


def test_a_literal_goes_on_over_the_line_end() -> None:
    first = '           DISPLAY "' + "A" * 52
    text = program(f'       M.\n{first}\n      -    "BC".\n           STOP RUN.\n')
    statement = only(text).paragraphs[0].sentences[0][0]
    assert isinstance(statement, ast.Display)
    assert statement.items == (ast.Text(b"A" * 52 + b"BC"),)


def test_abbreviated_conditions_repeat_subject_and_operator() -> None:
    data = "       WORKING-STORAGE SECTION.\n       01 A PIC 9.\n       01 B PIC 9.\n"
    text = program("       M.\n           IF A = 1 OR 2 AND NOT > B DISPLAY A.\n           STOP RUN.\n", data)
    condition = only(text).paragraphs[0].sentences[0][0].condition  # type: ignore[union-attr]
    assert isinstance(condition, ast.Or)
    assert isinstance(condition.right, ast.And)
    last = condition.right.right
    assert isinstance(last, ast.Relation)
    assert (last.operator, last.left) == ("<=", condition.left.left)  # type: ignore[union-attr]


def test_a_statement_that_is_not_understood_costs_only_itself() -> None:
    text = program("       M.\n           FROBNICATE THE DATA.\n           DISPLAY 1.\n       N.\n           STOP RUN.\n")
    parsed = syntax.parse([file("demo.cob", text)])[0]
    assert parsed.diagnostics
    assert [p.name for p in parsed.programs[0].paragraphs] == ["M", "N"]
    assert isinstance(parsed.programs[0].paragraphs[0].sentences[1][0], ast.Display)


def test_calls_copies_and_shared_files_become_edges() -> None:
    caller = program('       M.\n           CALL "OTHER".\n           CALL WS-NAME.\n           STOP RUN.\n',
                     "       WORKING-STORAGE SECTION.\n       01 WS-NAME PIC X(8).\n")  # fmt: skip
    other = program("       X.\n           GOBACK.\n").replace("DEMO", "OTHER")
    analysis = SOURCE.analyze([file("demo.cob", caller), file("other.cob", other)])
    calls = [d for d in analysis.dependencies if d.kind is DependencyKind.CALL]
    assert [(d.source, d.target, d.resolved) for d in calls] == [("demo", "other", True), ("demo", "?", False)]
    assert "literal" in calls[1].reason
    assert {m.id: m.kind for m in analysis.modules}["other"] is ModuleKind.LIBRARY


def test_linkage_items_are_parameters_with_their_storage() -> None:
    data = "       LINKAGE SECTION.\n       01 P.\n          05 Q PIC S9(5)V99 COMP-3.\n          05 R PIC X(3).\n"
    module = SOURCE.analyze([file("demo.cob", program("       M.\n           GOBACK.\n", data, " USING P"))]).modules[0]
    (parameter,) = module.interface.subprograms[0].parameters
    assert isinstance(parameter.type, RecordType)
    assert parameter.type.size == 7
    assert isinstance(parameter.type.fields[0].type, DecimalType)
    assert parameter.type.fields[1].offset == 4


def test_the_text_of_a_program_reaches_to_its_end() -> None:
    using = "       LINKAGE SECTION.\n       01  A PIC 9.\n", " USING A"
    one, two = program("       P1.\n           GOBACK.\n", *using), program("       P2.\n           GOBACK.\n", *using)
    text = one + "       END PROGRAM DEMO.\n" + two.replace("PROGRAM-ID. DEMO.", "PROGRAM-ID. OTHER.")
    lines = text.splitlines()
    starts = [n for n, line in enumerate(lines, 1) if "PROGRAM-ID" in line]
    end = next(n for n, line in enumerate(lines, 1) if "END PROGRAM" in line)
    found = SOURCE.analyze([file("p.cob", text)])
    spans = [s.span for m in found.modules for s in m.interface.subprograms if s.exported]
    assert [(s.line, s.end_line) for s in spans] == [(starts[0], end), (starts[1], len(lines))]


SIZES = """
       01 G.
          05 A PIC 9(3) COMP.
          05 B PIC S9(2) COMP.
          05 C PIC S9(7)V99 COMP-3.
          05 D PIC 9(10) COMP-5.
          05 E PIC S9(4) SIGN LEADING SEPARATE.
          05 F PIC $$,$$9.99CR.
          05 H PIC X(3) OCCURS 5.
          05 I USAGE INDEX.
          05 J PIC S9(5) COMP SYNC.
          05 K PIC XXBXX/99.
          05 L PIC 9(3)PP.
          05 M PIC 9(18) COMP SYNC.
          05 N REDEFINES M PIC X(4).
          05 O PIC 9(2) BLANK WHEN ZERO.
"""


@pytest.mark.skipif(shutil.which("cobc") is None, reason="needs GnuCOBOL")
def test_storage_is_laid_out_as_the_compiler_does(tmp_path: Path) -> None:
    names = list("ABCDEFHIJKLMNO")
    shown = "\n".join(f'           DISPLAY LENGTH OF {n}{" (1)" if n == "H" else ""}.' for n in names)
    text = program(f"       X.\n{shown}\n           DISPLAY LENGTH OF G.\n           STOP RUN.\n",
                   f"       WORKING-STORAGE SECTION.{SIZES}")  # fmt: skip
    (tmp_path / "demo.cob").write_text(text)
    subprocess.run(["cobc", "-x", "-fixed", "-w", "-o", "demo", "demo.cob"], cwd=tmp_path, check=True)
    said = subprocess.run([str(tmp_path / "demo")], capture_output=True, text=True, check=True).stdout.split()
    laid = layout.Layout(only(text))
    found = [laid.by_name[n][0].size for n in [*names, "G"]]
    assert found == [int(word) for word in said]


def test_an_address_is_set_and_what_follows_is_read() -> None:
    """cobc takes the same text."""
    data = (
        "       WORKING-STORAGE SECTION.\n       01  P USAGE POINTER.\n       01  W PIC X(4).\n"
        "       LINKAGE SECTION.\n       01  A PIC X(4).\n       01  B PIC X(4).\n"
    )
    body = "       M.\n           SET P TO ADDRESS OF W SET ADDRESS OF A ADDRESS OF B TO P\n           DISPLAY A.\n           STOP RUN.\n"
    first, second, third = only(program(body, data)).paragraphs[0].sentences[0]
    assert isinstance(first, ast.SetTo) and isinstance(third, ast.Display)
    assert isinstance(second, ast.SetAddress)
    assert [target.operand.name for target in second.targets] == ["A", "B"]
    assert isinstance(second.value, ast.Name) and second.value.name == "P"
    done = subprocess.run(
        ["cobc", "-fsyntax-only", "-x", "-"], input=program(body, data), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


LONG = '           DISPLAY "a line of a program that is longer than a card has columns".\n'


@pytest.mark.parametrize(
    ("more", "free"),
    [
        (LONG, True),
        ("", False),
        (LONG + "      * a comment as only fixed format has it\n", False),
        (LONG + "000100     CONTINUE.\n", False),
        (LONG + "           CONTINUE.".ljust(72) + "PROGRAM1\n", False),
        (LONG[:-3] + '" & "b"\n      -    "c".\n', False),
        ("           CONTINUE.".ljust(70) + "*> a remark\n", False),
        ("           DISPLAY ".ljust(71) + "A.\n", False),
    ],
)
def test_a_source_with_statements_past_the_margin_is_free(more: str, free: bool) -> None:
    """cobc takes the first one with -free alone: in fixed format its literal has no end."""
    assert is_free_format(program("       A.\n" + more + "           STOP RUN.\n")) is free
