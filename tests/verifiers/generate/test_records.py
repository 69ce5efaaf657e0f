"""Record layouts come out of copybooks, and sweeps change every field of every record to its own width."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifiers.generate.cobol_layout import Field, cobol_input
from verifiers.generate.facts import read_sources
from verifiers.generate.mutate import Context
from verifiers.generate.plan import make_plan
from verifiers.generate.shapes import number_bytes, number_value
from verifiers.generate.systematic import swept_records

LEDGER = Path(__file__).parents[3] / "corpora/cobol/ledger"
PROGRAM = """\
000100 IDENTIFICATION DIVISION.                                         P0000001
000200 PROGRAM-ID. P.                                                   P0000001
000300 ENVIRONMENT DIVISION.                                            P0000001
000400 INPUT-OUTPUT SECTION.                                            P0000001
000500 FILE-CONTROL.                                                    P0000001
000600     SELECT IN-FILE ASSIGN TO "IN.DAT".                           P0000001
000700 DATA DIVISION.                                                   P0000001
000800 FILE SECTION.                                                    P0000001
000900 FD  IN-FILE.                                                     P0000001
001000     COPY REC REPLACING ==:PFX:== BY ==IN==.                      P0000001
001100 PROCEDURE DIVISION.                                              P0000001
001200     OPEN INPUT IN-FILE. CLOSE IN-FILE. STOP RUN.                 P0000001
"""
COPYBOOK = """\
      * A RECORD
       01  :PFX:-RECORD.
           05  :PFX:-KEY    PIC 9(4).
           05  :PFX:-DATE   PIC X(8).
           05  :PFX:-AMOUNT PIC S9(5)V99 COMP-3.
"""


def test_a_copybook_is_read_though_a_translation_beside_it_has_its_name(tmp_path: Path) -> None:
    (tmp_path / "P.cob").write_text(PROGRAM)
    (tmp_path / "rec.cpy").write_text(COPYBOOK)
    (tmp_path / "rec.rs").write_text("pub struct Record;\n")
    for sources in (read_sources(tmp_path), read_sources(tmp_path, (".cob", ".cpy"))):
        (file,) = cobol_input(sources).files
        (layout,) = file.layouts
        assert [(f.name, f.kind, f.width, f.storage) for f in layout] == [
            ("IN-KEY", "9", 4, "display"), ("IN-DATE", "x", 8, "display"), ("IN-AMOUNT", "9", 4, "packed")
        ]  # fmt: skip


@pytest.mark.parametrize(("file", "width"), [("MASTER.OUT", 71), ("TRANSRT.DAT", 50), ("TRANIN.DAT", 60)])
def test_the_ledger_s_input_files_have_the_widths_that_its_copybooks_document(file: str, width: int) -> None:
    plan = make_plan(LEDGER, LEDGER / "reference/rust", suffixes=((".cob", ".cpy"), (".rs",)))
    channel = plan.channel_for("file", file)
    assert channel is not None
    assert {sum(f.width for f in layout) for layout in channel.shapes.records} == {width}


SIGNED = [
    Field("A", "9", 7, 7, 2, True),
    Field("B", "9", 8, 7, 2, True, separate=True, leading=True),
    Field("B", "9", 8, 7, 2, True, separate=True),
    Field("C", "9", 7, 7, 2, True, leading=True),
    Field("D", "9", 4, 7, 2, True, "packed"),
    Field("E", "9", 4, 7, 2, True, "binary"),
]


@given(st.sampled_from(SIGNED), st.integers(-(10**7) + 1, 10**7 - 1))
def test_a_stored_number_is_read_back(item: Field, number: int) -> None:
    assert number_value(item, number_bytes(item, number)) == number


def test_what_is_no_number_has_no_value() -> None:
    assert number_value(SIGNED[1], b"0000001") is None
    assert number_value(SIGNED[4], b"\x20\x20\x20\x20") is None


def test_swept_records_keep_the_known_ones_and_their_width(tmp_path: Path) -> None:
    (tmp_path / "P.cob").write_text(PROGRAM)
    (tmp_path / "rec.cpy").write_text(COPYBOOK)
    plan = make_plan(tmp_path, tmp_path)
    channel = plan.channel_for("file", "IN.DAT")
    assert channel is not None
    first, second = b"000120240115\x00\x01\x23\x4c", b"000220240229\x00\x00\x00\x0d"
    context = Context(plan.values, channel.shapes)
    made = set()
    for text in swept_records(first + second, context, random.Random(3), Counter(), "IN.DAT"):
        assert len(text) % 16 == 0
        rows = [text[i : i + 16] for i in range(0, len(text), 16)]
        assert rows[0] == first and second in rows
        made |= set(rows)
    dates = {row[4:12] for row in made}
    assert {b"20240229", b"20231231", b"19000229"} <= dates
    assert {b"0000", b"9999", b"0002", b"0003"} <= {row[:4] for row in made}
    assert b"\x99\x99\x99\x9c" in {row[12:] for row in made}


SORTING = """\
       IDENTIFICATION DIVISION.
       PROGRAM-ID. P.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT ONE ASSIGN TO "./one" ORGANIZATION LINE SEQUENTIAL.
           SELECT TWO ASSIGN TO "in//two" ORGANIZATION LINE SEQUENTIAL.
           SELECT SORTED ASSIGN TO "./sorted" ORGANIZATION LINE SEQUENTIAL.
           SELECT KEYED ASSIGN TO "./keyed" ORGANIZATION INDEXED RECORD KEY IS K.
           SELECT WORK ASSIGN TO DISK.
       DATA DIVISION.
       FILE SECTION.
       FD  ONE.
       01  R1 PIC X(3).
       FD  TWO.
       01  R2 PIC X(3).
       FD  SORTED.
       01  R3 PIC X(3).
       FD  KEYED.
       01  R4. 05 K PIC X(3).
       SD  WORK.
       01  R5 PIC X(3).
       PROCEDURE DIVISION.
           SORT WORK ON ASCENDING KEY R5
               USING ONE, TWO GIVING SORTED.
           OPEN OUTPUT KEYED. CLOSE KEYED. STOP RUN.
"""


def test_files_of_a_sort_are_input_and_paths_are_as_observations_name_them(tmp_path: Path) -> None:
    (tmp_path / "p.cob").write_text(SORTING)
    (tmp_path / "p.rs").write_text("fn main() {}\n")
    plan = make_plan(tmp_path / "p.cob", tmp_path / "p.rs")
    assert [(c.kind, c.path) for c in plan.channels] == [("file", "one"), ("file", "in/two")]
    assert plan.written == ("one", "in/two", "sorted") and plan.indexed == ("keyed",)
