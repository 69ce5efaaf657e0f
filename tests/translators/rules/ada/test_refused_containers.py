"""Cursors whose container is not known, and loops that tamper with what they run over: refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.services.folder import embedded, translate_path

TEXT = """with Ada.Containers.Ordered_Maps;
with Ada.Containers.Vectors;
procedure Held is
   package Maps is new Ada.Containers.Ordered_Maps (Integer, Integer);
   package Lists is new Ada.Containers.Vectors (Positive, Integer);
   use Maps;
   M, N : Map;
   V : Lists.Vector;
   C, D : Cursor;
   Odd : Boolean := False;
   function Got (P : Cursor) return Integer is
   begin
      return {of_parameter};
   end Got;
   procedure Move is
   begin
      {nested};
   end Move;
begin
   M.Insert (1, 1);
   N.Insert (1, 2);
   C := M.First;
   {statement}
   Move;
   Odd := Got (C) = 1;
end Held;
"""


@pytest.mark.parametrize(("statement", "construct"), [
    ("D := N.First; Odd := Element (D) = Element (C);", ""),
    ("C := N.First; Odd := Element (C) = 2;", ""),
    ("if Odd then C := N.First; end if; Odd := Element (C) = 2;", "cursor"),
    ("for I in 1 .. 2 loop Odd := Element (C) = 2; C := N.First; end loop;", "cursor"),
    ("Odd := Element (D) = 2;", "cursor"),
    ("D := N.First; Odd := C = D;", "cursor"),
    ("D := M.Last; Odd := C = D;", ""),
    ("D := N.First; M.Delete (D);", "cursor"),
    ("D := N.First; D := C; M.Delete (D);", ""),
    ("for P in M.Iterate loop N.Include (Key (P), 1); end loop;", ""),
    ("for P in M.Iterate loop M.Replace_Element (P, 3); end loop;", ""),
    ("for P in M.Iterate loop M.Include (Key (P), 1); end loop;", "loop"),
    ("for E of V loop V.Append (E); end loop;", "loop"),
    ("for E of V loop E := E + 1; end loop;", ""),
    ("for E of V loop V (1) := E + 1; end loop;", "loop"),
    ("declare M : Map; begin Odd := Element (C) = 2; end;", ""),
    ("begin C := N.First; Odd := Element (C) = 2; exception when others => Odd := Element (C) = 1; end;", "cursor"),
])  # fmt: skip
def test_what_a_cursor_is_of_must_be_known(statement: str, construct: str, tmp_path: Path) -> None:
    text = TEXT.format(statement=statement, nested="null", of_parameter="(if Has_Element (P) then 1 else 2)")
    (tmp_path / "held.adb").write_text(text)
    found = translate_path(tmp_path, "rust", embedded("rules"))
    assert {r.construct for r in found.refused if r.needed} == ({construct} if construct else set())


@pytest.mark.parametrize(("nested", "of_parameter", "statement", "whole"), [
    ("null", "Element (P)", "", True),
    ("null", "Element (P)", "Odd := Got (No_Element) = 1;", True),
    ("null", "Element (P)", "Odd := Got (N.First) = 1;", False),
    ("C := N.First", "1", "", False),
    ("Odd := Element (C) = 1", "1", "", False),
])  # fmt: skip
def test_cursors_of_other_subprograms_are_refused_but_for_those_that_all_callers_give(
    nested: str, of_parameter: str, statement: str, whole: bool, tmp_path: Path
) -> None:
    (tmp_path / "held.adb").write_text(TEXT.format(statement=statement, nested=nested, of_parameter=of_parameter))
    found = translate_path(tmp_path, "rust", embedded("rules"))
    assert found.whole is whole and (whole or "cursor" in {r.construct for r in found.refused if r.needed})


CALLED = """with Ada.Containers.Ordered_Maps;
procedure Called is
   package Maps is new Ada.Containers.Ordered_Maps (Integer, Integer);
   use Maps;
   M : Map;
   procedure Set (P : Cursor) is
   begin
      M.Replace_Element (P, 4);
      M (P) := 5;
   end Set;
   procedure Each (P : Cursor) is
   begin
      Set (P);
      {more}
   end Each;
begin
   M.Insert (1, 1);
   M.Iterate (Each'Access);
end Called;
"""


@pytest.mark.parametrize(("more", "whole"), [("null;", True), ("M.Include (7, 4);", False), ("M.Clear;", False)])
def test_a_loop_may_call_what_sets_elements_of_its_container(more: str, whole: bool, tmp_path: Path) -> None:
    (tmp_path / "called.adb").write_text(CALLED.format(more=more))
    found = translate_path(tmp_path, "rust", embedded("rules"))
    assert found.whole is whole and (whole or "loop" in {r.construct for r in found.refused if r.needed})


SHARED = """with Ada.Containers.Indefinite_Vectors;
procedure Shared is
   package Lists is new Ada.Containers.Indefinite_Vectors (Positive, String);
   V, W : Lists.Vector;
   procedure Set (S : in out String) is
   begin
      {inner}
      S (S'First) := 'z';
   end Set;
begin
   V.Append ("abc");
   {statement}
end Shared;
"""


@pytest.mark.parametrize(("inner", "statement", "construct"), [
    ("null;", "Set (V (1));", ""),
    ("W := V;", "Set (V (1));", "overlapping parameters"),
    ("W := V;", "Set (W (1));", "overlapping parameters"),
    ("null;", "declare S : String renames V (1); begin W := V; S (1) := 'y'; end;", "renaming"),
    ("null;", "for E of V loop Set (E); end loop;", ""),
])  # fmt: skip
def test_an_element_of_any_length_does_not_change_while_its_container_may_be_copied(
    inner: str, statement: str, construct: str, tmp_path: Path
) -> None:
    (tmp_path / "shared.adb").write_text(SHARED.format(inner=inner, statement=statement))
    found = translate_path(tmp_path, "rust", embedded("rules"))
    assert {r.construct for r in found.refused if r.needed} == ({construct} if construct else set())


def test_whether_what_is_of_an_interfaces_class_is_of_a_type_with_another_parent_is_refused(tmp_path: Path) -> None:
    """GNAT 12 says False, whatever it is."""
    text = (
        "procedure Told is\n   package P is\n      type Root is tagged null record;\n      type Named is interface;\n"
        "      type Kid is new Root and Named with null record;\n      type Sole is new Named with null record;\n   end P;\n"
        "   use P;\n   K : Kid;\n   Told : Boolean := False;\n   procedure Ask (N : Named'Class) is\n   begin\n"
        "      Told := N in {type};\n   end Ask;\nbegin\n   Ask (K);\nend Told;\n"
    )
    for type_, whole in (("Kid", False), ("Kid'Class", True), ("Sole", True)):
        (tmp_path / "told.adb").write_text(text.format(type=type_))
        assert translate_path(tmp_path, "go", embedded("rules")).whole is whole, type_


def test_a_call_that_no_operation_takes_is_refused_in_the_same_words_each_time(tmp_path: Path) -> None:
    statement = "V.Insert (1, 2, 3, 4, 5);"
    (tmp_path / "held.adb").write_text(TEXT.format(statement=statement, nested="null", of_parameter="1"))
    found = translate_path(tmp_path, "rust", embedded("rules"))
    assert "Insert of Vector is not known, or not with these arguments" in {r.reason for r in found.refused if r.needed}


@pytest.mark.parametrize(("body", "whole"), [
    ("Sum := Sum + E", True),
    ("E := E + 1", True),
    ("Last := 2", False),  # GNAT takes the slice anew for each element, and fails
    ("E := E + 1; Shorten", False),
    ("Sum := Sum + E; A (1) := 0", False),
])  # fmt: skip
def test_a_loop_over_a_part_of_an_array_that_becomes_another_part_is_refused(body: str, whole: bool, tmp_path: Path) -> None:
    (tmp_path / "parts.adb").write_text(
        "procedure Parts is\n   A : array (1 .. 5) of Integer := (others => 1);\n   Sum, Last : Natural := 4;\n"
        "   procedure Shorten is\n   begin\n      Last := Last - 1;\n   end Shorten;\n"
        f"begin\n   for E of A (2 .. Last) loop\n      {body};\n   end loop;\nend Parts;\n"
    )
    found = translate_path(tmp_path, "go", embedded("rules"))
    assert found.whole is whole and {r.construct for r in found.refused if r.needed} == (set() if whole else {"loop"})
