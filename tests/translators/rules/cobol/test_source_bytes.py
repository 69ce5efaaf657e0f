"""Sources that are not all ASCII: literals keep the bytes that the file has, and columns are counted in bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzers.scan import analyze
from tests.translators.rules.cobol.fixed import both

_LINES = """\
       IDENTIFICATION DIVISION.
       PROGRAM-ID. ACCENTS.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
      * élève à l'école
       01  A PIC X(7) VALUE "élève".
       01  B PIC X(12).
       01  C PIC X(8) VALUE "Åà\N{NO-BREAK SPACE}é".
       PROCEDURE DIVISION.
       MAIN-PAR.
           MOVE "é§" TO B.
           DISPLAY "[" A "]" "[" B "]" C.
           DISPLAY FUNCTION LENGTH ("é").
           INSPECT B REPLACING ALL "é" BY "à".
           DISPLAY "éé" B(1:3).
           IF B = "à§" DISPLAY "equal" ELSE DISPLAY "other".
           DISPLAY "à la
      -    " suite é".
           STOP RUN.
"""


def program(encoding: str) -> bytes:
    """The program; what stands behind column 72 of one of its lines is no text of it."""
    lines = [line.encode(encoding) for line in _LINES.split("\n")]
    return b"\n".join(line.ljust(72) + b'"' if b" B(1:3)" in line else line for line in lines)


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
@pytest.mark.parametrize("target", ["rust", "go"])
def test_literals_are_the_bytes_of_the_source(target: str, encoding: str, tmp_path: Path) -> None:
    ((theirs, ours),) = both(program(encoding), target, tmp_path)
    assert "élève".encode(encoding) in theirs.stdout
    assert ours.stdout == theirs.stdout


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_comments_are_readable(encoding: str, tmp_path: Path) -> None:
    text = "       IDENTIFICATION DIVISION.\n       PROGRAM-ID. ACCENTS.\n       PROCEDURE DIVISION.\n      * élève à l'école\n       P.\n           STOP RUN.\n"
    (tmp_path / "accents.cob").write_bytes(text.encode(encoding))
    (module,) = analyze(tmp_path).modules
    assert "élève à l'école" in {s.comment for s in module.interface.subprograms}
