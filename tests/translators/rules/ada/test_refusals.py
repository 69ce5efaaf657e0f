"""What is refused by name, because GNAT's answer hangs on what is not known, or is not modelled."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.services.folder import embedded, translate_path


def test_the_name_of_an_exception_is_refused_where_it_may_be_that_of_a_block(tmp_path: Path) -> None:
    text = (
        "with Ada.Exceptions; use Ada.Exceptions;\nwith Ada.Text_IO; use Ada.Text_IO;\nprocedure Named is\n   Plain : exception;\n"
        "begin\n   declare\n      {declared}\n   begin\n      raise {raised};\n   end;\nexception\n"
        "   when E : others => Put_Line (Exception_Name (E));\nend Named;\n"
    )
    for declared, raised, whole in (("N : Integer := 0;", "Plain", True), ("Inner : exception;", "Inner", False)):
        (tmp_path / "named.adb").write_text(text.format(declared=declared, raised=raised))
        assert translate_path(tmp_path, "go", embedded("rules")).whole is whole


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


@pytest.mark.parametrize(("call", "whole"), (("S + E", False), ('O."+" (S, E)', True), ("O.Plus (S, E)", True)))
def test_operators_of_formal_packages_are_refused_where_gnat_takes_the_predefined_one(tmp_path: Path, call: str, whole: bool) -> None:
    """GNAT 12 adds here, though `"+"` of the formal package multiplies."""
    (tmp_path / "folds.adb").write_text(
        "with Ada.Text_IO; use Ada.Text_IO;\nprocedure Folds is\n"
        '   generic\n      type Elem is private;\n      with function "+" (A, B : Elem) return Elem is <>;\n'
        "      with function Plus (A, B : Elem) return Elem;\n      Zero : Elem;\n   package Monoid is\n   end Monoid;\n"
        "   generic\n      with package O is new Monoid (<>);\n   function Twice (E : O.Elem) return O.Elem;\n"
        f"   function Twice (E : O.Elem) return O.Elem is\n      use O;\n      S : O.Elem := O.Zero;\n   begin\n      S := {call};\n"
        f"      S := {call};\n      return S;\n   end Twice;\n"
        '   package Products is new Monoid (Integer, "*", "*", 1);\n   function Squared is new Twice (Products);\n'
        "begin\n   Put_Line (Integer'Image (Squared (7)));\nend Folds;\n"
    )
    assert translate_path(tmp_path, "go", embedded("rules")).whole is whole


@pytest.mark.parametrize(
    ("test", "whole"),
    (("A = B", False), ("A /= B", False), ("Alike (A, B)", False), ("Lists.Same (A, B)", False), ("Plain (A) = Plain (B)", True), ("N = N", True)),
)
def test_the_predefined_equality_of_what_extends_a_type_with_its_own_is_refused(tmp_path: Path, test: str, whole: bool) -> None:
    """It takes the parent's `=` for the parent's part and compares the other components: it is not inherited (ARM 4.5.2(14))."""
    (tmp_path / "likes.adb").write_text(
        "with Ada.Text_IO; use Ada.Text_IO;\nprocedure Likes is\n   package Kinds is\n"
        "      type Plain is tagged record\n         A, B : Integer;\n      end record;\n"
        '      function "=" (L, R : Plain) return Boolean;\n'
        "      type More is new Plain with record\n         C : Integer;\n      end record;\n"
        "      type Again is new Plain with null record;\n   end Kinds;\n"
        '   package body Kinds is\n      function "=" (L, R : Plain) return Boolean is\n      begin\n         return L.A = R.A;\n'
        '      end "=";\n   end Kinds;\n   use Kinds;\n'
        '   generic\n      type T is private;\n      with function "=" (L, R : T) return Boolean is <>;\n'
        "   package Comparing is\n      function Same (L, R : T) return Boolean;\n   end Comparing;\n"
        "   package body Comparing is\n      function Same (L, R : T) return Boolean is\n      begin\n         return L = R;\n"
        "      end Same;\n   end Comparing;\n"
        '   package Lists is new Comparing (More);\n   function Alike (L, R : More) return Boolean renames "=";\n'
        "   A : More := (1, 2, 3);\n   B : More := (1, 2, 4);\n   N : Again := (1, 2);\n"
        f"begin\n   A.B := 5;\n   B.B := 6;\n   N.B := 7;\n   Put_Line (Boolean'Image ({test}));\nend Likes;\n"
    )
    assert translate_path(tmp_path, "go", embedded("rules")).whole is whole


@pytest.mark.parametrize(
    ("statement", "whole"),
    (
        ("N := N + Up (5);", False),
        ("N := (N + 0) - Up (5);", False),
        ("N := Up (5) + N;", True),
        ("N := Up (5) + Up (N);", True),
        ("if N < Up (5) then N := 0; end if;", False),
        ("if N in Up (1) .. 9 then N := 0; end if;", False),
        ("for K in N .. Up (3) loop N := N + K; end loop;", False),
        ("V (N) := Up (5) + 1;", False),
        ("V (N) := Up (5);", True),
        ("V (3) := Up (5);", True),
        ("N := N * 2 + Up (5);", True),
        ("N := -N + Up (5);", True),
        ("N := V (N) + Up (5);", True),
        ("if N = 1 and Up (5) = 3 then N := 0; end if;", True),
        ("if N in 3 | Up (1) then N := 0; end if;", False),
        ("V := (N, Up (1), others => 0);", False),
        ("V := (Up (1), N + 0, others => 0);", False),
        ("V := (N * 2, Up (1), others => 0);", True),
        ("R := (Up (1), Text (2));", False),
        ("R := (7, Text (2));", True),
        ("Show (Up (1), N);", False),
        ("Show (N, Up (1));", True),
        ("Show (Up (1), V (1));", True),
    ),
)
def test_what_gnat_reads_after_a_call_that_changes_it_is_refused(tmp_path: Path, statement: str, whole: bool) -> None:
    """GNAT 12 has no copy of a local scalar made for a left operand or a later argument, and makes arrays before the components
    on their left."""
    (tmp_path / "ups.adb").write_text(
        "with Ada.Text_IO; use Ada.Text_IO;\nprocedure Ups is\n   N : Integer := 1;\n"
        "   type Row is array (0 .. 20) of Integer;\n   V : Row := (others => 0);\n"
        "   type Pair is record\n      A : Integer;\n      S : String (1 .. 2);\n   end record;\n   R : Pair := (0, \"ab\");\n"
        "   function Up (D : Integer) return Integer is\n   begin\n      N := N + D;\n      return N;\n   end Up;\n"
        "   function Text (D : Integer) return String is\n   begin\n      N := N + D;\n      return (1 .. D => 'x');\n   end Text;\n"
        "   procedure Show (A, B : Integer) is\n   begin\n      Put_Line (Integer'Image (A));\n      Put_Line (Integer'Image (B));\n   end Show;\n"
        f"begin\n   {statement}\n"
        "   Put_Line (Integer'Image (N));\n   Put_Line (Integer'Image (V (1)));\n   Put_Line (Integer'Image (R.A));\nend Ups;\n"
    )
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
        ("pragma Assertion_Policy (Suppressible);", False),
        ("pragma Check_Policy (Precondition, On);", False),
    ):
        (tmp_path / "sure.adb").write_text(text.format(policy=policy))
        assert translate_path(tmp_path, "go", embedded("rules")).whole is whole, policy


ON = "pragma Assertion_Policy (Check);\n"


def test_files_that_turn_checks_on_and_state_no_assertion_are_translated(tmp_path: Path) -> None:
    text = '%sprocedure Plain is\n   X : Integer := 1;\nbegin\n   X := X + 1;%s\nend Plain;\n'
    for more, whole in (("", True), ("  -- Assert", True), ("\n   pragma Assert (X = 3);", False)):
        (tmp_path / "plain.adb").write_text(text % (ON, more))
        assert translate_path(tmp_path, "go", embedded("rules")).whole is whole, more


@pytest.mark.parametrize("policy", ("", ON))
def test_assertions_of_a_specification_count_when_it_is_elaborated(tmp_path: Path, policy: str) -> None:
    (tmp_path / "base.ads").write_text(policy + "package Base is\n   X : Integer := 3;\n   pragma Assert (X = 4);\nend Base;\n")
    (tmp_path / "start.adb").write_text("with Base;\nprocedure Start is\nbegin\n   Base.X := 1;\nend Start;\n")
    assert translate_path(tmp_path, "go", embedded("rules")).whole is not bool(policy)


@pytest.mark.parametrize("policy", ("", ON))
def test_assertions_of_subunits_count_as_the_parents_policy_says(tmp_path: Path, policy: str) -> None:
    """GNAT checks the subunit's assertion, though its own file has no pragma."""
    (tmp_path / "cutting.ads").write_text("package Cutting is\n   procedure Go;\nend Cutting;\n")
    (tmp_path / "cutting.adb").write_text(policy + "package body Cutting is\n   procedure Go is separate;\nend Cutting;\n")
    part = "separate (Cutting)\nprocedure Go is\nbegin\n   pragma Assert (Standard.False);\nend Go;\n"
    (tmp_path / "cutting-go.adb").write_text(part)
    (tmp_path / "start.adb").write_text("with Cutting;\nprocedure Start is\nbegin\n   Cutting.Go;\nend Start;\n")
    assert translate_path(tmp_path, "go", embedded("rules")).whole is not bool(policy)


@pytest.mark.parametrize("policy", ("", ON))
def test_assertions_of_generics_count_as_the_policy_of_their_instances_says(tmp_path: Path, policy: str) -> None:
    """GNAT checks the generic's assertion in an instance of a file whose assertions are checked."""
    spec = "generic\n   type Item is range <>;\npackage Part is\n   procedure Take (X : Item);\nend Part;\n"
    body = "package body Part is\n   procedure Take (X : Item) is\n   begin\n      pragma Assert (X > 5);\n   end Take;\nend Part;\n"
    (tmp_path / "part.ads").write_text(spec)
    (tmp_path / "part.adb").write_text(body)
    (tmp_path / "made.ads").write_text(policy + "with Part;\npackage Made is\n   package Whole is new Part (Integer);\nend Made;\n")
    (tmp_path / "start.adb").write_text("with Made;\nprocedure Start is\nbegin\n   Made.Whole.Take (3);\nend Start;\n")
    assert translate_path(tmp_path, "go", embedded("rules")).whole is not bool(policy)


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


def test_one_object_twice_is_refused_where_it_is_captured(tmp_path: Path) -> None:
    text = (
        "procedure Twice is\n   type Rec is record\n      X, Y : Integer := 0;\n      Pad : String (1 .. 40) := (others => ' ');\n"
        "   end record;\n   A, B : Rec;\n   procedure Two (P, Q : in out Rec) is\n   begin\n      P.X := Q.X + 1;\n"
        "      Q.Y := P.X + 10;\n   end Two;\n   procedure Inner is\n   begin\n      Two (A, {other});\n   end Inner;\n"
        "begin\n   Inner;\nend Twice;\n"
    )
    for other, whole in (("B", True), ("A", False)):
        (tmp_path / "twice.adb").write_text(text.format(other=other))
        result = translate_path(tmp_path, "rust", embedded("rules"))
        assert result.whole is whole
        assert whole or "overlapping parameters" in {r.construct for r in result.refused}


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


@pytest.mark.parametrize(("of", "whole"), [("Link", True), ("Limited_Link", True), ("Other_Link", False)])
def test_membership_of_an_access_value_whose_array_may_end_anywhere_is_refused_where_it_has_another_constraint(
    tmp_path: Path, of: str, whole: bool
) -> None:
    """GNAT takes it to be a member of its own subtype, whatever its array's bounds are."""
    (tmp_path / "belonging.adb").write_text(
        "with Ada.Text_IO; use Ada.Text_IO;\nprocedure Belonging is\n   type Line is array (Integer range <>) of Integer;\n"
        "   type Link is access Line;\n   subtype Limited_Link is Link (3 .. 2);\n   subtype Other_Link is Link (3 .. 2);\n"
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


@pytest.mark.parametrize(("most", "files", "whole"), [(20, "", True), (19, "", False), (20, "F : File_Type;", True), (19, "F : File_Type;", False)])
def test_a_last_that_cannot_hold_every_index_of_the_line_is_refused(
    tmp_path: Path, most: int, files: str, whole: bool
) -> None:
    (tmp_path / "lined.adb").write_text(
        f"with Ada.Text_IO; use Ada.Text_IO;\nprocedure Lined is\n   S : String (1 .. 20);\n   L : Integer range 0 .. {most};\n   {files}\n"
        "begin\n   Get_Line (S, L);\n   Put_Line (Integer'Image (L));\nend Lined;\n"
    )
    assert translate_path(tmp_path, "go", embedded("rules")).whole is whole


@pytest.mark.parametrize("statement", ["", "begin pragma Assert (X = 5);", "pragma Assert (X = 4);", "function Y return Integer is (X); pragma Assert (X = 4);"])
def test_assertions_of_a_package_body_count_when_it_is_elaborated(tmp_path: Path, statement: str) -> None:
    (tmp_path / "base.ads").write_text("package Base is\n   X : Integer := 3;\n   procedure P;\nend Base;\n")
    body = f"package body Base is\n   procedure P is null;\n   {statement}\nend Base;\n"
    (tmp_path / "base.adb").write_text(f"pragma Assertion_Policy (Check);\n{body}")
    (tmp_path / "begins.adb").write_text("with Base;\nprocedure Begins is\nbegin\n   Base.X := 3;\nend Begins;\n")
    assert translate_path(tmp_path, "go", embedded("rules")).whole is not bool(statement)


def test_assertions_inside_subprograms_do_not_hold_back_what_a_package_does_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "base.ads").write_text("package Base is\n   X : Integer := 3;\n   procedure P;\n   procedure Q;\nend Base;\n")
    inside = "is\n   begin\n      pragma Assert (X = 4);\n      null;\n   end"
    body = f"   procedure P {inside} P;\n   procedure Q {inside} Q;\nbegin\n   X := 4;\n"
    (tmp_path / "base.adb").write_text(f"{ON}package body Base is\n{body}end Base;\n")
    (tmp_path / "begins.adb").write_text("with Base;\nprocedure Begins is\nbegin\n   Base.X := 3;\nend Begins;\n")
    found = translate_path(tmp_path, "go", embedded("rules"))
    assert {r.name for r in found.refused} == {"P", "Q"}


@pytest.mark.parametrize(
    ("declared", "set_", "whole"),
    (
        ("package N is new Integer_IO (Integer);", "N.Default_Width := 0; N.Put (1);", True),
        ("package N is new Integer_IO (Integer); Default_Width : Field := 3;", "N.Default_Width := 0; N.Put (1);", False),
        ("package N is new Integer_IO (Integer); Default_Width : Field := 3;", "Default_Width := 0; N.Put (1);", True),
        ("package N is new Enumeration_IO (Boolean);", "N.Default_Setting := Lower_Case; N.Put (True);", False),
        ("package N renames Ada.Integer_Text_IO;", "N.Default_Width := 0; N.Put (1);", False),
    ),
)
def test_defaults_of_text_ios_packages_are_set_or_refused(tmp_path: Path, declared: str, set_: str, whole: bool) -> None:
    """One that the program declares by the same name leaves those of the packages constants."""
    (tmp_path / "sets.adb").write_text(
        "with Ada.Text_IO; use Ada.Text_IO;\nwith Ada.Integer_Text_IO;\nprocedure Sets is\n"
        f"   {declared}\nbegin\n   {set_}\nend Sets;\n"
    )
    assert translate_path(tmp_path, "go", embedded("rules")).whole is whole


@pytest.mark.parametrize(("name", "whole"), (("A", True), ("B", True), ("C", False), ("D", False)))
def test_the_size_of_what_is_derived_from_a_type_with_a_clause_is_refused(tmp_path: Path, name: str, whole: bool) -> None:
    (tmp_path / "sized.adb").write_text(
        "with Ada.Text_IO; use Ada.Text_IO;\nprocedure Sized is\n   type A is range 0 .. 7;\n   for A'Size use 20;\n"
        f"   subtype B is A;\n   type C is new A;\n   subtype D is C;\nbegin\n   Put_Line (Integer'Image ({name}'Size));\nend Sized;\n"
    )
    assert translate_path(tmp_path, "go", embedded("rules")).whole is whole


@pytest.mark.parametrize(
    ("type_", "construct"),
    (
        ("Interfaces.C.Strings.chars_ptr", "library unit"),
        ("Interfaces.C.char_array (0 .. 2)", "library unit"),
        ("Ada.Strings.Maps.Character_Sequence (1 .. 2)", "library unit"),
        ("Wide_String (1 .. 2)", "wide characters"),
        ("Long_Long_Float", "floating-point type"),
        ("Nowhere.Thing", "unknown type"),
    ),
)
def test_what_makes_a_type_unusable_names_the_refusal(tmp_path: Path, type_: str, construct: str) -> None:
    """`Spare` has such a type too, and nobody calls it: it is not what holds the program back."""
    (tmp_path / "more.ads").write_text("package More is\n   procedure Go;\n   procedure Spare;\nend More;\n")
    body = "procedure {0} is\n      X : {1};\n   begin\n      X := X;\n   end {0};\n"
    (tmp_path / "more.adb").write_text(
        f"package body More is\n   {body.format('Go', type_)}   {body.format('Spare', 'Wide_Wide_String (1 .. 2)')}end More;\n"
    )
    (tmp_path / "uses.adb").write_text(
        "with More;\nwith Interfaces.C.Strings;\nwith Ada.Strings.Maps;\nprocedure Uses is\nbegin\n   More.Go;\nend Uses;\n"
    )
    refused = translate_path(tmp_path, "go", embedded("rules")).refused
    assert {r.construct for r in refused if r.needed} == {construct, "calls what is refused"}
    assert [r.name for r in refused if not r.needed] == ["Spare"]


@pytest.mark.parametrize("of", ("T", "R", "Integer"))
@pytest.mark.parametrize(
    "use",
    (
        "type A is array (Low .. High) of {of};\n      type Ref is access A;\n      X : Ref := new A;",
        "type A is array (Integer range <>) of {of};\n      type Ref is access A;\n      X : Ref := new A (Low .. High);",
        "type A is array (Integer range <>) of {of};\n      X : A (Low .. High);",
        "type A is array (Integer range <>, Integer range <>) of {of};\n      X : A (Low .. High, 1 .. 2);",
    ),
    ids=("allocated", "allocated with bounds", "declared", "of two dimensions"),
)
def test_arrays_of_tasks_with_bounds_of_run_time_are_refused(tmp_path: Path, use: str, of: str) -> None:
    """Each element would have to be made, and activated, by itself."""
    text = (
        "with Ada.Text_IO; use Ada.Text_IO;\nprocedure Many is\n   task type T;\n   task body T is\n   begin\n      Put_Line (\"ran\");\n   end T;\n"
        "   type R is record\n      Inner : T;\n   end record;\n   Low, High : Integer := 1;\n   procedure Work is\n      {use}\n"
        "   begin\n      Put_Line (\"done\");\n   end Work;\nbegin\n   High := 3;\n   Work;\nend Many;\n"
    )
    (tmp_path / "many.adb").write_text(text.format(use=use.format(of=of)))
    assert translate_path(tmp_path, "rust", embedded("rules")).whole is (of == "Integer")
