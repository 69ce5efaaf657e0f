"""Whole programs, translated from a plain folder and run beside GNAT's build of the original.

Each folder is about one part of the language, and holds the smallest form of every fault that was found there.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.translators.rules.generated import Kind, Outcome, Unit, judge
from workbench.services.folder import embedded, translate_path

PROGRAMS = Path(__file__).parent / "programs"


@pytest.mark.slow
def test_every_program_does_in_both_targets_what_gnat_makes_of_it() -> None:
    files = {p.name: {f.name: f.read_text() for f in p.iterdir()} for p in sorted(PROGRAMS.iterdir())}
    assert len({name for each in files.values() for name in each}) == sum(map(len, files.values()))
    for target, outcomes in judge(Unit("ada", files), ("rust", "go")).items():
        assert outcomes == dict.fromkeys(files, Outcome(Kind.SAME)), target


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
