"""Whole programs over a memory do what gcc's build of them does, in both targets."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from verifiers.observe import Case, Outcome
from verifiers.runner import Runner
from verifiers.toolchains import for_language
from workbench.services.folder import embedded, translate_path, write_tree

SAMPLE = Path(__file__).parent / "sample"
# Two files with objects and functions of the same names, a shared one, and a table of functions across them.
SEVERAL = {
    "stack.h": "struct stack { int *items, count; };\nextern struct stack shared;\nvoid push(struct stack *s, int v);\n"
    "int fold(struct stack *s, int (*f)(int, int), int start);\nextern int calls;\n"
    "static inline int twice(int x) { return 2 * x; }\n",
    "stack.c": '#include "stack.h"\n#include <stdlib.h>\n#define TURN 3\nint calls;\nstatic int step = 1;\n'
    "static int next(void) { return step++; }\n"
    "void push(struct stack *s, int v) { s->items = realloc(s->items, (s->count + 1) * sizeof(int)); "
    "s->items[s->count++] = twice(v) + next(); calls++; }\n"
    "int fold(struct stack *s, int (*f)(int, int), int start)\n"
    "{ for (int i = 0; i < s->count; i++) if (i != TURN) start = f(start, s->items[i]); return start; }\n",
    "use.c": '#include "stack.h"\n#include <stdio.h>\n#define TURN 100\nstruct stack shared;\nstatic int step = 10;\n'
    "static int next(int a, int b) { step += TURN; return a * 3 + b; }\n"
    "int main(void)\n{ for (int i = 0; i < 5; i++) push(&shared, i);\n"
    '  printf("%d %d %d\\n", fold(&shared, next, 1), calls, step + twice(4)); return 0; }\n',
}


def observed(tree: Path, language: str, built: Path, program: str) -> tuple[bytes, int | None]:
    with Runner(for_language(language).build(tree, built)) as runner:
        seen = runner.run_one(Case(program=program)).observation
    return seen.stdout, seen.code


def agrees(source: Path, target: str, work: Path) -> None:
    result = translate_path(source, target, embedded("rules"))
    assert result.whole, result.refused
    (name,) = result.programs
    for path, text in result.files.items():
        (work / "out" / path).parent.mkdir(parents=True, exist_ok=True)
        (work / "out" / path).write_text(text)
    expected = observed(source, "c", work / "original", name)
    assert expected[0], "the original prints what it computes"
    assert observed(work / "out", target, work / "built", name if target == "rust" else "migrated") == expected


@pytest.mark.slow
@pytest.mark.parametrize("target", ["rust", "go"])
def test_what_the_plain_rules_refuse_behaves_the_same_over_a_memory(target: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("memory.c", "variable.c", "extended.c", "formats.c", "packed.c", "order.c"):
        (tmp_path / "in" / name).write_text((SAMPLE / name).read_text())
    agrees(tmp_path / "in", target, tmp_path)


# One file has functions of its own that are named as the C library's, which the other one calls.
REPLACED = {
    "own.c": "#include <stdio.h>\n"
    "int words(const char *text, int k);\n"
    'static char *strtok(char *s, const char *by) { (void)by; return s ? s + 1 : "none"; }\n'
    "static int strcmp(const char *a, const char *b) { return *a - *b; }\n"
    "static long strtol(const char *a, char **e, int base) { (void)e; return base + *a; }\n"
    "static int by_name(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }\n"
    "static void qsort(void *at, unsigned long n, unsigned long size, int (*by)(const void *, const void *))\n"
    '{ printf("own %lu %lu %d\\n", n, size, by(at, (char *)at + size)); }\n'
    'int main(void) { char t[] = "xa,b"; const char *v[] = {"b", "a"}; int (*f)(const char *, const char *) = strcmp;\n'
    ' printf("%s %ld %d\\n", strtok(t, ","), strtol("1", NULL, 5), f("aa", "ab")); qsort(v, 2, sizeof *v, by_name); return words("p,q;r", f("z", "a")); }\n',
    "words.c": "#include <stdio.h>\n"
    "#include <stdlib.h>\n"
    "#include <string.h>\n"
    "static int by(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }\n"
    "int words(const char *text, int k)\n"
    "{\n"
    "    char copy[20], *list[5], *p; int n = 0, i;\n"
    "    int (*f)(const char *, const char *) = k ? strcmp : NULL;\n"
    "    strcpy(copy, text);\n"
    '    for (p = strtok(copy, ",;"); p; p = strtok(NULL, ",;")) list[n++] = p;\n'
    "    qsort(list, n, sizeof *list, by);\n"
    '    for (i = n; i-- > 0;) printf("%s ", list[i]);\n'
    '    printf("%ld %d\\n", strtol("077", NULL, 0), f("ab", "aa") > 0);\n'
    "    return n;\n"
    "}\n",
}


# Two units, for which a header's static functions and variables are not the same.
APART = {
    "own.h": "static int count = START;\nstatic const int steps[] = {START, 2 * START};\nenum { HALF = START / 2 };\n"
    "struct pair { int a;\n#if START > 10\n  int more;\n#endif\n  int b; };\n"
    "static int counted(void) { return ++count; }\nstatic int ticket(void) { static int given = 5; return given++; }\n"
    "static int limit(void) { return START; }\nstatic int scaled(int x) { return x * limit() + HALF; }\n"
    "static const char *name(void) { return NAME; }\nstatic int step(int i) { return steps[i]; }\n"
    "static int second(const struct pair *p) { return p->b + (int)sizeof *p; }\nstatic int same(int x) { return x + 1; }\n"
    "int other(char *to);\n",
    "main.c": '#include <stdio.h>\n#define START 10\n#define NAME "main"\n#include "own.h"\n'
    "int main(void)\n{ char text[80]; struct pair p = {1, 2};\n"
    "  for (int i = 0; i < 3; i++) { int n = other(text); printf(\"%d %s | %d %d %d %s %d %d %d\\n\", n, text, counted(), ticket(),\n"
    "    scaled(2), name(), step(1), second(&p), same(i)); }\n  return count; }\n",
    "other.c": '#include <stdio.h>\n#define START 20\n#define NAME "other"\n#include "own.h"\n'
    "int other(char *to)\n{ struct pair p = {1, 2, 3};\n"
    '  sprintf(to, "%d %d %d %s %d %d", counted(), ticket(), scaled(2), name(), step(1), second(&p));\n  return same(count); }\n',
}


@pytest.mark.slow
@pytest.mark.parametrize("target", ["rust", "go"])
def test_each_unit_has_its_own_static_functions_of_a_header(target: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, text in APART.items():
        (tmp_path / "in" / name).write_text(text)
    agrees(tmp_path / "in", target, tmp_path)
    text = "".join(path.read_text() for path in (tmp_path / "out").rglob("*.*") if path.suffix in (".rs", ".go"))
    twice = {"counted", "ticket", "limit", "scaled", "name", "step", "second"}
    assert {name for name in (*twice, "same") if len(re.findall(rf"(?i)\n(?:pub )?(?:fn|func) {name}(?:_?2)?\(", text)) == 2} == twice


# Programs of the sample by what each is about.
ABOUT = {
    "numbers that are written by name, also where the name means something else in the target": "number_names",
    "constants that only first values name": "named_values",
    "variables that are named in their own first values": "own_initialisers",
    "values behind designators": "initialisers",
    "tables of functions": "local_tables",
    "lines that go on, and what #if decides": "spliced",
    "characters beyond the positive ones": "narrow",
    "a heap that grows, and formats that change": "storage",
    "seconds of the clock": "seconds",
    "dates without a time zone": "dates",
    "functions named as those that the C library keeps to itself": "own_names",
    "characters without a NUL that are read up to a limit": "bounded",
    "hexadecimal numbers read from text": "hexadecimal",
    "all that scanf takes": "scans",
    "classes of characters as numbers": "classes",
    "classes of characters without their header": "undeclared",
    "texts and names that macros make of constants": "spelled",
    "constants of type float, of which nothing needs a memory": "singles",
    "exact mathematical functions, infinities, NaNs, and what gcc computes of constants": "exact",
}


@pytest.mark.slow
@pytest.mark.parametrize("target", ["rust", "go"])
@pytest.mark.parametrize("name", ABOUT.values())
def test_a_program_does_what_gcc_makes_of_it(name: str, target: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / f"{name}.c").write_text((SAMPLE / f"{name}.c").read_text())
    agrees(tmp_path / "in", target, tmp_path)


def test_tables_that_never_change_are_not_copied_at_each_call(tmp_path: Path) -> None:
    (tmp_path / "local_tables.c").write_text((SAMPLE / "local_tables.c").read_text())
    text = translate_path(tmp_path, "rust", embedded("rules")).files["src/local_tables.rs"]
    functions = {part.split("(", 1)[0]: part for part in text.split("\npub fn ")[1:]}
    assert "enter(" not in functions["days"] + functions["deep"] + functions["twice"]
    assert "copy(" in functions["walked"], "own changes"
    assert not {"only", "nobody", "/* of */"} & set(functions["unused"].replace("(", " ").split())
    assert functions["unused"].count("counted()") == 2


WILD = {
    "read": "printf(\"%d\\n\", *wild);",
    "write": "*wild = 1;",
    "bytes": "memcpy(wild, &places, 4);",
    "text": "printf(\"%zu\\n\", strlen((char *)wild));",
    "shown": "printf(\"%.3s\\n\", (char *)wild + !wild);",
    "format": "printf((char *)wild);",
    "call": "((void (*)(void))wild)();",
}


@pytest.mark.slow
@pytest.mark.parametrize("target", ["rust", "go"])
def test_a_pointer_to_nothing_stops_the_program(target: str, tmp_path: Path) -> None:
    """Null pointers, those into what null points to, those behind all memory, and such as no machine has."""
    uses = "".join(f"case {i}: {text} break; " for i, text in enumerate(WILD.values()))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "wild.c").write_text(
        "#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n"
        "static unsigned long places[] = {0, 1, 40000, 65532, 1UL << 33, 1UL << 63, (1UL << 63) + 70000, -4UL};\n"
        "int main(int argc, char **argv)\n{ int *wild = (int *)places[atoi(argv[2])];\n"
        f'  fprintf(stderr, "used\\n"); switch (atoi(argv[1])) {{ {uses}}}\n'
        '  printf("went on\\n"); return 0; }\n'
    )
    result = translate_path(tmp_path / "in", target, embedded("rules"))
    assert result.whole, result.refused
    write_tree(tmp_path / "out", result.files)
    with Runner(for_language(target).build(tmp_path / "out", tmp_path / "built")) as runner:
        for use in range(len(WILD)):
            for place in range(8):
                arguments = (str(use).encode(), str(place).encode())
                case = Case(program="wild" if target == "rust" else "migrated", arguments=arguments)
                seen = runner.run_one(case).observation
                assert seen.stderr.startswith(b"used\n") and b"went on" not in seen.stdout, (use, place, seen)
                assert seen.code == (101 if target == "rust" else 2) and b"panic" in seen.stderr, (use, place, seen)


@pytest.mark.slow
def test_mathematical_functions_that_the_c_library_rounds_are_its_own_in_rust(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "rounded.c").write_text((SAMPLE / "rounded.c").read_text())
    agrees(tmp_path / "in", "rust", tmp_path)


def test_mathematical_functions_that_the_c_library_rounds_are_refused_in_go(tmp_path: Path) -> None:
    (tmp_path / "rounded.c").write_text((SAMPLE / "rounded.c").read_text())
    result = translate_path(tmp_path, "go", embedded("rules"))
    assert not result.whole
    assert "pow, whose last bits only the C library gives" in {r.reason for r in result.refused}


@pytest.mark.slow
@pytest.mark.parametrize("target", ["rust", "go"])
def test_several_files_keep_what_is_static_apart_and_share_the_rest(target: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, text in SEVERAL.items():
        (tmp_path / "in" / name).write_text(text)
    agrees(tmp_path / "in", target, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("target", ["rust", "go"])
def test_a_file_replaces_library_functions_for_itself_alone(target: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, text in REPLACED.items():
        (tmp_path / "in" / name).write_text(text)
    agrees(tmp_path / "in", target, tmp_path)


INPUTS = [
    Case(stdin=b"a first line of more than 32 characters, which is cut\n12 , 30\nrest\nno newline at the end",
         arguments=(b"one", b"two words", b"")),
    Case(stdin=b"short\n7 x"),
    Case(),
]  # fmt: skip
# Ways to end without a flush; those of a second letter write to a file.
ENDS = [*"0123456", "0w", "1w", "2w", "3w", "4w", "5w", "7w", "4a", "7a"]


@pytest.mark.slow
@pytest.mark.parametrize("target", ["rust", "go"])
def test_the_c_library_behaves_as_the_systems(target: str, tmp_path: Path) -> None:
    """Conversions, scanning, sorting, streams and arguments, with what is left in files."""
    source = tmp_path / "in"
    source.mkdir()
    (source / "library.c").write_text((SAMPLE / "library.c").read_text())
    result = translate_path(source, target, embedded("rules"))
    assert result.whole, result.refused
    write_tree(tmp_path / "out", result.files)
    name = "library"
    seen, ends = [], []
    for tree, language, program in ((source, "c", name), (tmp_path / "out", target, name if target == "rust" else "migrated")):
        with Runner(for_language(language).build(tree, tmp_path / f"built-{language}")) as runner:
            seen.append([runner.run_one(replace(case, program=program)).observation for case in INPUTS])
            cases = [Case(program=program, arguments=(b"end", how.encode())) for how in ENDS]
            ends.append([runner.run_one(case).observation for case in cases])
    for original, translation in zip(*seen, strict=True):
        assert original.stdout
        assert translation.stdout.split(b"\n") == original.stdout.split(b"\n")
        assert (translation.code, translation.stderr) == (original.code, original.stderr)
        assert dict(translation.files) == dict(original.files)
    for how, original, translation in zip(ENDS, *ends, strict=True):
        assert (how, translation.stdout, dict(translation.files)) == (how, original.stdout, dict(original.files))
        if target == "go" and original.outcome is Outcome.SIGNALLED:  # as Go's own runtime reports the signal
            assert (how, translation.code, original.code) == (how, 2, 6)
            assert translation.stderr == original.stderr + b"SIGABRT: abort\n"
            continue
        assert (how, translation.outcome, translation.code) == (how, original.outcome, original.code)
        assert (how, translation.stderr) == (how, original.stderr)
    assert {seen.outcome for seen in ends[0]} == {Outcome.EXITED, Outcome.SIGNALLED}
    held = {how: len(seen.stdout) for how, seen in zip(ENDS, ends[0], strict=True)}
    assert {held["0"], held["1"]} == {0, 4096}, "it is a matter of one byte"


@pytest.mark.slow
@pytest.mark.parametrize("target", ["rust", "go"])
@pytest.mark.parametrize("value", ["int n = 3;", "union { int n; char c[4]; } u; int *p = &u.n, n = (*p = 3);"])
def test_an_abort_loses_what_was_not_flushed(value: str, target: str, tmp_path: Path) -> None:
    """Plain, and over a memory; a message of standard error sends nothing on its way."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "ends.c").write_text(
        f"#include <assert.h>\n#include <stdio.h>\nint main(void)\n{{\n    {value}\n"
        '    printf("kept %d\\n", n);\n    fflush(stdout);\n    printf("lost\\n");\n'
        '    fprintf(stderr, "said\\n");\n    assert(n > 3);\n    return 0;\n}\n'
    )
    result = translate_path(tmp_path / "in", target, embedded("rules"))
    write_tree(tmp_path / "out", result.files)
    assert observed(tmp_path / "in", "c", tmp_path / "original", "ends") == (b"kept 3\n", 6)
    shown, code = observed(tmp_path / "out", target, tmp_path / "built", "ends" if target == "rust" else "migrated")
    assert (shown, code) == (b"kept 3\n", 6 if target == "rust" else 2)  # Go's own runtime reports the signal


def test_a_file_names_what_it_uses_of_the_others_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "main.c").write_text(
        "#include <stdio.h>\nlong double less(long double a, long double b);\nint steps;\n"
        "int subtract(int a, int b) { steps++; return a - b; }\n"
        'int main(void) { printf("%.1Lf %d\\n", less(2.5L, 1), subtract(3, 1)); return 0; }\n'
    )
    (tmp_path / "less.c").write_text(
        "extern int steps;\nlong double less(long double a, long double b) { steps++; return a - b; }\n"
    )
    result = translate_path(tmp_path, "rust", embedded("rules"))
    (text,) = (text for path, text in result.files.items() if path.endswith("less.rs"))
    assert "rt::extended::subtract(" in text  # of the support library; main.c's function has the same name
    assert [line for line in text.splitlines() if line.startswith("use crate::main")] == ["use crate::main::STEPS;"]


@pytest.mark.slow
@pytest.mark.parametrize("target", ["rust", "go"])
def test_what_a_callee_changes_behind_an_offset_is_seen(target: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "halves.c").write_text(
        "#include <stdio.h>\nstatic void halve(int *a, int n)\n{\n    if (n < 1)\n        return;\n    a[0] = a[0] / 2 + n;\n"
        "    halve(a, n / 2);\n    halve(a + n / 2, n - n / 2 - 1);\n}\nint main(void)\n{\n    int a[] = {40, 61, -7, 3, 99, 12, 8};\n"
        "    halve(a, 7);\n    halve(a + 2, 4);\n    for (int i = 0; i < 7; i++)\n        printf(\"%d\\n\", a[i]);\n    return 0;\n}\n"
    )
    agrees(tmp_path / "in", target, tmp_path)
