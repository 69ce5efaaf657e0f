"""Data whose names are reserved words in cobc's default dialect: programs older than these words are built all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from verifiers.observe import Case
from verifiers.runner import Runner
from verifiers.toolchains import BuildError, BuildMode, for_language

PROGRAM = """       IDENTIFICATION DIVISION.
       PROGRAM-ID. OLD.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
007100 01  RAISE.                                                       OLD
       COPY "PARTS.CPY".
       PROCEDURE DIVISION.
           ADD 1 TO NOTHING.
           DISPLAY NOTHING OF RAISE INITIAL-LETTER.
           STOP RUN.
"""
PARTS = "           05 NOTHING PIC 9 VALUE 3.\n           05 INITIAL-LETTER PIC X VALUE 'A'.\n"


@pytest.mark.parametrize("mode", [BuildMode.PLAIN, BuildMode.EDGES])
def test_they_are_names_where_they_are_declared(mode: BuildMode, tmp_path: Path) -> None:
    (tmp_path / "tree").mkdir()
    (tmp_path / "tree" / "old.cob").write_text(PROGRAM)
    (tmp_path / "tree" / "PARTS.CPY").write_text(PARTS)
    built = for_language("cobol").build(tmp_path / "tree", tmp_path / "built", mode)
    with Runner(built) as runner:
        assert runner.run_one(Case(program="old")).observation.stdout == b"4A\n"
    (command,) = built.commands
    assert command.count("-fnot-reserved") == 2 and "-fnot-reserved=RAISE" in command


def test_what_is_no_name_of_data_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "tree").mkdir()
    (tmp_path / "tree" / "old.cob").write_text(PROGRAM.replace("ADD 1 TO NOTHING", "ADD 1 TO MOVE").replace('COPY "PARTS.CPY"', "05 NOTHING PIC 9"))
    with pytest.raises(BuildError, match="unexpected MOVE"):
        for_language("cobol").build(tmp_path / "tree", tmp_path / "built", BuildMode.PLAIN)
