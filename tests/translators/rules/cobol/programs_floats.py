"""COMP-1 and COMP-2: what numbers become in them, and what they become."""

from __future__ import annotations

import random

_FLOATS = """\
       IDENTIFICATION DIVISION.
       PROGRAM-ID. DEMO.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  F COMP-1.
       01  F2 COMP-1 VALUE 1.1.
       01  D COMP-2.
       01  D2 COMP-2 VALUE -0.1.
       01  G.
           05 GF COMP-1 OCCURS 3.
           05 GD COMP-2 VALUE 123456.789.
       01  N PIC S9(5)V99.
       01  B PIC S9(4)V99 COMP.
       01  B5 PIC S9(9) COMP-5.
       01  P PIC S9(5)V9(3) COMP-3.
       01  E PIC -(7)9.9(4).
       01  X PIC X(12) VALUE " 12.375".
       01  I PIC 9(3).
       PROCEDURE DIVISION.
       A.
           DISPLAY F " " F2 " " D " " D2 " " GF (2) " " GD.
           MOVE 0.1 TO F D. DISPLAY F " " D.
           MOVE F2 TO D. DISPLAY D. MOVE D2 TO F. DISPLAY F.
           MOVE GD TO N B B5 P E. DISPLAY N " " B " " B5 " " P " " E.
           MOVE D2 TO N B B5 P E. DISPLAY N " " B " " B5 " " P " " E.
           MOVE X TO D F. DISPLAY D " " F.
           MOVE E TO D. DISPLAY D.
           MOVE N TO F D. DISPLAY F " " D.
           MOVE 3.3 TO F. MOVE F TO E. DISPLAY E.
           MOVE 3.5 TO F. MOVE F TO N. DISPLAY N.
           COMPUTE D = 7 / 2. DISPLAY D.
           COMPUTE D = 1 / 3. DISPLAY D. COMPUTE F = 1 / 3. DISPLAY F.
           COMPUTE D ROUNDED = 2 / 3. DISPLAY D.
           COMPUTE F ROUNDED = 2 / 3. DISPLAY F.
           COMPUTE D = D * 1000000000000 * 1000000000000. DISPLAY D.
           COMPUTE D = D / 1000000000000000000. DISPLAY D.
           COMPUTE D = D / 1000000000000000000. DISPLAY D.
           COMPUTE D = D / 1000000000000000000. DISPLAY D.
           ADD 1 TO D. DISPLAY D. SUBTRACT 0.1 FROM D. DISPLAY D.
           MULTIPLY 1.5 BY D. DISPLAY D. DIVIDE 3 INTO D. DISPLAY D.
           ADD 1.5 TO F ROUNDED. DISPLAY F.
           MOVE 0 TO F.
           PERFORM 10 TIMES ADD 0.1 TO F END-PERFORM. DISPLAY F.
           IF F = 1 DISPLAY "EQ" ELSE DISPLAY "NE".
           IF F = 1.0 DISPLAY "EQ" ELSE DISPLAY "NE".
           MOVE 1 TO D.
           IF F = D DISPLAY "EQ" ELSE DISPLAY "NE".
           IF D = F DISPLAY "EQ" ELSE DISPLAY "NE".
           IF 1.0 < F DISPLAY "LT" ELSE DISPLAY "GE".
           IF F > 0 DISPLAY "POS". IF F IS NEGATIVE DISPLAY "NEG".
           IF F > ZERO DISPLAY "POS".
           MOVE 1 TO N. IF F = N DISPLAY "EQ" ELSE DISPLAY "NE".
           MOVE 1 TO B5. IF F = B5 DISPLAY "EQ" ELSE DISPLAY "NE".
           IF B5 = F DISPLAY "EQ" ELSE DISPLAY "NE".
           IF F + 0 = 1 DISPLAY "EQ" ELSE DISPLAY "NE".
           MOVE 1.1 TO D F.
           IF F = 1.1 DISPLAY "EQ" ELSE DISPLAY "NE".
           IF D = 1.1 DISPLAY "EQ" ELSE DISPLAY "NE".
           IF D = F DISPLAY "EQ" ELSE DISPLAY "NE".
           PERFORM VARYING D FROM 0 BY 0.25 UNTIL D > 1
             DISPLAY "D " D END-PERFORM.
           MOVE ZERO TO D. DISPLAY D.
           MOVE HIGH-VALUES TO D. DISPLAY D. ADD 1 TO D. DISPLAY D.
           MOVE LOW-VALUES TO D. DISPLAY D.
           INITIALIZE G. DISPLAY GF (1) " " GD.
           MOVE 2 TO GD. COMPUTE D = GD ** 0.5. DISPLAY D.
           COMPUTE D = GD ** 10. DISPLAY D.
           MOVE 1234567890123456.5 TO D. DISPLAY D.
           MOVE 1234567890123457.5 TO D. DISPLAY D.
           MOVE 123456.125 TO F. DISPLAY F.
           MOVE 123456.375 TO F. DISPLAY F.
           MOVE 100000 TO D. DISPLAY D. MOVE 0.0001 TO D. DISPLAY D.
           MOVE 0.00001 TO D. DISPLAY D. MOVE 16777217 TO F. DISPLAY F.
           MOVE 123456789 TO F. DISPLAY F. MOVE -123456789.5 TO F.
           DISPLAY F. MOVE 99999999 TO F. DISPLAY F.
           MOVE 9999999999999999 TO D. DISPLAY D.
           MOVE 99999999999999999999 TO D. DISPLAY D.
           MOVE 5 TO GD. COMPUTE D = GD ** 400 ON SIZE ERROR
             DISPLAY "SE" END-COMPUTE. DISPLAY D.
           COMPUTE F = GD ** 100 ON SIZE ERROR
             DISPLAY "SE" END-COMPUTE. DISPLAY F.
           COMPUTE F = GD ** 100. DISPLAY F. ADD 1 TO F. DISPLAY F.
           COMPUTE D = GD ** 500. DISPLAY D.
           COMPUTE D = GD / 0 ON SIZE ERROR DISPLAY "SE" END-COMPUTE.
           DISPLAY D.
           STOP RUN.
"""

_ITEMS = (
    ("F", "COMP-1"), ("G", "FLOAT-SHORT"), ("D", "COMP-2"), ("H", "FLOAT-LONG"), ("N", "PIC S9(7)V9(4)"),
    ("P", "PIC S9(9)V9(3) COMP-3"), ("B", "PIC S9(5)V99 COMP"), ("Q", "PIC 9(9) COMP-5"), ("E", "PIC -(9)9.9(6)"),
)  # fmt: skip
_NUMBERS = tuple(name for name, _ in _ITEMS if name != "E")


def _literal(rng: random.Random) -> str:
    whole = str(rng.randrange(10 ** rng.randrange(1, 9)))
    places = rng.randrange(0, 9)
    fraction = "." + "".join(rng.choice("0123456789") for _ in range(places)) if places else ""
    return rng.choice(("", "-")) + whole + fraction


def _statement(rng: random.Random) -> str:
    number = lambda: rng.choice((rng.choice(_NUMBERS), _literal(rng)))  # noqa: E731
    target = rng.choice(_NUMBERS)
    rounded = rng.choice(("", "", " ROUNDED"))
    failed = rng.choice(("", ' ON SIZE ERROR DISPLAY "SE"'))
    source = rng.choice("FGDH")
    match rng.randrange(8):
        case 0:
            return f"MOVE {_literal(rng)} TO F G D H."
        case 1:
            return f"MOVE {source} TO {rng.choice('FGDHNPBQE')}."
        case 2:
            return f"MOVE {rng.choice('NPBQE')} TO {source}."
        case 3:
            return f"{rng.choice(('ADD', 'SUBTRACT'))} {number()} {rng.choice(('TO', 'FROM'))} {target}{rounded}{failed}."
        case 4:
            return f"COMPUTE {target}{rounded} = {source} {rng.choice('+-*/')} {number()}{failed}."
        case 5:
            return f"COMPUTE {source}{rounded} = ({number()} {rng.choice('+-*/')} {number()}) * {number()}{failed}."
        case 6:
            return f"DIVIDE {number()} INTO {source}{rounded}{failed}."
    return f'IF {source} {rng.choice(("<", ">", "=", "<=", ">="))} {number()} DISPLAY "YES" ELSE DISPLAY "NO".'


def _program(seed: int, count: int) -> str:
    rng = random.Random(seed)
    lines = ["       IDENTIFICATION DIVISION.", "       PROGRAM-ID. DEMO.", "       DATA DIVISION.",
             "       WORKING-STORAGE SECTION."]  # fmt: skip
    for name, clause in _ITEMS:
        value = f" VALUE {_literal(rng).split('.')[0][:5].lstrip('-')}.5" if name in "FDGH" else ""
        lines.append(f"       01  {name} {clause}{value}.")
    lines += ["       PROCEDURE DIVISION.", "       A.", "           MOVE 0 TO N P B Q E.", "           PERFORM SHOW."]
    for number in range(count):
        text = _statement(rng)
        if text.startswith("ADD"):
            text = text.replace(" FROM ", " TO ", 1)
        if text.startswith("SUBTRACT"):
            text = text.replace(" TO ", " FROM ", 1)
        lines += [f'           DISPLAY "{number}".', f"           {text}", "           PERFORM SHOW."]
    shown = ' " " '.join(name for name, _ in _ITEMS)
    return "\n".join([*lines, "           STOP RUN.", "       SHOW.", f"           DISPLAY {shown}.", ""])


PROGRAMS = {"floating-point items": _FLOATS} | {f"random floats {n}": _program(n, 60) for n in range(4)}
