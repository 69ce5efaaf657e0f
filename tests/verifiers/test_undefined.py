"""What the source of an original gives no meaning to is set apart, and nothing else is."""

from __future__ import annotations

import functools
from contextlib import ExitStack
from pathlib import Path

import pytest

from verifiers.compare import RuleSet
from verifiers.domain import Domain
from verifiers.generate.facts import Facts
from verifiers.judge import Judge, Judgement, Run
from verifiers.observe import Case, Observation, Outcome
from verifiers.runner import Runner
from verifiers.toolchains import BuildMode, for_language

ADA = (
    "with Ada.Text_IO; use Ada.Text_IO;\nwith Ada.Unchecked_Deallocation;\nprocedure Reads is\n   type Box is record\n"
    "      Held : Integer;\n   end record;\n   type Link is access Box;\n"
    "   procedure Free is new Ada.Unchecked_Deallocation (Box, Link);\n   L : Link := new Box'(Held => 4);\n   K : constant Link := L;\n"
    "   type Bits is mod 2 ** 32;\n   Whole : Bits := 77;\n   Part : Bits;\n{overlay}"
    "   Told : Integer;\n   Line : constant String := Get_Line;\nbegin\n"
    "   if Line = \"set\" then\n      Told := 5;\n   elsif Line = \"free\" then\n      Told := 6;\n      Free (L);\n"
    "   elsif Line = \"same\" then\n      Told := 7;\n   end if;\n"
    "   if Line = \"free\" then\n      Told := Told + K.Held;\n   end if;\n   Put_Line (Integer'Image (Told));\n"
    "   Put_Line (Bits'Image (Whole));\n   if Line = \"same\" then\n      Put_Line (Integer'Image (K.Held));\n   end if;\nend Reads;\n"
)  # fmt: skip
OVERLAY = "   for Part'Address use Whole'Address;\n"
COBOL = """\
       identification division.
       program-id. reads.
       data division.
       working-storage section.
       01 line-read.
          05 n pic 99.
          05 what pic x(4).
       01 tab.
          05 e pic 9 occurs 5 value 3.
       01 next-one pic x(12) value "abcdefghijkl".
       01 k pic 9(3).
       procedure division.
           accept line-read
           move 1 to k
           if what = "text"
               move "x1y" to tab
               add e(1) to k
           end-if
           display k
           if what = "part"
               display next-one(n:3)
           else
               display e(n)
           end-if
           stop run.
"""
def judged(tmp_path: Path, language: str, name: str, text: str, given: str, answer: str, *, atoi: bool = False) -> Judgement:
    """Of a translation that answers so to one input."""
    (tmp_path / "source").mkdir(parents=True, exist_ok=True)
    (tmp_path / "source" / name).write_text(text)
    toolchain = for_language(language)
    with ExitStack() as stack:
        def started(mode: BuildMode) -> Run:
            runner = stack.enter_context(Runner(toolchain.build(tmp_path / "source", tmp_path / mode, mode)))
            return lambda case, wall: runner.run_one(case, wall).observation

        def translation(case: Case, wall: float) -> Observation:
            return Observation(Outcome.EXITED, 0, answer.encode(), b"")

        judge = Judge(
            started(BuildMode.PLAIN), translation, (language, "go"), RuleSet(), Facts(c_int_conversions=atoi), Domain(name="text"),
            functools.cache(lambda: started(BuildMode.SANITIZED)), toolchain.checks,
        )  # fmt: skip
        return judge.judge(Case(stdin=f"{given}\n".encode()), given=True)


@pytest.mark.parametrize(("given", "answer", "kind"), [
    ("other", " 1\n 77\n", "variables hold before they are given a value"),
    ("free", " 12\n 77\n", "heap-use-after-free"),
    ("set", " 6\n 77\n", ""),
    ("same", " 7\n 77\n 5\n", ""),
])  # fmt: skip
def test_ada_that_reads_what_has_no_value_is_undefined(tmp_path: Path, given: str, answer: str, kind: str) -> None:
    found = judged(tmp_path, "ada", "reads.adb", ADA.format(overlay=""), given, answer)
    assert found.kind == ("undefined" if kind else "divergent") and kind in found.reason


def test_an_ada_object_at_the_place_of_another_does_not_hide_a_difference(tmp_path: Path) -> None:
    """Filled with patterns, one would change the other: such a tree is only looked at by the other check."""
    text = ADA.format(overlay=OVERLAY).replace("Whole : Bits := 77;\n   Part : Bits;", "Whole : aliased Bits := 77;\n   Part : aliased Bits;")
    for overlaid in (True, False):
        other = text if overlaid else text.replace(OVERLAY, "")
        assert judged(tmp_path / str(overlaid), "ada", "reads.adb", other, "set", " 5\n 78\n").kind == "divergent"


@pytest.mark.parametrize(("given", "answer", "kind"), [
    ("07    ", "001\n4\n", "subscript of 'e' out of bounds"),
    ("11part", "001\nkl?\n", "out of bounds"),
    ("03    ", "001\n4\n", ""),
    ("02part", "001\nbce\n", ""),
    ("03text", "001\n4\n", ""),  # letters in a number: cobc has an answer to that, and so must a translation
])  # fmt: skip
def test_cobol_past_the_end_of_an_item_is_undefined(tmp_path: Path, given: str, answer: str, kind: str) -> None:
    found = judged(tmp_path, "cobol", "reads.cob", COBOL, given, answer)
    assert found.kind == ("undefined" if kind else "divergent") and kind in found.reason


NUMBERS = """\
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
int main(void)
{
    char line[200], kind[9], *rest;
    int n = 0;
    long l = 0;
    unsigned u = 0;
    short s = 0;
    if (scanf("%8s ", kind) != 1 || !fgets(line, sizeof line, stdin)) return 1;
    rest = strchr(line, ' ');
    if (!strcmp(kind, "text")) printf("%.16s %d\\n", line, rest ? atoi(rest) : 0);
    if (!strcmp(kind, "atoi")) printf("%d\\n", atoi(line));
    if (!strcmp(kind, "atol")) printf("%ld\\n", atol(line));
    if (!strcmp(kind, "int")) printf("%d %d\\n", sscanf(line, "%d%*[ ]%ld", &n, &l), n);
    if (!strcmp(kind, "short")) printf("%d %d\\n", sscanf(line, "%*[^,]%*c%hd", &s), s);
    if (!strcmp(kind, "unsigned")) printf("%d %u\\n", sscanf(line, "%*s %u", &u), u);
    if (!strcmp(kind, "skipped")) printf("%d %d\\n", sscanf(line, "%*d %3d", &n), n);
    return 0;
}
"""


@pytest.mark.parametrize(("given", "kind"), [
    ("text 4155550123987654 12", ""),  # a card, and a number beside it
    ("text 4155550123987654 2147483648", "atoi"),
    ("atoi 2147483647", ""),
    ("atoi -2147483648", ""),
    ("atoi 4155550123", "atoi"),
    ("atol 4155550123", ""),
    ("atol 9223372036854775808", "atol"),
    ("int 2147483647 9223372036854775807", ""),
    ("int 2147483648", "sscanf"),
    ("int 1 9223372036854775808", "sscanf"),
    ("short 9999999999,32767", ""),
    ("short a,32768", "sscanf"),
    ("unsigned x 4294967295", ""),
    ("unsigned x 4294967296", "sscanf"),
    ("skipped 99999999999999999999 123456789012", ""),  # nothing of that is stored, but three digits
])  # fmt: skip
def test_a_number_out_of_range_is_undefined_where_c_converts_it(tmp_path: Path, given: str, kind: str) -> None:
    found = judged(tmp_path, "c", "numbers.c", NUMBERS, given, "1\n", atoi=True)
    assert found.kind == ("undefined" if kind else "divergent"), found.reason
    assert not kind or f"out of range of {kind}" in found.reason


def test_a_program_that_has_an_atoi_of_its_own_says_what_that_means(tmp_path: Path) -> None:
    own = "int atoi(const char *s) { return *s - '0'; }\n"
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "own.c").write_text(own)
    text = "#include <stdio.h>\nint atoi(const char *);\nint main(void) { char s[40]; puts(fgets(s, 40, stdin) && atoi(s) == 4 ? s : \"no\"); }\n"
    found = judged(tmp_path, "c", "shows.c", text, "4155550123", "1\n", atoi=True)
    assert found.kind == "divergent", found.reason


WORDS = """\
#include <stdio.h>
#include <stdlib.h>
int main(void)
{
    int n = 0, big = 2147483647;
    if (scanf("%d", &n) != 1) return 1;
    if (n < 9) fprintf(stderr, "x.c:7:3: runtime error: %d is too small\\n", n);
    if (n == 8) printf("%d\\n", big + n);
    printf("%d\\n", n * 2);
    return n < 9 ? CODE : 0;
}
"""


@pytest.mark.parametrize("code", (2, 99))
@pytest.mark.parametrize(("given", "kind"), [("7", "divergent"), ("8", "undefined"), ("9", "divergent")])
def test_what_a_c_program_itself_says_of_an_error_is_no_undefined_behaviour(tmp_path: Path, given: str, kind: str, code: int) -> None:
    """Interpreters speak of run-time errors in the words of a sanitizer; what the compiler adds is told apart."""
    found = judged(tmp_path, "c", "words.c", WORDS.replace("CODE", str(code)), given, "1\n")
    assert found.kind == kind


SHOWS = (
    "with Ada.Text_IO; use Ada.Text_IO;\nwith Ada.Environment_Variables; use Ada.Environment_Variables;\nprocedure Reads is\n"
    "   Line : constant String := Get_Line;\n   procedure Show (Name, Value : String) is\n   begin\n"
    "      if Name = \"GNAT_INIT_SCALARS\" then\n         Put_Line (Value);\n      end if;\n   end Show;\n"
    "begin\n   Iterate (Show'Access);\n   Put_Line (Line);\nend Reads;\n"
)  # fmt: skip


def test_an_ada_program_that_shows_its_environment_hides_no_difference(tmp_path: Path) -> None:
    assert judged(tmp_path, "ada", "reads.adb", SHOWS, "set", "sit\n").kind == "divergent"


@pytest.mark.parametrize(("answers", "kind"), [("1212", "undefined"), ("1211", "divergent"), ("1222", "divergent"), ("1111", "divergent")])
def test_what_changes_by_itself_does_not_hang_on_how_variables_are_filled(answers: str, kind: str) -> None:
    """A program of two answers may well give both fillings another one, once."""
    said = iter(answers)

    def always(text: str) -> Run:
        return lambda case, wall: Observation(Outcome.EXITED, 0, text.encode(), b"")

    judge = Judge(
        always("1\n"), always("3\n"), ("ada", "go"), RuleSet(), Facts(), Domain(name="text"),
        lambda: lambda case, wall: Observation(Outcome.EXITED, 0, next(said).encode(), b""), for_language("ada").checks,
    )  # fmt: skip
    assert judge.judge(Case(), given=True).kind == kind
