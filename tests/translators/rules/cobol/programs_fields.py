"""Whole numbers that are plain fields in the translation: every width and sign, at the ends of what they hold."""

from __future__ import annotations

_KINDS = {
    "BU": "PIC 9(2) COMP", "BS": "PIC S9(2) COMP", "WU": "PIC 9(4) COMP", "WS": "PIC S9(3) COMP",
    "LU": "PIC 9(9) COMP", "LS": "PIC S9(7) COMP", "DU": "PIC 9(2)", "DW": "PIC 9(9)", "NS": "PIC S9(3)",
    "PK": "PIC 9(5) COMP-3", "N5": "PIC 9(4) COMP-5",
}  # fmt: skip
_NAMES = tuple(_KINDS)
_STATE = "           DISPLAY " + ' " " '.join(_NAMES) + ' " " FUNCTION EXCEPTION-STATUS.'


def _each(statement: str, names: tuple[str, ...] = _NAMES) -> str:
    """A statement for each item, one sentence a line, and what all hold afterwards."""
    return "\n".join([*(f"           {statement.replace('*', name)}." for name in names), _STATE])


def _arithmetic(name: str) -> str:
    """The statements that change an item, with and without SIZE ERROR."""
    lines = [
        f"ADD 99 TO {name}", f"SUBTRACT 250 FROM {name}", f"MULTIPLY 7 BY {name}", f"ADD LS TO {name}",
        f"COMPUTE {name} = BU * 3 - WS", f"COMPUTE {name} = (LU - 1) * (DU + 2)", f"COMPUTE {name} = - DW",
        f"COMPUTE {name} ROUNDED = BU / 7", f"DIVIDE WU BY 7 GIVING {name}", f"DIVIDE BU INTO {name}",
        f"DIVIDE {name} BY 9 GIVING {name}", f"COMPUTE {name} = T / 3", f"ADD T TO {name}",
        f"SUBTRACT T FROM {name}", f"COMPUTE {name} = 1 / ZERO-ITEM",
    ]  # fmt: skip
    text = []
    for line in lines:
        text += [f"           {line}.", f"           DISPLAY {name}."]
        end = "END-" + line.split()[0]
        text += [f"           {line} ON SIZE ERROR DISPLAY \"SIZE\" NOT ON SIZE ERROR DISPLAY \"FITS\"",
                 f"           {end}.", f"           DISPLAY {name}."]  # fmt: skip
    return "\n".join(text)


_HEAD = """       IDENTIFICATION DIVISION.
       PROGRAM-ID. DEMO.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
"""
_DATA = _HEAD + "\n".join(
    [f"       01  {name} {picture} VALUE {number + 3}." for number, (name, picture) in enumerate(_KINDS.items())]
    + ["       01  T PIC S9(4)V99 VALUE -12.75.", "       01  ZERO-ITEM PIC 9 VALUE 0.",
       "       01  REST-1 PIC 9(2) COMP.", "       01  REST-2 PIC S9(2) COMP.", "       01  Q PIC 9(3) COMP.",
       "       01  WORK.", "           05  IN-GROUP PIC 9(3) COMP VALUE 12.", "           05  FLAG PIC X VALUE \"N\".",
       "           05  COUNTED PIC 9(3) VALUE 5.",
       "       01  SEEN.", "           05  A-PART PIC 9(2) VALUE 12.", "           05  B-PART PIC 9(2) VALUE 34.",
       "       01  OVER-IT PIC 9(4) COMP VALUE 513.", "       01  UNDER-IT REDEFINES OVER-IT PIC X(2).",
       "       01  TEXT-20 PIC X(20) VALUE \"AB,CD,EF\".",
       "       01  TABLE-1.", "           05  ROW PIC 9(2) OCCURS 5 TIMES INDEXED BY IX IY.",
       "       01  SHOWN PIC ZZ9-.", "       01  LETTERS PIC X(3)."]
)  # fmt: skip

PROGRAMS = {
    "fields moved": _DATA + """
       PROCEDURE DIVISION.
       A.
""" + _STATE + "\n" + "\n".join(
        _each(f"MOVE {source} TO *") + "\n"
        + f"           ADD 98 TO BU DU. SUBTRACT 99 FROM BS. ADD 1234567 TO LS.\n{_STATE}"
        for source in (*_NAMES, "0", "7", "ZERO", "-5", "123456789", "IN-GROUP", "A-PART", "T", '"42"')
        if source not in ('"42"', "NS")
    ) + """
           MOVE LU TO SHOWN. DISPLAY SHOWN.
           MOVE DU TO LETTERS. DISPLAY LETTERS.
           INITIALIZE BU DU WORK. DISPLAY BU DU IN-GROUP FLAG COUNTED.
           STOP RUN.
""",
    "fields computed": _DATA + """
       PROCEDURE DIVISION.
       A.
""" + "\n".join(_arithmetic(name) for name in _NAMES) + """
           MOVE 77 TO WU. MOVE -77 TO LS.
           DIVIDE WU BY 10 GIVING Q REMAINDER REST-1. DISPLAY Q " " REST-1.
           DIVIDE LS BY 10 GIVING Q REMAINDER REST-2. DISPLAY Q " " REST-2.
           DIVIDE WU BY 10 GIVING WU REMAINDER REST-1. DISPLAY WU " " REST-1.
           DIVIDE T BY 10 GIVING Q REMAINDER REST-2. DISPLAY Q " " REST-2.
           MOVE 9999 TO WU.
           DIVIDE WU BY 3 GIVING REST-1 REMAINDER Q ON SIZE ERROR DISPLAY "SIZE" END-DIVIDE.
           DISPLAY REST-1 " " Q.
           DIVIDE WU BY ZERO-ITEM GIVING Q REMAINDER REST-1. DISPLAY Q " " REST-1.
           STOP RUN.
""",
    "fields in loops": _DATA + """
       PROCEDURE DIVISION.
       A.
           MOVE 0 TO LU.
           PERFORM VARYING BU FROM 90 BY 1 UNTIL BU = 3 OR LU > 300 ADD 1 TO LU END-PERFORM.
           DISPLAY BU " " LU.
           MOVE 0 TO LU.
           PERFORM VARYING BS FROM 90 BY 5 UNTIL BS < 0 OR LU > 300 ADD 1 TO LU END-PERFORM.
           DISPLAY BS " " LU.
           MOVE 0 TO LU.
           PERFORM VARYING DU FROM 90 BY 1 UNTIL DU = 3 OR LU > 300 ADD 1 TO LU END-PERFORM.
           DISPLAY DU " " LU.
           PERFORM VARYING DU FROM 5 BY -2 UNTIL DU > 6 OR LU > 900 ADD 100 TO LU END-PERFORM.
           DISPLAY DU " " LU.
           PERFORM VARYING IN-GROUP FROM 1 BY 1 UNTIL IN-GROUP > 5
               MOVE IN-GROUP TO ROW (IN-GROUP)
               IF IN-GROUP = 3 EXIT PERFORM CYCLE END-IF
               ADD ROW (IN-GROUP) TO COUNTED
           END-PERFORM.
           DISPLAY TABLE-1 " " COUNTED " " IN-GROUP.
           PERFORM COUNTED TIMES ADD 1 TO WU END-PERFORM.
           DISPLAY WU.
           SET IX TO 4. SET IY TO IX. SET IY DOWN BY 3.
           DISPLAY ROW (IX) ROW (IY) ROW (IY + 1).
           SET IX TO 1.
           SEARCH ROW AT END DISPLAY "NONE" WHEN ROW (IX) = BU DISPLAY "FOUND" WHEN ROW (IX) > IN-GROUP DISPLAY "MORE".
           SET BU TO IY. DISPLAY BU.
           IF IX > IY DISPLAY "AFTER". IF IX = BU DISPLAY "SAME".
           PERFORM VARYING IX FROM 1 BY 2 UNTIL IX > 5 DISPLAY ROW (IX) END-PERFORM.
           STOP RUN.
""",
    "fields compared and seen": _DATA + """
       PROCEDURE DIVISION.
       A.
""" + "\n".join(
        f"           IF {a} {o} {b} DISPLAY \"{a} {o} {b}\"."
        for a in ("BU", "BS", "DU", "DW", "LS")
        for o in ("=", "<", ">=")
        for b in ("WU", "DU", "NS", "PK", "T", "-3", "ZERO", "ROW (2)", "A-PART", "BU + 1", "ZERO-ITEM")
        if a != b
    ) + """
           MOVE SPACES TO TABLE-1.
           IF DU > ROW (2) DISPLAY "BLANKS". IF BU = ROW (3) DISPLAY "EQUAL".
           IF ROW (2) < DU DISPLAY "LESS". IF ROW (4) > BU DISPLAY "MORE".
           MOVE ROW (2) TO BU. DISPLAY BU.
           MOVE ROW (2) TO DU. DISPLAY DU.
           ADD ROW (1) TO BU. DISPLAY BU.
           MOVE "1X" TO TABLE-1. ADD ROW (1) TO WU. DISPLAY WU.
           MOVE SEEN TO LETTERS. DISPLAY LETTERS. MOVE "9876" TO SEEN. ADD 1 TO A-PART. DISPLAY SEEN.
           DISPLAY UNDER-IT. MOVE "AB" TO UNDER-IT. DISPLAY OVER-IT. ADD 1 TO OVER-IT. DISPLAY UNDER-IT.
           MOVE 0 TO BU.
           INSPECT TEXT-20 TALLYING BU FOR ALL ",". DISPLAY BU.
           INSPECT TEXT-20 TALLYING DU FOR CHARACTERS BEFORE ",". DISPLAY DU.
           MOVE 1 TO WU.
           STRING "XY" DELIMITED BY SIZE DU DELIMITED BY SIZE INTO TEXT-20 POINTER WU. DISPLAY TEXT-20 " " WU.
           MOVE 0 TO COUNTED.
           UNSTRING "A,B,C" DELIMITED BY "," INTO LETTERS COUNT IN LU LETTERS TALLYING IN COUNTED.
           DISPLAY LU " " COUNTED.
           MOVE 2 TO BU.
           EVALUATE BU WHEN 1 DISPLAY "ONE" WHEN 2 THRU 3 DISPLAY "TWO" WHEN OTHER DISPLAY "OTHER" END-EVALUATE.
           EVALUATE TRUE WHEN BU > DU DISPLAY "GREATER" WHEN BU IS POSITIVE DISPLAY "POSITIVE" END-EVALUATE.
           IF DU IS NUMERIC DISPLAY "NUMERIC". IF LS IS NEGATIVE DISPLAY "NEGATIVE".
           DISPLAY TEXT-20 (BU:3) FUNCTION MAX (BU DU WU) " " FUNCTION LENGTH (BU).
           ACCEPT DU FROM DAY-OF-WEEK. IF DU > 0 AND DU < 8 DISPLAY "A DAY".
           GO TO B C DEPENDING ON BU.
       B.
           DISPLAY "B".
       C.
           DISPLAY "C" BU DU.
           MOVE BU TO RETURN-CODE.
           STOP RUN.
""",
    "fields that others name": _HEAD + """       01  G.
           05  A PIC 9(3) VALUE 42.
           05  B PIC 9(3) VALUE 7.
           66  R RENAMES A.
       01  H.
           05  T PIC X(2) VALUE "AB".
           05  M PIC 9(3) VALUE 5.
       PROCEDURE DIVISION.
       P.
           IF R = 42 DISPLAY "VALUE" ELSE DISPLAY "NO VALUE".
           IF R > 4 AND R > 7 AND R < 78 ADD 1 TO R.
           IF R = 43 DISPLAY "ONE MORE" ELSE DISPLAY "LESS".
           IF M = 5 DISPLAY "FIVE".
           IF M < 5 OR M > 5 DISPLAY "NOT FIVE".
           ADD 1 TO M. ADD 1 TO M.
           CALL "BEHIND" USING T.
           IF M = 777 DISPLAY "CHANGED" ELSE DISPLAY "AS BEFORE".
           IF M > 777 DISPLAY "MORE" ELSE DISPLAY "NOT MORE".
           STOP RUN.
       END PROGRAM DEMO.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. BEHIND.
       DATA DIVISION.
       LINKAGE SECTION.
       01  L.
           05  LT PIC X(2).
           05  LM PIC 9(3).
       PROCEDURE DIVISION USING L.
       P.
           DISPLAY LM. MOVE 777 TO LM. GOBACK.
       END PROGRAM BEHIND.
""",
}
