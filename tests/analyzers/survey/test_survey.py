"""A survey sees the same graph as the exact analysis on the sample systems, and takes any tree."""

from __future__ import annotations

import html
import json
import random
import re
import subprocess
from pathlib import Path

import jsonschema
import networkx as nx
import pytest

from analyzers import scan
from analyzers.graph import plan
from analyzers.model import Codebase, ModuleKind
from analyzers.survey.cards import card, chart, markdown
from analyzers.survey.document import SCHEMA, document
from analyzers.survey.exports import FORMATS, export, plain
from analyzers.survey.run import survey, text_surfaces

ROOT = Path(__file__).parent.parent.parent.parent / "corpora"
SYSTEMS = ("ada/adadb", "c/telemetry", "cobol/ledger")


def edges(codebase: Codebase) -> set[tuple[str, str, str]]:
    return {(d.source, d.target, str(d.kind)) for d in codebase.dependencies if d.resolved}


@pytest.fixture(scope="module", params=SYSTEMS)
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Codebase, Codebase]:
    root = ROOT / request.param
    return scan.analyze(root), survey(root, tmp_path_factory.mktemp("cache")).codebase


def test_modules_are_those_of_the_exact_analysis(both: tuple[Codebase, Codebase]) -> None:
    exact, quick = ({(m.id, m.name, m.kind, m.files, m.lines) for m in c.modules} for c in both)
    assert quick == exact


def test_every_exact_edge_is_found_and_no_other_needs_appear(both: tuple[Codebase, Codebase]) -> None:
    exact, quick = (edges(c) for c in both)
    assert exact <= quick
    # What else a survey finds (types used through another's include) puts nothing elsewhere in the order.
    assert [(p.module.id, p.wave, p.cycle) for p in plan(both[1])] == [
        (p.module.id, p.wave, p.cycle) for p in plan(both[0])
    ]


def test_what_is_not_resolved_says_why(both: tuple[Codebase, Codebase]) -> None:
    assert all(d.reason for d in both[1].dependencies if not d.resolved)


@pytest.mark.parametrize("system", SYSTEMS)
def test_the_document_follows_its_schema_and_every_export_can_be_read(system: str, tmp_path: Path) -> None:
    found = survey(ROOT / system, tmp_path / "cache")
    value = json.loads(export(found, "x.json"))
    jsonschema.validate(value, json.loads(SCHEMA.read_text()))
    assert value == json.loads(json.dumps(document(survey(ROOT / system, tmp_path / "other"))))
    for suffix in FORMATS:
        text = export(found, "x" + suffix)
        if suffix == ".graphml":
            assert nx.parse_graphml(text).number_of_edges() == len(value["dependencies"])
        elif suffix in (".sarif", ".node-link.json"):
            json.loads(text)
    main = next(m["id"] for m in value["modules"] if m["kind"] == "main")
    assert card(found, main)["needed_to_move"]
    assert main in card(found)["entry_points"]
    assert markdown(found, main).startswith("# ")
    assert chart(found, main).startswith("flowchart")


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


def test_one_changed_file_is_all_that_is_read_again(tmp_path: Path) -> None:
    root = write(tmp_path / "t", {"a.c": "int a(void) { return 1; }\n", "b.c": "int a(void);\nint b(void) { return a(); }\n"})
    cache = tmp_path / "cache"
    assert survey(root, cache).read == 2
    before = survey(root, cache)
    assert before.read == 0
    (root / "a.c").write_text("int other(void) { return 1; }\n")
    after = survey(root, cache)
    assert after.read == 1
    assert edges(before.codebase) == {("b", "a", "call")}
    assert edges(after.codebase) == set()


def test_a_changed_copybook_has_its_programs_read_again(tmp_path: Path) -> None:
    program = "       IDENTIFICATION DIVISION.\n       PROGRAM-ID. P.\n       DATA DIVISION.\n       WORKING-STORAGE SECTION.\n           COPY REC.\n       PROCEDURE DIVISION.\n           CALL NAME.\n           GOBACK.\n"
    root = write(tmp_path / "t", {"p.cob": program, "q.cob": program.replace("ID. P", "ID. Q")})
    cache = tmp_path / "cache"
    survey(root, cache)
    write(root, {"rec.cpy": "       01  NAME PIC X(8) VALUE 'Q'.\n"})
    assert survey(root, cache).read == 3
    assert ("p", "q", "call") in edges(survey(root, cache).codebase)
    write(root, {"rec.cpy": "       01  NAME PIC X(8) VALUE 'Z'.\n"})
    assert survey(root, cache).read == 3


def test_a_copybook_that_looks_like_nothing_is_known_by_the_name_that_asks_for_it(tmp_path: Path) -> None:
    program = (
        "       IDENTIFICATION DIVISION.\n       PROGRAM-ID. {}.\n       DATA DIVISION.\n       WORKING-STORAGE SECTION.\n"
        "           {}\n       PROCEDURE DIVISION.\n           GOBACK.\n"
    )
    files = {
        "a/p.cob": program.format("P", 'COPY "rec.inc".'), "a/rec.inc": "       >>LISTING OFF\n       01 X PIC X.\n",
        "b/q.cob": program.format("Q", "COPY REC."), "b/rec.cpy": "       01  Y PIC X.\n",
        "c/r.cob": program.format("R", "EXEC SQL INCLUDE DCLT END-EXEC."), "c/DCLT": "      * Generated.\n",
        "d/other.inc": "       01 Z PIC X.\n",
    }  # fmt: skip
    found = survey(write(tmp_path / "t", files), tmp_path / "cache")
    paths = {m.id: m.files for m in found.codebase.modules}
    copies = {(paths[d.source], paths[d.target]) for d in found.codebase.dependencies if d.resolved and d.kind == "copy"}
    assert copies == {
        (("a/p.cob",), ("a/rec.inc",)), (("b/q.cob",), ("b/rec.cpy",)), (("c/r.cob",), ("c/DCLT",)),
    }  # fmt: skip
    assert ("d/other.inc",) not in paths.values()


def test_a_copybook_has_the_format_of_what_copies_it(tmp_path: Path) -> None:
    """As cobc reads it: its C code names the programs that are called."""
    program = "IDENTIFICATION DIVISION.\nPROGRAM-ID. P.\nDATA DIVISION.\nWORKING-STORAGE SECTION.\n01 N PIC S9.\nPROCEDURE DIVISION.\nCOPY PART.\nGOBACK.\n"
    part = '*> how it begins\n\nIF N < 0\n    CALL "A" *> and a remark that goes on until it is far behind column 72\n    CALL "B" END-IF\nCOPY INNER.\n'
    files = {"p.cob": program, "PART.cpy": part, "INNER.cpy": 'IF N > 0 CALL "C" USING N\nEND-IF.\n'}
    root = write(tmp_path / "t", files)
    done = subprocess.run(["cobc", "-C", "-free", "-w", "-o", tmp_path / "p.c", "p.cob"], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    truth = set(re.findall(r'cob_resolve_cobol \("([^"]+)"', (tmp_path / "p.c").read_text()))

    def called() -> set[str]:
        found = survey(root, tmp_path / "cache").codebase
        return {d.target for d in found.dependencies if d.kind == "call"}

    assert called() == truth == {"A", "B", "C"}
    # The same in fixed format, where columns 1 to 6 and from 73 on mean nothing.
    fixed = {path: "".join(f"{'':7}{line}\n" for line in text.splitlines()) for path, text in files.items()}
    fixed["PART.cpy"] = fixed["PART.cpy"].replace(" and a remark that goes on until it is far behind column 72", "")
    card = '000200     IF N > 0 CALL "C" USING N END-IF.'.ljust(72) + "PART0001"
    write(root, {**fixed, "INNER.cpy": f"000100* a comment\n{card}\n"})
    assert called() == {"A", "B", "C"}


def test_a_programs_address_is_an_edge_and_no_entry(tmp_path: Path) -> None:
    """`SET pointer TO ENTRY "B"`: running it shows that B is what the pointer calls."""
    lines = ["IDENTIFICATION DIVISION.", "PROGRAM-ID. A.", "DATA DIVISION.", "WORKING-STORAGE SECTION.", "01 P PROGRAM-POINTER.", "PROCEDURE DIVISION.",
             'SET P TO ENTRY "B".', "CALL P.", "STOP RUN."]  # fmt: skip
    callee = ["IDENTIFICATION DIVISION.", "PROGRAM-ID. B.", "PROCEDURE DIVISION.", 'DISPLAY "B".', "GOBACK."]
    root = write(tmp_path / "t", {f"{n}.cob": "".join(f"       {x}\n" for x in text) for n, text in (("a", lines), ("b", callee))})
    subprocess.run(["cobc", "-x", "-w", "-o", tmp_path / "run", "a.cob", "b.cob"], cwd=root, check=True)
    assert subprocess.run([tmp_path / "run"], capture_output=True, text=True, check=True).stdout == "B\n"
    found = survey(root, tmp_path / "cache")
    assert ("a", "b", "call") in edges(found.codebase)
    assert {m.id: m.kind for m in found.codebase.modules} == {"a": ModuleKind.MAIN, "b": ModuleKind.LIBRARY}
    assert not any(p["entry_points"] for f in found.files.values() for p in f.payload["programs"])


def test_what_a_precompiler_includes_is_read_where_it_stands(tmp_path: Path) -> None:
    """Declarations of tables as DCLGEN writes them, and paragraphs with calls and tables of their own."""
    program = (
        "       IDENTIFICATION DIVISION.\n       PROGRAM-ID. P.\n       DATA DIVISION.\n       WORKING-STORAGE SECTION.\n"
        "           EXEC SQL INCLUDE SQLCA END-EXEC.\n           EXEC SQL\n             INCLUDE DCLPART\n           END-EXEC.\n"
        "       01  REST PIC X.\n       PROCEDURE DIVISION.\n       MAIN-PART.\n           PERFORM CHECK-IT\n           CALL PART-NAME\n           GOBACK.\n"
        "           EXEC SQL INCLUDE CHECKS END-EXEC.\n"
    )
    files = {
        "src/p.cbl": program, "dcl/DCLPART.dcl": "           EXEC SQL DECLARE PART TABLE (NAME CHAR(4)) END-EXEC.\n"
                                                "       01  DCLPART.\n           10 PART-NAME PIC X(4) VALUE 'Q'.\n",
        "cpy/CHECKS.cpy": "       CHECK-IT.\n           EXEC SQL SELECT 1 INTO :REST FROM STOCK END-EXEC\n           CALL 'Q'.\n       NEVER.\n           EXIT.\n",
        "src/q.cbl": program.replace("PROGRAM-ID. P", "PROGRAM-ID. Q").replace("EXEC SQL INCLUDE CHECKS END-EXEC.", "")
                            .replace("PERFORM CHECK-IT", "CONTINUE").replace("CALL PART-NAME", "CONTINUE"),
    }  # fmt: skip
    root = write(tmp_path / "t", files)
    found = survey(root, tmp_path / "cache")
    assert edges(found.codebase) == {
        ("p", "dclpart", "copy"), ("p", "checks", "copy"), ("p", "q", "call"), ("q", "dclpart", "copy"),
    }  # fmt: skip
    told = {(d.target, d.kind): d.reason for d in found.codebase.dependencies if d.source == "p" and not d.resolved}
    assert told == {("STOCK", "file"): "a table of the database"}
    assert [(d.module, d.name, d.file) for d in found.dead] == [("p", "NEVER", "cpy/CHECKS.cpy")]
    records = {d.name: d.type for s in text_surfaces(found) for d in s.data if d.file == "src/p.cbl"}
    assert set(records) == {"DCLPART", "REST"}
    write(root, {"cpy/CHECKS.cpy": "       CHECK-IT.\n           EXIT.\n"})
    warm, cold = survey(root, tmp_path / "cache"), survey(root, tmp_path / "other")
    assert warm.codebase == cold.codebase and warm.dead == cold.dead == () and warm.read == 2


def test_a_called_identifier_says_what_it_may_hold(tmp_path: Path) -> None:
    """The values that are known, where others may come; those of a list that its table redefines. Each identifier for itself."""
    program = (
        "       IDENTIFICATION DIVISION.\n       PROGRAM-ID. P.\n       DATA DIVISION.\n       WORKING-STORAGE SECTION.\n"
        "       01  ALL-NAMES.\n           05  FILLER PIC 9 VALUE 2.\n           05  NAME-LIST.\n"
        "             10  FILLER PIC 9 VALUE 1.\n             10  FILLER PIC X(20) VALUE 'Taxes and fees'.\n             10  FILLER PIC X(8) VALUE 'TAXES'.\n"
        "             10  FILLER PIC 9 VALUE 2.\n             10  FILLER PIC X(20) VALUE 'Bonus'.\n             10  FILLER PIC X(8) VALUE 'EXTRA'.\n"
        "           05  NAME-TABLE REDEFINES NAME-LIST OCCURS 2.\n             10  NR PIC 9.\n             10  TITLE PIC X(20).\n             10  PGM PIC X(8).\n"
        "       01  WHICH PIC X(8) VALUE 'TAXES'.\n       PROCEDURE DIVISION.\n           CALL PGM(1)\n           CALL WHICH\n"
        "           ACCEPT WHICH\n           MOVE 'EXTRA' TO WHICH\n           CALL WHICH\n           GOBACK.\n"
    )
    found = survey(write(tmp_path / "t", {"p.cbl": program}), tmp_path / "cache").codebase
    assert {d.target: (d.resolved, d.span.line, d.reason) for d in found.dependencies} == {
        "PGM": (False, 20, "PGM never gets a value that is a literal; candidates: EXTRA, TAXES"),
        "WHICH": (False, 21, "WHICH is also set at line 22 by something that is no literal; candidates: EXTRA, TAXES"),
    }


def test_comments_of_free_format_change_no_format_and_names_are_taken_as_written(tmp_path: Path) -> None:
    program = (
        "       >>SOURCE FREE\n*>   >>SOURCE FIXED\n*>   >>IF NOTHING IS DEFINED\n IDENTIFICATION DIVISION.\n PROGRAM-ID. P.\n DATA DIVISION.\n"
        " WORKING-STORAGE SECTION.\n COPY rec.\n COPY 'REC.CPY'.\n PROCEDURE DIVISION.\n CALL 'Q'. GOBACK.\n"
    )
    files = {"p.cob": program, "REC.CPY": " 01 U PIC X.\n", "rec.cpy": " 01 L PIC X.\n"}
    root = write(tmp_path / "t", files)
    checked = subprocess.run(["cobc", "-E", "-std=default", "-I.", "p.cob"], cwd=root, capture_output=True, text=True, check=True)
    assert re.findall(r"(?m)^\s*01 (\w) ", checked.stdout) == ["L", "U"]
    found = survey(root, tmp_path / "cache")
    paths = {m.id: m.files[0] for m in found.codebase.modules}
    assert {paths[d.target] for d in found.codebase.dependencies if d.kind == "copy"} == {"REC.CPY", "rec.cpy"}
    (program_file,) = (f for f in found.files.values() if f.path == "p.cob")
    assert [c[1] for c in program_file.payload["copies"]] == ["rec.cpy", "REC.CPY"]
    assert [d.target for d in found.codebase.dependencies if d.kind == "call"] == ["Q"]


def test_copybooks_that_copy_themselves_cost_no_more_than_others(tmp_path: Path) -> None:
    """Without a look at what is open, ten copies in two texts that copy one another are ten to the sixteenth."""
    program = "       IDENTIFICATION DIVISION.\n       PROGRAM-ID. P.\n       DATA DIVISION.\n       WORKING-STORAGE SECTION.\n           COPY A.\n       PROCEDURE DIVISION.\n           GOBACK.\n"  # fmt: skip
    files = {"p.cob": program, "a.cpy": "           COPY B.\n" * 10, "b.cpy": "       01  X PIC X.\n" + "           COPY A.\n" * 10}
    root = write(tmp_path / "t", files)
    refused = subprocess.run(["cobc", "-E", "-std=default", "-I.", "p.cob"], cwd=root, capture_output=True, text=True, check=False)
    assert refused.returncode
    found = survey(root, tmp_path / "cache")
    assert edges(found.codebase) >= {("p", "a", "copy")}
    assert {d.message.partition(" (")[0] for d in found.codebase.diagnostics} == {"COPY A copies itself", "COPY B copies itself"}


def test_what_is_exported_says_the_names_whatever_they_are(tmp_path: Path) -> None:
    names = ['quo"te', "a<b>&c", "x;y#z", "back\\", "new\nline", "bell\x07", "\x85next"]
    root = write(tmp_path / "t", {f"{name}.c": f"int nowhere{n}(void);\nint f{n}(void) {{ return nowhere{n}(); }}\n" for n, name in enumerate(names)})  # fmt: skip
    (root / "raw").with_name(b"raw\xff.c".decode("utf-8", "surrogateescape")).write_text("int raw(void) { return 0; }\n")
    found = survey(root, tmp_path / "cache")
    modules = {m.id: m.name for m in found.codebase.modules}
    graph = nx.parse_graphml(export(found, "x.graphml").encode().decode())
    assert {plain(name) for name in modules.values()} == {graph.nodes[m]["name"] for m in modules}
    linked = nx.node_link_graph(json.loads(export(found, "x.node-link.json")), edges="edges")
    assert {linked.nodes[m]["name"] for m in modules} == set(modules.values())
    # Every label of DOT and Mermaid ends where it should; what they draw is compared in tests/browser/test_exports.py.
    dot = re.findall(r'^  "\w+" \[label="((?:[^"\\\n]|\\.)*)"', export(found, "x.dot"), re.M)
    assert len(dot) == len(modules) and not any(re.search("&(?!amp;)", label) for label in dot)
    mermaid = re.findall(r'^  n_\w+\["([^"<>&\n]*)"\]$', export(found, "x.mmd"), re.M)
    assert {html.unescape(re.sub(r"#(\d+);", r"&#\1;", label)) for label in mermaid} == {
        plain(" ".join(name.splitlines())) for name in modules.values()
    }


def test_a_chart_is_no_larger_than_what_mermaid_draws(tmp_path: Path) -> None:
    calls = "".join(f"int with_a_name_of_some_length_{n}(void);\n" for n in range(900))
    files = {f"with_a_name_of_some_length_{n}.c": f"int with_a_name_of_some_length_{n}(void) {{ return {n}; }}\n" for n in range(900)}  # fmt: skip
    files["m.c"] = calls + "int m(void) { return " + " + ".join(f"with_a_name_of_some_length_{n}()" for n in range(900)) + "; }\n"
    text = export(survey(write(tmp_path / "t", files), tmp_path / "cache"), "x.mmd")
    assert len(text) < 50_000
    arrows = text.count("-->")
    assert 300 < arrows <= 400
    nodes = len(re.findall(r"^  n_\w+\[", text, re.M))
    assert text.endswith(f"  %% {900 - arrows} more edges and {901 - nodes} more modules are not drawn\n")


def test_a_spoiled_cache_is_as_none(tmp_path: Path) -> None:
    root = write(tmp_path / "t", {"a.c": "int a(void) { return 1; }\n"})
    cache = tmp_path / "cache"
    first = survey(root, cache)
    for spoiled in ("", "[]", "{", '{"version": 1, "files": [[1]]}', '{"version": 1, "files": 7}'):
        (cache / "c.jsonl").write_text(spoiled)
        assert survey(root, cache).codebase == first.codebase


@pytest.mark.parametrize("page", ["cp037", "cp1140"])
@pytest.mark.parametrize("ending", ["\x85", ""])
def test_ebcdic_is_read(tmp_path: Path, page: str, ending: str) -> None:
    euro = "€" if page == "cp1140" else "$"
    lines = ["       IDENTIFICATION DIVISION.", "       PROGRAM-ID. OLD.", f"      * {euro} COMMENT",
             "       PROCEDURE DIVISION.", "           CALL 'NEW'.", "           GOBACK."]  # fmt: skip
    text = "".join(line.ljust(80) + ending for line in lines)
    (tmp_path / "OLD.CBL").write_bytes(text.encode(page))
    found = survey(tmp_path, tmp_path / ".cache")
    assert [(m.id, m.kind.value) for m in found.codebase.modules] == [("old", "main")]
    assert [(d.target, d.span.line) for d in found.codebase.dependencies] == [("NEW", 5)]
    assert document(found)["modules"][0]["encoding"] == ("cp1140" if page == "cp1140" else "cp037 or cp1140")


def test_one_file_with_a_euro_sign_tells_the_code_page_of_its_tree(tmp_path: Path) -> None:
    for name, comment in (("ONE", "COSTS 3 €"), ("TWO", "COSTS NOTHING")):
        lines = ["       IDENTIFICATION DIVISION.", f"       PROGRAM-ID. {name}.", f"      * {comment}",
                 "       PROCEDURE DIVISION.", "           GOBACK."]  # fmt: skip
        (tmp_path / f"{name}.CBL").write_bytes("".join(line.ljust(80) for line in lines).encode("cp1140"))
    found = document(survey(tmp_path, tmp_path / ".cache"))
    assert [m["encoding"] for m in found["modules"]] == ["cp1140", "cp1140"]


def test_modules_whose_names_clash_get_one_number_each(tmp_path: Path) -> None:
    files = dict.fromkeys(("a/b.c", "a-b.c", "a_b.c", "a.b.c", "x/a.b.c"), "int v;\n")
    found = survey(write(tmp_path / "t", files), tmp_path / "cache")
    assert {m.files[0]: m.id for m in found.codebase.modules} == {
        "a-b.c": "a_b", "a.b.c": "a_b_2", "a/b.c": "b", "a_b.c": "a_b_3", "x/a.b.c": "x_a_b",
    }  # fmt: skip


def test_labels_and_build_descriptions(tmp_path: Path) -> None:
    files = {
        "src/a.c": '#include "deep.h"\nint a(void) { return 1; }\n',
        "one/x/deep.h": "int one;\n",
        "two/y/deep.h": "int two;\n",
        "vendor/v.c": "int v(void) { return 1; }\n",
        "tests/test_a.c": "int main(void) { return 0; }\n",
        "gen.c": "/* Automatically generated: do not edit */\nint g;\n",
        "Makefile": "CFLAGS = -O2 -Itwo/y\n",
    }
    found = survey(write(tmp_path, files), tmp_path / ".cache")
    labels = {m["id"]: m["label"] for m in document(found)["modules"]}
    assert {k: v for k, v in labels.items() if v} == {"v": "vendored", "test_a": "test", "gen": "generated"}
    include = next(d for d in found.codebase.dependencies if d.kind == "include")
    assert found.codebase.module(include.target).files == ("two/y/deep.h",)


def test_copies_and_dead_code_are_listed(tmp_path: Path) -> None:
    body = "static int twice(int x) { return x + x; }\n" + "".join(
        f"int f{n}(int value) {{ int sum = 0; for (int i = 0; i < value; i++) {{ sum += i * {n} + value; sum ^= 3; "
        f"if (sum > 100) sum -= value; }} return sum + value * {n} + 12345; }}\n"
        for n in range(5)
    )
    root = write(tmp_path, {"a.c": body, "b.c": body + "\n/* changed */\n", "m.c": "int main(void) { return 0; }\n"})
    value = document(survey(root, tmp_path / ".cache"))
    assert value["duplicates"] == [{"modules": ["a", "b"], "share": 1.0}]
    assert {(d["module"], d["name"]) for d in value["dead"]} >= {("a", "twice"), ("b", "twice"), ("a", "f0")}


MUTANTS = {"ada": "**/*.ad[bs]", "c": "**/*.[ch]", "cobol": "**/*.c[op][by]"}


@pytest.mark.parametrize("language", MUTANTS)
def test_mutated_and_truncated_files_never_end_a_survey(language: str, tmp_path: Path) -> None:
    chance = random.Random(7)
    texts = [p.read_bytes() for p in sorted((ROOT / language).glob(MUTANTS[language]))]
    suffix = {"ada": ".adb", "c": ".c", "cobol": ".cob"}[language]
    for number in range(60):
        data = bytearray(chance.choice(texts))[:6000]
        for _ in range(chance.randrange(1, 12)):
            at = chance.randrange(len(data))
            match chance.randrange(4):
                case 0:
                    del data[at : at + chance.randrange(1, 200)]
                case 1:
                    data[at:at] = chance.choice([b"{", b"}", b"(", b'"', b"'", b"/*", b"#if 1\n", b"end;", b".", b"\\\n", b"EXEC SQL "])
                case 2:
                    data[at] = chance.randrange(1, 256)
                case _:
                    data = data[: max(at, 1)]
            if not data:
                data = bytearray(b" ")
        (tmp_path / f"m{number}{suffix}").write_bytes(bytes(data))
    found = survey(tmp_path, tmp_path / ".cache", jobs=1)
    assert not [d for d in found.codebase.diagnostics if "internal error" in d.message or "took more" in d.message]
    assert len(found.files) == 60


def test_a_copybook_is_the_one_nearest_to_its_program(tmp_path: Path) -> None:
    """Two systems in a tree have each their own; one that comes nearer later is seen, cache or not; OF names a folder."""
    root = tmp_path / "tree"
    for system in ("billing", "stock"):
        for folder in ("copy", "src"):
            (root / system / folder).mkdir(parents=True)
        (root / system / "copy" / "rec.cpy").write_text(f"       01 {system.upper()}-REC PIC X.\n")
        (root / system / "src" / f"{system}.cob").write_text(
            f"       IDENTIFICATION DIVISION.\n       PROGRAM-ID. {system.upper()}.\n       DATA DIVISION.\n"
            "       WORKING-STORAGE SECTION.\n       COPY REC.\n       COPY REC IN '../../billing/copy'.\n"
        )

    def copies() -> dict[str, list[str]]:
        found = survey(root, tmp_path / "cache").files.values()
        return {f.path: [c[1] for c in f.payload["copies"]] for f in found if f.path.endswith(".cob")}

    assert copies()["stock/src/stock.cob"] == ["stock/copy/rec.cpy", "billing/copy/rec.cpy"]
    assert copies()["billing/src/billing.cob"] == ["billing/copy/rec.cpy"] * 2
    (root / "stock" / "src" / "rec.cpy").write_text("       01 NEARER PIC X.\n")
    assert copies()["stock/src/stock.cob"][0] == "stock/src/rec.cpy"
    assert copies()["billing/src/billing.cob"][0] == "billing/copy/rec.cpy"


def test_a_program_is_not_the_copybook_of_its_name(tmp_path: Path) -> None:
    """As with the COMMAREA of a CICS program; what the other candidate holds counts, cache or not."""
    root = tmp_path / "tree"
    program = "       IDENTIFICATION DIVISION.\n       PROGRAM-ID. {}.\n       DATA DIVISION.\n       LINKAGE SECTION.\n       COPY ASK.\n"
    for folder in ("src", "copy"):
        (root / folder).mkdir(parents=True)
    (root / "src" / "ASK.cbl").write_text(program.format("ASK"))
    (root / "src" / "USE.cbl").write_text(program.format("USE"))
    (root / "copy" / "ASK.cpy").write_text("       01 ASKED PIC X.\n")

    def copies() -> dict[str, list[str]]:
        found = survey(root, tmp_path / "cache")
        assert [m.id for m in found.codebase.modules] == ["ask", "ask_copy", "use"]
        return {f.path: [c[1] for c in f.payload["copies"]] for f in found.files.values() if f.payload["programs"]}

    assert copies() == {"src/ASK.cbl": ["copy/ASK.cpy"], "src/USE.cbl": ["copy/ASK.cpy"]}
    (root / "src" / "ASK.cbl").write_text("       01 ASKED PIC X.\n")
    assert copies() == {"src/USE.cbl": ["src/ASK.cbl"]}


def test_modules_of_two_languages_with_one_name_keep_their_own_edges(tmp_path: Path) -> None:
    root = tmp_path / "tree"
    root.mkdir()
    (root / "tools.h").write_text("int tools;\n")
    (root / "tools.ads").write_text("package Tools is\n   procedure Run;\nend Tools;\n")
    (root / "main.adb").write_text("with Tools;\nprocedure Main is\nbegin\n   Tools.Run;\nend Main;\n")
    (root / "main.c").write_text('#include "tools.h"\nint main(void) { return tools; }\n')
    found = survey(root, tmp_path / "cache").codebase
    language = {m.id: m.language for m in found.modules}
    edges = {(d.source, d.target) for d in found.dependencies if d.resolved}
    assert len(language) == 4 and len(edges) == 2
    assert all(language[source] == language[target] for source, target in edges)
    assert sum("is taken by" in d.message for d in found.diagnostics) == 2
    exact = scan.analyze(root)
    assert {m.id: m.language for m in exact.modules} == language
    assert {(d.source, d.target) for d in exact.dependencies if d.resolved} == edges
    assert sum("is taken by" in d.message for d in exact.diagnostics) == 2


def test_cics_names_and_definitions_are_followed(tmp_path: Path) -> None:
    """What a command names by an item is what the item holds; INCLUDE leaves no statement; a definition makes an entry."""
    program = """       IDENTIFICATION DIVISION.
       PROGRAM-ID. {name}.
      * Permission is hereby granted to anyone, no warranty.
      *
      * Keeps accounts.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  WS-FILE PIC X(8) VALUE 'ACCTDAT '.
       01  WS-OTHER PIC X(8).
       COPY DFHAID.
       COPY OURS.
       LINKAGE SECTION.
       01  DFHCOMMAREA PIC X.
       PROCEDURE DIVISION USING DFHCOMMAREA.
       MAIN-PART.
           ACCEPT WS-OTHER
           EXEC CICS READ FILE(WS-FILE) END-EXEC
           EXEC CICS SEND MAP(WS-OTHER) END-EXEC
           EXEC CICS RETURN TRANSID('AC00') END-EXEC.
           EXEC SQL INCLUDE PARTS END-EXEC
       NEXT-PART.
           EXIT.
"""
    root = tmp_path / "tree"
    root.mkdir()
    for name in ("ACCOUNTS", "HELPER"):
        (root / f"{name}.cbl").write_text(program.format(name=name))
    (root / "bank.csd").write_text(
        "DEFINE PROGRAM(HELPER) GROUP(BANK)\n DEFINE TRANSACTION(AC00) GROUP(BANK)\n  PROGRAM(ACCOUNTS) PRIORITY(1)\n"
    )
    found = survey(root, tmp_path / "cache")
    assert found.build.described_by == ("bank.csd",)
    assert {m.name: m.kind for m in found.codebase.modules} == {"ACCOUNTS": "main", "HELPER": "library"}
    assert found.io["accounts"] == ("CICS file ACCTDAT", "CICS map WS-OTHER", "CICS transaction AC00")
    assert found.files["ACCOUNTS.cbl"].comment == "Keeps accounts."
    reasons = {d.target: d.reason for d in found.codebase.dependencies if d.kind == "copy" and d.source == "accounts"}
    assert reasons["DFHAID"] == "a copybook that comes with CICS"
    assert reasons["OURS"] == "copybook is not in this codebase"
    told = {(d.severity, d.message) for d in found.codebase.diagnostics}
    assert not any("expected" in message for _, message in told), told
    assert ("note", "copybook DFHAID comes with CICS and is not in this codebase") in told


def test_the_copybook_of_screens_whose_source_is_there_is_no_missing_one(tmp_path: Path) -> None:
    """It is what assembling the source makes (CICS: a symbolic description map). What is missing is told once it is gone."""
    head = "       IDENTIFICATION DIVISION.\n       PROGRAM-ID. MENU.\n       DATA DIVISION.\n       WORKING-STORAGE SECTION.\n"
    write(tmp_path, {
        "src/MENU.cbl": head + "       COPY MENUSET.\n       COPY 'askset'.\n       COPY GONE.\n       PROCEDURE DIVISION.\n           GOBACK.\n",
        "maps/screens.bms": "* a comment\nMENUSET  DFHMSD TYPE=&SYSPARM,MODE=INOUT,LANG=COBOL\nONE      DFHMDI SIZE=(24,80)\n"
                            "         DFHMSD TYPE=FINAL\n         END\n",
        "maps/askset.bms": "ASKSET   DFHMSD TYPE=MAP\n         DFHMSD TYPE=FINAL\n",
    })  # fmt: skip
    cache = tmp_path / "cache"

    def told() -> tuple[dict[str, str], list[tuple[str, str]]]:
        found = survey(tmp_path, cache)
        reasons = {d.target: d.reason for d in found.codebase.dependencies if d.kind == "copy"}
        return reasons, [(d.severity, d.message.partition(" is ")[2]) for d in found.codebase.diagnostics]

    made = "the symbolic map that its screens' source makes when it is assembled: its items are not known"
    reasons, diagnostics = told()
    assert reasons == {
        "MENUSET": "the symbolic map that maps/screens.bms makes when it is assembled",
        "askset": "the symbolic map that maps/askset.bms makes when it is assembled",
        "GONE": "copybook is not in this codebase",
    }  # fmt: skip
    assert diagnostics == [("note", made), ("note", made), ("warning", "not in this codebase")]
    (tmp_path / "maps/askset.bms").unlink()
    reasons, diagnostics = told()
    assert reasons["askset"] == "copybook is not in this codebase"
    assert [s for s, _ in diagnostics] == ["note", "warning", "warning"]
    (tmp_path / "src/menuset.cpy").write_text("       01 M PIC X.\n")
    assert [s for s, _ in told()[1]] == ["warning", "warning"]


def test_programs_go_by_their_names_outside_and_each_folder_has_its_own_fragments(tmp_path: Path) -> None:
    head = "       IDENTIFICATION DIVISION.\n       PROGRAM-ID. {}.\n"
    root = tmp_path / "tree"
    for folder in ("a", "b"):
        (root / folder).mkdir(parents=True)
        (root / folder / "part.inc").write_text(f"           DISPLAY '{folder}'.\n")
        (root / folder / f"{folder}.cob").write_text(
            head.format(f"{folder} AS 'Outside-{folder}'")
            + "       ENVIRONMENT DIVISION.\n       CONFIGURATION SECTION.\n       REPOSITORY.\n           PROGRAM second AS 'OUTSIDE-B'.\n"
            + '       PROCEDURE DIVISION.\n           CALL second.\n           COPY "part.inc".\n'
        )
        done = subprocess.run(["cobc", "-C", "-std=default", "-w", f"{folder}.cob"], cwd=root / folder, capture_output=True)
        assert done.returncode == 0, done.stderr
        assert 'cob_resolve_cobol ("OUTSIDE-B"' in (root / folder / f"{folder}.c").read_text("latin-1")
        for made in (root / folder).glob(f"{folder}.c*"):
            if made.suffix != ".cob":
                made.unlink()
    found = survey(root, tmp_path / "cache")
    assert {f.path: [c[1] for c in f.payload["copies"]] for f in found.files.values() if f.path.endswith(".cob")} == {
        "a/a.cob": ["a/part.inc"], "b/b.cob": ["b/part.inc"]
    }  # fmt: skip
    assert [(d.source, d.target) for d in found.codebase.dependencies if d.kind == "call" and d.resolved and d.source == "a"] == [("a", "b")]


def test_a_card_says_how_much_of_a_list_it_leaves_out(tmp_path: Path) -> None:
    calls = "".join(f"  f{n}();\n" for n in range(11))
    (tmp_path / "a.c").write_text(f"void run(void)\n{{\n{calls}}}\n")
    row = next(line for line in markdown(survey(tmp_path, tmp_path / ".cache"), "a").splitlines() if line.startswith("| `run`"))
    assert row.count("f") == 8 and row.endswith("and 3 more |")
