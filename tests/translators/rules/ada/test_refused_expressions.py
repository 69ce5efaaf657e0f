"""Expressions that are refused by name, because GNAT's value hangs on what is not known, or is not modelled."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.services.folder import embedded, translate_path

PROGRAMS = Path(__file__).parent / "programs"


def test_elementary_functions_whose_last_bits_are_the_c_librarys_are_refused_in_go() -> None:
    found = translate_path(PROGRAMS / "elementary", "go", embedded("rules"))
    assert not found.whole and {r.construct for r in found.refused if r.needed} >= {"library function"}
    assert translate_path(PROGRAMS / "roots", "go", embedded("rules")).whole


def test_checks_that_are_made_before_what_is_on_their_left_are_refused(tmp_path: Path) -> None:
    text = (
        "with Ada.Text_IO; use Ada.Text_IO;\nprocedure Early is\n   A : array (1 .. 3) of Integer := (1, 2, 3);\n"
        "   I : Integer := 0;\n   function F (N : Integer) return Integer is\n   begin\n      {told}return N;\n   end F;\n"
        "begin\n   I := {sum};\nend Early;\n"
    )
    says = 'Put_Line ("called");\n      '
    for told, expression, whole in (
        (says, "F (5) + I", True),
        (says, "F (5) + A (2)", True),
        (says, "F (5) + A (I)", False),
        (says, "F (5) / I", False),
        (says, "F (5) mod 3", True),
        ("", "F (5) / I + A (I)", True),
    ):
        (tmp_path / "early.adb").write_text(text.format(told=told, sum=expression))
        assert translate_path(tmp_path, "go", embedded("rules")).whole is whole, expression


@pytest.mark.parametrize(("source", "target", "construct"), [
    ("Integer", "Word", ""), ("Half", "Word", "unchecked conversion"), ("Word", "Natural", "unchecked conversion"),
    ("Byte", "Boolean", "unchecked conversion"), ("Byte", "Level", "unchecked conversion"), ("Level", "Byte", ""),
    ("Gap", "Word", "unchecked conversion"), ("Word", "Tight", ""), ("Word", "Limits", "unchecked conversion"),
    ("Link", "Long", "storage layout"), ("Coded", "Byte", ""), ("Byte", "Coded", "unchecked conversion"),
    ("Text", "Word", "storage layout"), ("Octal", "Byte", "storage layout"), ("Eight", "Byte", ""), ("Byte", "Eight", ""),
    ("Placed", "Byte", "unchecked conversion"), ("Byte", "Placed", ""), ("Byte", "Biased", "unchecked conversion"),
    ("Biased", "Byte", "unchecked conversion"), ("Turned", "Half", "storage layout"), ("Byte", "Half", "unchecked conversion"),
    ("Told", "Byte", "storage layout"), ("Other", "Byte", "storage layout"), ("Heirs", "Byte", "storage layout"),
    ("Three_Bytes", "Word", "storage layout"), ("Many", "Word", "storage layout"), ("Sized_Row", "Half", "storage layout"),
    ("Loose", "Long", ""), ("Pack_Late.Late", "Byte", ""),
])  # fmt: skip
def test_copies_of_bits_that_may_be_no_value_are_refused(source: str, target: str, construct: str, tmp_path: Path) -> None:
    (tmp_path / "copies.adb").write_text(
        "with Ada.Unchecked_Conversion;\nwith System;\nprocedure Copies is\n   type Word is mod 2 ** 32;\n   type Half is mod 2 ** 16;\n"
        "   type Byte is mod 2 ** 8;\n   type Long is mod 2 ** 64;\n   type Level is (Low, High);\n   subtype Text is String;\n"
        "   type Coded is (Off, On);\n   for Coded use (3, 9);\n   type Link is access Integer;\n"
        "   type Gap is record\n      B : Byte := 0;\n      H : Half := 0;\n   end record;\n"
        "   type Tight is record\n      A, B : Half := 0;\n   end record;\n   subtype Short is Integer range 0 .. 9;\n"
        "   type Limits is record\n      N : Short := 0;\n   end record;\n"
        "   type Octal is array (1 .. 8) of Natural range 0 .. 7 with Pack;\n"
        "   type Eight is array (1 .. 8) of Boolean with Pack;\n   subtype Seven is Integer range 4 .. 7;\n"
        "   type Placed is record\n      A, B : Boolean := False;\n   end record;\n"
        "   for Placed use record\n      A at 0 range 0 .. 0;\n      B at 0 range 7 .. 7;\n   end record;\n"
        "   type Biased is record\n      A, B, C, D : Seven := 4;\n   end record;\n"
        "   for Biased use record\n      A at 0 range 0 .. 1;\n      B at 0 range 2 .. 3;\n      C at 0 range 4 .. 5;\n"
        "      D at 0 range 6 .. 7;\n   end record;\n"
        "   type Turned is record\n      A, B : Byte := 0;\n   end record;\n   for Turned'Bit_Order use System.High_Order_First;\n"
        "   type Nibble is mod 16;\n"
        "   type Told is record\n      A, B : Nibble := 0;\n   end record with Bit_Order => System.High_Order_First, Size => 8;\n"
        "   for Told use record\n      A at 0 range 0 .. 3;\n      B at 0 range 4 .. 7;\n   end record;\n"
        "   type Other is record\n      A, B : Nibble := 0;\n   end record with Scalar_Storage_Order => System.High_Order_First;\n"
        "   for Other use record\n      A at 0 range 0 .. 3;\n      B at 0 range 4 .. 7;\n   end record;\n"
        "   type Heirs is new Eight;\n   type Loose is array (1 .. 8) of Boolean with Pack => False;\n"
        "   type Three_Bytes is record\n      A : Half := 0;\n      B : Byte := 0;\n   end record;\n"
        "   for Three_Bytes use record\n      A at 0 range 0 .. 15;\n      B at 2 range 0 .. 7;\n   end record;\n"
        "   type Many is array (1 .. 2) of Three_Bytes;\n   type Slim is range 0 .. 15;\n   for Slim'Size use 8;\n"
        "   type Sized_Row is array (1 .. 4) of Slim with Pack;\n"
        "   package Pack_Late is\n      type Late is array (1 .. 8) of Boolean;\n   private\n      pragma Pack (Late);\n   end Pack_Late;\n"
        f"   function Copy is new Ada.Unchecked_Conversion ({source}, {target});\n"
        f"   procedure Take (Item : {source}) is\n      Made : constant {target} := Copy (Item);\n   begin\n      null;\n"
        "   end Take;\nbegin\n   null;\nend Copies;\n"
    )
    found = translate_path(tmp_path, "go", embedded("rules"))
    assert {r.construct for r in found.refused if r.name == "Take"} == {construct} - {""}


def test_string_literals_whose_first_index_is_not_known_are_refused(tmp_path: Path) -> None:
    text = (
        "with Ada.Text_IO; use Ada.Text_IO;\nprocedure Nothing is\n   type Small is mod 8;\n   type Huge is mod 2 ** 128;\n"
        "   type Line is array ({index} range <>) of Character;\n"
        "   L : Line := {value};\nbegin\n   Put_Line (Integer'Image (L'Length));\nend Nothing;\n"
    )
    for index, value, whole in (("Small", '"a"', True), ("Huge", '""', False), ("Huge", '"a"', False)):
        (tmp_path / "nothing.adb").write_text(text.format(index=index, value=value))
        assert translate_path(tmp_path, "go", embedded("rules")).whole is whole, (index, value)


@pytest.mark.parametrize(("value", "whole"), [
    ("(A + A) * 0", True), ("A * 0 + A", True), ("Integer'Max (A + A, 3) rem 1", False), ("(T (A) + A) * 0", False),
    ("(if (A + A) in 3 .. 5 and then False then 1 else 2)", False), ("Integer'Max (A, 3) * 0", True), ("T (A) * 0", True),
])  # fmt: skip
def test_operands_that_do_not_matter_and_have_checks_of_two_kinds_are_refused(tmp_path: Path, value: str, whole: bool) -> None:
    (tmp_path / "absorbed.adb").write_text(
        "with Ada.Text_IO; use Ada.Text_IO;\nprocedure Absorbed is\n   T : array (1 .. 3) of Integer := (1, 2, 3);\n"
        "   procedure Show (A : Integer) is\n   begin\n"
        f"      Put_Line (Integer'Image ({value}));\n   end Show;\nbegin\n   Show (2);\nend Absorbed;\n"
    )
    result = translate_path(tmp_path, "go", embedded("rules"))
    assert result.whole is whole
    assert whole or "operator" in {r.construct for r in result.refused}


@pytest.mark.parametrize(("of", "own", "whole"), [
    ("Item", '   function "=" (L, R : Item) return Boolean;\n', False),
    ("More", '   function "=" (L, R : Item) return Boolean;\n', False),
    ("Item'Class", '   function "=" (L, R : Item) return Boolean;\n', False),
    ("More", "", True),
])  # fmt: skip
def test_comparisons_that_call_an_equality_which_is_not_seen_are_refused(
    tmp_path: Path, of: str, own: str, whole: bool
) -> None:
    (tmp_path / "items.ads").write_text(
        "package Items is\n   type Item is tagged record\n      N : Integer := 0;\n   end record;\n"
        f"   type More is new Item with null record;\nprivate\n{own}   procedure Nothing;\nend Items;\n"
    )
    body = own.replace(";\n", " is\n   begin\n      return L.N > R.N;\n   end;\n") if own else ""
    (tmp_path / "items.adb").write_text(
        f"package body Items is\n{body}   procedure Nothing is null;\nend Items;\n"
    )
    (tmp_path / "alike.adb").write_text(
        "with Ada.Text_IO; use Ada.Text_IO;\nwith Items; use Items;\nprocedure Alike is\n   A, B : More;\n"
        f"   procedure Tell (X, Y : {of}) is\n   begin\n      Put_Line (Boolean'Image (X = Y));\n   end Tell;\nbegin\n"
        f"   Tell ({of} (A), {of} (B));\nend Alike;\n"
    )
    result = translate_path(tmp_path, "go", embedded("rules"))
    assert result.whole is whole
    assert whole or "operator" in {r.construct for r in result.refused}


@pytest.mark.parametrize(("declared", "asked", "whole"), [
    ("type T is array (1 .. 3) of Boolean;", "T'Size", True),
    ("type T is array (1 .. 3) of Boolean; pragma Pack (T);", "T'Size", False),
    ("type T is array (1 .. 3) of Boolean with Pack;", "T'Size", False),
    ("type T is array (1 .. 3) of Boolean; for T'Component_Size use 1;", "T'Size", False),
    ("type C is (A, B); pragma Convention (C, C); type T is array (1 .. 3) of C;", "T'Size", False),
    ("type P is array (1 .. 3) of Boolean; pragma Pack (P); type T is new P;", "T'Size", False),
    ("type T is record X : Integer; end record; for T'Alignment use 8;", "T'Size", False),
    ("type T (D : Boolean := True) is record case D is when True => X : Integer; when False => null; end case; end record;",
     "T'Size", False),
    ("type T (D : Positive) is record S : String (1 .. D); end record;", "T'Size", False),
    ("type T is tagged null record;", "T'Size", False),
    ("type N is null record; type T is array (1 .. 2) of N;", "T'Size", False),
    ("type T is access Integer;", "T'Storage_Size", True),
    ("type T is access Integer; for T'Storage_Size use 100;", "T'Storage_Size", False),
])  # fmt: skip
def test_sizes_of_types_that_are_stored_in_another_way_are_refused(
    tmp_path: Path, declared: str, asked: str, whole: bool
) -> None:
    (tmp_path / "asking.adb").write_text(
        f"with Ada.Text_IO; use Ada.Text_IO;\nprocedure Asking is\n   {declared}\nbegin\n"
        f"   Put_Line (Integer'Image ({asked}));\nend Asking;\n"
    )
    result = translate_path(tmp_path, "go", embedded("rules"))
    assert result.whole is whole, result.refused
    assert whole or "attribute" in {r.construct for r in result.refused}


@pytest.mark.parametrize("outside", ("", "   function \"=\" (L, R : Pair) return Boolean is (True);\n"))
def test_an_operator_from_around_a_generic_that_takes_what_is_of_a_formal_type_is_refused(tmp_path: Path, outside: str) -> None:
    """Of the formal type it is the predefined one, whatever the actual's is (ARM 12.5(8))."""
    (tmp_path / "emerged.adb").write_text(
        "with Ada.Text_IO; use Ada.Text_IO;\nprocedure Emerged is\n   type Pair is array (1 .. 2) of Integer;\n"
        f"{outside}   generic\n      type T is private;\n      C, D : T;\n   procedure Tell;\n   procedure Tell is\n   begin\n"
        "      Put_Line (Boolean'Image (C = D));\n   end Tell;\n   procedure Say is new Tell (Pair, (2, 3), (4, 5));\nbegin\n"
        "   Say;\nend Emerged;\n"
    )
    assert translate_path(tmp_path, "go", embedded("rules")).whole is not bool(outside)


@pytest.mark.parametrize(("shown", "whole"), [
    ("Boolean'Image (X in S)", True),
    ("Boolean'Image (X * 10.0 in S)", False),
    ("Long_Float'Image (Long_Float (Float (0.5)))", True),
    ("Long_Float'Image (Long_Float (Float (0.1)))", False),
    ("Fixed'Image (A)", True),
    ("Fixed'Image (A + 0.125 * 3)", True),
    ("Fixed'Image (A + 0.1 * 3)", False),
    ("Fixed'Image (Fixed (0.1 * 3))", True),
])  # fmt: skip
def test_static_expressions_that_gnat_rounds_in_its_own_way_are_refused(tmp_path: Path, shown: str, whole: bool) -> None:
    (tmp_path / "sums.adb").write_text(
        "with Ada.Text_IO; use Ada.Text_IO;\nprocedure Sums is\n   type Fixed is delta 0.1 range 0.0 .. 10.0;\n"
        "   subtype S is Float range 0.0 .. 1.0;\n   X : constant Float := 0.1;\n   A : Fixed := 1.0;\nbegin\n"
        f"   Put_Line ({shown});\nend Sums;\n"
    )
    assert translate_path(tmp_path, "go", embedded("rules")).whole is whole


def test_logical_operators_whose_result_may_have_another_length_are_refused(tmp_path: Path) -> None:
    """GNAT computes `A := not B` in place without a look at the lengths."""
    text = (
        "procedure Unlike is\n   type Bits is array (Integer range <>) of Boolean;\n   function Id (N : Integer) return Integer is\n"
        "   begin\n      return N;\n   end Id;\n   B, C : Bits (Id (1) .. Id (4)) := (others => True);\n   A : Bits ({bounds});\n"
        "begin\n   A := {value};\nend Unlike;\n"
    )
    for bounds, value, whole in (("1 .. 3", "not B", False), ("Id (1) .. Id (3)", "B and C", False), ("1 .. 3", "A and B", True)):
        (tmp_path / "unlike.adb").write_text(text.format(bounds=bounds, value=value))
        result = translate_path(tmp_path, "go", embedded("rules"))
        assert result.whole is whole and (whole or "operator" in {r.construct for r in result.refused})


@pytest.mark.parametrize(
    ("shown", "whole"),
    [
        ("Letter & N'Image", False), ("Letter & Integer'Image (N)", False), ("Word & Boolean'Image (N > 3)", False),
        ("Word & Hue'Image (Hue'Val (N))", False), ("(if Count > 0 then 'y' else 'n') & N'Image", False),
        ("Word & \"=\" & Count'Image", False), ("N'Image & Letter & Word", True), ("Count'Image & N'Image", True),
        ("Letter & M'Image", True), ("Hue'Image (Hue'Val (Count)) & N'Image", True),
    ],
)  # fmt: skip
def test_images_that_gnat_makes_before_calls_on_their_left_are_refused(shown: str, whole: bool, tmp_path: Path) -> None:
    """Where the calls change what is shown, and the statement evaluates more than the concatenation: others are in the
    program `image_order`."""
    text = (
        "with Ada.Text_IO; use Ada.Text_IO;\nprocedure Shows is\n   type Hue is (Red, Green);\n   N, M : Integer := 0;\n"
        "   function Count return Integer is\n   begin\n      N := N + 1;\n      return N;\n   end Count;\n"
        "   function Letter return Character is (if Count > 0 then 'c' else 'd');\n"
        "   function Word return String is (if Count > 0 then \"ab\" else \"c\");\nbegin\n"
        f"   M := N;\n   if {shown} /= \"\" then\n      Put_Line (\"shown\");\n   end if;\nend Shows;\n"
    )
    (tmp_path / "shows.adb").write_text(text)
    assert translate_path(tmp_path, "go", embedded("rules")).whole is whole


def test_static_zeros_that_may_be_negative_are_refused(tmp_path: Path) -> None:
    text = "with Ada.Text_IO; use Ada.Text_IO;\nprocedure Zeros is\n   X : Float := {value};\nbegin\n   Put_Line (X'Image);\nend Zeros;\n"
    for value, whole in (("-0.0", False), ("0.0 * (-1.0)", False), ("1.0 - 1.0", True), ("abs (-4.0) - 4.0", True), ("-1.0", True), ("0.0", True)):
        (tmp_path / "zeros.adb").write_text(text.format(value=value))
        assert translate_path(tmp_path, "go", embedded("rules")).whole is whole


@pytest.mark.parametrize(
    ("shown", "whole"),
    (
        ("E'Image ('x')", True),
        ("E'Image (C)", True),
        ("V'Img", True),
        ("C'Img", False),
        ("R'Img", False),
        ("K'Img", False),
        ("E'Image (E'Last)", False),
        ("E'Image (E'First)", True),
        ("E'Last'Image", False),
        ("V'Image", True),
        ("Character'Image (K)", True),
    ),
)
def test_the_image_of_a_character_that_gnat_writes_otherwise_when_it_compiles_is_refused(
    tmp_path: Path, shown: str, whole: bool
) -> None:
    """`C'Img` is C there, and `E'Image (E'Last)` is 'X'."""
    (tmp_path / "known.adb").write_text(
        "with Ada.Text_IO;\nprocedure Known is\n   type E is (Word, 'x');\n   C : constant E := 'x';\n   V : E := 'x';\n"
        f"   R : E renames C;\n   K : constant Character := 'k';\nbegin\n   Ada.Text_IO.Put_Line ({shown});\nend Known;\n"
    )
    assert translate_path(tmp_path, "go", embedded("rules")).whole is whole


@pytest.mark.parametrize(("value", "whole"), (("0.0", True), ("-0.0", False), ("1.0 - 1.0", True), ("0.0 * Below", False), ("0.0 * (1.0 - 2.0)", False), ("0.0 * (2 - 3)", False)))
def test_a_named_number_that_may_be_a_negative_zero_is_refused(tmp_path: Path, value: str, whole: bool) -> None:
    (tmp_path / "signs.adb").write_text(
        "with Ada.Text_IO;\nprocedure Signs is\n   Below : constant := -1.0;\n"
        f"   Zero : constant := {value};\n   X : Float := Zero;\nbegin\n   Ada.Text_IO.Put_Line (Float'Image (X));\nend Signs;\n"
    )
    assert translate_path(tmp_path, "go", embedded("rules")).whole is whole


@pytest.mark.parametrize(
    ("test", "whole"),
    (("A = B", True), ("A.X = B.X", True), ("P = Q", False), ("L = M", False), ("A.X in B.X | C", False), ("A.N in B.N | 4", True)),
)
def test_an_equality_that_a_part_defines_is_refused_wherever_it_is_declared(tmp_path: Path, test: str, whole: bool) -> None:
    """GNAT's predefined equality calls it, and so does its membership test."""
    (tmp_path / "alike.adb").write_text(
        "with Ada.Text_IO;\nprocedure Alike is\n   type R is record\n      U, V : Integer;\n   end record;\n"
        "   function \"=\" (S, T : R) return Boolean is (S.U = T.U);\n   type W is record\n      X : R;\n      N : Integer;\n   end record;\n"
        "   function \"=\" (S, T : W) return Boolean is (S.N = T.N);\n   type O is record\n      X : R;\n   end record;\n"
        "   type Row is array (1 .. 2) of R;\n   A, B : W := ((1, 2), 3);\n   C : R := (1, 3);\n   P, Q : O := (X => (1, 2));\n"
        f"   L, M : Row := (others => (1, 2));\nbegin\n   Ada.Text_IO.Put_Line (Boolean'Image ({test}));\nend Alike;\n"
    )
    assert translate_path(tmp_path, "go", embedded("rules")).whole is whole


@pytest.mark.parametrize(
    ("number", "whole"),
    (
        ("W'Pos (X) mod 7", False),
        ("W'Pos (X) / 2", False),
        ("Integer (W'Pos (X) / 2)", True),
        ("Integer (W'Pos (X)) - 5", True),
        ("Character'Pos (C) / 2", True),
    ),
)
def test_arithmetic_on_a_position_that_its_type_may_be_too_small_for_is_refused(tmp_path: Path, number: str, whole: bool) -> None:
    """Whether GNAT checks the position itself hangs on what it knows of X."""
    (tmp_path / "halves.adb").write_text(
        "with Ada.Text_IO;\nprocedure Halves is\n   type W is mod 2 ** 32;\n   X : W := W'Last;\n   C : Character := 'c';\n   I : Integer;\n"
        f"begin\n   I := {number};\n   Ada.Text_IO.Put_Line (Integer'Image (I));\nend Halves;\n"
    )
    assert translate_path(tmp_path, "go", embedded("rules")).whole is whole


@pytest.mark.parametrize(("made", "whole"), (("Give (1), Give (2)", False), ("Plus (1), Plus (2)", True), ("Give (1), Give (2), Give (3)", True)))
def test_values_of_another_length_whose_parts_have_effects_are_refused(tmp_path: Path, made: str, whole: bool) -> None:
    """GNAT knows that the check fails, and evaluates none of them."""
    (tmp_path / "lost.adb").write_text(
        "with Ada.Text_IO;\nprocedure Lost is\n   type A is array (Positive range <>) of Integer;\n   type B is array (1 .. 3) of Integer;\n"
        "   W : B := (others => 0);\n   N : Integer := 0;\n"
        "   function Give (X : Integer) return Integer is\n   begin\n      N := N + 1;\n      return X;\n   end Give;\n"
        "   function Plus (X : Integer) return Integer is (X + 1);\n"
        f"begin\n   W := B (A'({made}));\nexception\n   when Constraint_Error => Ada.Text_IO.Put_Line (Integer'Image (N + W (1)));\nend Lost;\n"
    )
    assert translate_path(tmp_path, "go", embedded("rules")).whole is whole


@pytest.mark.parametrize(("place", "whole"), (("public", True), ("private", False)))
def test_a_record_whose_equality_is_declared_in_the_private_part_is_refused(tmp_path: Path, place: str, whole: bool) -> None:
    """It is called from outside too, where it is not visible."""
    declared = '   function "=" (L, M : R) return Boolean;\n'
    (tmp_path / "own.adb").write_text(
        "with Ada.Text_IO;\nprocedure Own is\n   package P is\n   type R is private;\n   function Make (X : Integer) return R;\n"
        + (declared if place == "public" else "")
        + "   private\n   type R is record\n      X : Integer;\n   end record;\n"
        + (declared if place == "private" else "")
        + "   end P;\n   package body P is\n   function Make (X : Integer) return R is ((X => X));\n"
        "   function \"=\" (L, M : R) return Boolean is (abs L.X = abs M.X);\n   end P;\n   use P;\n"
        "begin\n   Ada.Text_IO.Put_Line (Boolean'Image (Make (1) = Make (-1)));\nend Own;\n"
    )
    assert translate_path(tmp_path, "go", embedded("rules")).whole is whole


@pytest.mark.parametrize(("type_", "number", "whole"), [
    ("Long_Float", "4.95E-324", True),
    ("Long_Float", "4.94E-324", False),
    ("Long_Float", "3.1E-312", False),
    ("Long_Float", "1.0E-323 + 1.0E-300", True),
    ("Float", "1.5E-45", True),
    ("Float", "2.8E-45", False),
])  # fmt: skip
def test_numbers_below_the_normalized_ones_that_gnat_cuts_are_refused(
    type_: str, number: str, whole: bool, tmp_path: Path
) -> None:
    (tmp_path / "tiny.adb").write_text(
        f"with Ada.Text_IO;\nprocedure Tiny is\n   X : {type_} := {number};\nbegin\n   Ada.Text_IO.Put_Line (X'Image);\nend Tiny;\n"
    )
    assert translate_path(tmp_path, "go", embedded("rules")).whole is whole


@pytest.mark.parametrize(("actual", "whole"), [("W", True), ("All_Of (W)", True), ("All_Of (V)", False)])
def test_converted_constrained_access_variables_that_a_call_changes_are_refused(
    actual: str, whole: bool, tmp_path: Path
) -> None:
    (tmp_path / "given.adb").write_text(
        "with Ada.Text_IO;\nprocedure Given is\n   type Item (K : Integer) is null record;\n"
        "   type All_Of is access all Item;\n   type Two is access all Item (2);\n   V : Two := new Item (2);\n"
        "   W : All_Of := new Item (2);\n"
        "   procedure Make (X : out All_Of) is\n   begin\n      X := new Item (3);\n   end Make;\n"
        f"begin\n   Make ({actual});\n   Ada.Text_IO.Put_Line (W.K'Image & V.K'Image);\nend Given;\n"
    )
    assert translate_path(tmp_path, "go", embedded("rules")).whole is whole


@pytest.mark.parametrize(("actual", "whole"), [("A (2)", True), ("A (I)", False), ("A (Fixed)", True), ("Q.all", False), ("I", True)])
def test_places_that_an_entry_call_changes_are_refused_where_they_may_be_others_after_it(
    actual: str, whole: bool, tmp_path: Path
) -> None:
    (tmp_path / "waits.adb").write_text(
        "with Ada.Text_IO;\nprocedure Waits is\n   A : array (1 .. 3) of Integer := (1, 2, 3);\n   I : Integer := 1;\n"
        "   Fixed : constant Integer := A (1);\n   type Number is access Integer;\n   Q : Number := new Integer'(4);\n"
        "   task T is\n      entry Go (N : in out Integer);\n   end T;\n"
        "   task body T is\n   begin\n      accept Go (N : in out Integer) do\n         N := N + 100;\n      end Go;\n   end T;\n"
        f"begin\n   T.Go ({actual});\n   Ada.Text_IO.Put_Line (A (1)'Image & I'Image & Q.all'Image);\nend Waits;\n"
    )
    assert translate_path(tmp_path, "go", embedded("rules")).whole is whole


@pytest.mark.parametrize(("first", "then", "power", "whole"), [
    ("50_000", "", "A ** 2", False),
    ("50_000", "", "A * A", True),
    ("46_340", "", "A ** 2", True),
    ("Integer'Value (\"50_000\")", "", "A ** 2", True),
    ("3", "A := 50_000;", "A ** 2", False),
    ("2_000", "", "A ** 3", False),
    ("Integer'Value (\"2\")", "if A = 50_000 then return; end if;", "(A ** 2)", False),
])  # fmt: skip
def test_powers_in_a_wider_type_of_what_gnat_may_know_are_refused(
    first: str, then: str, power: str, whole: bool, tmp_path: Path
) -> None:
    """GNAT raises an exception for the square of a variable that it knows to hold 50 000, and for none that it doesn't."""
    (tmp_path / "known.adb").write_text(
        f"with Ada.Text_IO;\nprocedure Known is\n   A : Integer := {first};\nbegin\n   {then}\n"
        f"   Ada.Text_IO.Put_Line (Long_Integer'Image (Long_Integer ({power})));\nend Known;\n"
    )
    assert translate_path(tmp_path, "go", embedded("rules")).whole is whole


@pytest.mark.parametrize(
    ("shown", "whole"),
    [
        ("Float'Max (X, 1.0)", True),
        ("Float'Min (-0.5, X)", True),
        ("Float'Max (X, 0.0)", False),
        ("Float'Max (0.0, X)", False),
        ("Float'Min (X, Y)", False),
        ("Float'Max (Tiny, X)", False),
    ],
)
def test_extremes_of_floating_point_that_may_be_of_two_zeros_are_refused(tmp_path: Path, shown: str, whole: bool) -> None:
    (tmp_path / "extremes.adb").write_text(
        "with Ada.Text_IO; use Ada.Text_IO;\nprocedure Extremes is\n   Tiny : constant := 1.0E-44;\n   X : Float := 2.0;\n"
        "   Y : Float := 3.0;\nbegin\n   X := X - Y;\n   Y := Y + X;\n"
        f"   Put_Line (Float'Image ({shown}));\nend Extremes;\n"
    )
    assert translate_path(tmp_path, "rust", embedded("rules")).whole is whole


def test_an_access_parameter_that_becomes_what_lives_longer_is_refused_where_a_call_gives_it_less(tmp_path: Path) -> None:
    text = (
        "procedure Levels is\n   type Long is access all Integer;\n   Kept : Long;\n   Far : aliased Integer := 1;\n"
        "   procedure Keep (X : access Integer) is\n      Other : Integer renames X.all;\n   begin\n      Kept := {given}'Access;\n   end Keep;\n"
        "   procedure Inner is\n      Near : aliased Integer := 2;\n   begin\n      Keep ({actual}'Access);\n   end Inner;\nbegin\n   Inner;\nend Levels;\n"
    )
    for given in ("X.all", "Other"):
        for actual, whole in (("Far", True), ("Near", False)):
            (tmp_path / "levels.adb").write_text(text.format(given=given, actual=actual))
            assert translate_path(tmp_path, "rust", embedded("rules")).whole is whole, (given, actual)
