"""The rules translator over a small C tree: every subprogram is counted, and what is refused has a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzers.model import TheseusError
from analyzers.scan import analyze
from translators.protocol import Done, FileReady, Note, Translation, TranslationJob
from translators.rules.translator import RulesTranslator, emitter_for
from translators.signature import Signature
from translators.targets import Program, for_name
from verifiers.observe import Case
from verifiers.runner import Runner
from verifiers.toolchains import for_language

SOURCES = {
    "sum.h": "#ifndef SUM_H\n#define SUM_H\nint sum(int a, int b);\nint deep(int a);\n#endif\n",
    "sum.c": '#include "sum.h"\n#include <stdarg.h>\nstatic int varied(int n, ...) { va_list l; va_start(l, n); int r = '
    "va_arg(l, int); va_end(l); return r; }\nint sum(int a, int b) { return a + b; }\n"
    "int deep(int a) { return varied(1, a); }\n",
    "main.c": '#include <stdio.h>\n#include "sum.h"\nint main(void) { printf("%d\\n", sum(20, 22)); return 3; }\n',
    "uses.c": '#include "sum.h"\nint uses(int a);\nint uses(int a) { return deep(a) + 1; }\n',
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name, text in SOURCES.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def translate(tree: Path, module: str, target: str) -> tuple[Translation, list[Note], list[str]]:
    codebase = analyze(tree)
    events = list(RulesTranslator().translate(TranslationJob(codebase, tree, codebase.module(module), target)))
    done = events[-1]
    assert isinstance(done, Done) and done.translation is not None
    files = [e.path for e in events if isinstance(e, FileReady)]
    return done.translation, [e for e in events if isinstance(e, Note)], files


@pytest.mark.parametrize("target", ["rust", "go"])
def test_every_subprogram_is_a_unit_and_refusals_reach_callers(tree: Path, target: str) -> None:
    translation, notes, files = translate(tree, "sum", target)
    units = {u.name: u for u in translation.units}
    assert {name: u.translated for name, u in units.items()} == {"varied": False, "sum": True, "deep": False}
    assert units["deep"].construct == "varargs" and "calls varied" in units["deep"].reason
    assert not translation.complete and len(notes) >= 2
    assert files == [path for path, _ in translation.files]
    (other,) = translate(tree, "uses", target)[0].units
    assert not other.translated and "sum.deep, which is refused" in other.reason


def test_probes_say_what_the_emitted_subprogram_takes(tree: Path) -> None:
    (probe,) = translate(tree, "sum", "rust")[0].probes
    signature = Signature.from_text(probe.signature)
    assert (probe.subprogram, probe.target_path) == ("sum", "crate::sum::sum")
    assert [p.name for p in signature.parameters] == ["a", "b"] and not signature.raises
    assert Signature.from_text(signature.to_text()) == signature


@pytest.mark.parametrize("target", ["rust", "go"])
def test_the_same_input_gives_the_same_bytes(tree: Path, target: str) -> None:
    assert translate(tree, "sum", target) == translate(tree, "sum", target)


@pytest.mark.parametrize("target", ["rust", "go"])
def test_a_complete_program_builds_and_runs_like_the_original(tree: Path, target: str, tmp_path: Path) -> None:
    parts = [translate(tree, m, target)[0] for m in ("main", "sum")]
    assert parts[0].complete
    out = tmp_path / "out"
    for path, text in for_name(target).compose(parts, [Program("main", "main")]).items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_text(text)
    built = for_language(target).build(out, tmp_path / "built")
    with Runner(built) as runner:
        seen = runner.run_one(Case(program="main")).observation
    assert (seen.stdout, seen.code) == (b"42\n", 3)


# Two modules that call each other through a table of functions, each with a static `depth` of its own.
TIED = {
    "ping.h": "struct node { int value; struct node *next; };\nint ping(struct node *n);\n",
    "ping.c": '#include "ping.h"\n#include "pong.h"\nstatic int depth;\nint (*const ways[2])(struct node *) = {ping, pong};\n'
    "int ping(struct node *n) { depth++; return n ? n->value + ways[n->value % 2](n->next) : depth; }\n",
    "pong.h": "struct node;\nint pong(struct node *n);\n",
    "pong.c": '#include "ping.h"\n#include "pong.h"\nstatic int depth = 100;\nextern int (*const ways[2])(struct node *);\n'
    "int pong(struct node *n) { depth++; return n ? 10 * n->value + ways[n->value % 2](n->next) : depth; }\n",
    "main.c": '#include <stdio.h>\n#include "ping.h"\nint main(void) {\n'
    "    struct node c = {3, 0}, b = {2, &c}, a = {1, &b};\n"
    '    printf("%d %d\\n", ping(&a), ping(&b));\n    return 0;\n}\n',
}


@pytest.mark.parametrize("target", ["rust", "go"])
def test_modules_that_need_each_other_keep_files_of_their_own(target: str, tmp_path: Path) -> None:
    """The expected numbers are gcc's. Calls go ping(1) pong(2) ping(3) pong(0), and then ping(2) ping(3) pong(0)."""
    for name, text in TIED.items():
        (tmp_path / name).write_text(text)
    codebase = analyze(tmp_path)
    made: dict[str, Translation] = {}
    for module in codebase.modules:
        done = list(RulesTranslator(whole=True).translate(TranslationJob(codebase, tmp_path, module, target)))[-1]
        assert isinstance(done, Done) and done.translation is not None
        made[module.id] = done.translation
    assert {m: [(u.name, u.translated) for u in t.units] for m, t in made.items()} == {
        "main": [("main", True)], "ping": [("ping", True)], "pong": [("pong", True)],
    }  # fmt: skip
    assert all(t.complete and len(t.files) == 1 for t in made.values())
    for name in ("ping", "pong"):
        ((path, text),) = made[name].files
        assert name in path and f"{name}.c:" in text and text.lower().count(f"func {name}(" if target == "go" else f"fn {name}(") == 1
    out = tmp_path / "out"
    for path, text in for_name(target).compose([*made.values()], [Program("main", "main")]).items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_text(text)
    outputs = []
    for language, tree in ((target, out), ("c", tmp_path / "original")):
        if language == "c":
            tree.mkdir()
            for name, text in TIED.items():
                (tree / name).write_text(text)
        built = for_language(language).build(tree, tmp_path / f"built-{language}")
        with Runner(built) as runner:
            outputs.append(runner.run_one(Case(program="main")).observation.stdout)
    assert outputs[0] == outputs[1] != b""


def test_a_language_without_rules_is_named(tree: Path) -> None:
    with pytest.raises(TheseusError, match="rules do not read 'pascal'; they read: ada, c, cobol"):
        emitter_for("pascal", "rust")
    with pytest.raises(TheseusError, match="rules do not write 'java'"):
        emitter_for("c", "java")
