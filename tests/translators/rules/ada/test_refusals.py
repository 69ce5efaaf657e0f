"""What is refused by name, because GNAT's answer hangs on what is not known, or is not modelled."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.services.folder import embedded, translate_path

PROGRAMS = Path(__file__).parent / "programs"


def test_the_name_of_an_exception_is_refused_where_it_may_be_that_of_a_block(tmp_path: Path) -> None:
    text = (
        "with Ada.Exceptions; use Ada.Exceptions;\nwith Ada.Text_IO; use Ada.Text_IO;\nprocedure Named is\n   Plain : exception;\n"
        "begin\n   declare\n      {declared}\n   begin\n      raise {raised};\n   end;\nexception\n"
        "   when E : others => Put_Line (Exception_Name (E));\nend Named;\n"
    )
    for declared, raised, whole in (("N : Integer := 0;", "Plain", True), ("Inner : exception;", "Inner", False)):
        (tmp_path / "named.adb").write_text(text.format(declared=declared, raised=raised))
        assert translate_path(tmp_path, "go", embedded("rules")).whole is whole


def test_a_type_whose_constraint_has_effects_is_refused(tmp_path: Path) -> None:
    (tmp_path / "once.adb").write_text(
        "procedure Once is\n   N : Integer := 0;\n   function F return Integer is\n   begin\n      N := N + 1;\n"
        "      return N;\n   end F;\n   type R (D : Integer) is null record;\n   type S is record\n      C : R (F);\n"
        "   end record;\nbegin\n   null;\nend Once;\n"
    )
    result = translate_path(tmp_path, "go", embedded("rules"))
    assert not result.whole and "type elaboration" in {r.construct for r in result.refused}


def test_a_constraint_of_which_a_part_depends_on_an_object_is_refused(tmp_path: Path) -> None:
    """Its other parts are checked with the object too: in a variant that no object has, never."""
    (tmp_path / "late.adb").write_text(
        "procedure Late is\n   function Id (N : Integer) return Integer is\n   begin\n      return N;\n   end Id;\n"
        "   subtype Few is Integer range 1 .. 10;\n   type Rec (A, B : Few) is null record;\n"
        "   type Def (D : Integer := 11) is record\n      case D is\n         when 1 .. 10 => C : Rec (D, Id (11));\n"
        "         when others => null;\n      end case;\n   end record;\n   X : Def;\nbegin\n   X := (D => 12);\nend Late;\n"
    )
    for target in ("rust", "go"):
        result = translate_path(tmp_path, target, embedded("rules"))
        assert not result.whole and "type elaboration" in {r.construct for r in result.refused}


@pytest.mark.parametrize(("more", "whole"), (("", True), ("type C is new B with null record;", False)))
def test_assignments_to_views_of_what_may_be_a_descendant_with_discriminants_are_refused(
    tmp_path: Path, more: str, whole: bool
) -> None:
    """GNAT gives the object the tag of what it is assigned, which no standard says."""
    text = (
        "procedure Views is\n   package P is\n      type A (N : Integer) is tagged null record;\n"
        "      type B (N : Integer) is new A (N) with record\n         V : Integer := 1;\n      end record;\n"
        "      procedure Set (X : in out B);\n      {more}\n   end P;\n   package body P is\n"
        "      procedure Set (X : in out B) is\n      begin\n         X := (X.N, 2);\n      end Set;\n   end P;\n"
        "   O : P.B (1);\nbegin\n   P.Set (O);\nend Views;\n"
    )
    (tmp_path / "views.adb").write_text(text.format(more=more))
    assert translate_path(tmp_path, "go", embedded("rules")).whole is whole


def test_subprograms_that_only_formal_types_tell_apart_are_refused(tmp_path: Path) -> None:
    """The first instance keeps them apart; in the second nothing says which of the two a call means."""
    text = (
        "with Ada.Text_IO; use Ada.Text_IO;\nprocedure Twins is\n   generic\n      type S is private;\n"
        "      type T is private;\n      A : S;\n      B : T;\n   package Both is\n      procedure Tell (X : S);\n"
        "      procedure Tell (X : T);\n   end Both;\n   package body Both is\n      procedure Tell (X : S) is\n"
        '      begin\n         Put_Line ("S");\n      end Tell;\n      procedure Tell (X : T) is\n      begin\n'
        '         Put_Line ("T");\n      end Tell;\n   begin\n      Tell (A);\n      Tell (B);\n   end Both;\n'
        "   package One is new Both (Integer, {actual}, 1, {value});\nbegin\n   null;\nend Twins;\n"
    )
    for actual, value, whole in (("Boolean", "True", True), ("Integer", "2", False)):
        (tmp_path / "twins.adb").write_text(text.format(actual=actual, value=value))
        assert translate_path(tmp_path, "go", embedded("rules")).whole is whole


@pytest.mark.parametrize("hidden", ("procedure Tell (X : T) is", "procedure Other (X : T) is"))
def test_a_derived_procedure_that_the_parents_body_declares_again_is_refused(tmp_path: Path, hidden: str) -> None:
    text = (
        "with Ada.Text_IO; use Ada.Text_IO;\nprocedure Again is\n   package P is\n      type A is new Integer;\n"
        "      procedure Tell (X : A);\n      type T is new A;\n      procedure Go;\n   end P;\n   package body P is\n"
        "      procedure Tell (X : A) is\n      begin\n         Put_Line (A'Image (X));\n      end Tell;\n      {hidden}\n"
        "      begin\n         Put_Line (\"own\" & T'Image (X));\n      end;\n      procedure Go is\n         type U is new T;\n"
        "         V : U := 3;\n      begin\n         Tell (V);\n      end Go;\n   end P;\nbegin\n   P.Go;\nend Again;\n"
    )
    (tmp_path / "again.adb").write_text(text.format(hidden=hidden))
    assert translate_path(tmp_path, "go", embedded("rules")).whole is ("Other" in hidden)


@pytest.mark.parametrize("hidden", ("Make", "Other"))
def test_a_derived_function_that_the_parents_body_declares_again_is_refused(tmp_path: Path, hidden: str) -> None:
    text = (
        "with Ada.Text_IO; use Ada.Text_IO;\nprocedure Anew is\n   package P is\n      type A is new Integer;\n"
        "      function Make return A;\n      type T is new A;\n      procedure Go;\n   end P;\n   package body P is\n"
        "      function Make return A is\n      begin\n         return 1;\n      end Make;\n      function {hidden} return T is\n"
        "      begin\n         return 2;\n      end;\n      procedure Go is\n         type U is new T;\n"
        "         V : U := Make;\n      begin\n         Put_Line (U'Image (V));\n      end Go;\n   end P;\nbegin\n   P.Go;\n"
        "end Anew;\n"
    )
    (tmp_path / "anew.adb").write_text(text.format(hidden=hidden))
    assert translate_path(tmp_path, "go", embedded("rules")).whole is (hidden == "Other")


def test_objects_that_share_their_place_and_comparisons_of_addresses_are_refused(tmp_path: Path) -> None:
    text = (
        "with System; use type System.Address;\nprocedure Placed is\n   X : Integer := 5;\n   Y : Integer{aspect};\n"
        "   {clause}\n   B : Boolean := False;\n   procedure A (P : System.Address) is\n      Z : Integer := 1;\n   begin\n"
        "      B := {test};\n   end A;\nbegin\n   A (X'Address);\n   Y := 7;\nend Placed;\n"
    )
    for aspect, clause, test, whole in (
        ("", "", "True", True),
        ("", "", "P = X'Address", True),
        ("", "", "P in X'Address | Y'Address", False),
        ("", "", "P = Z'Address", False),
        ("", "", "P = P", False),
        ("", "", "P'Address = X'Address", False),
        ("", "W : Integer renames X;", "W'Address = X'Address", False),
        ("", "N : String (1 .. 0);", "N'Address = X'Address", False),
        ("", "H : System.Address := X'Address;", "P = H", False),
        ("", "type T is new System.Address; S, U : T;", "S = U", False),
        ("", "for Y'Address use X'Address;", "True", False),
        ("", "for Y use at X'Address;", "True", False),
        (" with Address => X'Address", "", "True", False),
    ):
        (tmp_path / "placed.adb").write_text(text.format(aspect=aspect, clause=clause, test=test))
        assert translate_path(tmp_path, "go", embedded("rules")).whole is whole, (aspect, clause, test)


def test_aggregates_of_components_whose_one_index_is_not_static_are_refused(tmp_path: Path) -> None:
    """GNAT 12 does not make them slide: it writes beside the component."""
    text = (
        "procedure Beside is\n   type Row is array (Integer range <>) of Integer;\n   subtype Three is Row (1 .. 3);\n"
        "   type Holder is record\n      R : Three;\n      N : Integer;\n   end record;\n   L : Integer := 2;\n   T : Three;\n"
        "   H : Holder;\nbegin\n   {statement}\nend Beside;\n"
    )
    for statement, whole in (
        ("T := (L .. 4 => 1);", True),
        ("H.R := (L .. 4 => 1);", True),
        ("H := (R => (1 .. 3 => 1), N => L);", True),
        ("H := (R => (L .. 4 => 1), N => 2);", False),
    ):
        (tmp_path / "beside.adb").write_text(text.format(statement=statement))
        assert translate_path(tmp_path, "go", embedded("rules")).whole is whole, statement


def test_aspects_that_give_values_or_predicates_are_refused(tmp_path: Path) -> None:
    text = (
        "with Ada.Text_IO; use Ada.Text_IO;\nprocedure Marked is\n   type Pair is array (1 .. 2) of Integer{pair};\n"
        "   subtype Even is Integer{even};\n   P : Pair;\nbegin\n"
        "   Put_Line (Integer'Image (P (1)) & Boolean'Image (3 in Even));\nend Marked;\n"
    )
    for pair, even, whole in (
        ("", "", True),
        (" with Volatile", "", True),
        (" with Default_Component_Value => 7", "", False),
        ("", " with Dynamic_Predicate => Even mod 2 = 0", False),
    ):
        (tmp_path / "marked.adb").write_text(text.format(pair=pair, even=even))
        assert translate_path(tmp_path, "go", embedded("rules")).whole is whole, (pair, even)


def test_files_whose_assertions_are_checked_are_refused(tmp_path: Path) -> None:
    text = (
        "{policy}\nprocedure Sure is\n   function F (N : Integer) return Integer with Pre => N > 0;\n"
        "   function F (N : Integer) return Integer is (N);\n   X : Integer := 1;\nbegin\n   X := F (X);\nend Sure;\n"
    )
    for policy, whole in (
        ("", True),
        ("--  pragma Assertion_Policy (Check);", True),
        ("pragma Assertion_Policy (Ignore);", True),
        ("pragma Assertion_Policy (Check);", False),
        ("pragma Assertion_Policy (Pre => Check, Post => Ignore);", False),
    ):
        (tmp_path / "sure.adb").write_text(text.format(policy=policy))
        assert translate_path(tmp_path, "go", embedded("rules")).whole is whole, policy


def test_elementary_functions_whose_last_bits_are_the_c_librarys_are_refused_in_go() -> None:
    found = translate_path(PROGRAMS / "elementary", "go", embedded("rules"))
    assert not found.whole and {r.construct for r in found.refused if r.needed} >= {"library function"}
    assert translate_path(PROGRAMS / "roots", "go", embedded("rules")).whole


def test_protected_procedures_that_interrupts_call_are_refused(tmp_path: Path) -> None:
    text = (
        "{pragma}package Signals is\n   protected Seen is\n      procedure Note{aspect};\n{inside}"
        "   private\n      Count : Natural := 0;\n   end Seen;\nend Signals;\n"
    )
    body = "package body Signals is\n   protected body Seen is\n      procedure Note is\n      begin\n         Count := Count + 1;\n"
    (tmp_path / "signals.adb").write_text(body + "      end Note;\n   end Seen;\nend Signals;\n")
    (tmp_path / "start.adb").write_text("with Signals;\nprocedure Start is\nbegin\n   Signals.Seen.Note;\nend Start;\n")
    for pragma, aspect, inside, whole in (
        ("", "", "", True),
        ("--  pragma Interrupt_Handler (Note);\n", "", "", True),
        ("", "", "      pragma Attach_Handler (Note, 2);\n", False),
        ("", "", "      pragma Interrupt_Handler (Note);\n", False),
        ("", " with Attach_Handler => 2", "", False),
        ("", " with Interrupt_Handler", "", False),
    ):
        (tmp_path / "signals.ads").write_text(text.format(pragma=pragma, aspect=aspect, inside=inside))
        assert translate_path(tmp_path, "go", embedded("rules")).whole is whole, (pragma, aspect, inside)


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


def test_conversions_of_access_values_whose_depth_an_instance_checks_are_refused(tmp_path: Path) -> None:
    (tmp_path / "deep.adb").write_text(
        "procedure Deep is\n   type Wide is access all Integer;\n   generic\n      type Given is access all Integer;\n"
        "   function Turned (P : Given) return Wide;\n   function Turned (P : Given) return Wide is\n   begin\n"
        "      return Wide (P);\n   end Turned;\n   procedure Inner is\n      type Near is access all Integer;\n"
        "      function Turn is new Turned (Near);\n      N : Near := new Integer'(1);\n      W : Wide;\n   begin\n"
        "      W := Turn (N);\n   end Inner;\nbegin\n   Inner;\nend Deep;\n"
    )
    result = translate_path(tmp_path, "go", embedded("rules"))
    assert not result.whole and "access type" in {r.construct for r in result.refused}


def test_an_object_that_a_task_changes_while_a_subprogram_that_has_it_waits_is_refused(tmp_path: Path) -> None:
    """GNAT copies small records and arrays, and passes others by reference."""
    text = (
        "procedure Waits is\n   type Rec is record\n      A, B : Integer := 0;\n   end record;\n   R, Own : Rec;\n"
        "   task T is\n      entry Go;\n   end T;\n   task body T is\n   begin\n      accept Go do\n         R.B := 5;\n"
        "      end Go;\n   end T;\n   procedure Change (X : in out Rec) is\n   begin\n      T.Go;\n      X.A := X.B;\n"
        "   end Change;\nbegin\n   Change ({actual});\nend Waits;\n"
    )
    for actual, whole in (("Own", True), ("R", False)):
        (tmp_path / "waits.adb").write_text(text.format(actual=actual))
        result = translate_path(tmp_path, "go", embedded("rules"))
        assert result.whole is whole
        assert whole or "overlapping parameters" in {r.construct for r in result.refused}


def test_string_literals_whose_first_index_is_not_known_are_refused(tmp_path: Path) -> None:
    text = (
        "with Ada.Text_IO; use Ada.Text_IO;\nprocedure Nothing is\n   type Small is mod 8;\n   type Huge is mod 2 ** 128;\n"
        "   type Line is array ({index} range <>) of Character;\n"
        "   L : Line := {value};\nbegin\n   Put_Line (Integer'Image (L'Length));\nend Nothing;\n"
    )
    for index, value, whole in (("Small", '"a"', True), ("Huge", '""', False), ("Huge", '"a"', False)):
        (tmp_path / "nothing.adb").write_text(text.format(index=index, value=value))
        assert translate_path(tmp_path, "go", embedded("rules")).whole is whole, (index, value)


EARLY = (
    ("F", "{spec} X : Integer := {use}; {body}", False),
    ("F", "{spec} {body} X : Integer := {use};", True),
    ("F", "{spec} procedure Q (N : Integer := {use}) is begin Put_Line (Integer'Image (N)); end Q; {body}", True),
    ("F", "{spec} type R is record N : Integer := {use}; end record; {body} V : R;", True),
    ("F", "{spec} procedure Q is X : Integer := {use}; begin Put_Line (Integer'Image (X)); end Q; {body}", True),
    ("F", "{spec} package P is procedure Q; end P; package body P is procedure Q is null; begin I := {use} + 1; end P; {body}", False),
    ("F", "package P is {spec} X : Integer := {use}; end P; package body P is {body} end P;", False),
    ("F", "package P is {spec} end P; package body P is {body} X : Integer := {use}; end P;", True),
    ("G", "generic {spec} function F is new G; {body}", False),
    ("G", "generic {spec} {body} function F is new G;", True),
    ("G", "package P is generic {spec} function F is new G; end P; package body P is {body} end P;", False),
    ("F", "{spec} generic with function Q return Integer; package P is X : Integer := Q; end P; {body} package I is new P (F);", True),
    ("G", "package P is generic {spec} end P; package body P is {body} function F is new G; end P;", True),
)


@pytest.mark.parametrize(("name", "declared", "whole"), EARLY)
def test_what_elaboration_needs_before_its_body_is_refused(tmp_path: Path, name: str, declared: str, whole: bool) -> None:
    spec = f"function {name} return Integer;"
    body = f"function {name} return Integer is begin return 1; end {name};"
    text = declared.format(spec=spec, use=name, body=body)
    use = "with Ada.Text_IO; use Ada.Text_IO;\n"
    (tmp_path / "soon.adb").write_text(
        f"{use}procedure Soon is\n   I : Integer := 0;\n   {text}\nbegin\n   Put_Line (Integer'Image (I));\nend Soon;\n"
    )
    result = translate_path(tmp_path, "go", embedded("rules"))
    assert result.whole is whole and ("elaboration check" in {r.construct for r in result.refused}) is not whole


def test_a_library_package_that_calls_its_own_body_too_early_is_refused(tmp_path: Path) -> None:
    (tmp_path / "needy.adb").write_text("package body Needy is\n   function F return Integer is (1);\nend Needy;\n")
    (tmp_path / "main_needy.adb").write_text("with Needy;\nprocedure Main_Needy is\nbegin\n   null;\nend Main_Needy;\n")
    (tmp_path / "needy-child.ads").write_text("package Needy.Child is\n   Y : Integer := F;\nend Needy.Child;\n")
    instance = "generic\n   function G return Integer;\n   function H is new G;\n"
    for declared, whole in (("X : Integer := F;", False), ("X : Integer := 1;", True), (instance, False)):
        spec = f"package Needy is\n   function F return Integer;\n   {declared}\nend Needy;\n"
        if declared == instance:
            (tmp_path / "needy.adb").write_text(
                "package body Needy is\n   function F return Integer is (1);\n"
                "   function G return Integer is (2);\nend Needy;\n"
            )
        (tmp_path / "needy.ads").write_text(spec)
        assert translate_path(tmp_path, "go", embedded("rules")).whole is whole


OVERFLOW = (
    ("Deep (N + 1);", "Storage_Error", False),
    ("Deep (N + 1);", "Constraint_Error | Storage_Error", False),
    ("Other (N);", "Storage_Error", False),
    ("null;", "Storage_Error", True),
    ("Deep (N + 1);", "Constraint_Error", True),
    ("if N > 9 then raise Storage_Error; end if; Deep (N + 1);", "Storage_Error", True),
)


@pytest.mark.parametrize(("statement", "choice", "whole"), OVERFLOW)
def test_who_waits_for_a_stack_to_run_over_is_refused(tmp_path: Path, statement: str, choice: str, whole: bool) -> None:
    (tmp_path / "pit.adb").write_text(
        "procedure Pit is\n   procedure Deep (N : Natural);\n   procedure Other (N : Natural) is\n   begin\n      Deep (N);\n"
        f"   end Other;\n   procedure Deep (N : Natural) is\n   begin\n      {statement}\n   end Deep;\nbegin\n   Other (1);\n"
        f"exception\n   when {choice} => null;\nend Pit;\n"
    )
    result = translate_path(tmp_path, "go", embedded("rules"))
    assert result.whole is whole and ("stack overflow" in {r.construct for r in result.refused}) is not whole


ORDERS = (
    ("", "Told.Put_Line (\"{}\");", False),  # the binder chooses
    ("with Unit_A;", "Told.Put_Line (\"{}\");", False),  # the specification alone is first
    ("with Unit_A; pragma Elaborate (Unit_A);", "Told.Put_Line (\"{}\");", True),
    ("with Unit_A; pragma Elaborate_All (Unit_A);", "Told.Put_Line (\"{}\");", True),
    ("with Unit_A;", "Unit_A.Nothing; Told.Put_Line (\"{}\");", True),  # what elaboration calls has been elaborated
    ("", "Count := Count + 1;", True),  # nobody sees it
)


@pytest.mark.parametrize(("context", "statement", "whole"), ORDERS)
def test_an_order_of_elaboration_that_could_be_seen_is_refused(tmp_path: Path, context: str, statement: str, whole: bool) -> None:
    for unit, own in (("A", ""), ("B", context)):
        (tmp_path / f"unit_{unit.lower()}.ads").write_text(
            f"package Unit_{unit} is\n   Count : Integer := 0;\n   procedure Nothing;\nend Unit_{unit};\n"
        )
        text = statement.format(unit)
        text = text if own else text.replace("Unit_A.Nothing; ", "")
        (tmp_path / f"unit_{unit.lower()}.adb").write_text(
            f"with Ada.Text_IO;\n{own}\npackage body Unit_{unit} is\n   package Told renames Ada.Text_IO;\n"
            f"   procedure Nothing is null;\nbegin\n   {text}\nend Unit_{unit};\n"
        )
    (tmp_path / "bound.adb").write_text("with Unit_A, Unit_B;\nprocedure Bound is\nbegin\n   Unit_B.Nothing;\nend Bound;\n")
    result = translate_path(tmp_path, "go", embedded("rules"))
    assert result.whole is whole and ("elaboration order" in {r.construct for r in result.refused}) is not whole


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


@pytest.mark.parametrize(("given", "whole"), [
    ("Top'Access", True), ("Local'Unchecked_Access", True), ("R", True), ("null", True),
    ("Local'Access", False), ("new Integer", False), ("N", False), ("Own (R)", False),
])  # fmt: skip
def test_access_parameters_that_are_kept_for_longer_than_what_a_call_gives_are_refused(
    tmp_path: Path, given: str, whole: bool
) -> None:
    (tmp_path / "stores.ads").write_text(
        "package Stores is\n   type Ref is access all Integer;\n   Kept : Ref;\n   Top : aliased Integer := 1;\n"
        "   procedure Keep (X : access Integer);\n   procedure Pass (X : access Integer);\nend Stores;\n"
    )
    (tmp_path / "stores.adb").write_text(
        "package body Stores is\n   procedure Keep (X : access Integer) is\n   begin\n      Kept := Ref (X);\n   end Keep;\n"
        "   procedure Pass (X : access Integer) is\n   begin\n      Keep (X);\n   end Pass;\nend Stores;\n"
    )
    (tmp_path / "giving.adb").write_text(
        "with Stores; use Stores;\nprocedure Giving is\n   type Own is access all Integer;\n   Local : aliased Integer := 1;\n"
        f"   R : Ref := new Integer'(2);\n   N : Own := new Integer'(3);\nbegin\n   Pass ({given});\nend Giving;\n"
    )
    result = translate_path(tmp_path, "go", embedded("rules"))
    assert result.whole is whole, result.refused
    assert whole or "access type" in {r.construct for r in result.refused}


def test_a_call_that_may_come_to_a_subprogram_before_its_body_by_another_one_is_refused(tmp_path: Path) -> None:
    text = (
        "with Ada.Text_IO; use Ada.Text_IO;\nprocedure Passed is\n   procedure Later;\n   procedure Between is\n   begin\n"
        "      {call};\n   end Between;\n   package Q is\n      V : Integer := 0;\n   end Q;\n   package body Q is\n   begin\n"
        "      Between;\n   end Q;\n   procedure Later is\n   begin\n      Put_Line (\"later\");\n   end Later;\nbegin\n"
        "   Between;\n   Later;\nend Passed;\n"
    )
    for call, whole in (("null", True), ("Later", False)):
        (tmp_path / "passed.adb").write_text(text.format(call=call))
        assert translate_path(tmp_path, "go", embedded("rules")).whole is whole


def test_a_task_whose_early_start_may_be_handled_in_its_own_region_is_refused(tmp_path: Path) -> None:
    text = (
        "with Ada.Text_IO; use Ada.Text_IO;\nprocedure Woken is\n   task type T;\n   package P is\n      One : T;\n   end P;\n"
        "   package body P is\n   begin\n      null;\n{handler}   end P;\n   task body T is\n   begin\n      null;\n   end T;\n"
        "begin\n   Put_Line (Boolean'Image (P.One'Terminated));\nend Woken;\n"
    )
    for handler, whole in (("", True), ("   exception\n      when Program_Error => null;\n", False)):
        (tmp_path / "woken.adb").write_text(text.format(handler=handler))
        assert translate_path(tmp_path, "go", embedded("rules")).whole is whole


def test_a_dispatching_call_of_equality_where_an_extension_has_the_predefined_one_is_refused(tmp_path: Path) -> None:
    """It is not inherited: it compares the parent's part by the parent's, and then the rest (ARM 4.5.2(14))."""
    own = "      function \"=\" (Left, Right : Round) return Boolean is (Left.Edge = Right.Edge);\n"
    text = (
        "with Ada.Text_IO; use Ada.Text_IO;\nprocedure Alike is\n   package Base is\n      type Shape is tagged record\n"
        "         Size : Integer;\n      end record;\n      function \"=\" (Left, Right : Shape) return Boolean is (True);\n"
        "   end Base;\n   package More is\n      type Round is new Base.Shape with record\n         Edge : Integer;\n"
        "      end record;\n{own}   end More;\n   procedure Tell (A, B : Base.Shape'Class) is\n   begin\n"
        "      Put_Line (Boolean'Image (Base.\"=\" (A, B)));\n   end Tell;\n   R : More.Round := (1, 2);\nbegin\n   Tell (R, R);\n"
        "end Alike;\n"
    )
    for given, whole in ((own, True), ("", False)):
        (tmp_path / "alike.adb").write_text(text.format(own=given))
        assert translate_path(tmp_path, "go", embedded("rules")).whole is whole


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


@pytest.mark.parametrize(("of", "whole"), [("Link", True), ("Limited_Link", False)])
def test_membership_of_an_access_value_whose_array_may_end_anywhere_is_refused_where_it_has_a_constraint(
    tmp_path: Path, of: str, whole: bool
) -> None:
    """GNAT takes it to be a member then, whatever its array's bounds are."""
    (tmp_path / "belonging.adb").write_text(
        "with Ada.Text_IO; use Ada.Text_IO;\nprocedure Belonging is\n   type Line is array (Integer range <>) of Integer;\n"
        "   type Link is access Line;\n   subtype Limited_Link is Link (3 .. 2);\n"
        "   procedure Tell (Low, High : Integer) is\n"
        f"      X : {of} := new Line (Low .. High);\n   begin\n"
        "      Put_Line (Boolean'Image (X in Limited_Link));\n   end Tell;\nbegin\n   Tell (5, 1);\nend Belonging;\n"
    )
    result = translate_path(tmp_path, "go", embedded("rules"))
    assert result.whole is whole, result.refused
    assert whole or "membership" in {r.construct for r in result.refused}


@pytest.mark.parametrize(("declared", "whole"), [
    ("subtype Finer is Fix delta 0.1; V : Finer := 1.0;", True),
    ("V : Fix delta 0.1 := 1.0;", False),
    ("type Row is array (1 .. 2) of Fix delta 0.1; V : Row;", False),
])  # fmt: skip
def test_constraints_of_reals_that_ask_for_too_much_are_refused_outside_a_subtype(
    tmp_path: Path, declared: str, whole: bool
) -> None:
    """GNAT 12 itself does not come to an end with them there."""
    (tmp_path / "finest.adb").write_text(
        f"procedure Finest is\n   type Fix is delta 0.5 range -3.0 .. 3.0;\n   {declared}\nbegin\n   null;\nend Finest;\n"
    )
    result = translate_path(tmp_path, "go", embedded("rules"))
    assert result.whole is whole, result.refused
    assert whole or "type elaboration" in {r.construct for r in result.refused}


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


@pytest.mark.parametrize(("most", "files", "whole"), [(20, "", True), (19, "", False), (20, "F : File_Type;", True), (19, "F : File_Type;", False)])
def test_a_last_that_cannot_hold_every_index_of_the_line_is_refused(
    tmp_path: Path, most: int, files: str, whole: bool
) -> None:
    (tmp_path / "lined.adb").write_text(
        f"with Ada.Text_IO; use Ada.Text_IO;\nprocedure Lined is\n   S : String (1 .. 20);\n   L : Integer range 0 .. {most};\n   {files}\n"
        "begin\n   Get_Line (S, L);\n   Put_Line (Integer'Image (L));\nend Lined;\n"
    )
    assert translate_path(tmp_path, "go", embedded("rules")).whole is whole


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


def test_what_may_come_to_a_body_too_early_is_refused(tmp_path: Path) -> None:
    """Through access values, packages, defaults, bounds and formal objects; the same with the body first is whole."""
    head = "with Ada.Text_IO; use Ada.Text_IO;\nprocedure Early is\n"
    cases = (
        ("procedure A;", "procedure A is begin Put_Line (\"A\"); end A;", "type T is access procedure;\nP : T := A'Access;\n"
         "package Q is end Q;\npackage body Q is\nbegin\nP.all;\nend Q;", "null;"),
        ("package O is procedure X; end O;", "package body O is procedure X is begin null; end X; end O;",
         "procedure Z is begin O.X; end Z;\npackage P is end P;\npackage body P is\nbegin\nZ;\nend P;", "null;"),
        ("function F return Integer;", "function F return Integer is begin return 5; end F;",
         "type R is record N : Integer := F; end record;\nX : R;", "Put_Line (X.N'Image);"),
        ("function F return Integer;", "function F return Integer is begin return 5; end F;",
         "subtype S is Integer range 1 .. F;", "Put_Line (S'Last'Image);"),
        ("function F return Integer;", "function F return Integer is begin return 5; end F;",
         "generic N : Integer; package G is procedure P; end G;\npackage body G is procedure P is begin Put_Line (N'Image); end P; end G;\n"
         "package I is new G (F);", "I.P;"),
    )  # fmt: skip
    for specification, body, between, statements in cases:
        for whole, lines in ((True, (specification, body, between)), (False, (specification, between, body))):
            text = head + "\n".join(lines) + f"\nbegin\n   {statements}\nend Early;\n"
            (tmp_path / "early.adb").write_text(text)
            result = translate_path(tmp_path, "go", embedded("rules"))
            assert result.whole is whole, text
            assert whole or {r.construct for r in result.refused} & {"elaboration check", "early call"}


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
    """Where the calls change what is shown: with GNAT 12 the first shows the value before, and so do the others."""
    text = (
        "with Ada.Text_IO; use Ada.Text_IO;\nprocedure Shows is\n   type Hue is (Red, Green);\n   N, M : Integer := 0;\n"
        "   function Count return Integer is\n   begin\n      N := N + 1;\n      return N;\n   end Count;\n"
        "   function Letter return Character is (if Count > 0 then 'c' else 'd');\n"
        "   function Word return String is (if Count > 0 then \"ab\" else \"c\");\nbegin\n"
        f"   M := N;\n   Put_Line ({shown});\nend Shows;\n"
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


@pytest.mark.parametrize(("value", "whole"), (("0.0", True), ("-0.0", False), ("1.0 - 1.0", True), ("0.0 * Below", False)))
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
