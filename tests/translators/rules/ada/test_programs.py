"""Whole programs, translated from a plain folder and run beside GNAT's build of the original.

Each folder is about one part of the language, and holds the smallest form of every fault that was found there.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from verifiers.observe import Case
from verifiers.runner import Runner
from verifiers.toolchains import for_language
from workbench.services.folder import embedded, translate_path, write_tree

PROGRAMS = Path(__file__).parent / "programs"


def run(language: str, folder: Path, built: Path) -> tuple[bytes, int | None]:
    with Runner(for_language(language).build(folder, built)) as runner:
        seen = runner.run_one(Case(program=next(iter(runner.built.programs)))).observation
    return seen.stdout, seen.code


@pytest.mark.slow
@pytest.mark.parametrize("program", sorted(p.name for p in PROGRAMS.iterdir()))
def test_a_program_does_in_both_targets_what_gnat_makes_of_it(program: str, tmp_path: Path) -> None:
    expected = run("ada", PROGRAMS / program, tmp_path / "original")
    assert expected[1] == 0 and expected[0]
    for target in ("rust", "go"):
        result = translate_path(PROGRAMS / program, target, embedded("rules"))
        needed = [r for r in result.refused if r.needed]
        assert result.programs == (program,) and not needed, needed
        write_tree(tmp_path / target, result.files)
        assert run(target, tmp_path / target, tmp_path / f"built-{target}") == expected, target


def test_no_translation_holds_unsafe_code() -> None:
    for program in PROGRAMS.iterdir():
        files = translate_path(program, "rust", embedded("rules")).files
        assert files and not any("unsafe" in text for path, text in files.items() if "theseus_rt" not in path)


def test_a_type_whose_constraint_has_effects_is_refused(tmp_path: Path) -> None:
    (tmp_path / "once.adb").write_text(
        "procedure Once is\n   N : Integer := 0;\n   function F return Integer is\n   begin\n      N := N + 1;\n"
        "      return N;\n   end F;\n   type R (D : Integer) is null record;\n   type S is record\n      C : R (F);\n"
        "   end record;\nbegin\n   null;\nend Once;\n"
    )
    result = translate_path(tmp_path, "go", embedded("rules"))
    assert not result.whole and "type elaboration" in {r.construct for r in result.refused}
