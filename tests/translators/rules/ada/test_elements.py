"""Files of elements: which types of elements are refused, because their storage is not known or not kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.services.folder import embedded, translate_path

TEXT = """with Ada.Sequential_IO;
with Ada.Direct_IO;
procedure Kept is
   {types}
   package Files is new Ada.{kind}_IO ({element});
   F : Files.File_Type;
begin
   Files.Create (F, Name => "kept.tmp"{form});
   Files.Close (F);
   {use}
end Kept;
"""
READ = "declare X : {element}; begin Files.Read (F, X); end;"


def translated(folder: Path, types: str, element: str, kind: str = "Direct", use: str = READ, form: str = "") -> tuple[bool, set[str]]:
    text = TEXT.format(types=types, element=element, kind=kind, form=form, use=use.format(element=element))
    (folder / "kept.adb").write_text(text)
    result = translate_path(folder, "go", embedded("rules"))
    return result.whole, {r.construct for r in result.refused} - {"calls what is refused"}


@pytest.mark.parametrize(
    ("types", "element"),
    (
        ("type R is access Integer;", "R"),
        ("type R (D : Integer := 1) is null record;", "R"),
        ("type R is tagged null record;", "R"),
        ("type R is record X : Integer; B : Boolean; end record; pragma Pack (R);", "R"),
        ("type R is array (1 .. 8) of Boolean with Pack;", "R"),
        ("type R is array (1 .. 8) of Boolean; for R'Component_Size use 1;", "R"),
        ("type R is record X : Integer; end record; for R use record X at 4 range 0 .. 31; end record;", "R"),
        ("type R is (A, B); for R use (1, 5);", "R"),
        ("type R is range 0 .. 10; for R'Size use 32;", "R"),
        ("type P is range 0 .. 10; for P'Size use 32; type R is new P;", "R"),
        ("type R is null record;", "R"),
        ("type R is array (1 .. 3) of Long_Long_Float;", "R"),
        ("N : Integer := 3; subtype R is String (1 .. N);", "R"),
    ),
)
def test_elements_whose_storage_is_not_known_are_refused(tmp_path: Path, types: str, element: str) -> None:
    whole, constructs = translated(tmp_path, types, element)
    assert not whole and constructs <= {"storage layout", "array bounds", "floating-point type"} and constructs


def test_plain_elements_are_translated(tmp_path: Path) -> None:
    for types, element in (("", "Integer"), ("type R is record X : Integer; B : Boolean; end record;", "R")):
        assert translated(tmp_path, types, element) == (True, set())


def test_arrays_of_several_dimensions_and_any_bounds_are_refused(tmp_path: Path) -> None:
    types = "type G is array (Positive range <>, Positive range <>) of Integer; X : G (1 .. 2, 1 .. 2);"
    whole, constructs = translated(tmp_path, types, "G", "Sequential", "Files.Write (F, X);")
    assert not whole and "storage layout" in constructs


@pytest.mark.parametrize(("form", "whole"), (("", True), ("plain", True), ("shared=no", False), ("Encoding=8bits", False)))
def test_a_form_that_gnat_heeds_is_refused(tmp_path: Path, form: str, whole: bool) -> None:
    assert translated(tmp_path, "", "Integer", form=f', Form => "{form}"')[0] is whole


def test_a_place_of_other_bounds_is_refused(tmp_path: Path) -> None:
    types = "type A is array (Positive range <>) of Integer; subtype T is A (1 .. 3); X : A (2 .. 4);"
    whole, constructs = translated(tmp_path, types, "T", use="Files.Read (F, X);")
    assert not whole and constructs == {"array bounds"}
