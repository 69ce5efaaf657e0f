"""Random well-typed Ada programs that always come to an end, with checks that fail and are handled on the way.

A program is a library procedure that shows what it does and, after each part, everything it has. The same seed gives
the same text. Nothing in it is left open by the language: what is evaluated in any order has no effects, a composite
is never assigned what may raise half way, and what is shared is no parameter.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_DEEP = 2  # statements within statements
_PARTS = 4


@dataclass(frozen=True)
class Scalar:
    """A type of numbers, letters or names, with its first and last value as they are written."""

    name: str
    base: str  # what it converts to without a change of value
    low: int = 0
    high: int = 0
    wraps: bool = False
    names: tuple[str, ...] = ()

    @property
    def numeric(self) -> bool:
        return self.high > self.low


BOOLEAN = Scalar("Boolean", "Boolean", names=("False", "True"))
CHARACTER = Scalar("Character", "Character", names=tuple(f"'{c}'" for c in "abcxyzABC 019-"))


def main(names: Sequence[str]) -> dict[str, str]:
    """The main program of a unit: it calls each program, and says so after it."""
    withs = "".join(f"with {name};\n" for name in names)
    calls = "".join(
        f"   begin\n      {name};\n   exception\n      when Constraint_Error => Put_Line (\"ended by a check\");\n"
        f'      when others => Put_Line ("ended by another");\n   end;\n   Put_Line ("== {name}");\n   Flush;\n'
        for name in names
    )
    head = "with Ada.Text_IO; use Ada.Text_IO;\n"
    return {"whole.adb": f"{head}{withs}procedure Whole is\nbegin\n{calls}end Whole;\n"}


def program(seed: int, name: str) -> dict[str, str]:
    return {f"{name.lower()}.adb": _Program(seed, name).text()}


def build(files: Sequence[str]) -> list[str]:
    """The command that builds a unit without optimization, to the end even when a program does not build."""
    del files  # gnatmake finds them
    return ["gnatmake", "-q", "-k", "-D", "/box/objects", "whole.adb", "-gnatws", "-O0"]


def _indented(lines: Sequence[str]) -> list[str]:
    return [f"   {line}" for line in lines]


class _Program:
    def __init__(self, seed: int, name: str) -> None:
        rng = self.rng = random.Random(seed)
        self.name = name
        low = rng.choice([-100, -7, 0, 1, -32768, -5])
        high = low + rng.choice([9, 12, 50, 200, 40000])
        self.integer = Scalar("Integer", "Integer", -(2**31), 2**31 - 1)
        self.num = Scalar("Num", "Num", low, high)
        self.part = Scalar("Part", "Num", low + rng.randint(0, 3), high - rng.randint(0, 3))
        self.tiny = Scalar("Tiny", "Integer", rng.randint(-3, 1), rng.randint(5, 30))
        self.modulus = rng.choice([2**8, 2**16, 2**32, 2**64, 2**12, 2**3, 2**31, 2])
        self.wrap = Scalar("Wrap", "Wrap", 0, self.modulus - 1, wraps=True)
        self.wide = Scalar("Long_Long_Integer", "Long_Long_Integer", -(2**63), 2**63 - 1)
        colours = ["Red", "Green", "Blue", "Grey", "Black", "Dark_Red"][: rng.randint(3, 6)]
        self.colour = Scalar("Colour", "Colour", names=tuple(colours))
        self.warm = Scalar("Warm", "Colour", names=tuple(colours[: len(colours) - 1]))
        self.numbers = [self.integer, self.num, self.part, self.tiny, self.wrap, self.wide]
        self.scalars = [*self.numbers, self.colour, self.warm, BOOLEAN, CHARACTER]
        self.row_low = rng.randint(-3, 4)
        self.row_high = self.row_low + rng.randint(2, 5)
        self.objects: dict[str, Scalar] = {}  # scalar variables that can be seen
        for number, type_ in enumerate(self.scalars):
            for letter in "AB"[: 2 if type_.numeric else 1]:
                self.objects[f"{letter}{number}"] = type_
        self.counted: dict[str, tuple[int, int]] = {}  # parameters of loops over Integer
        self.depth = self.handlers = self.loops = self.blocks = 0
        self.functions: list[tuple[str, tuple[Scalar, ...], Scalar]] = []
        self.procedures: list[tuple[str, tuple[Scalar, ...]]] = []  # by `in`; the last one is `in out`
        self.inside = False  # within a subprogram: composite objects are left alone

    # ------------------------------------------------------------------ the program

    def text(self) -> str:
        head = ["with Ada.Text_IO; use Ada.Text_IO;",
                "with Ada.Strings.Unbounded; use Ada.Strings.Unbounded;"]  # fmt: skip
        declarations = [*self._types(), *self._data(), *self._show(), *self._generics()]
        for number in range(self.rng.randint(2, 4)):
            declarations += self._function(number) if self.rng.random() < 0.6 else self._procedure(number)
        body: list[str] = []
        for number in range(_PARTS):
            body += [f'Put_Line ("part{number}");', *self.handled(self.statements(0, self.rng.randint(2, 5))), "Show;"]
        return "\n".join(
            [*head, f"procedure {self.name} is", *_indented(declarations), "begin", *_indented(body), f"end {self.name};", ""]
        )

    def _types(self) -> list[str]:
        rng, colours = self.rng, self.colour.names
        variants = [f"      when {colours[0]} => null;", f"      when {colours[1]} => Count : Tiny := {self.tiny.high};",
                    f"      when others => Word : String (1 .. 3) := \"abc\"; Level : Num := {self.num.low};"]  # fmt: skip
        self.delta = rng.choice(["0.25", "0.125", "0.5"])
        lines = [
            f"type Num is range {self.num.low} .. {self.num.high};",
            f"subtype Part is Num range {self.part.low} .. {self.part.high};",
            f"subtype Tiny is Integer range {self.tiny.low} .. {self.tiny.high};",
            f"type Wrap is mod {self.modulus};",
            f"type Colour is ({', '.join(colours)});",
            f"subtype Warm is Colour range {self.warm.names[0]} .. {self.warm.names[-1]};",
            f"type Fix is delta {self.delta} range -1000.0 .. 1000.0;",
            f"type Row is array (Integer range {self.row_low} .. {self.row_high}) of Num;",
            "type Open is array (Integer range <>) of Integer;",
            "type Grid is array (1 .. 2, Colour) of Wrap;",
            "type Flags is array (Colour) of Boolean;",
            "type Point is record", f"   X, Y : Integer := {rng.randint(-5, 5)};", f"   C : Colour := {rng.choice(colours)};",
            "   S : String (1 .. 4) := \"wxyz\";", "end record;",
            f"type Figure (Kind : Colour := {rng.choice(colours)}) is record", f"   Weight : Integer := {rng.randint(0, 9)};",
            "   case Kind is", *variants, "   end case;", "end record;",
            "type Cell;", "type Link is access Cell;", "type Cell is record", "   Item : Integer := 0;", "   Next : Link;",
            "end record;", "type Point_Ref is access Point;", "Oops, Other : exception;",
        ]  # fmt: skip
        return lines

    def _data(self) -> list[str]:
        rng = self.rng
        lines = [f"{name} : {type_.name} := {self.literal(type_)};" for name, type_ in self.objects.items()]
        size = rng.randint(3, 6)
        self.open_low = rng.randint(-2, 5)
        self.open_high = self.open_low + size - 1
        self.text_low = rng.choice([1, 1, 3])
        self.text_high = self.text_low + 5
        lines += [
            f"R1, R2 : Row := (others => {self.literal(self.num)});",
            f"Op : Open ({self.open_low} .. {self.open_high}) := ({', '.join(str(rng.randint(-9, 99)) for _ in range(size))});",
            f"G : Grid := (others => (others => {self.literal(self.wrap)}));", "Fl, Fl2 : Flags := (others => False);",
            "P1, P2 : Point;", f"F1 : Figure; F2 : Figure ({rng.choice(self.colour.names)});",
            f"T1 : String ({self.text_low} .. {self.text_high}) := \"{self.letters(6)}\";", f"T2 : String (1 .. 4) := \"{self.letters(4)}\";",
            f"U : Unbounded_String := To_Unbounded_String (\"{self.letters(3)}\");", "Head : Link; Ref : Point_Ref := new Point;",
            f"X1 : Fix := {rng.randint(-9, 9)}.5; X2 : Fix := 2.0;", f"L1 : Long_Float := {rng.randint(0, 9)}.25; L2 : Long_Float := -1.5;",
            "Calls : Integer := 0;",
        ]  # fmt: skip
        return lines

    def image(self, name: str, type_: Scalar) -> str:
        return f"{type_.base}'Image ({name})"

    def _show(self) -> list[str]:
        lines = [
            "function Id (N : Integer) return Integer is", "begin", "   return N;", "end Id;",
            "procedure Show_Figure (F : Figure) is", "begin", "   Put (Colour'Image (F.Kind) & Integer'Image (F.Weight));",
            "   case F.Kind is", f"      when {self.colour.names[0]} => New_Line;",
            f"      when {self.colour.names[1]} => Put_Line (Integer'Image (F.Count));",
            "      when others => Put_Line (F.Word & Num'Image (F.Level));", "   end case;", "end Show_Figure;",
            "procedure Show is", "   L : Link := Head;", "begin",
        ]  # fmt: skip
        for name, type_ in self.objects.items():
            lines.append(f"   Put_Line (\"{name}=\" & {self.image(name, type_)});")
        lines += [
            "   for I in Row'Range loop", "      Put (Num'Image (R1 (I)) & Num'Image (R2 (I)));", "   end loop;", "   New_Line;",
            "   for V of Op loop", "      Put (Integer'Image (V));", "   end loop;", "   New_Line;",
            "   for I in G'Range (1) loop", "      for C in Colour loop", "         Put (Wrap'Image (G (I, C)));", "      end loop;",
            "   end loop;", "   New_Line;", "   for C in Flags'Range loop", "      Put (Boolean'Image (Fl (C)) & ' ');", "   end loop;",
            "   New_Line;", "   Put_Line (Integer'Image (P1.X) & Integer'Image (P1.Y) & Colour'Image (P1.C) & P1.S);",
            "   Put_Line (Integer'Image (P2.X) & Integer'Image (P2.Y) & Colour'Image (P2.C) & P2.S);",
            "   Put_Line (Integer'Image (Ref.X) & Integer'Image (Ref.all.Y) & Colour'Image (Ref.C) & Ref.S);",
            "   Show_Figure (F1);", "   Show_Figure (F2);", "   Put_Line (T1 & \"|\" & T2 & \"|\" & To_String (U));",
            "   while L /= null loop", "      Put (Integer'Image (L.Item));", "      L := L.Next;", "   end loop;", "   New_Line;",
            "   if abs L1 > 1.0E6 then", "      L1 := 0.5;", "   end if;", "   if abs L2 > 1.0E6 then", "      L2 := -0.25;", "   end if;",
            "   Put_Line (Fix'Image (X1) & Fix'Image (X2) & Integer'Image (Integer (L1 * 64.0)) & Integer'Image (Integer (L2 * 64.0)));",
            "   Put_Line (Integer'Image (Calls) & Boolean'Image (Fl2 = Fl));",
            "end Show;",
        ]  # fmt: skip
        return lines

    def _generics(self) -> list[str]:
        """A generic function, a generic package with state, and their instances."""
        start, step = self.rng.randint(0, 9), self.rng.randint(1, 5)
        self.functions.append(("Larger", (self.num, self.num), self.num))
        self.functions.append(("Later", (self.colour, self.colour), self.colour))
        return [
            "generic", "   type E is private;", '   with function "<" (L, R : E) return Boolean is <>;',
            "function Largest (L, R : E) return E;", "function Largest (L, R : E) return E is", "begin", "   if L < R then",
            "      return R;", "   end if;", "   return L;", "end Largest;", "function Larger is new Largest (Num);",
            "function Later is new Largest (Colour);",
            "generic", "   Start : Integer;", "   type Item is range <>;", "package Counter is", "   Last : Item := Item'First;",
            "   function Value return Integer;", "   procedure Step (By : Item);", "end Counter;", "package body Counter is",
            "   Total : Integer := Start;", "   function Value return Integer is", "   begin", "      return Total;", "   end Value;",
            "   procedure Step (By : Item) is", "   begin", "      Last := By;", f"      Total := Total + Integer (By) * {step};",
            "   end Step;", "end Counter;", f"package Nums is new Counter ({start}, Num);", "package Ints is new Counter (Id (7), Tiny);",
        ]  # fmt: skip

    def _scope(self, parameters: dict[str, Scalar]) -> tuple[dict[str, Scalar], dict[str, tuple[int, int]]]:
        kept = self.objects, self.counted
        self.objects, self.counted, self.inside = parameters, {}, True
        return kept

    def _function(self, number: int) -> list[str]:
        rng = self.rng
        name, result = f"Fun{number}", rng.choice(self.scalars)
        kinds = tuple(rng.choice(self.scalars) for _ in range(rng.randint(1, 3)))
        parameters = {f"Q{n}": t for n, t in enumerate(kinds)}
        given = "; ".join(f"{p} : {t.name}" for p, t in parameters.items())
        kept = self._scope({**parameters, "V0": result, "V1": self.integer})
        own = [f"V0 : {result.name} := {self.literal(result)};", f"V1 : Integer := {rng.randint(-9, 9)};"]
        self.quiet = True
        body = [*self.statements(1, rng.randint(1, 3)), f"return {self.expression(result, 1)};"]
        self.quiet = False
        self.objects, self.counted = kept
        self.inside = False
        self.functions.append((name, kinds, result))
        return [f"function {name} ({given}) return {result.name} is", *_indented(own), "begin", *_indented(body), f"end {name};"]

    def _procedure(self, number: int) -> list[str]:
        rng = self.rng
        name = f"Do{number}"
        kinds = tuple(rng.choice(self.scalars) for _ in range(rng.randint(1, 3)))
        parameters = {f"Q{n}": t for n, t in enumerate(kinds)}
        given = "; ".join(f"{p} : {'in out ' if p == f'Q{len(kinds) - 1}' else ''}{t.name}" for p, t in parameters.items())
        kept = self._scope({**parameters, "V1": self.integer})
        own = [f"V1 : Integer := {rng.randint(-9, 9)};", "procedure Note (N : Integer) is", "begin", "   V1 := V1 / 2 + N;",
               "   Calls := Calls + 1;", "end Note;"]  # fmt: skip
        self.frozen = set(list(parameters)[:-1])
        body = [f"Note ({rng.randint(0, 9)});", *self.statements(1, rng.randint(2, 4))]
        if rng.random() < 0.3:
            body += [f"if {self.condition(1)} then", f"   raise {rng.choice(['Oops', 'Other'])};", "end if;"]
        self.frozen = set()
        self.objects, self.counted = kept
        self.inside = False
        self.procedures.append((name, kinds))
        return [f"procedure {name} ({given}) is", *_indented(own), "begin", *_indented(body), f"end {name};"]

    frozen: set[str] = set()  # noqa: RUF012 - replaced, never changed
    quiet = False

    # ------------------------------------------------------------------ values

    def letters(self, count: int) -> str:
        return "".join(self.rng.choice("abcxyz AB01") for _ in range(count))

    def literal(self, type_: Scalar) -> str:
        if type_.names:
            return self.rng.choice(type_.names)
        near = (type_.low, type_.high) if self.rng.random() < 0.15 else (max(type_.low, -20), min(type_.high, 60))
        value = self.rng.choice(near) if self.rng.random() < 0.3 else self.rng.randint(*sorted(near))
        value = min(max(value, type_.low), type_.high)
        if value == -(2**63):
            return "Long_Long_Integer'First"
        return f"({value})" if value < 0 else str(value)

    def names_of(self, base: str) -> list[str]:
        found = [n for n, t in self.objects.items() if t.base == base]
        return found + ([*self.counted] * 2 if base == "Integer" else [])

    def value(self, type_: Scalar) -> str:
        """A value that is there: a variable, a component or, seldom, a literal; never static."""
        rng = self.rng
        names = self.names_of(type_.base)
        more: list[str] = []
        if not self.inside:
            match type_.base:
                case "Integer":
                    more = ["P1.X", "P2.Y", "Ref.X", "F1.Weight", f"Op ({self.index(self.open_low, self.open_high)})", "Length (U)", "Nums.Value", "Ints.Value", f"Colour'Pos ({self.value(self.colour)})",
                            f"Character'Pos (T1 ({self.index(self.text_low, self.text_high)}))"]  # fmt: skip
                case "Num":
                    more = [f"R1 ({self.index(self.row_low, self.row_high)})", f"R2 ({self.index(self.row_low, self.row_high)})", "Nums.Last"]
                case "Wrap":
                    more = [f"G ({rng.randint(1, 2)}, {self.value(self.colour)})"]
                case "Colour":
                    more = ["P1.C", "P2.C", "F1.Kind", "F2.Kind"]
                case "Boolean":
                    more = [f"Fl ({rng.choice(self.names_of('Colour'))})"]
                case "Character":
                    more = [f"T1 ({self.index(self.text_low, self.text_high)})", f"P1.S ({self.index(1, 4)})"]
        if more and rng.random() < 0.4:
            return rng.choice(more)
        if not names:
            return {"Integer": f"Id ({rng.randint(-9, 99)})"}.get(type_.base) or f"{type_.base}'Val (Id ({rng.randint(0, 1)}))"
        return rng.choice(names)

    def index(self, low: int, high: int) -> str:
        """An index, most times within the bounds."""
        rng = self.rng
        fitting = [n for n, (a, b) in self.counted.items() if low <= a and b <= high]
        if fitting and rng.random() < 0.6:
            return rng.choice(fitting)
        if rng.random() < 0.12 and self.names_of("Integer"):
            return rng.choice(self.names_of("Integer"))
        return str(rng.randint(low, high))

    def safe(self, type_: Scalar) -> str:
        """A value of the type that never raises."""
        if self.rng.random() < 0.5:
            return self.literal(type_)
        exact = [n for n, t in self.objects.items() if t == type_]
        return self.rng.choice(exact) if exact else self.literal(type_)

    def exact(self, type_: Scalar) -> str:
        """A variable of the type itself, of which every value may be listed."""
        return self.rng.choice([n for n, t in self.objects.items() if t == type_] or [f"{type_.name}'Val (Id (1))"])

    def expression(self, type_: Scalar, depth: int = 0, static: bool = False) -> str:
        """With `static` it may be a literal; else the compiler knows nothing of its value."""
        rng = self.rng
        if depth > 2 or rng.random() < 0.25:
            return self.literal(type_) if rng.random() < 0.4 and static else self.value(type_)
        if rng.random() < 0.15:
            called = [f for f in self.functions if f[2].base == type_.base]
            if called:
                name, kinds, _ = rng.choice(called)
                return f"{name} ({', '.join(self.expression(k, depth + 1) for k in kinds)})"
        if type_.base == "Boolean":
            return self.condition(depth)
        if type_.base == "Character":
            return rng.choice([self.value(type_), f"Character'Val (Character'Pos ({self.value(type_)}) + {rng.randint(0, 2)})",
                               f"Character'Succ ({self.value(type_)})"])  # fmt: skip
        if type_.names:
            return rng.choice([
                f"{type_.base}'Succ ({self.value(type_)})", f"{type_.base}'Pred ({self.value(type_)})",
                f"{type_.base}'Val ({self.expression(self.integer, depth + 1)} mod {rng.choice([2, 3, 7])})",
                f"(if {self.condition(depth + 1)} then {self.value(type_)} else {self.value(type_)})",
            ])  # fmt: skip
        return self._number(type_, depth)

    def _number(self, type_: Scalar, depth: int) -> str:
        rng = self.rng
        left = self.value(type_) if rng.random() < 0.6 else self.expression(type_, depth + 1)
        right = self.expression(type_, depth + 1, static=True)
        if type_.wraps:
            operator = rng.choice(["+", "-", "*", "and", "or", "xor", "/", "mod"])
        else:
            operator = rng.choice(["+", "-", "*", "+", "-", "/", "mod", "rem"])
        match rng.randrange(12):
            case 0 if not type_.wraps:
                return f"(abs {left})"
            case 1:
                return f"(-{left})" if not type_.wraps else f"(not {left})"
            case 2:
                other = rng.choice([t for t in self.numbers if t.base != type_.base])
                return f"{type_.base} ({self.expression(other, depth + 1)})"
            case 3:
                return f"{type_.base}'{rng.choice(['Min', 'Max'])} ({left}, {right})"
            case 4:
                return f"({left} ** {rng.randint(1, 3)})"
            case 5:
                return f"(if {self.condition(depth + 1)} then {left} else {right})"
            case 6:
                subject = f"Colour'Succ ({self.value(self.colour)})" if rng.random() < 0.3 else self.exact(self.colour)
                return f"(case {subject} is when {self.colour.names[0]} => {left}, when others => {right})"
            case 7 if type_.base == "Integer" and not self.inside:
                return rng.choice([f"Integer (X1 * {rng.randint(1, 3)})", "Integer (L1)", "Integer'Value (Integer'Image (P1.X))",
                                   f"Num'Pos ({self.value(self.num)})", f"Integer (Wrap'(({self.value(self.wrap)}) mod 100))"])  # fmt: skip
        if operator in ("/", "mod", "rem") and rng.random() < 0.7:
            right = self.literal(Scalar("", "", 1, min(9, type_.high))) if type_.high >= 1 and type_.low <= 1 else right
        return f"({left} {operator} {right})"

    def condition(self, depth: int = 0) -> str:
        rng = self.rng
        if depth < 2 and rng.random() < 0.35:
            word = rng.choice(["and", "or", "xor", "and then", "or else"])
            return f"({self.condition(depth + 1)} {word} {self.condition(depth + 1)})"
        kind = rng.randrange(9)
        type_ = rng.choice(self.scalars)
        match kind:
            case 0:
                return f"(not {self.condition(depth + 1)})"
            case 1:
                number = rng.choice([self.integer, self.num])
                return f"({self.value(number)} in {self.literal(Scalar('', '', number.low, 0 if number.low < 0 else number.high))} .. {self.literal(number)})"
            case 2:
                return f"({self.value(self.integer)} in Tiny)"
            case 3:
                return f"({self.value(self.colour)} not in Warm)"
            case 4 if not self.inside:
                return rng.choice(["(R1 = R2)", "(P1 = P2)", "(T1 < T2)", "(Head = null)", "(F1 = F2)", "(X1 > X2)", "(L1 <= L2)", "(U = T2)",
                                   "(T1 (T1'First) = T2 (2))", "(Op'Last > P1.X)", "(R1 /= R2)"])  # fmt: skip
            case 5:
                return f"({self.value(CHARACTER)} in 'a' .. 'z' | '0')"
        relation = rng.choice(["=", "/=", "<", ">", "<=", ">="])
        return f"({self.value(type_)} {relation} {self.expression(type_, depth + 1, static=True)})"

    def text_value(self) -> str:
        rng = self.rng
        return rng.choice([
            "T1", "T2", f"T1 ({self.index(self.text_low, self.text_high)} .. {self.text_high})", f"T2 (2 .. {self.index(1, 4)})",
            "P1.S", "Ref.S", f"\"{self.letters(rng.randint(0, 5))}\"", "To_String (U)", f"Integer'Image ({self.value(self.integer)})",
            f"Colour'Image ({self.value(self.colour)})", "T1 & T2", f"T2 & {self.value(CHARACTER)}", "Slice (U, 1, 2)",
            "P2.S (2 .. 3) & P1.S (1 .. 2)",
        ])  # fmt: skip

    # ------------------------------------------------------------------ statements

    def statements(self, depth: int, count: int) -> list[str]:
        return [line for _ in range(count) for line in self.statement(depth)]

    def statement(self, depth: int) -> list[str]:
        simple: list[Callable[[], list[str]]] = [self._assign, self._assign, self._assign]
        if not self.inside:
            simple += [self._array, self._record, self._string, self._link, self._real, self._call, self._row]
        nested: list[Callable[[int], list[str]]] = [self._if, self._case, self._for, self._while, self._block, self._if]
        if depth < _DEEP and self.rng.random() < 0.45:
            return self.rng.choice(nested)(depth + 1)
        if not self.quiet and self.rng.random() < 0.15:
            type_ = self.rng.choice(self.scalars)
            return [f"Put_Line ({self.image(self.expression(type_), type_)});"]
        return self.rng.choice(simple)()

    def body(self, depth: int) -> list[str]:
        return _indented(self.statements(depth, self.rng.randint(1, 2)))

    def handled(self, lines: Sequence[str]) -> list[str]:
        self.handlers += 1
        names = self.rng.choice([["Constraint_Error"], ["Constraint_Error", "Oops"], ["others"], ["Oops | Constraint_Error"]])
        found = [*lines]
        handlers = [f"   when {n} => Put_Line (\"handled {self.handlers} {n[:4]}\");" for n in names]
        if names != ["others"]:
            handlers.append(f"   when others => Put_Line (\"other {self.handlers}\");")
        return ["begin", *_indented(found), "exception", *handlers, "end;"]

    def _assign(self) -> list[str]:
        names = [n for n in self.objects if n not in self.frozen and (not n.startswith("Q") or not self.quiet)]
        name = self.rng.choice(names)
        return [f"{name} := {self.expression(self.objects[name], static=True)};"]

    def _array(self) -> list[str]:
        rng = self.rng
        number = rng.randrange(8)
        match number:
            case 0 | 1:
                return [f"R{rng.randint(1, 2)} ({self.index(self.row_low, self.row_high)}) := {self.expression(self.num)};"]
            case 2:
                return [f"Op ({self.index(self.open_low, self.open_high)}) := {self.expression(self.integer)};"]
            case 3:
                return [f"G ({rng.randint(1, 2)}, {self.value(self.colour)}) := {self.expression(self.wrap)};"]
            case 4:
                return [f"Fl ({self.value(self.colour)}) := {self.condition()};"]
            case 5:
                return [rng.choice(["Fl2 := Fl;", "Fl := Fl2;", f"Fl := ({self.colour.names[0]} => {self.safe(BOOLEAN)}, others => False);"])]
            case 6:
                low = rng.randint(self.open_low, self.open_high)
                high = rng.randint(low, self.open_high)
                start = rng.randint(self.open_low, self.open_high)
                return [f"Op ({low} .. {high}) := Op ({start} .. {start + high - low + (rng.random() < 0.1)});"]
        return [f"Op := ({self.open_low} => {self.safe(self.integer)}, others => {self.safe(self.tiny)});"]

    def _row(self) -> list[str]:
        rng = self.rng
        middle = rng.randint(self.row_low, self.row_high)
        return [rng.choice([
            "R1 := R2;", f"R2 := ({middle} => {self.safe(self.num)}, others => {self.safe(self.num)});",
            f"R1 ({self.row_low} .. {middle}) := R2 ({self.row_low} .. {middle});",
        ])]  # fmt: skip

    def _record(self) -> list[str]:
        rng, colours = self.rng, self.colour.names
        return [rng.choice([
            f"P1.X := {self.expression(self.integer)};", f"P2.C := {self.expression(self.colour)};", "P1 := P2;", "P2 := Ref.all;",
            f"P1 := (X => {self.safe(self.tiny)}, Y | X => 3, C => {self.safe(self.colour)}, S => T2);".replace("Y | X => 3", "Y => 3"),
            f"Ref.Y := {self.expression(self.integer)};", "Ref := new Point'(P1);", "Ref.all := P2;", "P1.S (2 .. 3) := T2 (3 .. 4);",
            f"F1.Weight := {self.expression(self.tiny)};", f"F1.Count := {self.expression(self.tiny)};", f"F1.Level := {self.expression(self.num)};",
            f"F2.Word := {self.text_value()};", f"F1 := ({colours[0]}, {self.safe(self.tiny)});",
            f"F1 := (Kind => {colours[1]}, Weight => 5, Count => {self.safe(self.tiny)});",
            f"F1 := ({colours[2]}, {self.safe(self.integer)}, \"{self.letters(3)}\", {self.safe(self.num)});", "F1 := F2;", "F2 := F1;",
        ])]  # fmt: skip

    def _string(self) -> list[str]:
        rng = self.rng
        return [rng.choice([
            f"T1 := {self.text_value()};", f"T2 := {self.text_value()};", f"T1 ({self.index(self.text_low, self.text_high)}) := {self.expression(CHARACTER)};",
            f"T1 ({self.text_low} .. {self.text_low + 2}) := T1 ({self.text_low + 1} .. {self.text_low + 3});", f"U := To_Unbounded_String ({self.text_value()});",
            f"Append (U, {self.text_value()});", f"U := U & {self.text_value()};", "U := Null_Unbounded_String;", f"Put_Line ({self.text_value()});",
            f"Put_Line (Integer'Image (Index (U, \"{self.letters(1)}\")));", f"Replace_Element (U, {rng.randint(1, 4)}, {self.value(CHARACTER)});",
            "T2 := (others => '*');", f"T2 := (1 | 3 => {self.safe(CHARACTER)}, others => '.');",
        ])]  # fmt: skip

    def _link(self) -> list[str]:
        return self.rng.choice([
            [f"Head := new Cell'(Item => {self.safe(self.integer)}, Next => Head);"], ["Head := Head.Next;"],
            [f"Head.Item := {self.expression(self.integer)};"], [f"Head.Next.Item := {self.expression(self.tiny)};"],
            ["if Head /= null then", "   Head.Next := null;", "end if;"], ["Head := null;"],
            [f"Head := new Cell; Head.Item := {self.expression(self.integer)};"],
        ])  # fmt: skip

    def _real(self) -> list[str]:
        rng = self.rng
        return [rng.choice([
            f"X1 := X1 + {rng.randint(0, 20)}.5;", "X2 := X1 - X2;", f"X1 := X1 * {rng.randint(2, 4)};", f"X2 := X2 / {rng.choice([2, 4])};",
            "X1 := -X2;", "X2 := Fix (X1 * X2);", f"X1 := Fix ({self.value(self.integer)});", "X1 := abs X1;", "X2 := Fix'Max (X1, X2);",
            "L1 := L1 + L2;", f"L2 := L2 * {rng.randint(2, 9)}.5;", "L1 := L2 / 4.0 - 1.0;", f"L2 := Long_Float ({self.value(self.integer)}) / 8.0;",
            "L1 := abs L2;", "L2 := -L1;", "L1 := Long_Float (X1);", "L2 := L2 ** 2;",
        ])]  # fmt: skip

    def _call(self) -> list[str]:
        rng = self.rng
        if not self.procedures or rng.random() < 0.25:
            return [rng.choice([f"Nums.Step ({self.expression(self.num)});", f"Ints.Step ({self.expression(self.tiny)});"])]
        name, kinds = rng.choice(self.procedures)
        changed = [n for n, t in self.objects.items() if t.base == kinds[-1].base]
        if not changed:
            return self._assign()
        given = [*(self.expression(k, 1) for k in kinds[:-1]), rng.choice(changed)]
        return [f"{name} ({', '.join(given)});"]

    def _if(self, depth: int) -> list[str]:
        lines = [f"if {self.condition()} then", *self.body(depth)]
        if self.rng.random() < 0.3:
            lines += [f"elsif {self.condition()} then", *self.body(depth)]
        if self.rng.random() < 0.5:
            lines += ["else", *self.body(depth)]
        return [*lines, "end if;"]

    def _case(self, depth: int) -> list[str]:
        rng = self.rng
        if rng.random() < 0.5:
            names = self.colour.names
            lines = [f"case {self.exact(self.colour)} is", f"   when {names[0]} | {names[2]} =>", *_indented(self.body(depth)),
                     f"   when {names[1]} =>", *_indented(self.body(depth))]  # fmt: skip
        else:
            a = rng.randint(-5, 5)
            lines = [f"case Id ({self.value(self.integer)}) is", f"   when {a} .. {a + 3} =>", *_indented(self.body(depth)),
                     f"   when {a + 4} | {a + 9} =>", *_indented(self.body(depth))]  # fmt: skip
        return [*lines, "   when others =>", *_indented(self.body(depth)), "end case;"]

    def _for(self, depth: int) -> list[str]:
        rng = self.rng
        if self.loops == 2:
            return self._if(depth)
        self.loops += 1
        name = f"I{self.loops}"
        low, high = rng.choice([(self.row_low, self.row_high), (1, 3), (self.open_low, self.open_high), (2, 1)])
        written = f"{low} .. {high}"
        if (low, high) == (self.row_low, self.row_high) and rng.random() < 0.5:
            written = "Row'Range"
        self.counted[name] = (low, high)
        body = self.body(depth)
        if rng.random() < 0.25:
            body.append(f"   exit when {self.condition(1)};")
        del self.counted[name]
        self.loops -= 1
        return [f"for {name} in {rng.choice(['', '', 'reverse '])}{written} loop", *body, "end loop;"]

    def _while(self, depth: int) -> list[str]:
        self.blocks += 1
        fuel, name = f"Fuel{self.blocks}", f"Outer{self.blocks}"
        inner = self.body(depth)
        if self.rng.random() < 0.5:
            loop = [f"while {self.condition(1)} loop", f"   exit when {fuel} = 0;", *inner, f"   {fuel} := {fuel} - 1;", "end loop;"]
        else:
            loop = [f"{name} : loop", f"   {fuel} := {fuel} - 1;", f"   exit {name} when {fuel} < 1;", *inner, f"end loop {name};"]
        return ["declare", f"   {fuel} : Integer := {self.rng.randint(1, 4)};", "begin", *_indented(loop), "end;"]

    def _block(self, depth: int) -> list[str]:
        rng = self.rng
        self.blocks += 1
        type_ = rng.choice(self.scalars)
        name = f"W{self.blocks}"
        value = self.expression(type_, 1)
        self.objects = {**self.objects, name: type_}
        inner = self.body(depth)
        if rng.random() < 0.2 and not self.quiet:
            inner += [f"   if {self.condition(1)} then", f"      raise {rng.choice(['Oops', 'Other', 'Constraint_Error'])};", "   end if;"]
        self.objects = {n: t for n, t in self.objects.items() if n != name}
        block = ["declare", f"   {name} : {type_.name} := {value};", "begin", *inner, "end;"]
        if self.quiet:
            return ["begin", *_indented(block), "exception", f"   when Constraint_Error => V1 := {rng.randint(0, 9)};", "end;"]
        return self.handled(block)
