"""Whether a program takes no input: proved from its names, and never claimed of a program that reads something."""

from __future__ import annotations

from pathlib import Path

import pytest

from verifiers.compare_service import compare
from verifiers.generate.facts import MAX_SCANNED_BYTES, read_sources
from verifiers.generate.inputless import may_read
from verifiers.observe import Case
from verifiers.runner import Runner
from verifiers.toolchains.ada import AdaToolchain
from verifiers.toolchains.c import CToolchain
from verifiers.toolchains.cobol import CobolToolchain
from verifiers.verdict import CompareRequest, Status

ROOT = Path(__file__).parents[2]
PAIRS = sorted((ROOT / "tests" / "verifiers" / "pairs").glob("*/original.*"))

SILENT = {
    "a.c": "#include <stdio.h>\nstatic int twice(int n) { return 2 * n; }\nint (*f)(int) = twice;\n"
    'int main(void) { printf("%d\\n", (*f)(4)); return 0; } /* getchar() */',
    "k.c": "extern void abort(void);\nf(a, b) int a; char *b; { return a + *b; }\nmain() { if (f(1, \"\") != 1) abort(); exit(0); }",
    "p.c": "typedef unsigned char byte;\nstatic int (twice)(int n) { return (byte)(2 * n) + (int)(n); }\n"
    'int main(void) { printf("%d", (twice)(4)); return 0; }',
    "a.adb": "with Ada.Text_IO; use Ada.Text_IO;\nprocedure A is\nbegin\n   Put_Line (\"Get_Line\"); -- Get (X)\nend A;",
    "a.cob": '       IDENTIFICATION DIVISION.\n       PROGRAM-ID. A.\n       PROCEDURE DIVISION.\n      * ACCEPT X.\n           DISPLAY "ACCEPT".\n           STOP RUN.\n',
    "a.rs": 'fn main() { println!("stdin {}", 1); std::process::exit(3); }',
    "a.go": 'package main\nimport ("fmt"; "os")\nfunc main() { fmt.Fprintln(os.Stderr, "os.Args"); os.Exit(2) }',
}
FREE = "IDENTIFICATION DIVISION.\nPROGRAM-ID. A.\n" + "       DATA DIVISION.\n       WORKING-STORAGE SECTION.\n       01 X PIC 9 VALUE 3.\n"
FREE += "       PROCEDURE DIVISION.\n"
FIXED = "".join(f"       {line.strip()}\n" for line in FREE.splitlines())
SHOWN = "".join("           DISPLAY X.\n" for _ in range(12)) + "           STOP RUN.\n"
READING = {
    "getenv": ("a.c", 'int main(void) { return getenv("HOME") != 0; }'),
    "a function of another library": ("a.c", "int main(void) { return next_token(); }"),
    "a call of a name in parentheses": ("a.c", "int next_token(void);\nint main(void) { return (next_token)(); }"),
    "a function that nobody calls by name": ("a.c", 'char *(*ask)(const char *) = getpass;\nint main(void) { return *(*ask)(""); }'),
    "its address": ("a.c", "#include <stdio.h>\nint (*next)(void) = getchar;\nint main(void) { return next(); }"),
    "a macro that makes the name": ("a.c", "#define CALL(a) get##a()\nint main(void) { return CALL(char); }"),
    "a spliced name": ("a.c", "int main(void) { return get\\\nchar(); }"),
    "main's parameters": ("a.c", "int main(int n, char **v) { return n; }"),
    "a header that is not there": ("a.c", '#include "other.h"\nint main(void) { return OTHER; }'),
    "file": ("a.adb", "with Ada.Text_IO; procedure A is F : Ada.Text_IO.File_Type; begin Ada.Text_IO.Open (F, X, Y); end A;"),
    "foreign code": ("a.adb", "procedure A is procedure P; pragma Import (C, P); begin P; end A;"),
    "unit": ("a.adb", "with Other_Unit; procedure A is begin Other_Unit.P; end A;"),
    "accept": ("a.cob", "       PROCEDURE DIVISION.\n           ACCEPT X.\n"),
    "open": ("a.cob", "       PROCEDURE DIVISION.\n           OPEN OUTPUT B INPUT A.\n"),
    "a called program": ("a.cob", '       PROCEDURE DIVISION.\n           CALL "GETLINE" USING X.\n'),
    "env": ("a.rs", 'fn main() { println!("{:?}", std::env::var("A")); }'),
    "Args": ("a.go", 'package main\nimport "os"\nfunc main() { os.Exit(len(os.Args)) }'),
    "package": ("a.go", 'package main\nimport "net/http"\nfunc main() { http.Get("x") }'),
    "the surroundings by their other name": ("a.c", "extern char **__environ;\nint main(void) { return __environ[0] != 0; }"),
    "behind a raw string": ("a.c", 'int main(void) { puts(R"(")"); return getchar() + puts("x"); }'),
    "a comment that does not go on": ("a.adb", "with Ada.Text_IO; procedure A is begin\n-- C:\\\nAda.Text_IO.Get (X); end A;"),
    "a comment that does not go on in COBOL": ("a.cob", "       PROCEDURE DIVISION.\n      *> C:\\\n           ACCEPT X.\n"),
    "a comment that does not go on in Rust": ("a.rs", "fn main() {\n// C:\\\nlet a = std::env::args().count(); }"),
    "a comment that does not go on in Go": ("a.go", 'package main\n// C:\\\nimport "net/http"\nfunc main() { http.Get("x") }'),
    "between two quoted quotes": (
        "a.adb", "with Ada.Text_IO; procedure A is begin Put (Character'('\"')); Ada.Text_IO.Get (X); Put (\"a\"); end A;",
    ),
    "between two raw strings": ("a.rs", 'fn main() { print!("{}", r"\\"); let a = std::env::args().count(); print!("{a}"); }'),
    "behind prose that is left out": ("a.c", "#if 0\nit`s\n#endif\nint main(void) { return getchar(); }\n#if 0\nit`s\n#endif\n"),
    "accept past column 72 in free format": ("a.cob", FREE + " " * 80 + "ACCEPT X.\n" + SHOWN),
    "accept behind an asterisk in free format": ("a.cob", FREE + "       COMPUTE X = 2\n      * 1 ACCEPT X.\n" + SHOWN),
    "accept past column 72 behind a change of format": (
        "a.cob", FIXED + "      >>SOURCE FORMAT IS FREE\n" + " " * 80 + "ACCEPT X.\n" + SHOWN,
    ),
    "accept behind a tab": ("a.cob", FIXED + "\tACCEPT X.\n" + SHOWN),
    "accept on two lines": ("a.cob", FIXED + " " * 68 + "ACC\n      -    EPT X.\n" + SHOWN),
    "standard input behind the third argument": (
        "a.c",
        "#include <stdio.h>\nint main(int n, char **v) { int c = 0; if (n > 3) c = getchar(); printf(\"%d\", c); return 0; }",
    ),
    "a line behind a second argument": (
        "a.adb",
        "with Ada.Text_IO, Ada.Command_Line; procedure A is begin if Ada.Command_Line.Argument_Count > 1 then"
        " Ada.Text_IO.Put (Ada.Text_IO.Get_Line); end if; end A;",
    ),
    "accept in a paragraph that is hardly ever performed": (
        "a.cob",
        "       PROCEDURE DIVISION.\n           IF X = 7 PERFORM B.\n           STOP RUN.\n       B.\n           ACCEPT X.\n",
    ),
    "a file between angle brackets that is no header": ("a.c", "#include <own.inc>\nint main(void) { return 0; }"),
    "a file named by a macro": ("a.c", '#define OTHER "own.inc"\n#include OTHER\nint main(void) { return 0; }'),
    "a directive spelled otherwise": ("a.c", '%:include "own.inc"\nint main(void) { return 0; }'),
    "between two characters in one": ("a.c", "int main(int n, char **v)\n{ int a = '\"x'; return n + '\"x'; }"),
    "a parameter of main with a length": ("a.c", "int main(int n, char *v[1])\n{ return v[0][0]; }"),
    "what runs before main": (
        "a.c", "static int k; __attribute__((constructor)) void f(int n, char **v) { k = n; }\nint main(void) { return k; }",
    ),
    "one of several functions declared at once": (
        "a.c", "int getwchar_unlocked(void), puts(const char *);\nint main(void) { return getwchar_unlocked(); }",
    ),
    "the next line": ("a.adb", "with Ada.Text_IO; use Ada.Text_IO; procedure A is begin Skip_Line; end A;"),
    "the end of a page": ("a.adb", "with Ada.Text_IO; procedure A is B : Boolean := Ada.Text_IO.End_Of_Page; begin null; end A;"),
    "between two quoted quotes behind blanks": (
        "a.adb", "with Ada.Text_IO; procedure A is begin Put (Character '('\"')); Ada.Text_IO.Get (X); Put (Character '('\"')); end A;",
    ),
    "between percent signs": ("a.adb", "with Ada.Text_IO; procedure A is begin Put (%\"%); Ada.Text_IO.Get (X); Put (%\"%); end A;"),
    "behind a form feed": ("a.adb", "with Ada.Text_IO; procedure A is begin -- x\fAda.Text_IO.Get (X);\nnull; end A;"),
    "a letter in brackets": ("a.adb", 'with Ada.Text_IO; procedure A is begin Ada.Text_IO.G["0065"]t (X); end A;'),
    "replaced text": ("a.cob", "       PROCEDURE DIVISION.\n           REPLACE LEADING ==Q== BY ==ACC==.\n           QEPT X.\n"),
    "a switch by its short name": ("a.cob", "       SPECIAL-NAMES.\n           SW1 ON STATUS IS A.\n"),
    "a stop that waits for a line": ("a.cob", "       PROCEDURE DIVISION.\n           STOP 'READY'.\n           STOP RUN.\n"),
    "the year now": ("a.cob", "       PROCEDURE DIVISION.\n           DISPLAY FUNCTION YEAR-TO-YYYY(50).\n"),
    "accept past column 72 behind a longer format": (
        "a.cob", FIXED + "      >>SOURCE FORMAT IS VARIABLE\n" + " " * 80 + "ACCEPT X.\n" + SHOWN,
    ),
    "a file of no known language": ("a.zig", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", SILENT)
def test_a_program_without_input_is_proved_to_have_none(name: str) -> None:
    assert may_read({name: SILENT[name]}) == ""


@pytest.mark.parametrize("what", READING)
def test_a_program_that_may_read_is_not(what: str) -> None:
    name, text = READING[what]
    assert may_read({name: text})


@pytest.mark.parametrize("what", [what for what in READING if what.startswith("accept ") and "hardly" not in what])
def test_cobol_that_accepts_in_an_unusual_place_does_read(what: str, tmp_path: Path) -> None:
    (tmp_path / "a.cob").write_text(READING[what][1])
    built = CobolToolchain().build(tmp_path / "a.cob", tmp_path / "built")
    with Runner(built) as runner:
        answers = {runner.run_one(Case(stdin=text)).observation.stdout for text in (b"1\n", b"2\n")}
    assert len(answers) == 2


@pytest.mark.parametrize("original", PAIRS, ids=lambda path: path.parent.name)
def test_no_original_that_reads_is_thought_silent(original: Path) -> None:
    assert may_read(read_sources(original))


@pytest.mark.parametrize("corpus", ["ada/adadb", "cobol/ledger", "c/telemetry"])
def test_no_corpus_is_thought_silent(corpus: str) -> None:
    suffixes = {"ada": (".adb", ".ads"), "cobol": (".cbl", ".cob", ".cpy"), "c": (".c", ".h")}[corpus.split("/")[0]]
    assert may_read(read_sources(ROOT / "corpora" / corpus, suffixes))


def _compared(folder: Path, original: str, translation: str) -> tuple[Status, str]:
    (folder / "original.c").write_text(original)
    (folder / "translation.rs").write_text(translation)
    verdict = compare(CompareRequest(folder / "original.c", folder / "translation.rs", budget=15.0))
    return verdict.status, verdict.reason


def test_one_run_decides_about_a_program_without_input(tmp_path: Path) -> None:
    original = '#include <stdio.h>\nint main(void) { printf("%d\\n", 6 * 7); return 0; }\n'
    status, reason = _compared(tmp_path, original, 'fn main() { println!("42"); }\n')
    assert status is Status.EQUIVALENT and "takes no input" in reason
    assert _compared(tmp_path, original, 'fn main() { println!("43"); }\n')[0] is Status.DIVERGENT


def test_a_translation_that_listens_where_the_original_does_not_is_found_out(tmp_path: Path) -> None:
    original = '#include <stdio.h>\nint main(void) { puts("ready"); return 0; }\n'
    translation = """use std::io::Read;
fn main() {
    let mut text = String::new();
    let _ = std::io::stdin().read_to_string(&mut text);
    println!("{}", if text.is_empty() { "ready" } else { "busy" });
}
"""
    assert _compared(tmp_path, original, translation)[0] is Status.DIVERGENT


def test_a_way_of_input_that_is_not_understood_is_not_taken_for_none(tmp_path: Path) -> None:
    original = '#include <stdio.h>\n#include <unistd.h>\nint main(void) { puts(getpgrp() == 1 ? "a" : "b"); return 0; }\n'
    status, reason = _compared(tmp_path, original, 'fn main() { println!("b"); }\n')
    assert status is Status.INCONCLUSIVE and "getpgrp" in reason


def test_a_program_whose_only_input_is_its_environment_is_given_some(tmp_path: Path) -> None:
    original = '#include <stdio.h>\n#include <stdlib.h>\nint main(void) { puts(getenv("MODE") ? "a" : "b"); return 0; }\n'
    assert _compared(tmp_path, original, 'fn main() { println!("b"); }\n')[0] is Status.DIVERGENT


SILENT_ORIGINAL = '#include <stdio.h>\nint main(void) { printf("%d\\n", 6 * 7); return 0; }\n'


def test_an_original_without_input_needs_no_other_build_than_the_plain_one_and_that_of_lines(tmp_path: Path) -> None:
    (tmp_path / "original.c").write_text(SILENT_ORIGINAL)
    for answer, status, made in (
        ("42", Status.EQUIVALENT, {"original-plain", "original-lines", "translation-plain"}),
        ("41", Status.DIVERGENT, {"original-plain", "original-sanitized", "translation-plain"}),
    ):
        (tmp_path / "translation.rs").write_text(f'fn main() {{ println!("{answer}"); }}\n')
        work = tmp_path / answer
        verdict = compare(CompareRequest(tmp_path / "original.c", tmp_path / "translation.rs", budget=15.0, work=work))
        assert verdict.status is status, verdict.reason
        assert {place.name for place in work.iterdir()} == made
        assert verdict.inputs.executed == 1 or status is Status.EQUIVALENT


def test_what_differs_without_any_input_is_found_before_inputs_are_made_up(tmp_path: Path) -> None:
    reads = '#include <stdio.h>\nint main(void) { int n = 0; puts("sum"); scanf("%d", &n); printf("%d\\n", n); return 0; }\n'
    (tmp_path / "original.c").write_text(reads)
    (tmp_path / "translation.rs").write_text('fn main() { println!("Sum"); }\n')
    verdict = compare(CompareRequest(tmp_path / "original.c", tmp_path / "translation.rs", budget=15.0))
    assert verdict.status is Status.DIVERGENT and verdict.inputs.executed == 1
    assert verdict.counterexample is not None and verdict.counterexample.case.size() == 0


def test_one_undefined_answer_without_input_is_no_difference(tmp_path: Path) -> None:
    original = """#include <stdio.h>
int main(void)
{
    int table[4] = {1, 2, 3, 4}, n = 4;
    if (scanf("%d", &n) != 1) n = 5;
    printf("%d\\n", n >= 0 && n < 6 ? table[n] + (n > 3) : 0);
    return 0;
}
"""
    (tmp_path / "original.c").write_text(original)
    (tmp_path / "translation.rs").write_text('fn main() { println!("77"); }\n')
    verdict = compare(CompareRequest(tmp_path / "original.c", tmp_path / "translation.rs", budget=15.0))
    assert verdict.status is Status.DIVERGENT
    assert verdict.counterexample is not None and verdict.counterexample.case.size() > 0


EXPANDED = {
    "a macro that names what it calls": "#define JOINED(a, b) a##b\nint twice(int n) { return 2 * n; }\n"
    'int main(void) { printf("%d\\n", JOINED(tw, ice)(4)); return 0; }\n',
    "a condition that leaves the reading out": "#ifdef ASKING\nint ask(void) { return getchar(); }\n#endif\n"
    'int main(void) { printf("%d\\n", errno); assert(isalpha(65)); return 0; }\n',
}
READING_ALL_THE_SAME = {
    "a macro": ('#include "own.h"\nint main(void) { return NEXT(); }\n', "#define NEXT() getchar()\n"),
    "a condition that holds": ("#ifdef __OPTIMIZE__\nint main(void) { return getchar(); }\n#endif\n", ""),
    "a joined name": ("#define JOINED(a, b) a##b\nint main(void) { return JOINED(getc, har)(); }\n", ""),
    "a header that calls itself the system's": (
        '#include "own.h"\n#ifdef NO\n#endif\nint main(void) { return next(); }\n',
        "#pragma GCC system_header\nstatic int next(void) { return getchar(); }\n",
    ),
    "a forged place": ('int main(void) {\n#line 1 "/usr/include/own.h"\nreturn getchar(); }\n', ""),
    "a place forged by number": ('int main(void) {\n# 1 "/usr/include/own.h" 3\nreturn getchar(); }\n', ""),
    "a place forged by another spelling": ('int main(void) {\n/* x */ %:/**/li\\\nne 1 "/usr/include/own.h"\nreturn getchar(); }\n', ""),
    "a place forged in a raw string": (
        'int main(void) { const char *a = R"(\n# 1 "/usr/include/own.h" 3\n)"; return getchar() + a[0]; }\n', "",
    ),
    "another name for a function": (
        "int next(void);\n#pragma redefine_extname next getchar\nint main(void) { return next(); }\n", "",
    ),
}  # fmt: skip
HEAD = "#include <stdio.h>\n#include <assert.h>\n#include <ctype.h>\n#include <errno.h>\n"


def _expanded(folder: Path, text: str, header: str = "") -> str:
    tree = folder / "tree"
    tree.mkdir()
    (tree / "a.c").write_text(HEAD + text)
    if header:
        (tree / "own.h").write_text(header)
    CToolchain().build(tree, folder / "built")  # it is a program
    return CToolchain().expanded(tree, folder / "out")


@pytest.mark.parametrize("what", EXPANDED)
def test_what_the_compiler_gets_to_see_shows_that_there_is_no_input(what: str, tmp_path: Path) -> None:
    assert may_read({"a.c": HEAD + EXPANDED[what]})
    text = _expanded(tmp_path, EXPANDED[what])
    assert text and may_read({"a.c": text}) == ""


@pytest.mark.parametrize("what", READING_ALL_THE_SAME)
def test_what_the_compiler_gets_to_see_still_shows_a_program_that_reads(what: str, tmp_path: Path) -> None:
    text = _expanded(tmp_path, *READING_ALL_THE_SAME[what])
    assert not text or may_read({"a.c": text})


def test_an_original_whose_macros_hide_that_it_has_no_input_is_compared_by_its_one_run(tmp_path: Path) -> None:
    original = HEAD + EXPANDED["a macro that names what it calls"]
    status, reason = _compared(tmp_path, original, 'fn main() { println!("8"); }\n')
    assert status is Status.EQUIVALENT and "takes no input" in reason


def test_a_unit_in_a_file_of_any_name_was_not_read(tmp_path: Path) -> None:
    for name, text in {
        "gnat.adc": 'pragma Source_File_Name (Helper, Body_File_Name => "body.txt");\n',
        "helper.ads": "package Helper is\n   procedure Run;\nend Helper;\n",
        "body.txt": "with Ada.Text_IO; use Ada.Text_IO;\npackage body Helper is\n   procedure Run is\n   begin\n"
        "      Put_Line (Get_Line);\n   end Run;\nend Helper;\n",
        "main.adb": "with Helper;\nprocedure Main is\nbegin\n   Helper.Run;\nend Main;\n",
    }.items():
        (tmp_path / name).write_text(text)
    assert may_read(read_sources(tmp_path, AdaToolchain.suffixes))
    built = AdaToolchain().build(tmp_path, tmp_path.with_suffix(".built"))
    with Runner(built) as runner:
        assert runner.run_one(Case(stdin=b"read\n")).observation.stdout == b"read\n"


def test_what_is_left_out_of_the_sources_otherwise_is_looked_at_here(tmp_path: Path) -> None:
    (tmp_path / "obj").mkdir()
    (tmp_path / "a.adb").write_text("with Helper;\nprocedure A is\nbegin\n   Helper.Run;\nend A;\n")
    (tmp_path / "helper.ads").write_text("package Helper is\n   procedure Run;\nend Helper;\n")
    (tmp_path / "obj" / "helper.adb").write_text("with Ada.Text_IO; package body Helper is procedure Run is begin Ada.Text_IO.Get (X); end; end;\n")
    assert may_read(read_sources(tmp_path, (".adb", ".ads"), everything=True)) == "get"
    (tmp_path / "z.adb").write_text("-" * (MAX_SCANNED_BYTES - 100))
    (tmp_path / "obj" / "helper.adb").unlink()
    assert "too large" in may_read(read_sources(tmp_path, (".adb", ".ads"), everything=True))


LINKED = {
    "by no name that is called": (
        HEAD + "#include <wchar.h>\nint main(void) { wint_t (*next)(void) = getwchar_unlocked; return (int)next(); }\n", "getwchar_unlocked",
    ),
    "declared beside others": (HEAD + "int getw(FILE *), own(void);\nint main(void) { return getw(0); }\n", "getw"),
    "not at all": (
        HEAD + "#include <math.h>\n#include <stdlib.h>\n#include <string.h>\nint main(int n, char **v)\n{\n    char b[9];\n"
        '    printf("%f %f\\n", sqrt(atof(v[0])), powf(n, 3));\n    strcpy(b, v[0]);\n    puts(b);\n    sscanf(b, "%d", &n);\n'
        "    exit((int)strtol(b, 0, n));\n}\n", "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", LINKED)
def test_what_a_program_is_linked_to_shows_whether_it_reads(what: str, tmp_path: Path) -> None:
    text, name = LINKED[what]
    (tmp_path / "a.c").write_text(text)
    built = CToolchain().build(tmp_path / "a.c", tmp_path / "built")
    assert CToolchain().reaches(built, tmp_path / "reached") == name


def test_what_hides_in_a_file_that_was_not_read_is_found_by_what_the_compiler_sees(tmp_path: Path) -> None:
    (tmp_path / "original" / "obj").mkdir(parents=True)
    (tmp_path / "original" / "a.c").write_text('#include <stdio.h>\n#include <own.h>\nint main(void) { printf("%d\\n", next()); }\n')
    (tmp_path / "original" / "obj" / "own.h").write_text("static int next(void) { return getchar(); }\n")
    (tmp_path / "translation.rs").write_text('fn main() { println!("-1"); }\n')
    verdict = compare(CompareRequest(tmp_path / "original", tmp_path / "translation.rs", budget=10.0))
    assert verdict.status is not Status.EQUIVALENT
