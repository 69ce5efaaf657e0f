"""Main data of cards: what there is, how large it is, and who uses it."""

from __future__ import annotations

from pathlib import Path

from analyzers.survey.cards import card, markdown
from analyzers.survey.run import survey

CUSTOMER = """       01 CUSTOMER.
          05 CUST-ID PIC 9(6).
          05 CUST-NAME PIC X(30).
             88 NO-NAME VALUE SPACES.
"""
PROGRAM = """       IDENTIFICATION DIVISION.
       PROGRAM-ID. {name}.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT IN-FILE ASSIGN TO "CUSTOMERS.DAT".
       DATA DIVISION.
       FILE SECTION.
       FD IN-FILE.
       01 IN-LINE PIC X(36).
       WORKING-STORAGE SECTION.
       COPY CUSTREC.
       01 BIG-TABLE.
          05 ROW-OF PIC X(100) OCCURS 50.
       01 FILLER PIC X(9000).
       PROCEDURE DIVISION.
           OPEN INPUT IN-FILE
           READ IN-FILE INTO CUSTOMER
           IF NO-NAME DISPLAY CUST-ID.
           MOVE 1 TO CUST-ID
           STOP RUN.
"""


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


def test_a_copybooks_records_are_known_where_it_is_copied(tmp_path: Path) -> None:
    write(tmp_path, {"custrec.cpy": CUSTOMER, "one.cob": PROGRAM.format(name="ONE"), "two.cob": PROGRAM.format(name="TWO")})
    found = survey(tmp_path, tmp_path / ".cache")
    (customer,) = card(found, "custrec")["main_data"]
    # READ INTO, a condition name, and its number twice; in both programs
    assert (customer["name"], customer["size"], customer["uses"], customer["users"]) == ("CUSTOMER", 36, 8, 2)
    main = {h["name"]: h for h in card(found)["main_data"]}
    assert (main["CUSTOMER"]["module"], main["CUSTOMER"]["users"]) == ("custrec", 2)
    assert (main["BIG-TABLE"]["size"], main["BIG-TABLE"]["alike"]) == (5000, 1)
    assert "FILLER" not in main
    text = markdown(found)
    assert "- record `CUSTOMER` of `custrec` (2 components, 36 bytes): mentioned 8 times, used by 2 other modules\n" in text
    assert "- file CUSTOMERS.DAT: named by 2 modules\n" in text


def test_structures_and_objects_of_c_by_their_uses(tmp_path: Path) -> None:
    header = "typedef struct state { int n; struct state *next; } State;\nextern State top;\nenum mood { GOOD, BAD };\n"
    write(tmp_path, {
        "state.h": header,
        "state.c": '#include "state.h"\nState top;\nstatic char unused[80];\nint depth(State *s) { return s->n + top.n; }\n',
        "use.c": '#include "state.h"\nint one(enum mood m) { return top.n + m; }\n',
        "more.c": '#include "state.h"\nint two(struct state *s) { /* top top top */ return s->n; }\n',
    })  # fmt: skip
    found = survey(tmp_path, tmp_path / ".cache")
    held = {h["name"]: h for h in card(found, "state")["main_data"]}
    assert {n: (h["what"], h["type"], h["users"]) for n, h in held.items()} == {
        "top": ("object", "State", 1), "struct state": ("record", "2 components", 1),
    }  # fmt: skip
    assert (held["top"]["uses"], held["top"]["line"], held["top"]["file"]) == (2, 2, "state.c")  # `extern` is a mention too
    main = {h["name"]: h for h in card(found)["main_data"]}
    assert (main["enum mood"]["what"], main["enum mood"]["users"]) == ("type", 1)


def test_records_of_ada_by_their_uses(tmp_path: Path) -> None:
    write(tmp_path, {
        "store.ads": "package Store is\n   type Item is record\n      Code : Integer;\n   end record;\n"
                     "   Last : Item;\n   procedure Put (One : Item);\nend Store;\n",
        "store.adb": "package body Store is\n   procedure Put (One : Item) is\n      Copy : Item := One;\n   begin\n"
                     "      Last := Copy; -- Last\n   end Put;\nend Store;\n",
        "run.adb": "with Store;\nprocedure Run is\n   It : Store.Item;\nbegin\n   Store.Put (It);\nend Run;\n",
    })  # fmt: skip
    held = {h["name"]: h for h in card(survey(tmp_path, tmp_path / ".cache"), "store")["main_data"]}
    assert {n: (h["what"], h["type"], h["uses"], h["users"]) for n, h in held.items()} == {
        "Store.Item": ("record", "1 component", 4, 1), "Last": ("object", "Item", 1, 0),
    }  # fmt: skip


def test_a_card_says_what_c_reads_and_writes(tmp_path: Path) -> None:
    write(tmp_path, {"a.c": "#include <stdio.h>\nint puts(const char *s);\nvoid f(void) { fopen(0, 0); own(); getenv(0); }\n"
                            "void g(void) { puts(0); }\n", "b.c": "int getenv(const char *n) { return 0; }\n"})  # fmt: skip
    found = survey(tmp_path, tmp_path / ".cache")
    assert card(found, "a")["io"] == ["console (puts)", "files (fopen)"]  # getenv is the tree's own
    (tmp_path / "c.c").write_text("#include <stdio.h>\nvoid h(void) { printf(0); putchar(0); }\n")
    assert card(survey(tmp_path, tmp_path / ".cache"))["io"] == ["console (printf, putchar, puts)", "files (fopen)"]


def test_parameters_and_components_of_another_unit_are_no_data_of_it(tmp_path: Path) -> None:
    write(tmp_path, {
        "p.ads": "package P is\n   type R (Long : Natural) is record\n      Part : Integer;\n   end record;\n   Seen : Integer := 1;\n"
                 "   procedure Show (Res : Integer;\n                   Also : Integer := 2);\nend P;\n",
        "q.adb": "with P; use P;\nprocedure Q is\n   Res, Part, Long, Also : Integer := 1;\nbegin\n   Show (Res + Part, Long + Also + Seen);\nend Q;\n",
    })  # fmt: skip
    found = survey(tmp_path, tmp_path / ".cache")
    assert {key: names for key, names in found.names.items() if key[0] == "q"} == {
        ("q", "p", "call"): ("show",), ("q", "p", "data"): ("seen",),
    }  # fmt: skip
