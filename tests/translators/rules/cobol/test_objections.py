"""What compilers and linters object to is not written: code behind a GO TO, names in small letters, procedures that nothing reaches."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.services.folder import embedded, translate_path

JUMPS = """\
       IDENTIFICATION DIVISION.
       PROGRAM-ID. UR.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 25REM PIC 9 VALUE 1.
       PROCEDURE DIVISION.
       A-PAR.
           IF 25REM = 1
             GO TO C-PAR
             DISPLAY "never"
           ELSE
             GO TO B-PAR
           END-IF.
           DISPLAY "never either".
           PERFORM D-PAR.
       B-PAR.
           DISPLAY "B".
       C-PAR.
           DISPLAY "C" 25REM.
           ADD 1 TO 25REM.
           IF 25REM < 3 GO TO B-PAR.
           GO TO E-PAR.
           DISPLAY "no".
       D-PAR.
           DISPLAY "D".
       E-PAR.
           STOP RUN.
"""
DEBUGGED = """\
       IDENTIFICATION DIVISION.
       PROGRAM-ID. DEBUGGED.
       PROCEDURE DIVISION.
       DECLARATIVES.
       WATCH SECTION.
           USE FOR DEBUGGING ON ALL PROCEDURES.
       WATCH-PAR.
           DISPLAY "watched".
       END DECLARATIVES.
       MAIN SECTION.
       MAIN-PAR.
           DISPLAY "main".
           STOP RUN.
"""


def written(text: str, target: str, work: Path) -> str:
    """What becomes of a program, without the support library."""
    (work / "p.cob").write_text(text)
    result = translate_path(work / "p.cob", target, embedded("rules"))
    assert result.whole, result.refused
    return "\n".join(text for name, text in result.files.items() if Path(name).stem in ("ur", "debugged"))


@pytest.mark.parametrize("target", ["rust", "go"])
def test_nothing_stands_behind_what_always_leaves(target: str, tmp_path: Path) -> None:
    text = written(JUMPS, target, tmp_path)
    assert "never" not in text and '"no"' not in text and '"B"' in text


def test_constants_have_names_in_capitals(tmp_path: Path) -> None:
    assert "N25REM" in written(JUMPS, "rust", tmp_path)


def test_procedures_for_debugging_are_said_to_be_unused(tmp_path: Path) -> None:
    text = written(DEBUGGED, "rust", tmp_path)
    assert text.count("#[allow(dead_code)]") == text.count("fn watch") > 0
