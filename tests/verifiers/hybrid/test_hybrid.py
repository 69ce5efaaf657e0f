"""Half-migrated programs behave as whole ones: the original's own build says what is right."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
from collections.abc import Iterator
from pathlib import Path

import pytest

from analyzers import scan
from analyzers.graph import plan as order
from analyzers.model import Codebase, TheseusError
from tests.verifiers.hybrid import programs
from translators.protocol import Done, Translation, TranslationJob
from translators.rules.translator import RulesTranslator
from verifiers import sandbox
from verifiers.compare_service import compare
from verifiers.hybrid.build import hybrid_tree
from verifiers.hybrid.plan import make_plan
from verifiers.hybrid.protocol import MARK
from verifiers.sandbox import Finished
from verifiers.toolchains import BuildError, Built, detect
from verifiers.verdict import CompareRequest, Status
from verifiers.work_folder import work_folder

SOURCES = {"c": programs.C, "ada": programs.ADA, "cobol": programs.COBOL}
LINES = b"hello\n\nworld of words\n!\nabcdefg\nthis line is longer than that\nxyz\nabcdefghijk\n"
MOVED = {"c": ["sums", "words"], "ada": ["stock"], "cobol": ["adder"]}
CALLED_BACK = {"c": ["scale.scale_by"], "ada": ["marks.Marked"], "cobol": ["namer.NAMER"]}


_OPEN = contextlib.ExitStack()


@functools.cache
def place() -> Path:
    """What the tests share, removed behind the last of them."""
    return _OPEN.enter_context(work_folder("hybrid-tests"))


@pytest.fixture(scope="module", autouse=True)
def _emptied() -> Iterator[None]:
    yield
    _OPEN.close()


@functools.cache
def folder(language: str) -> Path:
    root = place() / language
    write(root, {name: text.encode() for name, text in SOURCES[language].items()})
    return root


def write(root: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root


@functools.cache
def translated(language: str, target: str) -> tuple[Codebase, dict[str, Translation]]:
    root = folder(language)
    codebase = scan.analyze(root)
    found: dict[str, Translation] = {}
    for planned in order(codebase):
        job = TranslationJob(codebase, root, planned.module, target, {}, dict(found))
        for event in RulesTranslator().translate(job):
            if isinstance(event, Done) and event.translation is not None:
                found[planned.module.id] = event.translation
    return codebase, found


def run(built: Built, stdin: bytes) -> Finished:
    (program,) = built.programs.values()
    return sandbox.run([f"/prog/{program}"], readonly=((built.directory, "/prog"),), stdin=stdin)


@functools.cache
def original(language: str) -> Finished:
    return run(detect(folder(language)).build(folder(language), place() / f"original-{language}"), LINES)


def hybrid(language: str, target: str, work: Path, changed: dict[str, Translation] | None = None) -> Built:
    codebase, translations = translated(language, target)
    made = hybrid_tree(codebase, folder(language), MOVED[language], {**translations, **(changed or {})}, target)
    write(work / "tree", made.files)
    return detect(work / "tree").build(work / "tree", work / "build")


@pytest.mark.parametrize("target", ["rust", "go"])
@pytest.mark.parametrize("language", ["c", "ada", "cobol"])
def test_a_half_migrated_program_behaves_as_the_original(language: str, target: str, tmp_path: Path) -> None:
    seen, wanted = run(hybrid(language, target, tmp_path), LINES), original(language)
    assert wanted.stdout.count(b"\n") >= 8
    assert (seen.stdout, seen.returncode) == (wanted.stdout, wanted.returncode)


@pytest.mark.parametrize("language", ["c", "ada", "cobol"])
def test_moved_code_calls_what_stays(language: str) -> None:
    codebase, translations = translated(language, "rust")
    made = make_plan(codebase, folder(language), MOVED[language], translations, "rust")
    assert {g.module.id for g in made.moved} == set(MOVED[language])
    assert [f"{g.module.id}.{g.subprogram.name}" for g in made.kept] == CALLED_BACK[language]
    assert not made.linked


FAULTS = {
    ("c", "rust"): ("sums", "n > r.high", "n < r.high"),
    ("ada", "go"): ("stock", "> 12", "> 16"),
    ("cobol", "rust"): ("adder", "ROUNDED", "PLAIN"),
}


@pytest.mark.parametrize(("language", "target"), FAULTS)
def test_a_fault_in_a_replaced_module_shows_in_the_whole_program(language: str, target: str, tmp_path: Path) -> None:
    module, old, new = FAULTS[language, target]
    good = translated(language, target)[1][module]
    texts = tuple((path, text.replace(old, new)) for path, text in good.files)
    assert texts != good.files
    bad = {module: dataclasses.replace(good, files=texts)}
    built = hybrid(language, target, tmp_path, bad)
    assert run(built, LINES).stdout != original(language).stdout
    if language != "c":
        return
    verdict = compare(CompareRequest(folder("c"), tmp_path / "tree", budget=10, builds_apart=True))
    assert verdict.status is Status.DIVERGENT
    assert verdict.counterexample is not None


def test_what_cannot_be_glued_is_refused_by_name(tmp_path: Path) -> None:
    codebase, translations = translated("c", "rust")
    with pytest.raises(TheseusError, match="main: it is a main, not a module that others call"):
        make_plan(codebase, folder("c"), ["main"], translations, "rust")
    without = {k: v for k, v in translations.items() if k != "words"}
    made = make_plan(codebase, folder("c"), ["sums", "words"], without, "rust")
    assert [str(r) for r in made.refused] == ["words: it has no rust translation"]
    lacking = dataclasses.replace(translations["sums"], probes=translations["sums"].probes[:-1])
    with pytest.raises(TheseusError, match=r"sums: it keeps data \(total\), and \w+ can't move"):
        make_plan(codebase, folder("c"), ["sums"], {**translations, "sums": lacking}, "rust")


def test_data_that_others_may_change_does_not_move(tmp_path: Path) -> None:
    write(tmp_path, {
        "main.c": b'#include <stdio.h>\n#include "level.h"\nint main(void) { level = 2; printf("%d\\n", twice()); return 0; }\n',
        "level.h": b"extern int level;\nint twice(void);\n",
        "level.c": b'#include "level.h"\nint level = 1;\nint twice(void) { return 2 * level; }\n',
    })  # fmt: skip
    codebase = scan.analyze(tmp_path)
    job = TranslationJob(codebase, tmp_path, codebase.module("level"), "rust")
    (done,) = [e for e in RulesTranslator().translate(job) if isinstance(e, Done)]
    assert done.translation is not None
    with pytest.raises(TheseusError, match="level: others may change its data level"):
        make_plan(codebase, tmp_path, ["level"], {"level": done.translation}, "rust")


def test_an_original_that_is_still_linked_is_noticed(tmp_path: Path) -> None:
    """The tree is tampered with: the program calls the body that should have gone."""
    codebase, translations = translated("c", "rust")
    files = hybrid_tree(codebase, folder("c"), ["words"], translations, "rust").files
    main = files["host/main.c"].replace(b"int main(void)", b"const char *theseus_original_words_kind(int);\nint main(void)")
    files["host/main.c"] = main.replace(b"words_kind((int)n)", b"theseus_original_words_kind((int)n)")
    write(tmp_path / "tree", files)
    with pytest.raises(BuildError, match="still has the original of what was replaced"):
        detect(tmp_path / "tree").build(tmp_path / "tree", tmp_path / "build")


def test_a_tree_that_does_not_say_what_it_is_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {MARK: b'{"host": "fortran", "guest": "rust"}'})
    with pytest.raises(TheseusError, match="fortran is no host"):
        detect(tmp_path)
