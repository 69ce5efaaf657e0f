"""Whole numbers counted up and down in items of every usage, up to where they no longer fit; INSPECT in place."""

from __future__ import annotations

_ITEMS = {
    "B1": "9(2) COMP", "S1": "S9(2) COMP", "B2": "9(4) COMP", "S2": "S9(4) COMP", "B4": "9(9) COMP",
    "S4": "S9(9) COMP", "B8": "9(18) COMP", "S8": "S9(18) COMP", "N1": "9(2) COMP-5", "N2": "S9(4) COMP-5",
    "N4": "9(9) COMP-5", "N8": "S9(18) COMP-5", "F2": "S9(2)V99 COMP", "P3": "9(3) COMP-3", "P4": "S9(6) COMP-3",
    "PV": "S9(3)V9 COMP-3", "D3": "9(3)", "D4": "S9(4)", "DV": "S9(3)V9",
    "DS": "S9(3) SIGN LEADING SEPARATE", "X4": "X(4)", "R4": "X(4) JUST", "E4": "ZZZ9",
}  # fmt: skip
_NUMBERS = [name for name in _ITEMS if name not in ("X4", "R4", "E4")]
_LITERALS = ("0", "7", "-8", "99", "-123", "12345", "999999999", "-2147483648", "4294967295", "12.34", "-.5", "00700")
_HEAD = """       IDENTIFICATION DIVISION.
       PROGRAM-ID. DEMO.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
"""


def _counting() -> str:
    """What TALLYING, POINTER, COUNT, ADD and PERFORM VARYING add to items that are nearly full, or below zero."""
    lines = [_HEAD.rstrip("\n"), '       01 T PIC X(9) VALUE "AAABAACAA".', "       01 I PIC 9(4) COMP."]
    lines += ["       01 C1 USAGE BINARY-CHAR UNSIGNED.", "       01 C2 USAGE BINARY-CHAR SIGNED."]
    lines += ["       01 C3 USAGE BINARY-SHORT UNSIGNED.", "       01 C4 USAGE BINARY-LONG UNSIGNED."]
    lines += [f"       01 {name} PIC {_ITEMS[name]}." for name in _NUMBERS]
    lines += ["       PROCEDURE DIVISION.", "       A."]
    for name in [*_NUMBERS, "C1", "C2", "C3", "C4"]:
        for value in ("0", "97", "127", "254", "9998", "65534", "999999997", "4294967294", "-1", "-3", "-9999"):
            lines += [f"           MOVE {value} TO {name}."]
            lines += [f'           INSPECT T TALLYING {name} FOR ALL "A". DISPLAY {name}.']
            lines += [f"           ADD 3 TO {name}. SUBTRACT 9 FROM {name}. DISPLAY {name}."]
            lines += [f"           ADD 40 TO {name} ON SIZE ERROR DISPLAY 'E'. DISPLAY {name}."]
        if name not in ("F2", "PV", "DV"):
            lines += [f'           MOVE 2 TO {name}. STRING "XY" DELIMITED BY SIZE INTO T POINTER {name}.']
            lines += [f'           DISPLAY {name} T. MOVE "AAABAACAA" TO T.']
            lines += [f'           UNSTRING T DELIMITED BY "B" INTO I COUNT IN {name}. DISPLAY {name}.']
        lines += [f"           PERFORM VARYING {name} FROM 1 BY 3 UNTIL {name} > 70 ADD 1 TO I END-PERFORM. DISPLAY {name}."]
    return "\n".join([*lines, "           STOP RUN.", ""])


def _literals() -> str:
    """Literals moved to items of every kind, and text cut and filled."""
    lines = [_HEAD.rstrip("\n")]
    lines += ["       01 L PIC 9 VALUE 3.", '       01 T PIC X(3) VALUE "abc".', "       01 G.", "          02 H PIC X(5)."]
    lines += [f"       01 {name} PIC {picture}." for name, picture in _ITEMS.items()]
    lines += ["       PROCEDURE DIVISION.", "       A."]
    for name in _ITEMS:
        for literal in _LITERALS:
            if not (name in ("X4", "R4") and not literal.isdigit()):
                lines += [f"           MOVE {literal} TO {name}. DISPLAY {name}."]
    for target in ("X4", "R4", "G", "H", "H(2:2)", "H(1:L)", "G(2:L)"):
        for source in ('"ab"', '"abcdefg"', "SPACES", "ZERO", 'ALL "xy"', "T", "T(2:1)", "T(1:L)", '"    "', "G", "H(3:2)"):
            lines += [f'           MOVE "12345" TO G. MOVE {source} TO {target}. DISPLAY "<" {target.partition("(")[0]} ">".']
    for left in ("X4", "G", "H(1:L)", "R4"):
        lines += [f'           MOVE "00" TO {left}.']
        for right in ("SPACES", "ZERO", '"00"', '"000"', '"00 "', "T", "HIGH-VALUES", "LOW-VALUES", 'ALL "0"', 'ALL "00"'):
            lines += [f"           IF {left} = {right} DISPLAY 'EQUAL'."]
            lines += [f"           IF {left} < {right} DISPLAY 'LESS'."]
    return "\n".join([*lines, "           STOP RUN.", ""])


_COUNTERS = {
    "B1": "9 COMP", "B2": "9(2) COMP", "B4": "S9(4) COMP", "B9": "9(9) COMP", "B18": "S9(18) COMP", "N1": "9(2) COMP-5",
    "N4": "S9(4) COMP-5", "D1": "9", "D2": "S9(2)", "L2": "S9(2) SIGN LEADING SEPARATE",
    "P3": "S9(3) COMP-3",
}  # fmt: skip
_PIECES = ("X", "W(2:1)", '"q"', "SPACE", "ZERO", "7", "D", "S", "R", "FUNCTION UPPER-CASE(X)", "W(3:L)", "W", '"rs"', "J")


def _joined() -> str:
    """STRING and UNSTRING with pointers and counts of every kind, and pieces of one byte and of more."""
    lines = [
        _HEAD.rstrip("\n"), "       01 X PIC X VALUE 'x'.", "       01 W PIC X(3) VALUE 'uvw'.", "       01 D PIC 9 VALUE 5.",
        "       01 S PIC S9 VALUE -6.", "       01 SX REDEFINES S PIC X.", "       01 R PIC X JUSTIFIED VALUE 'r'.",
        "       01 J PIC X(2) JUSTIFIED VALUE 'j'.", "       01 L PIC 9 COMP VALUE 1.", "       01 DL PIC X VALUE 'v'.",
        "       01 G.", "          02 H PIC X(6).", "          02 K PIC 9(2) COMP.", "          02 E PIC X.",
        "       01 I PIC X(40).",
    ]  # fmt: skip
    lines += [f"       01 {name} PIC {picture}." for name, picture in _COUNTERS.items()]
    lines += ["       PROCEDURE DIVISION.", "       A."]
    for name in _COUNTERS:
        for start in ("0", "1", "3", "9", "10"):
            lines += [f"           MOVE {start} TO {name}. MOVE ALL '.' TO I."]
            lines += [f"           STRING X W(1:1) '!' DELIMITED SIZE INTO I(1:9) POINTER {name} ON OVERFLOW DISPLAY 'OVER'"]
            lines += [f"              END-STRING. DISPLAY I {name}."]
            lines += [f"           MOVE {start} TO {name}."]
            lines += [f"           UNSTRING 'ab,c,defghi' DELIMITED ',' INTO W X POINTER {name} ON OVERFLOW DISPLAY 'OVER'"]
            lines += [f"              END-UNSTRING. DISPLAY W X {name}. MOVE 'uvw' TO W. MOVE 'x' TO X."]
        lines += [f"           UNSTRING '{'z' * 12},{'y' * 9},' DELIMITED ',' INTO I COUNT {name}. DISPLAY {name}."]
        lines += [f"           UNSTRING '{'z' * 120},' DELIMITED ',' INTO I COUNT {name}. DISPLAY {name}."]
    for piece in _PIECES:
        for delimited in ("SIZE", '"v"', "DL", "SPACE"):
            for room in (1, 2, 4):
                lines += [f"           MOVE ALL '.' TO I. STRING {piece} W {piece} DELIMITED {delimited} INTO I(1:{room})"]
                lines += ["              ON OVERFLOW DISPLAY 'OVER' END-STRING. DISPLAY I S."]
    lines += ["           MOVE '!' TO SX. STRING S D DELIMITED SIZE INTO I. DISPLAY I SX."]
    for first in (1, 6, 7, 8):  # the pointer and what is joined lie in the target
        lines += [f"           MOVE 'abcdef' TO H. MOVE {first} TO K. MOVE 'e' TO E."]
        lines += ["           STRING E H(2:1) E DELIMITED SIZE INTO G POINTER K ON OVERFLOW DISPLAY 'OVER' END-STRING."]
        lines += ["           DISPLAY H E. DISPLAY K."]
    for pattern in ("X", "W(1:1)", '"x"', "SPACE", '"xu"', "D", "W(1:L)"):
        for by in ("X", '"m"', "SPACE", "ZERO", "W(2:1)", '"mn"', "I(1:1)"):
            if (pattern == '"xu"') == (by == '"mn"') or by in ("SPACE", "ZERO"):
                for which in ("ALL", "LEADING", "FIRST"):
                    lines += [f"           MOVE 'x5xuxu  v' TO I. INSPECT I REPLACING {which} {pattern} BY {by}. DISPLAY I."]
    return "\n".join([*lines, "           STOP RUN.", ""])


INSPECTED = (
    _HEAD
    + """       01 G.
          05 T PIC X(5) VALUE "AABAA".
          05 N PIC 9(2) VALUE 0.
          05 U PIC X(3) VALUE "001".
       01 C PIC S9(4) VALUE -1234.
       01 CX REDEFINES C PIC X(4).
       01 P PIC S9(4) SIGN LEADING SEPARATE VALUE -1234.
       01 K PIC 9(4) COMP VALUE 0.
       PROCEDURE DIVISION.
       A.
           INSPECT G TALLYING N FOR ALL "A". DISPLAY G.
           INSPECT G TALLYING N FOR ALL "0" ALL "4". DISPLAY G.
           INSPECT G TALLYING N FOR CHARACTERS BEFORE "B". DISPLAY G.
           INSPECT N TALLYING N FOR ALL "0" ALL "1". DISPLAY N.
           INSPECT G REPLACING ALL "A" BY "x". DISPLAY G.
           INSPECT G CONVERTING "Bx" TO "zy". DISPLAY G.
           INSPECT C TALLYING K FOR ALL "4". DISPLAY K C CX.
           INSPECT C TALLYING C FOR ALL "2". DISPLAY C CX.
           INSPECT C REPLACING ALL "3" BY "9". DISPLAY C CX.
           INSPECT C CONVERTING "19" TO "91". DISPLAY C CX.
           INSPECT P TALLYING P FOR ALL "2". DISPLAY P.
           INSPECT P REPLACING FIRST "3" BY "9". DISPLAY P.
           MOVE "12!4" TO CX. INSPECT C TALLYING K FOR ALL "1".
           DISPLAY K CX.
           MOVE "123!" TO CX. INSPECT C TALLYING K FOR ALL "0".
           DISPLAY K CX.
           INSPECT FUNCTION REVERSE(T) TALLYING K FOR ALL "y" AFTER "x".
           DISPLAY K.
           STOP RUN.
"""
)

PROGRAMS = {
    "counted": _counting(), "literals moved": _literals(), "joined and split": _joined(), "inspected in place": INSPECTED,
}  # fmt: skip
