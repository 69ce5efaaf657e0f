"""The C driver: what goes in and comes out, exactly, and what the sanitizer sees of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzers import scan
from analyzers.model import BufferType, Codebase, IntType, RecordType, Subprogram
from tests.analyzers.c.small import function_of, tree_of
from tests.verifiers.harness.cases import agrees, floats, numbers, texts
from verifiers.harness import c as harness
from verifiers.observe import Case, Observation, Outcome
from verifiers.probe.blocks import Block, constant
from verifiers.runner import Runner
from verifiers.toolchains import BuildMode, for_language

MODULE = r"""
#include "m.h"
#include <stdio.h>
#include <string.h>
static int hidden = 5;
int seen = 7;
struct point { short x; unsigned char tag[2]; double w; };
int add(int a, signed char b) { return a + b + hidden++; }
void shift(struct point *p, long by) { p->x += by; p->tag[1] = 'z'; p->w *= 2; }
struct point make(short x) { struct point p = { x, "q", 0.5 }; seen++; return p; }
unsigned long copy(const char *s, char *out, unsigned long cap) { unsigned long n = 0;
  if (cap == 0) return 0;
  for (; s[n] != '\0' && n + 1 < cap; n++) out[n] = s[n];
  out[n] = '\0'; return n; }
const char *name(enum color c) { return c == RED ? "red" : 0; }
int sum(const int *v, int n) { int s = 0; for (int i = 0; i <= n - (n < 9); i++) s += v[i]; return s; }
void greet(const char *who) { printf("hi %s", who); }
float half(float f) { return f / 2; }
int same(const void *a, unsigned long n, int order[3]) { order[1] = -1; return ((const char *)a)[n - 1]; }
"""
TREE = {
    "src/m.c": MODULE,
    "src/m.h": "enum color { GREEN, RED };\nint other(void);\n",
    "src/other.c": '#include "m.h"\nint other(void) { return 1; }\n'
    'int main(void) { const char *main_text = "main()"; return main_text[0] + other(); }\n',
}


def driver(folder: Path, texts: dict[str, str], module: str, mode: BuildMode) -> tuple[Runner, list[str]]:
    root = folder / "tree"
    for path, text in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    codebase: Codebase = tree_of(texts, str(root))
    chosen = codebase.module(module)
    subprograms = [s for s in chosen.interface.subprograms if not harness.drivable(s)]
    source = folder / "source"
    for path, data in harness.original_tree(codebase, root, chosen, subprograms).items():
        (source / path).parent.mkdir(parents=True, exist_ok=True)
        (source / path).write_bytes(data)
    built = for_language("c").build(source, folder / "built", mode)
    assert list(built.programs) == ["driver"]
    return Runner(built), [s.name for s in subprograms]


def subprograms_of(texts: dict[str, str], module: str) -> tuple[Subprogram, ...]:
    return tree_of(texts, "").module(module).interface.subprograms


def run(runner: Runner, *calls: str) -> Observation:
    return runner.run_one(Case(stdin="".join(f"{c}\n" for c in calls).encode(), program="driver")).observation


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    runner, names = driver(tmp_path_factory.mktemp("plain"), TREE, "m", BuildMode.PLAIN)
    with runner:
        yield runner, {name: i for i, name in enumerate(names)}


def test_answers_are_exact(plain: tuple[Runner, dict[str, int]]) -> None:
    runner, number = plain
    calls_and_answers = [
        (f"{number['add']} -3 -128", "\1returned -126 7"),
        (f"{number['add']} 2147483600 1", "\1returned 2147483607 7"),
        (f"{number['shift']} 32767 2 9 200 f3ff0000000000000 -65536", "\1returned 32767 2 9 122 f4000000000000000 7"),
        (f"{number['make']} -2", "\1returned -2 2 113 0 f3fe0000000000000 8"),
        (f"{number['copy']} x616200 2", "\1returned 2 97 0 1 8"),
        (f"{number['copy']} x 3", "\1returned 3 0 0 0 0 8"),
        (f"{number['copy']} xff 3", "\1returned 3 255 0 0 1 8"),
        (f"{number['name']} 1", "\1returned x726564 8"),
        (f"{number['name']} 0", "\1returned null 8"),
        (f"{number['greet']} x5c22", 'hi \\"\1returned 8'),
        (f"{number['half']} fbff8000000000000", "\1returned fbfe8000000000000 8"),
        (f"{number['same']} 3 1 2 254 3", "\1returned 3 0 -1 0 -2 8"),
    ]
    seen = run(runner, *(call for call, _ in calls_and_answers))
    assert seen.stdout.decode("latin-1").split("\n")[:-1] == [answer for _, answer in calls_and_answers]
    assert (seen.outcome, seen.code) == (Outcome.EXITED, 0)


def test_a_block_has_the_digest_of_its_calls(plain: tuple[Runner, dict[str, int]]) -> None:
    runner, number = plain
    types = {s.name: tuple(p.type for p in s.parameters) for s in subprograms_of(TREE, "m")}
    size = len(types["shift"])
    assert size == 2 and isinstance(types["shift"][0], RecordType) and isinstance(types["sum"][0], BufferType)
    long = IntType(64)
    agrees(lambda *lines: run(runner, *lines), [
        Block(number["add"], types["add"], (0, 0), (numbers(7, low=-9, high=9), numbers(low=-128, high=127)), 11, 0, 300),
        Block(number["add"], types["add"], (0, 0), (numbers(7, low=-9, high=9), numbers(3, low=-128, high=127)), 11, 901, 400),
        Block(number["add"], types["add"], (0, 0), (numbers(low=-4, high=9), numbers(1, 2, 3)), 0, 5, 37, in_order=True),
        Block(number["shift"], types["shift"], ((1, [9, 8], 0.5), 1),
              (numbers(low=-32768, high=32767), constant(2, "2"), numbers(1, 200), numbers(3), floats(1.5, -0.0),
               numbers(5, low=long.minimum, high=long.maximum)), 2**63 - 1, 2**40, 100),
        Block(number["copy"], (types["copy"][0], None, types["copy"][2]), (b"a", [], 1),
              (texts(b"abc", b"", b"q\xff"), numbers(low=0, high=6)), 5, 0, 60),
        Block(number["name"], types["name"], (0,), (numbers(0, 1),), 5, 0, 60),
        Block(number["greet"], types["greet"], (b"",), (texts(b"a\tb", b"you"),), 5, 0, 9),
        Block(number["sum"], types["sum"], ([1, 2, 3, 4, 5], 5),
              (constant(5, "5"), *[numbers(low=-50, high=50)] * 5, constant(5, "5")), 5, 0, 60),
    ])  # fmt: skip


def test_state_lives_as_long_as_the_process(plain: tuple[Runner, dict[str, int]]) -> None:
    runner, number = plain
    assert run(runner, f"{number['make']} 1", f"{number['make']} 1").stdout.endswith(b" 9\n")
    assert run(runner, f"{number['make']} 1").stdout.endswith(b" 8\n")


@pytest.mark.parametrize(("count", "answered"), [(3, True), (9, False)])
def test_reading_past_a_buffer_stops_the_sanitized_driver(tmp_path: Path, count: int, answered: bool) -> None:
    runner, names = driver(tmp_path, TREE, "m", BuildMode.SANITIZED)
    with runner:
        seen = run(runner, f"{names.index('sum')} {count} {' '.join('1' * count)} {count}")
    assert (b"\1returned" in seen.stdout) is answered
    assert (seen.code == 0) is answered


def test_headers_alone_and_names_of_main_are_no_trouble(tmp_path: Path) -> None:
    texts = {
        "bits.h": "#ifndef B\n#define B\nstatic inline unsigned low(unsigned v) { return v & 1u; }\n#endif\n",
        "tool.c": '#include "bits.h"\nint twice(int main) { return main * 2; }\nint main(void) { return twice(low(3)); }\n',
    }
    runner, _ = driver(tmp_path / "h", texts, "bits", BuildMode.PLAIN)
    with runner:
        assert run(runner, "0 7").stdout == b"\1returned 1\n"
    runner, names = driver(tmp_path / "t", texts, "tool", BuildMode.PLAIN)
    with runner:
        assert names == ["twice"]
        assert run(runner, "0 -4").stdout == b"\1returned -8\n"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("int main(void) { return 0; }", "the program's entry"),
        ("static int f(int a) { return a; }", "not visible outside its module"),
        ("int f(int *p, unsigned n) { return p[n]; }", "parameter p: an array of no known length"),
        ("int f(void (*g)(void)) { g(); return 0; }", "parameter g: opaque type function"),
        ("union u { int i; }; int f(union u *p) { return p->i; }", "parameter p: union type u"),
        ("int *f(int *p) { return p; }", "result: opaque type pointer"),
    ],
)
def test_what_cannot_be_driven_says_why(text: str, reason: str) -> None:
    assert harness.drivable(function_of(text)) == reason


def test_a_module_whose_name_an_ada_unit_has_is_driven(tmp_path: Path) -> None:
    (tmp_path / "m.ads").write_text("package M is\n   N : Integer := 1;\nend M;\n")
    (tmp_path / "m.c").write_text("int twice(int n) { return 2 * n; }\n")
    codebase = scan.analyze(tmp_path)
    (chosen,) = (m for m in codebase.modules if m.language == "c")
    assert chosen.id == "m_2"
    tree = harness.original_tree(codebase, tmp_path, chosen, chosen.interface.subprograms)
    assert any(b"twice(" in data for path, data in tree.items() if path != "m.c")
