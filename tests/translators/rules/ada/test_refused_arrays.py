"""Arrays that are refused where what GNAT makes of them hangs on how it places them."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.services.folder import embedded, translate_path

FRAME = """with Ada.Text_IO; use Ada.Text_IO;
procedure Arrays is
   type List is array (Integer range <>) of Integer;
   type Grid is array (Integer range <>, Integer range <>) of Integer;
   subtype Part is List (1 .. 2);
   subtype Quarter is Grid (1 .. 2, 1 .. 2);
   Count : Integer := 0;
   X : List (4 .. 5) := (others => 1);
   G : Grid (4 .. Count + 5, 4 .. 5) := (others => (others => 1));

   function Next return Integer is
   begin
      Count := Count + 1;
      return Count;
   end Next;

   function Moved return List is
      L : List (4 .. 5) := (1, 2);
   begin
      return L;
   end Moved;

   function Made (First : Integer) return Grid is
      M : Grid (First .. First + 1, 1 .. 2) := (others => (others => First));
   begin
      return M;
   end Made;

   function Counted (First : Integer) return Grid is
   begin
      Put_Line (Integer'Image (Next));
      return Made (First);
   end Counted;

   procedure Tell (L : List) is
   begin
      Put_Line (Integer'Image (L'First));
   end Tell;

   procedure Tell (M, N : Grid) is
   begin
      Put_Line (Integer'Image (M'First) & Integer'Image (N'Last (2)));
   end Tell;
begin
   %s;
end Arrays;
"""


@pytest.mark.parametrize(("statement", "whole"), [
    ("Tell (Part (X))", True),
    ("Tell (Part (Moved))", False),  # it keeps the bounds of its function's result
    ("Tell (Quarter (G), G)", True),
    ("Tell (Quarter (Made (4)), G)", False),
    ("Tell (Made (1), Made (2))", True),
    ("Tell (Counted (1), G)", True),
    ("Tell (Counted (1), Counted (2))", False),  # the right one is made first
    ("Count := Made (3)'Last", True),
    ("Count := Counted (3)'Last", False),
    ("X := (others => Count / 2)", True),
    ("X := (others => Next)", False),  # its first components are changed when a later one fails
    ("G := (others => (others => Count / 2))", True),
    ("G := ((1, others => Next), others => (others => 2))", False),
])  # fmt: skip
def test_arrays_whose_place_could_be_seen_are_refused(tmp_path: Path, statement: str, whole: bool) -> None:
    (tmp_path / "arrays.adb").write_text(FRAME % statement)
    assert translate_path(tmp_path, "go", embedded("rules")).whole is whole


def test_bounds_that_an_empty_object_may_not_have_are_refused(tmp_path: Path) -> None:
    """GNAT lets an empty array pass for one of other bounds, and gives the subtype's where it is asked."""
    text = (
        "with Ada.Text_IO; use Ada.Text_IO;\nprocedure Empty is\n   type Grid is array (Integer range <>, Integer range <>) of Integer;\n"
        "   type Grid_Access is access Grid;\n   function Id (N : Integer) return Integer is (N);\n"
        "   subtype Bounded is Grid_Access (Id (2) .. 1, Id (4) .. 5);\n   L : Grid_Access := new Grid (Id (5) .. 1, 4 .. Id (5));\n"
        "   M : Bounded;\nbegin\n   M := L;\n   Put_Line (Integer'Image ({of}'First));\nend Empty;\n"
    )
    for of, whole in (("L", True), ("M", False)):
        (tmp_path / "empty.adb").write_text(text.format(of=of))
        assert translate_path(tmp_path, "go", embedded("rules")).whole is whole, of
