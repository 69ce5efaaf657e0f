"""What a program reads of where it runs is found in its sources, varied where that can be done, and else named."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from verifiers.compare_service import CompareRequest, compare
from verifiers.generate.facts import surroundings
from verifiers.generate.leftovers import Leftovers
from verifiers.generate.sources.surroundings import THE_DATE, UNNAMED, WHOLE_ENVIRONMENT
from verifiers.observe import Case
from verifiers.verdict import Status, Verdict
from workbench.services.folder import embedded, translate_path, write_tree

HEADER = '#define VARIABLE "SET_BY_NAME"\n'


@pytest.mark.parametrize(
    ("name", "text", "environment", "fixed"),
    [
        ("a.c", 'const char *s = getenv("MODE"), *t = secure_getenv ( "OTHER" );', ("MODE", "OTHER"), ()),
        ("a.c", 'const char *s = getenv(VARIABLE);', ("SET_BY_NAME",), ()),
        ("a.c", 'static const char name[] = "LOCAL"; f(getenv(name));', ("LOCAL",), ()),
        ("a.c", "f(getenv(argv[1]));", (), (UNNAMED,)),
        ("a.c", 'f(getenv("LD_PRELOAD"));', (), ("the variable LD_PRELOAD of the environment, by which run times are set",)),
        ("a.c", "char *(*ask)(const char *) = getenv;", (), (UNNAMED,)),
        ("a.c", "extern char **environ;", (), (WHOLE_ENVIRONMENT,)),
        ("a.c", "int main(int argc, char **argv, char **envp) { return 0; }", (), (WHOLE_ENVIRONMENT,)),
        ("a.c", 'FILE *f = fopen("/etc/app.conf", "r");', (), ("/etc/app.conf (outside the working folder)",)),
        ("a.c", '#define CONF "/data/app.conf"\nint f = open(CONF, 0);', (), ("/data/app.conf (outside the working folder)",)),
        ("a.c", 'const char *all[] = {"/usr/share/app/words"}; f = fopen(all[i], "r");', (), ("/usr/share/app/words (outside the working folder)",)),
        ("a.c", 'f = fopen("/tmp/scratch", "w"); g = fopen("/dev/null", "w"); puts("/usage: none");', (), ()),
        ("a.c", 'puts("/etc/passwd");', (), ()),  # nothing is opened
        ("a.c", 'sprintf(p, "%s/.apprc", getenv("HOME")); fopen(p, "r");', ("HOME",), ("files below HOME",)),
        ("a.c", "struct passwd *p = getpwuid(getuid());", (), ("what getpwuid tells", "what getuid tells")),
        ("a.c", "int glob(int n) { return n; }\nint main(void) { return glob(1); }", (), ()),
        ("a.c", "/* getenv(\"MODE\") */ int environment; char *s = \"getenv\";", (), ()),
        ("a.c", "time_t now = time(NULL); struct tm *t = localtime(&now);", (), (THE_DATE,)),
        ("a.c", "clock_gettime(which, &ts);", (), (THE_DATE,)),
        ("a.c", "clock_gettime(CLOCK_MONOTONIC, &ts); t = clock(); tm->time(3); overtime(2);", (), ()),
        ("a.c", "static long time(int a) { return a; }\nint main(void) { return time(1); }", (), ()),
        ("a.adb", "with Ada.Calendar; use Ada.Calendar; Y : Year_Number := Year (Clock);", (), (THE_DATE,)),
        ("a.adb", "with Ada.Calendar; use Ada.Calendar; begin delay until Clock + 0.1;", (), ()),
        ("a.adb", "with Ada.Real_Time; use Ada.Real_Time; T : Time := Clock;", (), ()),
        ("a.adb", 'with Ada.Environment_Variables; use Ada.Environment_Variables; S : String := Value ("MODE"); B : Boolean := Exists ("B");', ("MODE", "B"), ()),
        ("a.adb", 'with Ada.Environment_Variables; N : constant String := "NAMED"; S : String := Ada.Environment_Variables.Value (N);', ("NAMED",), ()),
        ("a.adb", 'with Ada.Environment_Variables; X : Integer := Integer\'Value ("12"); S : String := Value (Get_Line);', (), (UNNAMED,)),
        ("a.adb", 'X : Integer := Maps.Value ("MODE");', (), ()),
        ("a.adb", 'Open (F, In_File, "/etc/app.conf");', (), ("/etc/app.conf (outside the working folder)",)),
        ("a.adb", "Start_Search (S, \".\", \"\");", (), ("the names in a directory",)),
        ("a.cob", '           ACCEPT X FROM ENVIRONMENT "MODE"\n           DISPLAY "B" UPON ENVIRONMENT-NAME', ("MODE", "B"), ()),
        ("a.cob", "           ACCEPT X FROM ENVIRONMENT WS-NAME", (), (UNNAMED,)),
        ("a.cob", '       ENVIRONMENT DIVISION.\n           SELECT F ASSIGN TO "/var/data/x".', (), ("/var/data/x (outside the working folder)",)),
        ("a.go", 'm := os.Getenv("MODE"); v, ok := os.LookupEnv(name)', ("MODE",), (UNNAMED,)),
        ("a.rs", 'let m = std::env::var("MODE"); for v in env::vars() {}', ("MODE",), (WHOLE_ENVIRONMENT,)),
    ],
)  # fmt: skip
def test_what_is_read_of_the_surroundings(name: str, text: str, environment: tuple[str, ...], fixed: tuple[str, ...]) -> None:
    found = surroundings({"a.h": HEADER, name: text})
    assert found.environment == environment
    assert set(found.fixed) == set(fixed)


PROGRAM = """\
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
int main(void)
{
    int n, factor = 1;
    const char *mode = getenv("THE_MODE");
    FILE *f = fopen(CONF, "r");
    if (f != NULL && fscanf(f, "%d", &factor) != 1) factor = 2;
    if (scanf("%d", &n) != 1) return 1;
    if (mode != NULL && strcmp(mode, "negate") == 0) n = -n;
    printf("%d\\n", n * factor);
    return 0;
}
"""


NOTES = """\
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int main(void)
{
    int n, lock = open("notes.lock", O_CREAT | O_EXCL | O_WRONLY, 0600);
    FILE *f;
    if (lock < 0) return 5;
    close(lock);
    if (scanf("%d", &n) != 1) n = 0;
    f = fopen("notes.txt", "a");
    fprintf(f, "%d\\n", n);
    fclose(f);
    unlink("notes.lock");
    return 0;
}
"""


@pytest.mark.slow
@pytest.mark.parametrize("wrong", [('"a"', '"w"'), ("return 5", "return 6"), ("| O_EXCL", "")])
def test_files_that_a_program_writes_may_be_there_before(tmp_path: Path, wrong: tuple[str, str]) -> None:
    for name, text in (("original", NOTES), ("same", NOTES), ("translation", NOTES.replace(*wrong))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.c").write_text(text)
    found = compare(CompareRequest(tmp_path / "original", tmp_path / "translation", budget=6.0, seed=3, mutants=0))
    assert found.status is Status.DIVERGENT and found.counterexample is not None
    assert found.counterexample.case.files
    found = compare(CompareRequest(tmp_path / "original", tmp_path / "same", budget=6.0, seed=3, mutants=0))
    assert found.status is Status.EQUIVALENT, found.reason


NAMED = """\
#include <stdio.h>
int main(void)
{
    char name[40], word[40];
    FILE *f;
    if (scanf("%39s", name) != 1 || (f = fopen(name, "r")) == NULL) { puts("no such file"); return 1; }
    while (fscanf(f, "%39s", word) == 1) printf("<%s>", word);
    return 0;
}
"""


@pytest.mark.slow
def test_files_that_the_input_names_may_be_there(tmp_path: Path) -> None:
    for name, text in (("original", NAMED), ("translation", NAMED.replace('"<%s>"', '"[%s]"'))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.c").write_text(text)
    found = compare(CompareRequest(tmp_path / "original", tmp_path / "translation", budget=6.0, seed=3, mutants=0))
    assert found.status is Status.DIVERGENT and found.counterexample is not None
    ((name, content),) = found.counterexample.case.files
    assert found.counterexample.case.stdin.split()[0] == name.encode() and content.strip()


def test_words_that_name_no_file_in_the_working_folder_are_not_given_as_one() -> None:
    """A runner refuses `.` and what lies elsewhere; the words are taken as they come."""
    leftovers, rng = Leftovers(by_name=True), Random(1)
    for words in (b". .. ... .", b".,..;.:", b"../up /etc/x ./here", b"." * 30 + b"x", b"- . a", b"\xff .\xff ..\xfe"):
        for case in [leftovers.given(Case(stdin=words), rng) for _ in range(300)]:
            for name, _ in case.files:
                assert "/" not in name and name not in (".", "..") and name.isascii()


def verdict(folder: Path, conf: str, wrong: tuple[str, str] = ("", ""), *rules: str) -> Verdict:
    text = PROGRAM.replace("CONF", f'"{conf}"')
    for name, source in (("original", text), ("translation", text.replace(*wrong) if wrong[0] else text)):
        (folder / name).mkdir(parents=True)
        (folder / name / "a.c").write_text(source)
    return compare(CompareRequest(folder / "original", folder / "translation", budget=5.0, seed=3, rules=rules, mutants=0))


@pytest.mark.slow
def test_the_environment_is_varied_and_a_counterexample_tells_of_it(tmp_path: Path) -> None:
    found = verdict(tmp_path, "app.conf", ("n = -n", "n = ~n"))
    assert found.status is Status.DIVERGENT and found.counterexample is not None
    assert found.counterexample.case.environment == (("THE_MODE", "negate"),)
    assert "THE_MODE=negate ./a" in found.counterexample.commands[0]
    assert verdict(tmp_path / "same", "app.conf").status is Status.EQUIVALENT


@pytest.mark.slow
def test_what_no_input_varies_is_named_until_a_person_accepts_it(tmp_path: Path) -> None:
    found = verdict(tmp_path / "a", "/etc/app.conf", ("factor = 2", "factor = 3"))
    assert found.status is Status.INCONCLUSIVE
    assert any("/etc/app.conf (outside the working folder)" in text for text in found.missing)
    found = verdict(tmp_path / "b", "/etc/app.conf", ("", ""), "fixed-surroundings")
    assert found.status is Status.EQUIVALENT
    assert "fixed-surroundings" in {use.name for use in found.rules}
    assert any("/etc/app.conf" in note for note in found.notes)


DATED = """\
       identification division.
       program-id. dated.
       data division.
       working-storage section.
       01 today pic 9(8).
       01 n pic 99.
       procedure division.
           accept n
           accept today from date yyyymmdd
           if today(5:2) = 02 and today(7:2) = 29
               compute n = n + 1
           end-if
           display n
           stop run.
"""


@pytest.mark.slow
def test_a_cobol_program_is_told_other_days(tmp_path: Path) -> None:
    (tmp_path / "original").mkdir()
    (tmp_path / "original" / "dated.cob").write_text(DATED)
    write_tree(tmp_path / "right", translate_path(tmp_path / "original", "go", embedded("rules")).files)
    found = compare(CompareRequest(tmp_path / "original", tmp_path / "right", budget=6.0, seed=3, mutants=0))
    assert found.status is Status.EQUIVALENT, found.reason
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "dated.cob").write_text(DATED.replace("compute n = n + 1", "compute n = n + 2"))
    found = compare(CompareRequest(tmp_path / "original", tmp_path / "other", budget=6.0, seed=3, mutants=0))
    assert found.status is Status.DIVERGENT and found.counterexample is not None
    ((name, day),) = found.counterexample.case.environment
    assert name == "COB_CURRENT_DATE" and "/02/29" in day
