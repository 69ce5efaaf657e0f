"""What is refused by name because elaboration may show: bodies that are called too early, and orders that nothing fixes (ARM 10.2, 3.11)."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.services.folder import embedded, translate_path


def test_a_type_of_a_library_package_whose_constraint_has_effects_is_refused(tmp_path: Path) -> None:
    (tmp_path / "once.ads").write_text("package Once is\n   procedure Go;\nend Once;\n")
    (tmp_path / "once.adb").write_text(
        "package body Once is\n   N : Integer := 0;\n   function F return Integer is\n   begin\n      N := N + 1;\n"
        "      return N;\n   end F;\n   type R (D : Integer) is null record;\n   type S is record\n      C : R (F);\n"
        "   end record;\n   procedure Go is\n   begin\n      null;\n   end Go;\nend Once;\n"
    )
    (tmp_path / "uses.adb").write_text("with Once;\nprocedure Uses is\nbegin\n   Once.Go;\nend Uses;\n")
    result = translate_path(tmp_path, "go", embedded("rules"))
    assert not result.whole and "type elaboration" in {r.construct for r in result.refused}


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
