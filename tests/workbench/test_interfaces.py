"""What modules offer: by their text, and by compilers, compared with what compiled programs say of themselves."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from typer.testing import CliRunner

from analyzers.c.survey import CSurveyor
from analyzers.model import SourceFile
from analyzers.survey import run
from analyzers.survey.document import SCHEMA
from analyzers.survey.facts import Others
from analyzers.survey.surface import Surface
from workbench.cli import app

C = """#include <stddef.h>
struct point { char tag; int x; double d[3]; unsigned b : 3; struct { short s; char t; } in; };
typedef struct { short n; long v; } Pair;
int counter;
static int hidden(Pair p, void (*done)(int)) { done(p.n); return (int) p.v; }
int old_style(a, b) int a; const char *b; { return a + *b; }
int offer(const struct point *p, int n, char *out, void (*done)(int)) { *out = (char) p->x; return hidden((Pair) {n, 1}, done); }
"""
BROKEN = "#include <no_such_header_anywhere.h>\nno_such_type kept(no_such_type *one, const char *two) { return *one; }\n"
SPEC = """package Stock is
   type Item is record
      Code : Integer;
      Flag : Boolean;
      Price : Long_Float;
   end record;
   Last : Item;
   procedure Take (From : in Item; Left : out Integer; Sum : in out Natural);
   function Find (Code : Integer) return Item;
end Stock;
"""
BODY = """package body Stock is
   procedure Inner (N : Integer) is begin Last.Code := N; end Inner;
   procedure Take (From : in Item; Left : out Integer; Sum : in out Natural) is
   begin
      Left := From.Code; Sum := Sum + 1; Inner (Sum);
   end Take;
   function Find (Code : Integer) return Item is begin return (Code, False, 0.0); end Find;
end Stock;
"""
PROGRAM = """       IDENTIFICATION DIVISION.
       PROGRAM-ID. PAY-CALC.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 TOTALS.
          05 GROSS PIC S9(7)V99 COMP-3.
          05 NAMES PIC X(10) OCCURS 3.
       LINKAGE SECTION.
       01 EMPLOYEE.
          05 ID-NUMBER PIC 9(6).
          05 RATE PIC S9(5) COMP.
       01 FLAG PIC X.
       PROCEDURE DIVISION USING EMPLOYEE BY VALUE FLAG.
           GOBACK.
"""


def analysed(root: Path, *options: str) -> dict[str, dict[str, Any]]:
    out = root.parent / "out.json"
    done = CliRunner().invoke(app, ["analyze", str(root), "--json", str(out), *options])
    assert done.exit_code == 0, done.output
    value = json.loads(out.read_text())
    jsonschema.validate(value, json.loads(SCHEMA.read_text()))
    return {m["id"]: m["interface"] for m in value["modules"]}


def test_with_json_in_a_file_only_the_summary_is_printed(tmp_path: Path) -> None:
    root = tmp_path / "tree"
    root.mkdir()
    (root / "one.c").write_text("int one(void) { return 1; }\n")
    done = CliRunner().invoke(app, ["analyze", str(root), "--json", str(tmp_path / "out.json")])
    assert done.output.startswith("1 modules, 1 lines, 0 dependencies")
    assert [m["id"] for m in json.loads((tmp_path / "out.json").read_text())["modules"]] == ["one"]


def named(items: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {item["name"]: item for item in items}


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = tmp_path / "tree"
    root.mkdir()
    for name, text in (("shape.c", C), ("broken.c", BROKEN), ("stock.ads", SPEC), ("stock.adb", BODY), ("pay.cob", PROGRAM)):
        (root / name).write_text(text)
    return root


def test_gccs_layouts_are_those_of_a_compiled_program(tree: Path) -> None:
    found = analysed(tree, "--compiled")
    (tree.parent / "ask.c").write_text(
        C + "#include <stdio.h>\nint main(void) {\n"
        + "".join(f'printf("%zu\\n", offsetof(struct point, {m}) * 8);\n' for m in ("tag", "x", "d", "in"))
        + 'printf("%zu\\n", sizeof(struct point) * 8); printf("%zu\\n", offsetof(Pair, v) * 8); return 0; }\n'
    )  # fmt: skip
    subprocess.run(["gcc", "-w", "ask.c", "-o", "ask"], cwd=tree.parent, check=True)
    told = [int(n) for n in subprocess.run([tree.parent / "ask"], check=True, capture_output=True, text=True).stdout.split()]
    types = named(found["shape"]["types"])
    members = named(types["struct point"]["members"])
    assert [members[m]["offset"] for m in ("tag", "x", "d", "in")] + [types["struct point"]["size"]] == told[:5]
    assert named(types["Pair"]["members"])["v"]["offset"] == told[5]
    assert members["b"]["size"] == 3
    offers = named(found["shape"]["subprograms"])
    assert [(p["name"], p["type"], p["mode"]) for p in offers["offer"]["parameters"]] == [
        ("p", "const struct point *", "in"), ("n", "int", "in"), ("out", "char *", "in out"), ("done", "void (*)(int)", "in"),
    ]  # fmt: skip
    assert (offers["offer"]["fact"], offers["offer"]["exported"], offers["hidden"]["exported"]) == ("compiler", True, False)
    assert named(found["shape"]["data"])["counter"]["size"] == 4


def test_what_no_compiler_takes_is_told_by_its_text(tree: Path) -> None:
    kept = named(analysed(tree, "--compiled")["broken"]["subprograms"])["kept"]
    assert (kept["fact"], kept["result"]) == ("syntax", "no_such_type")
    assert [(p["name"], p["type"], p["mode"]) for p in kept["parameters"]] == [
        ("one", "no_such_type *", "in out"), ("two", "const char *", "in"),
    ]  # fmt: skip


def test_gnats_facts_are_those_of_a_compiled_program(tree: Path) -> None:
    found = analysed(tree, "--compiled")["stock"]
    (tree.parent / "ask.adb").write_text(
        "with Stock; with Ada.Text_IO; procedure Ask is X : Stock.Item; begin\n"
        "Ada.Text_IO.Put_Line (Integer'Image (X.Flag'Position * 8) & Integer'Image (X.Price'Position * 8)"
        " & Integer'Image (X'Size)); end Ask;\n"
    )
    subprocess.run(["gnatmake", "-q", f"-I{tree}", "ask.adb"], cwd=tree.parent, check=True)
    told = [int(n) for n in subprocess.run([tree.parent / "ask"], check=True, capture_output=True, text=True).stdout.split()]
    item = named(found["types"])["Stock.Item"]
    members = named(item["members"])
    assert [members["Flag"]["offset"], members["Price"]["offset"], item["size"]] == told
    assert members["Price"]["type"] == "long_float"
    take = next(s for s in found["subprograms"] if s["name"] == "Take")
    assert (take["fact"], take["file"], take["exported"]) == ("compiler", "stock.ads", True)
    assert [(p["name"], p["type"], p["mode"]) for p in take["parameters"]] == [
        ("From", "Item", "in"), ("Left", "integer", "out"), ("Sum", "natural", "in out"),
    ]  # fmt: skip
    assert [s["name"] for s in found["subprograms"] if s["exported"]] == ["Take", "Find"]
    assert [d["name"] for d in found["data"]] == ["Last"]


def test_gnat_says_what_is_an_object_and_what_a_component(tree: Path) -> None:
    """Of a child unit with private types, a deferred constant and variants: the same by GNAT as by the text."""
    (tree / "stock-child.ads").write_text(
        "package Stock.Child is\n"
        "   type Kind is (Whole, Part);\n"
        "   type Box (Of_Kind : Kind := Whole) is record\n      Weight : Integer;\n      case Of_Kind is\n"
        "         when Whole => Sum : Long_Float;\n         when Part => Left, Right : Character;\n      end case;\n   end record;\n"
        "   type Hidden (Long : Natural) is limited private;\n   type Handle is private;\n   None, Other : constant Handle;\n"
        "   Limit : constant := 3;\n   Wrong : exception;\n   package Inner is\n      Shelf : Box;\n   end Inner;\n"
        "private\n   type Hidden (Long : Natural) is limited record\n      Text : String (1 .. Long);\n   end record;\n"
        "   type Handle is record\n      Code : Integer := 0;\n   end record;\n"
        "   None, Other : constant Handle := (Code => 1);\nend Stock.Child;\n"
    )
    by_gnat, by_text = (analysed(tree, option)["stock_child"] for option in ("--compiled", "--interfaces"))
    for key, fields in (("data", ("name", "line")), ("types", ("name", "line"))):
        told = [[tuple(str(item[f]).lower() for f in fields) for item in by[key]] for by in (by_gnat, by_text)]
        assert told[0] == told[1]
    assert {i["fact"] for key in ("data", "types") for i in by_gnat[key]} == {"compiler"}
    assert [d["name"] for d in by_gnat["data"]] == ["None", "Other", "Shelf"]
    assert [[m["name"] for m in t["members"]] for t in by_gnat["types"]] == [[m["name"] for m in t["members"]] for t in by_text["types"]]
    box = named(named(by_gnat["types"])["Stock.Child.Box"]["members"])
    assert [box[m]["offset"] for m in ("Weight", "Sum", "Left", "Right")] == [32, 64, 64, 72]


def test_what_no_compiler_takes_has_its_objects_and_records_too(tree: Path) -> None:
    """Those of broken text as of sound text; what is inside functions or declared elsewhere is none."""
    (tree / "more.h").write_text(
        "#define local static\nextern int elsewhere;\nextern int here = 2;\nlocal no_such_type one, *two[3];\n"
        "int (*hook)(int), proto(void);\nstruct outer { unsigned b : 3, c; struct inner { char *name; } in[2]; union { int u; }; };\n"
        "typedef struct { void (*call)(int); } Table, *Ref;\n#ifdef HAVE_IT\nlong early;\n#else\nlong late;\n#endif\n"
        "static int f(void) { static int kept; struct local_one { int x; } l; return kept + l.x; }\n"
    )
    found = analysed(tree, "--interfaces")["more"]
    assert {d["name"]: d["type"] for d in found["data"]} == {
        "here": "int", "one": "no_such_type", "two": "no_such_type *[3]", "hook": "int (*)(int)", "early": "long",
        "late": "long",
    }  # fmt: skip
    assert {t["name"]: [(m["name"], m["type"]) for m in t["members"]] for t in found["types"]} == {
        "struct outer": [("b", "unsigned"), ("c", "unsigned"), ("in", "struct inner [2]"), ("", "union")],
        "struct inner": [("name", "char *")],
        "Table": [("call", "void (*)(int)")],
    }  # fmt: skip
    item = named(analysed(tree, "--interfaces")["stock"]["types"])["Stock.Item"]
    assert [(m["name"], m["type"]) for m in item["members"]] == [("Code", "Integer"), ("Flag", "Boolean"), ("Price", "Long_Float")]


def test_by_text_alone_every_language_names_types_and_modes(tree: Path) -> None:
    found = analysed(tree, "--interfaces")
    assert {s["fact"] for m in found.values() for s in m["subprograms"]} == {"syntax"}
    offers = named(found["shape"]["subprograms"])
    assert [p["type"] for p in offers["old_style"]["parameters"]] == ["int", "const char *"]
    take = next(s for s in found["stock"]["subprograms"] if s["name"] == "Take")
    assert [(p["name"], p["type"], p["mode"]) for p in take["parameters"]] == [
        ("From", "Item", "in"), ("Left", "Integer", "out"), ("Sum", "Natural", "in out"),
    ]  # fmt: skip


def test_cobols_storage_is_counted_item_by_item(tree: Path) -> None:
    """By hand: 9 digits packed are 5 bytes, a table of 3 times 10 follows; 6 digits are 6 bytes, then a word of 4."""
    found = analysed(tree, "--interfaces")["pay_calc"]
    (called,) = found["subprograms"]
    assert [(p["name"], p["mode"]) for p in called["parameters"]] == [("EMPLOYEE", "in out"), ("FLAG", "in")]
    types = named(found["types"])
    assert (types["TOTALS"]["size"], types["EMPLOYEE"]["size"]) == (35 * 8, 10 * 8)
    assert named(types["TOTALS"]["members"])["NAMES"]["offset"] == 5 * 8
    assert named(types["EMPLOYEE"]["members"])["RATE"]["offset"] == 6 * 8


def test_interfaces_without_a_file_to_go_to_are_refused(tree: Path) -> None:
    done = CliRunner().invoke(app, ["analyze", str(tree), "--interfaces"])
    assert done.exit_code != 0
    assert "--json" in str(done.exception)


def diagnosed(tree: Path) -> list[tuple[str, str]]:
    out = tree.parent / "out.json"
    done = CliRunner().invoke(app, ["analyze", str(tree), "--json", str(out), "--interfaces"])
    assert done.exit_code == 0, done.output
    made = json.loads(out.read_text())
    jsonschema.validate(made, json.loads(SCHEMA.read_text()))
    return [(d["file"], d["message"]) for d in made["diagnostics"]]


def test_what_a_file_offers_is_never_left_out_in_silence(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One file of each kind of trouble: its reading fails, or does not end."""
    before = diagnosed(tree)
    read = CSurveyor.surface

    def troubled(self: CSurveyor, file: SourceFile, others: Others) -> Surface:
        if file.path.name == "shape.c":
            raise ValueError("no sense in it")
        while file.path.name == "broken.c":
            pass
        return read(self, file, others)

    monkeypatch.setattr(CSurveyor, "surface", troubled)
    monkeypatch.setattr(run, "_SECONDS", 0.05)
    more = [d for d in diagnosed(tree) if d not in before]
    assert [f for f, _ in more] == ["broken.c", "shape.c"]
    assert "took more than" in more[0][1]
    assert "ValueError: no sense in it" in more[1][1]
