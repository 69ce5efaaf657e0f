"""What the lowering makes of small packages, and what it refuses by name."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from analyzers.ada.source import SOURCE
from analyzers.model import Codebase, IntType, SourceFile
from translators.rules import ir
from translators.rules.ada import lower
from translators.rules.emit import walk


def lowered(**files: str) -> dict[str, ir.IrModule]:
    """The IR of all modules of a codebase given as `name_ads=text`."""
    sources = [SourceFile(PurePosixPath(n.replace("_ad", ".ad")), "ada", t, "") for n, t in files.items()]
    analysis = SOURCE.analyze(sources)
    codebase = Codebase("", analysis.modules, analysis.dependencies)
    return {m.id: lower(m, sources, codebase, {}) for m in analysis.modules}


def package(declarations: str, bodies: str) -> ir.IrModule:
    spec = f"with Ada.Text_IO; package P is {declarations} end P;"
    return lowered(p_ads=spec, p_adb=f"package body P is {bodies} end P;")["p"]


def body(module: ir.IrModule, name: str) -> tuple[ir.Statement, ...]:
    return next(s.body for s in module.subprograms if s.name == name)


def refusals(module: ir.IrModule) -> dict[str, str]:
    return {r.subprogram: r.construct for r in module.refusals}


def test_an_assignment_into_a_subtype_is_checked() -> None:
    module = package(
        "subtype Percent is Integer range 0 .. 100; function F (A : Integer) return Percent;",
        "function F (A : Integer) return Percent is P : Percent := 0; begin P := A; return P; end F;",
    )
    _, assign, back = body(module, "F")
    assert isinstance(assign, ir.Assign) and isinstance(assign.value, ir.Convert) and assign.value.check
    assert isinstance(assign.value.type, IntType) and (assign.value.type.low, assign.value.type.high) == (0, 100)
    assert isinstance(back, ir.Return) and isinstance(back.value, ir.Variable)


def test_arithmetic_is_done_in_the_base_type() -> None:
    module = package(
        "type Tiny is range 0 .. 100; function F (A, B : Tiny) return Tiny;",
        "function F (A, B : Tiny) return Tiny is (A * B / 2);",
    )
    products = [n for n in walk.all_expressions(body(module, "F")) if isinstance(n, ir.Binary) and n.operator == "*"]
    assert [n.type.bits for n in products if isinstance(n.type, IntType)] == [8]


def test_a_variant_component_outside_its_case_goes_through_a_check() -> None:
    module = package(
        """type Kind is (A, B);
        type V (K : Kind := A) is record case K is when A => X : Integer; when B => null; end case; end record;
        function Inside (R : V) return Integer;
        function Outside (R : V) return Integer;""",
        """function Inside (R : V) return Integer is
        begin if R.K = A then return R.X; end if; return 0; end Inside;
        function Outside (R : V) return Integer is (R.X);""",
    )
    assert not list(walk.calls(body(module, "Inside")))
    assert [c.subprogram for c in walk.calls(body(module, "Outside"))] == ["V_X"]


def test_a_slice_is_passed_with_its_first_index_only_where_it_matters() -> None:
    module = package(
        """function Find (S : String; C : Character) return Natural;
        function Size (S : String) return Natural;
        function F (S : String) return Natural;""",
        """function Find (S : String; C : Character) return Natural is
        begin
           for I in S'Range loop if S (I) = C then return I; end if; end loop;
           return 0;
        end Find;
        function Size (S : String) return Natural is (S'Length);
        function F (S : String) return Natural is (Find (S (3 .. 5), 'x') + Size (S (3 .. 5)));""",
    )
    called = [c.subprogram for c in walk.calls(body(module, "F"))]
    assert called == ["Find_From", "Size"]
    based = next(s for s in module.subprograms if s.name == "Find_From")
    assert based.helper and [p.name for p in based.parameters] == ["S", "C", "S_First"]


def test_a_nested_subprogram_takes_what_it_uses_of_its_surroundings() -> None:
    module = package(
        "function F (A : Integer) return Integer;",
        """function F (A : Integer) return Integer is
           T : Integer := 0;
           procedure Add (N : Integer) is begin T := T + N * A; end Add;
        begin Add (1); return T; end F;""",
    )
    nested = next(s for s in module.subprograms if s.name == "F_Add")
    assert [(p.name, p.direction.value) for p in nested.parameters] == [("N", "in"), ("T", "in out"), ("A", "in")]


def test_a_message_is_cut_as_gnat_cuts_it() -> None:
    module = package(
        "E : exception; procedure F (S : String);",
        'procedure F (S : String) is begin if S = "" then raise E; end if; raise E with S; end F;',
    )
    raised = [s for s in walk.statements(body(module, "F")) if isinstance(s, ir.Raise)]
    assert isinstance(raised[0].message, ir.StringLiteral) and raised[0].message.value == b"p.adb:1"
    assert isinstance(raised[1].message, ir.RuntimeCall)
    assert raised[1].message.function == "ada.exception_message"


def test_what_is_refused_is_refused_by_name() -> None:
    module = package(
        """task Worker is entry Go; end Worker;
        procedure Start;
        procedure Wait;
        function Unset (B : Boolean) return Integer;
        function Order return Integer;""",
        """G : Integer := 0;
        task body Worker is begin accept Go; end Worker;
        procedure Start is begin Worker.Go; end Start;
        procedure Wait is begin select delay 1.0; then abort null; end select; end Wait;
        function Unset (B : Boolean) return Integer is
           X : Integer;
        begin if B then X := 1; end if; return X; end Unset;
        function Next (N : Integer) return Integer is begin G := G + N; return G; end Next;
        function Twice (A, B : Integer) return Integer is (A - B);
        function Order return Integer is (Twice (Next (1), Next (2)) - Next (3));""",
    )
    found = refusals(module)
    assert "Start" not in found
    assert found["Wait"] == "tasking"
    assert found["Unset"] == "uninitialised variable"
    assert found["Order"] == "evaluation order"
    assert "Next" not in found


@pytest.mark.parametrize(
    ("declared", "statements", "refused"),
    [
        ("", "Ask (Stop => X);", False),
        ("", "Ask.all (X);", False),
        ("", "Look (Stop => X);", True),
        ("procedure Set is pragma Inline (Set); begin X := 1; end Set;", "Set;", False),
        ("procedure Set is pragma Assert (X > 0); begin X := 1; end Set;", "Set;", True),
        ("procedure Set is procedure Now is begin X := 1; end Now; begin Now; end Set;", "Set;", False),
        ("procedure Set is procedure Now is begin X := 1; end Now; begin null; end Set;", "Set;", True),
        ("procedure Set is procedure Now is begin X := X + 1; end Now; begin Now; end Set;", "Set; X := 2;", True),
        ("procedure Set is begin X := 1; G := X; end Set; procedure Each is new Twice (Set);", "Each; X := 2;", False),
        ("procedure Set is begin G := X; end Set; procedure Each is new Twice (Set);", "Each; X := 2;", True),
        ("procedure Set is begin X := 1; end Set; procedure Each is new Twice (Set);", "Each;", True),
        # Of two things with one name, or where something outside has it too, the wrong one may be meant.
        ("procedure Now (I : Integer) is begin G := X; end Now; procedure B is procedure Now (I : Boolean) is begin null; end Now; "
         "begin Now (1); end B;", "B; X := 2;", True),
        ("function Now return Integer is begin return 1; end Now; procedure B is function Now return Integer is (X); begin G := Now; end B;",
         "B; X := 2;", True),
        ("procedure B is procedure Twin is begin X := 1; end Twin; begin Twin (1); end B;", "B;", True),
        ("procedure Set is begin X := 1; end Set;", "Other.Set;", True),
        ("procedure Set is begin Z := 1; end Set;", "declare Z : Integer; begin Set; X := Z; end;", True),
        ("procedure Look is begin G := X; end Look; procedure Each is new Twice (Look); procedure Each (I : Integer) is begin G := I; end Each;",
         "Each; X := 2;", True),
        ("procedure Visit is begin X := 1; end Visit; procedure Next is begin null; end Next; generic with procedure Visit; procedure Local; "
         "procedure Local is begin Visit; G := X; end Local; procedure Each is new Local (Next);", "Each; X := 2;", True),
        ("procedure Visit is begin G := X; end Visit; procedure Each is new Boxed;", "Each; X := 2;", True),
        ("procedure Look is begin G := X; end Look;", "Unset.Look; X := 2;", True),
        ("procedure B is procedure Now (I : Integer := X) is begin G := I; end Now; begin Now; end B;", "B; X := 2;", True),
        ("R : Integer renames X; procedure Look is begin G := R; end Look;", "Look; X := 2;", True),
        ("procedure Look is begin G := X; end Look; package P is new Eager (Look);", "X := 2;", True),
        ("procedure A is procedure Now is begin X := 1; end Now; begin Now; end A; procedure C is begin A; end C;", "C;", False),
    ],
)  # fmt: skip
def test_what_is_written_elsewhere_is_known_to_be_written(declared: str, statements: str, refused: bool) -> None:
    module = package(
        """type Asking is access procedure (Stop : out Integer);
        type Looking is access procedure (Stop : Integer);
        generic with procedure Visit; procedure Twice;
        generic with procedure Visit is <>; procedure Boxed;
        generic with procedure Visit; package Eager is procedure Go; end Eager;
        package Other is procedure Set; end Other;
        procedure Twin (I : Integer);
        function Unset (Ask : Asking; Look : Looking) return Integer;""",
        f"""G, Z : Integer := 0;
        procedure Twice is begin Visit; Visit; end Twice;
        procedure Boxed is begin Visit; end Boxed;
        package body Eager is procedure Go is begin Visit; end Go; begin Visit; end Eager;
        package body Other is procedure Set is begin null; end Set; end Other;
        procedure Twin (I : Integer) is begin G := I; end Twin;
        function Unset (Ask : Asking; Look : Looking) return Integer is
           X : Integer;
           {declared}
        begin {statements} return X; end Unset;""",
    )
    assert (refusals(module).get("Unset") == "uninitialised variable") is refused, refusals(module)


def test_a_generic_is_refused_and_the_rest_of_the_library_is_not() -> None:
    modules = lowered(
        g_ads="generic type T is private; package G is function Id (X : T) return T; end G;",
        g_adb="package body G is function Id (X : T) return T is (X); end G;",
        q_ads="package Q is function One return Integer; end Q;",
        q_adb="package body Q is function One return Integer is (1); end Q;",
    )
    assert refusals(modules["g"]) == {"Id": "generic"}
    assert [s.name for s in modules["q"].subprograms] == ["One"]


def test_a_body_that_does_not_parse_is_refused_alone() -> None:
    module = package(
        "procedure Good; procedure Bad;",
        "procedure Good is begin null; end Good; procedure Bad is begin if if; end Bad;",
    )
    assert refusals(module) == {"Bad": "syntax"}
    assert [s.name for s in module.subprograms] == ["Good"]


def test_a_main_ends_as_the_run_time_system_ends_it() -> None:
    module = lowered(hello_adb='with Ada.Text_IO; procedure Hello is begin Ada.Text_IO.Put ("x"); end Hello;')["hello"]
    assert module.entry == "Hello_Program"
    final = body(module, "Hello_Program")[-1]
    assert isinstance(final, ir.Return) and isinstance(final.value, ir.RuntimeCall)
    assert final.value.function == "ada.finish"


def test_a_power_whose_exponent_is_no_integer_is_refused() -> None:
    modules = lowered(
        p_adb="""
with Elsewhere;
package body P is
   function "**" (Left, Right : Float) return Float renames Elsewhere."**";
   function Root (X : Float) return Float is (X ** (1.0 / X));
end P;
""",
        p_ads="package P is function Root (X : Float) return Float; end P;",
    )
    assert "Root" in refusals(modules["p"])


def test_enumeration_io_of_integers_is_refused() -> None:
    module = package(
        "procedure Show; procedure Other;",
        """package Numbers is new Ada.Text_IO.Enumeration_IO (Integer);
        package Truths is new Ada.Text_IO.Enumeration_IO (Boolean);
        procedure Show is begin Numbers.Put (3); end Show;
        procedure Other is begin Truths.Put (True); end Other;""",
    )
    assert refusals(module) == {"Show": "library unit"}


def test_what_two_numbers_decide_is_no_part_of_a_check() -> None:
    declarations = """
        type Numbers is array (Positive range <>) of Integer;
        procedure Show (N : Numbers; First, Last : in out Natural);"""
    bodies = """
        procedure Show (N : Numbers; First, Last : in out Natural) is
           From_One : Numbers renames N (1 .. Last);
           From_First : Numbers renames N (First .. 3);
        begin
           Ada.Text_IO.Put_Line (Integer'Image (From_One'Length + From_First'Length));
        end Show;"""
    module = package(declarations, bodies)
    tests = [s.condition for s in walk.statements(body(module, "Show")) if isinstance(s, ir.If)]
    assert tests
    compared = [e for test in tests for e in walk.expressions(test) if isinstance(e, ir.Compare)]
    assert not [e for e in compared if isinstance(e.left, ir.IntLiteral) and isinstance(e.right, ir.IntLiteral)]
    # What numbers do not decide is still checked: both slices' last elements.
    assert len([e for e in compared if e.operator == ">"]) == 2


def test_what_a_subtype_tells_of_an_arrays_first_index_is_not_checked_again() -> None:
    declarations = """
        type Numbers is array (Positive range <>) of Integer;
        procedure Certain (From : Positive; To : Integer);
        procedure Unknown (From, To : Integer);"""
    local = "N : Numbers (From .. To) := (others => 1); begin Ada.Text_IO.Put_Line (Integer'Image (N'Length)); end"
    module = package(declarations, f"""
        procedure Certain (From : Positive; To : Integer) is {local} Certain;
        procedure Unknown (From, To : Integer) is {local} Unknown;""")

    def is_asked(name: str) -> bool:
        tests = [e for s in walk.statements(body(module, name)) if isinstance(s, ir.If) for e in walk.expressions(s.condition)]
        return any(isinstance(e, ir.Compare) and e.operator == "<" and isinstance(e.right, ir.IntLiteral) for e in tests)

    assert not is_asked("Certain") and is_asked("Unknown")


def test_a_concatenation_both_sides_of_which_start_alike_starts_there() -> None:
    declarations = "function Message (N : Integer; Detail : String) return String; procedure Show (N : Integer);"
    bodies = """
        Prefix : constant String := "SQL";
        function Image (N : Integer) return String is
        begin
           if N < 0 then
              return Integer'Image (N);
           end if;
           return Integer'Image (N) (2 .. Integer'Image (N)'Last);
        end Image;
        function Message (N : Integer; Detail : String) return String is
           Head : constant String := Prefix & Image (N) & " " & Image (N + 1);
        begin
           if Detail = "" then
              return Head;
           end if;
           return Head & ": " & Detail;
        end Message;
        procedure Show (N : Integer) is
        begin
           Ada.Text_IO.Put_Line (Integer'Image (Message (N, "")'First));
        end Show;"""
    module = package(declarations, bodies)
    assert not refusals(module)
    chosen = [e for s in module.subprograms for e in walk.all_expressions(s.body) if isinstance(e, ir.Conditional)]
    assert not [e for e in chosen if e.then == e.otherwise]
