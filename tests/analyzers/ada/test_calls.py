"""Call edges of Ada, by name, are those of GNAT's cross references."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from analyzers.ada.lookup import Found, Lookup, Place
from analyzers.model import DependencyKind
from analyzers.survey.run import survey
from tests.analyzers.ada.call_trees import COMPONENTS, EXPECTED, GENERICS, SCOPES, STREAMS, TREE, VIEWS
from tests.bench.analyze_ada import measure


def told_of(tree: Mapping[str, str], folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What the benchmark says of these files."""
    for name, text in tree.items():
        (folder / name).write_text(text)
    measure(folder)
    return capsys.readouterr().out


def test_calls_are_gnats(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Through a use clause of several on a line, a child of a used unit, an instance, a parent withed by its child, and
    a derivation."""
    told = told_of(TREE, tmp_path, capsys)
    assert "calls by name: 9 true, precision 100.00%, recall 100.00%" in told, told


def test_names_mean_what_their_scope_and_their_arguments_say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Prefixed calls through components, access values and loops over arrays; overloads that only their arguments tell
    apart, predefined ones among them; a local object that hides a used function; a library procedure; a child of a unit that
    only the parent withs; elements of a container of a class; a view conversion."""
    told = told_of(SCOPES, tmp_path, capsys)
    assert f"{len(SCOPES)} compile here" in told, told
    assert "calls by name: 9 true, precision 100.00%, recall 100.00%" in told, told


def test_private_parts_hide_components_and_types_that_stand_for_others_are_followed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Quantified expressions, cursors, Implicit_Dereference, `use all type`, assertions, a child's visible part,
    renamings of Standard, formal types, access values of other libraries and short-circuit forms,
    holders, and children that hide roots too."""
    told = told_of(VIEWS, tmp_path, capsys)
    assert "calls by name: 23 true, precision 100.00%, recall 100.00%" in told, told
    assert "13 files, 13 compile" in told, told


def test_what_a_literal_is_and_what_is_joined_to_one_choose_among_operations(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = told_of(STREAMS, tmp_path, capsys)
    assert "calls by name: 3 true, precision 100.00%, recall 100.00%" in told, told
    assert "7 files, 7 compile" in told, told


def test_names_cost_a_few_look_ups_for_each_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Packages that use all those before them, with types that derive from one another: where a type was looked for among
    what types inherit, each package more doubled the steps (3,662 for seven of them, so some hundred million for these)."""
    many = 24
    for n in range(many):
        seen = "".join(f"with P{other}; use P{other};\n" for other in range(n))
        derived = f"new T{n - 1} with null record" if n else "tagged null record"
        inner = f"   package Inner is\n      type S{n} is new T{n} with null record;\n   end Inner;\n   use Inner;\n"
        spec = f"{seen}package P{n} is\n   type T{n} is {derived};\n   procedure Op{n} (X : T{n});\n{inner}end P{n};\n"
        body = f"package body P{n} is\n   procedure Op{n} (X : T{n}) is\n   begin\n      Op0 (T0 (X));\n   end Op{n};\nend P{n};\n"
        (tmp_path / f"p{n}.ads").write_text(spec)
        (tmp_path / f"p{n}.adb").write_text(body)
    steps = 0
    looked_up = Lookup.looked_up

    def counted(self: Lookup, place: Place, name: str, opened: Sequence[Found], calls: bool) -> list[Found]:
        nonlocal steps
        steps += 1
        assert steps < 100 * many
        return looked_up(self, place, name, opened, calls)

    monkeypatch.setattr(Lookup, "looked_up", counted)
    found = survey(tmp_path, tmp_path / "cache", jobs=1)
    called = {d.source for d in found.codebase.dependencies if d.kind is DependencyKind.CALL and d.target == "p0" and d.resolved}
    assert called == {f"p{n}" for n in range(1, many)}


def test_formal_packages_and_instances_show_what_is_theirs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Formals of formal packages, of a generic subprogram whose body is in another file; components of a protected object
    there; an instance in a body; an instance of a generic subprogram; a child of an instance."""
    told = told_of(GENERICS, tmp_path, capsys)
    assert f"{len(GENERICS)} files, {len(GENERICS)} compile" in told, told
    assert "calls by name: 10 true, precision 100.00%, recall 100.00%" in told, told


def test_what_a_value_has_to_be_chooses_among_functions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a declaration, an assignment, a return statement, an expression function, an argument; characters and what is
    joined of them; attributes of types; access attributes."""
    told = told_of(EXPECTED, tmp_path, capsys)
    assert f"{len(EXPECTED)} files, {len(EXPECTED)} compile" in told, told
    assert "calls by name: 10 true, precision 100.00%, recall 100.00%" in told, told


def test_the_component_of_an_aggregate_chooses_among_functions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = told_of(COMPONENTS, tmp_path, capsys)
    assert f"{len(COMPONENTS)} files, {len(COMPONENTS)} compile" in told, told
    assert "calls by name: 3 true, precision 100.00%, recall 100.00%" in told, told


def test_what_overrides_is_not_dead(tmp_path: Path) -> None:
    """Only dispatching calls come to it."""
    (tmp_path / "shapes.ads").write_text(
        "package Shapes is\n   type Shape is interface;\n   procedure Draw (S : Shape) is abstract;\n"
        "   procedure Show (S : Shape'Class);\nend Shapes;\n"
    )
    (tmp_path / "shapes.adb").write_text(
        "package body Shapes is\n   type Dot is new Shape with null record;\n"
        "   overriding procedure Draw (S : Dot);\n   procedure Draw (S : Dot) is null;\n"
        "   procedure Left is\n   begin\n      null;\n   end Left;\n"
        "   not overriding procedure Alone (S : Dot) is\n   begin\n      null;\n   end Alone;\n"
        "   procedure Show (S : Shape'Class) is\n   begin\n      Shapes.Shape'Class (S).Draw;\n   end Show;\nend Shapes;\n"
    )
    (tmp_path / "drive.adb").write_text("with Shapes;\nprocedure Drive is\nbegin\n   null;\nend Drive;\n")
    found = survey(tmp_path, tmp_path / "cache")
    assert {d.name for d in found.dead} == {"Left", "Alone"}
