"""What the Ada analyzer says about small libraries."""

from __future__ import annotations

from pathlib import PurePosixPath

from analyzers.ada.source import SOURCE
from analyzers.model import (
    ArrayType,
    Direction,
    EnumType,
    Interface,
    IntType,
    ModuleKind,
    OpaqueType,
    Overflow,
    RecordType,
    ReferenceType,
    SourceFile,
    StringKind,
    StringType,
)
from analyzers.source import Analysis


def analyze(**files: str) -> Analysis:
    """Analyze files given as `name_ads=text`."""
    sources = [SourceFile(PurePosixPath(n.replace("_ad", ".ad")), "ada", t, "") for n, t in files.items()]
    return SOURCE.analyze(sources)


def only(analysis: Analysis) -> Interface:
    assert len(analysis.modules) == 1, [m.id for m in analysis.modules]
    return analysis.modules[0].interface


SPEC = """
with Ada.Strings.Unbounded; use Ada.Strings.Unbounded;
package Shop is
   Bad_Item : exception;
   subtype Percent is Integer range 0 .. 100;
   type Small is range 1 .. 12;
   type Byte is mod 256;
   type Color is (Red, Green, 'x');
   type Table is array (1 .. 3) of Percent;
   subtype Code is String (1 .. 4);
   type Node;
   type Link is access Node;
   type Node is record
      Next : Link;
   end record;
   type Value (Kind : Color := Red) is record
      Name : Unbounded_String;
      case Kind is
         when Red => Rate : Percent;
         when others => null;
      end case;
   end record;
   type Hidden is private;
   Total : Natural := 0;
   procedure Mix (A : Percent; B : in out Small; C : out Byte; S : String; K : Code);
   function Make (T : Table) return Value;
   function Peek (L : Link) return Hidden;
   task Worker;
private
   type Hidden is record X : Integer; end record;
end Shop;
"""

BODY = """
package body Shop is
   --  Counts what was mixed.
   --  Twice.
   procedure Mix (A : Percent; B : in out Small; C : out Byte; S : String; K : Code) is
      function Twice (N : Integer) return Integer is (N * 2);
   begin
      if A > 3 and then S = "x" then
         Total := Twice (A);
      elsif A = 0 then
         raise Bad_Item with "none";
      end if;
   end Mix;
   function Make (T : Table) return Value is
   begin
      return (Kind => Red, Name => Null_Unbounded_String, Rate => T (1));
   end Make;
   function Peek (L : Link) return Hidden is (X => 1);
   task body Worker is begin null; end Worker;
end Shop;
"""


def test_types_are_resolved_with_their_constraints() -> None:
    found = {s.name: s for s in only(analyze(shop_ads=SPEC, shop_adb=BODY)).subprograms}
    mix = {p.name: p for p in found["Mix"].parameters}
    assert mix["A"].type == IntType(32, True, Overflow.TRAPS, 0, 100, "Percent")
    assert mix["B"].type == IntType(8, True, Overflow.TRAPS, 1, 12, "Small")
    assert mix["B"].direction is Direction.IN_OUT
    assert mix["C"].type == IntType(8, False, Overflow.WRAPS, None, None, "Byte")
    assert mix["C"].direction is Direction.OUT
    assert mix["S"].type == StringType(StringKind.UNBOUNDED, None, "String")
    assert mix["K"].type == StringType(StringKind.FIXED, 4, "Code")
    table = found["Make"].parameters[0].type
    assert isinstance(table, ArrayType) and (table.low, table.high) == (1, 3)
    value = found["Make"].result
    assert isinstance(value, RecordType) and value.discriminant == "Kind"
    assert [v.choices for v in value.variants] == [("Red",), ("Green", "'x'")]
    assert value.fields[1].type == StringType(StringKind.UNBOUNDED, None, "Unbounded_String")


def test_access_private_and_enumeration_types() -> None:
    facts = only(analyze(shop_ads=SPEC, shop_adb=BODY))
    peek = next(s for s in facts.subprograms if s.name == "Peek")
    link = peek.parameters[0].type
    assert isinstance(link, ReferenceType) and isinstance(link.target, RecordType)
    assert isinstance(peek.result, RecordType) and peek.result.fields[0].name == "X"
    assert any(t == EnumType("Color", ("Red", "Green", "'x'")) for t in facts.types)


def test_facts_of_a_body() -> None:
    facts = only(analyze(shop_ads=SPEC, shop_adb=BODY))
    mix = next(s for s in facts.subprograms if s.name == "Mix")
    assert mix.raises == ("shop.bad_item",)
    assert mix.calls == ("Mix.Twice",)
    assert mix.complexity == 4
    assert mix.comment == "Counts what was mixed.\nTwice."
    assert mix.span.file == "shop.adb"
    nested = next(s for s in facts.subprograms if s.name == "Mix_Twice")
    assert not nested.exported
    assert facts.exceptions == ("shop.bad_item",)
    assert [(d.name, d.exported) for d in facts.data] == [("Total", True)]


def test_edges_mains_children_and_subunits() -> None:
    analysis = analyze(
        main_adb="with Lib.Child, Ada.Text_IO, Gone;\nprocedure Main is begin Lib.Child.Go; Ada.Text_IO.Get_Line; end;",
        lib_ads="package Lib is procedure Deep; end Lib;",
        lib_adb="package body Lib is procedure Deep is separate; end Lib;",
        deep_adb="separate (Lib)\nprocedure Deep is begin null; end Deep;",
        child_ads="package Lib.Child is procedure Go; end Lib.Child;",
    )
    kinds = {m.id: m.kind for m in analysis.modules}
    assert kinds == {"main": ModuleKind.MAIN, "lib": ModuleKind.LIBRARY, "lib_child": ModuleKind.LIBRARY}
    edges = {(d.source, d.target): (d.resolved, d.reason) for d in analysis.dependencies}
    assert edges[("main", "lib_child")] == (True, "")
    assert edges[("lib_child", "lib")] == (True, "")
    assert edges[("main", "ada.text_io")] == (False, "predefined library")
    assert edges[("main", "gone")] == (False, "no such unit in the tree")
    lib = next(m for m in analysis.modules if m.id == "lib")
    assert set(lib.files) == {"lib.ads", "lib.adb", "deep.adb"}
    assert lib.interface.subprograms[0].span.file == "deep.adb"
    main = next(m for m in analysis.modules if m.id == "main")
    assert main.interface.reads_stdin
    assert main.interface.subprograms[0].calls == ("lib.child.go", "ada.text_io.get_line")


def test_overloads_and_operators_get_names_of_their_own() -> None:
    facts = only(
        analyze(
            p_ads="""package P is
              procedure Put (X : Integer);
              procedure Put (X : Boolean);
              function "+" (A, B : Boolean) return Boolean;
            end P;"""
        )
    )
    assert [s.name for s in facts.subprograms] == ["Put", "Put_2", "Op_Add"]


def test_a_generic_is_listed_but_not_exported() -> None:
    facts = only(
        analyze(
            g_ads="generic type T is private; package G is function Same (A, B : T) return Boolean; end G;",
            g_adb="package body G is function Same (A, B : T) return Boolean is (A = B); end G;",
        )
    )
    same = facts.subprograms[0]
    assert not same.exported
    assert isinstance(same.parameters[0].type, OpaqueType)


def test_a_file_that_does_not_parse_costs_only_the_bad_part() -> None:
    analysis = analyze(
        q_adb="""package body Q is
          procedure Good (X : Integer) is begin null; end Good;
          procedure Bad (X : Integer) is begin if if ; end Bad;
          procedure Fine is begin null; end Fine;
        end Q;""",
        q_ads="package Q is procedure Good (X : Integer); procedure Fine; end Q;",
    )
    names = [s.name for s in only(analysis).subprograms]
    assert "Good" in names and "Fine" in names
    assert analysis.diagnostics and analysis.diagnostics[0].span.file == "q.adb"


def test_bytes_that_are_not_ada_at_all() -> None:
    analysis = analyze(junk_adb="\x00\x01 ((( end end procedure \xff", empty_ads="")
    assert isinstance(analysis, Analysis)
    assert analysis.diagnostics
