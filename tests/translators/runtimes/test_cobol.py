"""The COBOL support library against GnuCOBOL: generated programs, both built and run, compared byte for byte."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from analyzers.model import Module, ModuleKind
from analyzers.registry import SOURCES
from analyzers.scan import analyze, read_tree
from tests.translators.runtimes.cobol_cases import CONSTRUCTS
from translators.protocol import Translation
from translators.rules.cobol import EMITTERS, lower
from translators.targets import for_name
from translators.targets.protocol import Program
from verifiers.observe import Case, Observation
from verifiers.runner import RunLimits, Runner
from verifiers.toolchains import for_language

pytestmark = pytest.mark.skipif(shutil.which("cobc") is None, reason="needs GnuCOBOL")


def run(
    language: str, source: Path, out: Path, stdin: bytes = b"", limits: RunLimits | None = None
) -> Observation:
    with Runner(for_language(language).build(source, out), limits or RunLimits()) as runner:
        return next(iter(runner.run([Case(stdin=stdin)]))).observation


def lowered(source: Path, target: str) -> tuple[tuple[Module, ...], list[Translation]]:
    """The modules of a folder, and what the rules make of all of them."""
    codebase = analyze(source)
    files, _ = read_tree(source, [s for s in SOURCES if s.language == "cobol"])
    translations = []
    for module in codebase.modules:
        code = lower(module, files, codebase, {})
        assert code.refusals == ()
        translations.append(Translation(module.id, target, EMITTERS[target](code, {}).files, True))
    return codebase.modules, translations


def translated(source: Path, target: str, folder: Path) -> Path:
    """The programs of a folder, in the target, ready to be built; the first one is what runs."""
    modules, translations = lowered(source, target)
    first = next(m.id for m in modules if m.kind is ModuleKind.MAIN)
    for name, text in for_name(target).compose(translations, [Program(first, first)]).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(
    ("construct", "target"),
    [*((c, "go") for c in sorted(CONSTRUCTS)), ("moves", "rust"), ("comparisons", "rust")],
)
def test_generated_cases_give_the_same_bytes_as_with_gnucobol(construct: str, target: str, tmp_path: Path) -> None:
    count, repeat = 60, 20
    source = tmp_path / "source"
    source.mkdir()
    (source / "CASES.cob").write_text(CONSTRUCTS[construct](7, count, repeat))
    original = run("cobol", source, tmp_path / "original")
    assert original.stdout.count(b"\n") >= count * repeat
    again = run(target, translated(source, target, tmp_path / "tree"), tmp_path / target)
    assert again.stdout == original.stdout
    assert again.code == original.code
