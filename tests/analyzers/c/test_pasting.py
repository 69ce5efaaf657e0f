"""Names that macros make with `##`: what gcc's preprocessor makes of them is what the graph must know."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from analyzers.c.pasting import expand, pastes, state_of
from analyzers.c.pasting import known as known_of
from analyzers.survey.run import survey

HEADER = """
#define CASE(group, name) \\
    void group##_##name##_run(void); /* "told" apart */ \\
    void group##_##name##_run(void) { enter(#name); body_##group(); } \\
    void group ## _ ## name(void)
#define RUN(group, name) { extern void group##_##name##_run(void); group##_##name##_run(); }
#define BOTH(a) CASE(a, one) { } CASE(a, two)
#define LOG(level, ...) log_##level(__VA_ARGS__, 1)
void enter(const char *);
"""
CASES = '#include "cases.h"\nCASE(stack, push)\n{\n    LOG(info, stack_top(2), (3, 4));\n}\nBOTH(queue) { }\nint last;\n'
MAIN = '#include "cases.h"\nint main(void) {\n  RUN(stack, push)\n  RUN(queue,\n      two)\n  return 0; }\n'


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    root = tmp_path / "tree"
    root.mkdir()
    for name, text in (("cases.h", HEADER), ("cases.c", CASES), ("main.c", MAIN)):
        (root / name).write_text(text)
    return root


def words(text: str) -> list[str]:
    """The words of preprocessed text, literals left out."""
    return re.findall(r"[A-Za-z_]\w*", re.sub(r'"[^"]*"|^#.*$', "", text, flags=re.M))


@pytest.mark.parametrize("name", ["cases.c", "main.c"])
def test_an_expansion_has_the_words_of_gccs(tree: Path, name: str) -> None:
    macros = known_of(frozenset(p.line() for p in pastes(HEADER))).macros
    made = expand((tree / name).read_text().partition("\n")[2], macros, macros)
    ours, used = made.text, made.used
    done = subprocess.run(["gcc", "-E", "-P", name], cwd=tree, capture_output=True, text=True, check=True)
    declared = words(subprocess.run(["gcc", "-E", "-P", "cases.h"], cwd=tree, capture_output=True, text=True, check=True).stdout)
    assert words(ours) == words(done.stdout)[len(declared) :]
    assert ours.count("\n") == (tree / name).read_text().count("\n") - 1
    assert {p.name for p in used} == ({"CASE", "BOTH", "LOG"} if name == "cases.c" else {"RUN"})


def test_functions_and_calls_that_paste_are_in_the_graph(tree: Path, tmp_path: Path) -> None:
    found = survey(tree, tmp_path / "cache")
    subprocess.run(["gcc", "-w", "-c", "cases.c"], cwd=tree, check=True)
    told = subprocess.run(["nm", "cases.o"], cwd=tree, capture_output=True, text=True, check=True).stdout
    defined = {line.split()[2] for line in told.splitlines() if line.split()[1:2] == ["T"]}
    assert {r.name for r in found.routines["cases"]} == defined
    assert next(r for r in found.routines["cases"] if r.name == "stack_push").line == 2
    assert found.names["main", "cases", "call"] == ("queue_two_run", "stack_push_run")
    assert {d.target for d in found.codebase.dependencies if d.source == "cases" and not d.resolved} >= {
        "enter", "body_stack", "body_queue", "log_info", "stack_top",
    }  # fmt: skip


def test_a_macro_that_changes_or_comes_is_read_where_it_is_invoked(tree: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    survey(tree, cache)
    (tree / "cases.h").write_text(HEADER.replace("{ extern void group##_##name##_run(void); group##_##name##_run(); }", "group##_##name();"))
    found = survey(tree, cache)
    assert found.read == 2  # the header and who invokes RUN
    assert found.names["main", "cases", "call"] == ("queue_two", "stack_push")
    (tree / "more.h").write_text("#define LOG2(x) log_##x()\n")
    survey(tree, cache)
    assert survey(tree, cache).read == 0


def test_the_state_changes_with_the_names_only() -> None:
    one, other = frozenset(("##A(x)x##1",)), frozenset(("##A(x)x##2",))
    assert state_of(one) == state_of(other) != state_of(frozenset(("##B(x)x##1",)))


def test_invocations_that_make_no_sense_stay(tree: Path) -> None:
    macros = known_of(frozenset(("##A(x)x##1", "##R(x)R(x##1)"))).macros
    for text in ("A(", "A(1, 2)", "A", "B(x)", "int A;"):
        assert expand(text, macros, macros).text == text
    assert expand("R(a)", macros, macros).text == "R(a1)"  # C17 6.10.3.4: no macro in its own expansion


def test_a_function_that_is_compiled_twice_has_both_names(tmp_path: Path) -> None:
    """`NS(open)(…) {…}` in a file that is included twice, NS being different each time; also where one of them adds nothing."""
    files = {
        "body.inc.c": "static int NS(size)(int n)\n{\n  return n;\n}\nint NS(open)(int n)\n{\n  return NS(size)(n) + grow(n);\n}\nextern int NS(late)(int n);\n",
        "both.c": 'int grow(int n);\n#define NS(x) x\n#include "body.inc.c"\n#undef NS\n#define NS(x) x ## _ns\n#include "body.inc.c"\n',
        "grow.c": "int grow(int n) { return n; }\n",
        "use.c": "int open(int n), open_ns(int n);\nint use(int n) { return (n ? open_ns : open)(n); }\n",
    }
    root = tmp_path / "tree"
    root.mkdir()
    for name, text in files.items():
        (root / name).write_text(text)
    found = survey(root, tmp_path / "cache")
    subprocess.run(["gcc", "-O0", "-c", "both.c"], cwd=root, check=True)
    told = subprocess.run(["nm", "both.o"], cwd=root, capture_output=True, text=True, check=True).stdout
    defined = {line.split()[2]: line.split()[1] == "T" for line in told.splitlines() if line.split()[1:2] in (["T"], ["t"])}
    assert {r.name: r.exported for r in found.routines["body_inc"]} == defined
    assert {r.line for r in found.routines["body_inc"]} == {1, 5} and all(r.calls for r in found.routines["body_inc"] if r.exported)
    assert found.names["use", "body_inc", "call"] == ("open", "open_ns")


def test_names_pasted_to_another_macro_and_functions_that_one_configuration_makes_static(tmp_path: Path) -> None:
    """`#define f JOIN(SPACE, f)`, SPACE being a macro too, before `API int f(int n) {…}`: what gcc's object files have."""
    header = """
#ifdef PRIVATE
#  define API static
#else
#  define API
#endif
#define SPACE lib_
#define GLUE(a, b) a##b
#define JOIN(a, b) GLUE(a, b)
#define hash JOIN(SPACE, hash)
#define kept GLUE(SPACE, kept)
API int hash(int n);
API int kept(int n);
#if defined(PRIVATE) || defined(WITH_BODY)
API int hash(int n) { return n; }
API int kept(int n) { return n; }
#endif
"""
    files = {
        "hash.h": header,
        "hash.c": '#define WITH_BODY\n#include "hash.h"\n',
        "use.c": '#include "hash.h"\nint use(int n) { return hash(n) + kept(n); }\n',
    }
    root = tmp_path / "tree"
    root.mkdir()
    for name, text in files.items():
        (root / name).write_text(text)
    found = survey(root, tmp_path / "cache")
    subprocess.run(["gcc", "-O0", "-c", "use.c", "hash.c"], cwd=root, check=True)
    symbols = subprocess.run(["nm", "-u", "use.o"], cwd=root, capture_output=True, text=True, check=True).stdout
    needed = {line.split()[-1] for line in symbols.splitlines()}
    assert needed == {"lib_hash", "SPACEkept"}  # what stands beside ## is not expanded before (C17 6.10.3.1)
    named = set(found.names["use", "hash", "call"])
    assert needed <= named and not {"lib_kept", "SPACEhash"} & named
