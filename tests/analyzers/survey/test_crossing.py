"""Calls from one language into another: what is found by name is what the compilers leave to the linker."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from analyzers import scan
from analyzers.ada.foreign import foreign
from analyzers.model import Codebase, DependencyKind
from analyzers.survey.run import survey

COBOL = "       IDENTIFICATION DIVISION.\n       PROGRAM-ID. {}.\n       DATA DIVISION.\n"
TREE = {
    "util.c": "static int hidden(int n) { return n; }\nint twice(int n) { return hidden(2 * n); }\nint unused(void) { return 1; }\n",
    "back.c": "extern int triple(int n);\nextern int MIX__SUB(int *n);\nint both(int n) { return triple(n) + MIX__SUB(&n) + puts(\"\"); }\n",
    "store.c": "int counter = 4;\nint other;\n",
    "app.adb": "with Interfaces.C; with Ada.Text_IO; with Expo;\nprocedure App is\n   use type Interfaces.C.int;\n"
    "   function Double (N : Interfaces.C.int) return Interfaces.C.int;\n   pragma Import (Convention => C, Entity => Double, External_Name => \"twice\");\n"
    "begin\n   Ada.Text_IO.Put_Line (Interfaces.C.int'Image (Double (4) + Expo.Three_Times (1)));\nend App;\n",
    "expo.ads": "with Interfaces.C;\npackage Expo is\n   --  pragma Import (C, Ghost, \"twice\");\n"
    "   function Three_Times (N : Interfaces.C.int) return Interfaces.C.int\n      with Export => True, Convention => C, External_Name => \"triple\";\n"
    "   function Both (N : Interfaces.C.int)\n      return Interfaces.C.int with Import, Convention => C;\n"
    "   Text : constant String := \"pragma Import (C, X, \"\"twice\"\");\";\nend Expo;\n",
    "expo.adb": "package body Expo is\n   use type Interfaces.C.int;\n"
    "   Count : Interfaces.C.int\n      with Import, Convention => C, External_Name => \"counter\";\n"
    "   function Three_Times (N : Interfaces.C.int) return Interfaces.C.int is (Both (0) + Count * N);\nend Expo;\n",
    "MAINC.cob": COBOL.format("MAINC") + "       WORKING-STORAGE SECTION.\n       01 N PIC S9(9) COMP-5 VALUE 4.\n"
    "       PROCEDURE DIVISION.\n           CALL \"twice\" USING BY VALUE N.\n           STOP RUN.\n",
    "MIXSUB.cob": COBOL.format("MIX-SUB") + "       LINKAGE SECTION.\n       01 N PIC S9(9) COMP-5.\n"
    "       PROCEDURE DIVISION USING N.\n           GOBACK.\n",
}  # fmt: skip
COMPILERS = {".c": ["gcc", "-w", "-c"], ".adb": ["gcc", "-c", "-gnat2012"], ".cob": ["cobc", "-c", "-fstatic-call"]}
LANGUAGE = {".c": "c", ".ads": "ada", ".adb": "ada", ".cob": "cobol"}


def write(folder: Path) -> Path:
    folder.mkdir()
    for name, text in TREE.items():
        (folder / name).write_text(text)
    return folder


def linked(folder: Path) -> set[tuple[str, str]]:
    """Pairs of sources in different languages of which one has an undefined symbol that the other defines."""
    symbols: dict[str, dict[str, set[str]]] = {}
    for name in TREE:
        suffix = Path(name).suffix
        if suffix not in COMPILERS:
            continue
        made = folder / f"{Path(name).stem}.o"
        subprocess.run([*COMPILERS[suffix], name, "-o", made.name], cwd=folder, check=True, capture_output=True)
        listing = subprocess.run(["nm", made.name], cwd=folder, check=True, capture_output=True, text=True).stdout
        own = symbols.setdefault(name, {"U": set(), "T": set()})
        for line in listing.splitlines():
            kind, symbol = line.split()[-2:]
            own.setdefault(kind, set()).add(symbol)
    return {
        (one, other) for one, wants in symbols.items() for other, offers in symbols.items()
        if LANGUAGE[Path(one).suffix] != LANGUAGE[Path(other).suffix] and wants["U"] & (offers["T"] | offers.get("D", set()))
    }  # fmt: skip


def crossing(codebase: Codebase) -> set[tuple[str, str]]:
    """Edges between languages, as pairs of the files that are compiled."""
    modules = {m.id: m for m in codebase.modules}
    compiled = {m.id: next(f for f in m.files if Path(f).suffix in COMPILERS) for m in codebase.modules}
    return {
        (compiled[d.source], compiled[d.target]) for d in codebase.dependencies
        if d.resolved and modules[d.source].language != modules[d.target].language
    }  # fmt: skip


def test_edges_between_languages_are_those_of_the_linker(tmp_path: Path) -> None:
    root = write(tmp_path / "tree")
    found = scan.analyze(root)
    surveyed = survey(root, tmp_path / "cache")
    wanted = {
        ("app.adb", "util.c"), ("expo.adb", "back.c"), ("expo.adb", "store.c"), ("back.c", "expo.adb"), ("back.c", "MIXSUB.cob"),
        ("MAINC.cob", "util.c"),
    }  # fmt: skip
    assert crossing(found) == crossing(surveyed.codebase) == linked(root) == wanted
    for codebase in (found, surveyed.codebase):
        assert [d.kind for d in codebase.dependencies if d.target == "store"] == [DependencyKind.DATA]
        open_ends = {(d.source, d.target) for d in codebase.dependencies if not d.resolved}
        assert open_ends >= {("app", "ada.text_io")} and not {t.lower() for _, t in open_ends} & {"twice", "triple", "mix__sub", "both"}
    assert surveyed.names["expo", "store", "data"] == ("counter",)
    assert surveyed.names["mainc", "util", "call"] == ("TWICE",) and ("mainc", "TWICE", "call") not in surveyed.counts


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ('pragma Import (C, Read_It, "read_it");', "read_it"),
        ("pragma Import (C, Read_It);", "read_it"),
        ('pragma Import (Cpp, Read_It, Link_Name => "_Z4read");', "_Z4read"),
        ('pragma Import (C, Read_It, "ignored", "really");', "really"),
        ("pragma Interface (C, Read_It);", "read_it"),
        ('procedure Read_It (A : Integer; B : String := "; with Import") with Import, Convention => C, External_Name => "r";', "r"),
        ("procedure Read_It with Import => False;", None),
        ("procedure Read_It is begin null; end; -- with Import", None),
        ("pragma Import (Intrinsic, Shift_Left);", None),
        ("pragma Import (Ada, Elsewhere);", None),
        ('pragma Import (Ada, Elsewhere, "all_the_same");', "all_the_same"),
        ("X : constant Table (1 .. 4) := (others => 0) with Import, Convention => C;", "x"),
        ('X, Y : int with Import, Convention => C, External_Name => "y";', "y"),
        ("procedure Read_It (X : T) is begin Y : declare Z : T; begin null; end Y; end; --: with Import", None),
        ("X : T := (P with Import => 1);", None),
        ('pragma Import (C, Read_It, Prefix & "_it");', None),
        ("C : Character := '\"'; procedure Read_It with Import, Convention => C, Link_Name => \"r\";", "r"),
        ('S : String := "; procedure Read_It with Import; pragma Import (C, Read_It);";', None),
        ('--  pragma Import (C, Read_It, "read_it");', None),
    ],
)
def test_the_forms_of_an_import(text: str, symbol: str | None) -> None:
    assert [(f.symbol, f.line, f.taken) for f in foreign("\n" + text)] == ([] if symbol is None else [(symbol, 2, True)])


def test_modules_that_another_language_has_the_name_of_are_called_too(tmp_path: Path) -> None:
    """What is offered is offered by the new name."""
    root = tmp_path / "tree"
    root.mkdir()
    (root / "util.c").write_text(TREE["util.c"])
    (root / "util.adb").write_text(TREE["app.adb"].replace("App", "Util").replace(" with Expo;", "").replace(" + Expo.Three_Times (1)", ""))
    for codebase in (scan.analyze(root), survey(root, tmp_path / "cache").codebase):
        assert {(d.source, d.target) for d in codebase.dependencies if d.resolved} == {("util", "util_2")}
