"""Programs that answer in files alone: an input is known to matter by what they write."""

from __future__ import annotations

from pathlib import Path

import pytest

from verifiers.compare_service import compare
from verifiers.verdict import CompareRequest, Status, Verdict
from workbench.services.folder import embedded, translate_path, write_tree

BATCH = """\
       IDENTIFICATION DIVISION.
       PROGRAM-ID. BATCH.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT READINGS ASSIGN TO "./readings" ORGANIZATION LINE SEQUENTIAL.
           SELECT SORTED ASSIGN TO "./sorted" ORGANIZATION LINE SEQUENTIAL.
           SELECT WORK ASSIGN TO DISK.
       DATA DIVISION.
       FILE SECTION.
       FD  READINGS.
       01  READING PIC X(4).
       FD  SORTED.
       01  ONE PIC X(4).
       SD  WORK.
       01  W.
           05 W-NAME PIC X.
           05 W-SIZE PIC 9(3).
       PROCEDURE DIVISION.
       MAIN-PAR.
           SORT WORK ON ASCENDING KEY W-NAME DESCENDING KEY W-SIZE
               USING READINGS GIVING SORTED.
           STOP RUN.
"""
CONSTANT = BATCH.replace("USING READINGS GIVING SORTED", "INPUT PROCEDURE MAKE GIVING SORTED").replace(
    "           STOP RUN.\n", '           STOP RUN.\n       MAKE.\n           MOVE "B001" TO W. RELEASE W.\n           MOVE "A002" TO W. RELEASE W.\n'
)


def judged(text: str, work: Path, fault: tuple[str, str] = ("", "")) -> Verdict:
    """The verdict on the program and its translation by rules."""
    (work / "original").mkdir()
    (work / "original" / "batch.cob").write_text(text)
    result = translate_path(work / "original", "go", embedded("rules"))
    assert result.whole
    faulty = {name: body.replace(*fault) if fault[0] else body for name, body in result.files.items()}
    assert not fault[0] or faulty != dict(result.files)
    write_tree(work / "translation", faulty)
    return compare(CompareRequest(work / "original", work / "translation", budget=4, seed=1))


@pytest.mark.slow
def test_an_answer_in_a_file_depends_on_the_input(tmp_path: Path) -> None:
    verdict = judged(BATCH, tmp_path)
    assert verdict.status is Status.EQUIVALENT, verdict.reason
    assert verdict.inputs.distinct_outputs > 20


@pytest.mark.slow
def test_what_it_writes_is_compared(tmp_path: Path) -> None:
    assert judged(BATCH, tmp_path, ("Item: wSize}", "Item: wSize, Ascending: true}")).status is Status.DIVERGENT


@pytest.mark.slow
def test_the_same_file_again_and_again_tells_of_no_input(tmp_path: Path) -> None:
    verdict = judged(CONSTANT, tmp_path)
    assert verdict.inputs.distinct_outputs <= 1, verdict.reason
