"""The Ada driver: which subprograms it takes, and that GNAT builds what it writes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from analyzers.model import Codebase, IntType
from analyzers.scan import analyze
from tests.verifiers.harness.cases import agrees, numbers, texts
from verifiers.harness import ada
from verifiers.observe import Case, Observation
from verifiers.probe.blocks import Block, constant
from verifiers.runner import Runner
from verifiers.toolchains import BuildMode, for_language

SPEC = """with Ada.Strings.Unbounded;
package Box is
   Full : exception;
   type Kind is (Red, Green);
   type Item is private;
   type Node is limited private;
   type Link is access Integer;
   Count : Natural := 0;
   function Make (K : Kind; N : Natural; S : String) return Item;
   function Size (I : Item) return Natural;
   procedure Grow (I : in out Item; By : Integer);
   procedure Fill (S : out String);
   procedure Point (L : Link);
private
   type Item (K : Kind := Red) is record
      Name : Ada.Strings.Unbounded.Unbounded_String;
      case K is
         when Red => N : Natural := 0;
         when Green => C : Character := 'x';
      end case;
   end record;
   type Node is limited null record;
end Box;
"""

BODY = """package body Box is
   use Ada.Strings.Unbounded;
   function Make (K : Kind; N : Natural; S : String) return Item is
   begin
      Count := Count + 1;
      if K = Red then
         return (Red, To_Unbounded_String (S), N);
      end if;
      return (Green, To_Unbounded_String (S), Character'Val (N mod 256));
   end Make;
   function Size (I : Item) return Natural is (Length (I.Name) + I.N);
   procedure Grow (I : in out Item; By : Integer) is
   begin
      if By < 0 then
         raise Full with "no";
      end if;
      Append (I.Name, "+");
   end Grow;
   procedure Fill (S : out String) is begin S := (others => 'x'); end Fill;
   procedure Point (L : Link) is null;
end Box;
"""


@pytest.fixture
def box(tmp_path: Path) -> tuple[Path, Codebase]:
    root = tmp_path / "box"
    root.mkdir()
    (root / "box.ads").write_text(SPEC.replace("type Item is private", "type Item (K : Kind := Red) is private"))
    (root / "box.adb").write_text(BODY)
    (root / "main.adb").write_text("with Box; procedure Main is begin null; end Main;")
    return root, analyze(root)


def test_access_values_and_open_out_strings_are_not_driven(box: tuple[Path, Codebase]) -> None:
    facts = {s.name: ada.drivable(s) for s in box[1].module("box").interface.subprograms}
    assert facts["Make"] == facts["Size"] == facts["Grow"] == ""
    assert "bounds" in facts["Fill"]
    assert "L" in facts["Point"]


def test_the_trees_own_main_is_left_out(box: tuple[Path, Codebase]) -> None:
    root, codebase = box
    module = codebase.module("box")
    chosen = [s for s in module.interface.subprograms if not ada.drivable(s)]
    tree = ada.original_tree(codebase, root, module, chosen)
    assert "main.adb" not in tree
    assert {"driver.adb", "box.ads", "box.adb", "box-theseus_io.ads", "box-theseus_io.adb"} <= set(tree)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("gnatmake") is None, reason="needs GNAT")
def test_calls_are_answered_by_the_protocol(box: tuple[Path, Codebase], tmp_path: Path) -> None:
    root, codebase = box
    module = codebase.module("box")
    chosen = [s for s in module.interface.subprograms if not ada.drivable(s)]
    assert [s.name for s in chosen] == ["Make", "Size", "Grow"]
    source = tmp_path / "tree"
    source.mkdir()
    for name, content in ada.original_tree(codebase, root, module, chosen).items():
        (source / name).write_bytes(content)
    out = tmp_path / "out"
    out.mkdir()
    built = for_language("ada").build(source, out)
    calls = b"0 0 7 x6162\n0 1 200 xff00\n1 0 x6162 7\n1 1 x6162 65\n2 0 x 5 1\n2 0 x 5 -1\n"
    kinds = {s.name: tuple(p.type for p in s.parameters) for s in chosen}
    item = kinds["Size"][0]
    naturals = numbers(3, 2**31 - 1, low=0, high=300)
    names = texts(b"", b"ab", b"\xff\x00")
    with Runner(built) as runner:

        def run(*lines: str) -> Observation:
            return runner.run_one(Case(stdin="".join(f"{x}\n" for x in lines).encode(), program="driver")).observation

        agrees(run, [
            Block(0, kinds["Make"], (0, 1, b""), (numbers(low=0, high=1), naturals, names), 3, 0, 50),
            Block(0, kinds["Make"], (0, 1, b""), (numbers(0, 1), numbers(low=0, high=9), names), 0, 11, 49, in_order=True),
            Block(1, kinds["Size"], ((0, b"ab", 7),), (constant(0, "0"), names, numbers(low=0, high=9)), 2**63, 4, 50),
            Block(2, (item, IntType(32)), ((0, b"", 5), 1),
                  (constant(0, "0"), names, numbers(5), numbers(1, -1, low=-(2**31), high=2**31 - 1)), 2**64 - 1, 0, 50),
            Block(0, kinds["Make"], (0, 1, b""), (numbers(low=0, high=1), naturals, names), 3, 901, 400),
        ])  # fmt: skip
        observation = runner.run([Case(stdin=calls, program="driver")])[0].observation
    assert observation.code == 0, observation.stderr
    assert observation.stdout.splitlines() == [
        b"\x01returned 0 x6162 7 1",
        b"\x01returned 1 xff00 200 2",
        b"\x01returned 9 2",
        b"\x01raised constraint_error 2",
        b"\x01returned 0 x2b 5 2",
        b"\x01raised box.full 2",
    ]


WIDE_SPEC = """package Wide is
   type Word is mod 2 ** 64;
   type Small is range -5 .. 5;
   function Up (N : Long_Long_Integer) return Long_Long_Integer;
   function Turned (W : Word) return Word;
   function Mixed (S : Small; W : Word; L : Long_Long_Integer; P : Positive) return Long_Long_Integer;
end Wide;
"""
WIDE_BODY = """package body Wide is
   function Up (N : Long_Long_Integer) return Long_Long_Integer is (N + 1);
   function Turned (W : Word) return Word is (not W);
   function Mixed (S : Small; W : Word; L : Long_Long_Integer; P : Positive) return Long_Long_Integer is
     (L / Long_Long_Integer (P) + Long_Long_Integer (S) + Long_Long_Integer (W mod 7));
end Wide;
"""


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("gnatmake") is None, reason="needs GNAT")
def test_numbers_of_every_width_arrive_whole(tmp_path: Path) -> None:
    root = tmp_path / "wide"
    root.mkdir()
    (root / "wide.ads").write_text(WIDE_SPEC)
    (root / "wide.adb").write_text(WIDE_BODY)
    codebase = analyze(root)
    chosen = codebase.module("wide").interface.subprograms
    source, out = tmp_path / "tree", tmp_path / "out"
    source.mkdir()
    out.mkdir()
    for name, content in ada.original_tree(codebase, root, codebase.module("wide"), chosen).items():
        (source / name).write_bytes(content)
    kinds = {s.name: tuple(p.type for p in s.parameters) for s in chosen}
    least, most, word = -(2**63), 2**63 - 1, 2**64 - 1
    calls = [f"0 {least}", f"0 {most}", f"1 {word}", "1 0", f"2 -5 {word} {least} {2**31 - 1}"]
    with Runner(for_language("ada").build(source, out)) as runner:

        def run(*lines: str) -> Observation:
            return runner.run_one(Case(stdin="".join(f"{x}\n" for x in lines).encode(), program="driver")).observation

        said = run(*calls).stdout.decode().split("\n")
        outside = [run(call) for call in ("2 6 0 0 1", f"2 0 0 {most + 1} 1", f"2 0 0 0 {2**31}")]
        agrees(run, [
            Block(0, kinds["Up"], (0,), (numbers(least, most, low=least, high=most),), 3, 0, 600),
            Block(1, kinds["Turned"], (0,), (numbers(word, 0, low=0, high=word),), 5, 0, 300),
            Block(2, kinds["Mixed"], (0, 0, 0, 1),
                  (numbers(low=-5, high=5), numbers(word, 2**63, low=0, high=9), numbers(least, most, low=-(2**62), high=2**62),
                   numbers(2**31 - 1, low=1, high=9)), 9, 0, 300),
        ])  # fmt: skip
    assert said == [
        f"\x01returned {least + 1}",
        "\x01raised constraint_error",
        "\x01returned 0",
        f"\x01returned {word}",
        f"\x01returned {-(2**63 // (2**31 - 1)) - 5 + word % 7}",
        "",
    ]
    assert all(not seen.stdout and seen.code for seen in outside), "what a type does not have is no call"


def driver_tree(tmp_path: Path, module: str, texts: dict[str, str], *left_out: str) -> tuple[Path, Path]:
    """The driver of a module's subprograms, and an empty folder to build it in."""
    root, source, out = (tmp_path / name for name in (module, "tree", "out"))
    for folder in (root, source, out):
        folder.mkdir()
    for name, text in texts.items():
        (root / name).write_text(text)
    codebase = analyze(root)
    chosen = [s for s in codebase.module(module).interface.subprograms if s.name not in left_out]
    for name, content in ada.original_tree(codebase, root, codebase.module(module), chosen).items():
        (source / name).write_bytes(content)
    return source, out


TITLED = """package Titled is
   type Long is range 0 .. 9;
   type Number is range -9 .. 9;
   type Real is digits 6;
   type Text is new String (1 .. 2);
   function Read_Number return Integer is (3);
   function Taken (L : Long; N : Number; R : Real; T : Text) return Integer is
     (Integer (L) * 100 + Integer (N) * 10 + Integer (R) + Character'Pos (T (2)) * 1000);
   function Given (N : Number) return Long is (Long (N + 1));
end Titled;
"""


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("gnatmake") is None, reason="needs GNAT")
def test_names_may_be_those_of_the_protocol(tmp_path: Path) -> None:
    source, out = driver_tree(tmp_path, "titled", {"titled.ads": TITLED}, "Read_Number")
    calls = b"0 7 -2 f4008000000000000 x6142\n1 4\n"
    with Runner(for_language("ada").build(source, out)) as runner:
        said = runner.run_one(Case(stdin=calls, program="driver")).observation.stdout
    assert said.splitlines() == [b"\x01returned %d" % (700 - 20 + 3 + 66_000), b"\x01returned 5"]


LOOSE = """package Loose is
   type Part is (One, Two, Three);
   function Told (N : Integer) return Integer;
   procedure Left (P : Part; N : out Integer);
end Loose;
"""
LOOSE_BODY = """package body Loose is
   function Told (N : Integer) return Integer is
      V : Integer;
   begin
      if N > 0 then
         V := 10 / (N - 1);
      end if;
      return V;
   end Told;
   procedure Left (P : Part; N : out Integer) is
   begin
      if P /= Two then
         N := Part'Pos (P);
      end if;
   end Left;
end Loose;
"""


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("gnatmake") is None, reason="needs GNAT")
def test_calls_that_read_what_has_no_value_are_answered_by_what_it_was_filled_with(tmp_path: Path) -> None:
    source, out = driver_tree(tmp_path, "loose", {"loose.ads": LOOSE, "loose.adb": LOOSE_BODY})
    toolchain = for_language("ada")
    assert toolchain.checks is not None
    with Runner(toolchain.build(source, out, BuildMode.SANITIZED)) as runner:
        said = [
            runner.run_one(Case(stdin=b"0 3\n0 1\n0 -1\n1 0\n1 1\n1 2\n", program="driver", environment=kind)).observation.stdout.splitlines()
            for kind in toolchain.checks.environments
        ]
    assert [a == b for a, b in zip(*said, strict=True)] == [True, True, False, True, False, True]
    assert said[0][:2] == [b"\x01returned 5", b"\x01raised constraint_error"]
