"""A lowering that is left as it is, because no fact that it read has changed, is what lowering everything again gives."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from analyzers.ada.entities import SubprogramEntity
from analyzers.model import SourceFile
from analyzers.registry import SOURCES
from analyzers.scan import read_tree
from translators.rules.ada import program as program_module
from translators.rules.ada.effects import EffectTable
from translators.rules.ada.program import Program
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Form
from translators.rules.ada.watch import Watch
from translators.rules.ir import IrSubprogram

ROOT = Path(__file__).parents[4]
PROGRAMS = Path(__file__).parent / "programs"
LARGE = ROOT / "corpora" / "ada" / "adadb"
SEVERAL_PASSES = ("copies_back", "corners", "elab", "element_views", "formals", "inner_bodies", "joins", "made_once", "mixed", "spans", "starts", "task_units")


def outcome(root: Path) -> tuple[object, ...]:
    """All that the passes come to."""
    files, _ = read_tree(root, [SOURCES.of("ada")])
    program = Program(files)
    refused = [
        (program.names[id(e)], form, refusal.construct, refusal.reason)
        for entities in program.entities.values() for e in entities for form in program.bounds.forms(e)
        if (refusal := program.refused.get((id(e), form))) is not None
    ]  # fmt: skip
    units = program.units
    return (
        program.by_module(), refused, [program.packages.globals_of(u) for u in units], [program.packages.types_of(u) for u in units],
        [program.elaborations.of(u) for u in units], program.effects.of, program.effects.calls, program.effects.directions,
    )  # fmt: skip


@pytest.mark.parametrize("root", [LARGE, *(PROGRAMS / name for name in SEVERAL_PASSES)], ids=lambda p: p.name)
def test_what_holds_is_what_lowering_everything_in_every_pass_gives(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[bool] = []

    def holds(self: Watch, key: object) -> bool:
        left.append(key in self.holding)
        return key in self.holding

    monkeypatch.setattr(Watch, "holds", holds)
    found = outcome(root)
    monkeypatch.setattr(Watch, "holds", lambda self, key: False)
    assert found == outcome(root)
    assert any(left)


@pytest.mark.parametrize("root", [LARGE, PROGRAMS / "copies_back", PROGRAMS / "task_units"], ids=lambda p: p.name)
def test_effects_that_are_kept_from_pass_to_pass_are_those_that_are_found_at_once(root: Path) -> None:
    files, _ = read_tree(root, [SOURCES.of("ada")])
    program = Program(files)
    anew = EffectTable(Watch())
    anew.settle(program.by_module(), program.effects.unknown)
    assert anew.of == program.effects.of
    assert anew.calls == program.effects.calls


def test_a_lowering_holds_until_a_fact_changes_that_it_read() -> None:
    watch = Watch()
    with watch.lowering("a"):
        watch.read("effects", "x")
    with watch.lowering("b"):
        watch.read("effects", "y")
    watch.changed("effects", "x")
    assert not watch.holds("a")
    assert watch.holds("b")
    watch.forget()
    assert not watch.holds("b")


def test_what_changes_while_it_is_lowered_counts_too() -> None:
    watch = Watch()
    with watch.lowering("a"):
        watch.read("captures", "a")
        watch.changed("captures", "a")
    assert not watch.holds("a")


def test_one_that_is_lowered_inside_another_does_not_hold() -> None:
    watch = Watch()
    with watch.lowering("a"), watch.lowering("b"):
        watch.read("effects", "x")
    assert watch.holds("a")
    assert not watch.holds("b")


def test_a_subprogram_that_is_refused_in_every_other_pass_is_refused_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    real, times = program_module.lower_subprogram, [0]

    def wavers(program: Program, module: str, entity: SubprogramEntity, form: Form) -> IrSubprogram:
        if entity.name == "Twice":
            times[0] += 1
            program.note_change()
            if times[0] % 2:
                raise Refused("wavering", "as this test has it", entity.span)
        return real(program, module, entity, form)

    monkeypatch.setattr(program_module, "lower_subprogram", wavers)
    text = "procedure Main is\n   function Twice (N : Integer) return Integer is (2 * N);\n   A : Integer := Twice (1);\nbegin\n   A := A + 1;\nend Main;\n"
    program = Program([SourceFile(PurePosixPath("main.adb"), "ada", text, "")])
    assert {program.names[key] for key, _ in program.refused} >= {"Twice"}
