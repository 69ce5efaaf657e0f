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


def test_a_language_without_rules_is_named(tree: Path) -> None:
    with pytest.raises(TheseusError, match="rules do not read 'pascal'; they read: ada, c, cobol"):
        emitter_for("pascal", "rust")
    with pytest.raises(TheseusError, match="rules do not write 'java'"):
        emitter_for("c", "java")
