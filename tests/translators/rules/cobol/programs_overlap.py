"""MOVE between items that share bytes: every category to every other, at several distances."""

from __future__ import annotations

from collections.abc import Iterator

_ITEMS = {
    "text": ("PIC X(6)", 6, '"1234.5"'),
    "short": ("PIC X(3)", 3, '"123"'),
    "letters": ("PIC A(4)", 4, '"ABCD"'),
    "right": ("PIC X(9) JUST", 9, '"123456789"'),
    "group": ("", 6, '"123456"'),
    "digits": ("PIC 9(6)", 6, "123456"),
    "signed": ("PIC S9(5)", 5, "-12345"),
    "places": ("PIC 9(3)V99", 5, "123.45"),
    "apart": ("PIC S9(4) SIGN LEADING SEPARATE", 5, "-1234"),
    "scaled": ("PIC 9(3)PP", 3, "12300"),
    "packed": ("PIC S9(7) COMP-3", 4, "-1234567"),
    "unsigned": ("PIC 9(5)V99 COMP-3", 4, "12345.67"),
    "binary": ("PIC S9(9) COMP", 4, "-123456789"),
    "fraction": ("PIC S9(5)V99 COMP", 4, "-12345.67"),
    "native": ("PIC S9(9) COMP-5", 4, "-123456789"),
    "edited": ("PIC ZZZ,ZZ9", 7, "123456"),
    "floating": ("PIC -(4)9.99", 8, "-1234.56"),
    "credit": ("PIC $$$9.99CR", 9, "-12.34"),
    "slashes": ("PIC XX/XX/XX", 8, '"ABCDEF"'),
}
_NUMBERS = ("digits", "signed", "places", "apart", "scaled", "packed", "unsigned", "binary", "fraction", "native")
_SHOWN = ("edited", "floating", "credit")
_FRACTIONS = ("places", "unsigned", "fraction")
_TEXTS = ("text", "short", "right", "slashes")


def _allowed(source: str, target: str) -> bool:
    """Whether the compiler takes the MOVE."""
    number = (*_NUMBERS, *_SHOWN)
    if (source == "letters" and target in number) or (target == "letters" and source in number):
        return False
    if source == "slashes" and target in number:
        return False
    if source == "scaled" and target in ("packed", "unsigned"):
        return False  # it would read on behind the item, and is refused
    return not (source in _FRACTIONS and target in _TEXTS)


def _declarations() -> Iterator[str]:
    for name, (picture, _, _) in _ITEMS.items():
        for offset in range(4):
            yield f"       01 R-{name}-{offset} REDEFINES SHARED."
            if offset:
                yield f"          02 FILLER PIC X({offset})."
            yield f"          02 I-{name}-{offset} {picture}."
            if not picture:
                yield "             03 FILLER PIC X(6)."


def _moves() -> Iterator[str]:
    for source, (_, size, value) in _ITEMS.items():
        for target, (_, room, _) in _ITEMS.items():
            for start, to in ((0, 0), (1, 0), (0, 1), (3, 0), (0, 3)):
                if start >= to + room or to >= start + size or not _allowed(source, target):
                    continue
                if (source, start) != (target, to):
                    yield '           MOVE ALL "0" TO SHARED.'
                    yield f"           MOVE {value} TO I-{source}-{start}."
                    yield f"           MOVE I-{source}-{start} TO I-{target}-{to}."
                    yield "           PERFORM SHOW."


OVERLAPPING = "\n".join(
    (
        "       IDENTIFICATION DIVISION.",
        "       PROGRAM-ID. DEMO.",
        "       DATA DIVISION.",
        "       WORKING-STORAGE SECTION.",
        "       01 N PIC 99.",
        "       01 CODES.",
        "          02 CODE-OF PIC 999 OCCURS 12.",
        "       01 SHARED PIC X(12).",
        *_declarations(),
        "       PROCEDURE DIVISION.",
        "       BEGIN.",
        *_moves(),
        "           STOP RUN.",
        "       SHOW.",
        "           PERFORM VARYING N FROM 1 BY 1 UNTIL N > 12",
        "               COMPUTE CODE-OF (N) = FUNCTION ORD(SHARED (N:1)) - 1",
        "           END-PERFORM.",
        "           DISPLAY CODES.",
        "",
    )
)

PROGRAMS = {"every category over every other": OVERLAPPING,
    "delimiters that an INTO changes": """\
       IDENTIFICATION DIVISION.
       PROGRAM-ID. DEMO.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 S PIC X(20) VALUE "aa,bb;cc,dd;ee".
       01 D PIC X VALUE ",".
       01 R1 PIC X(6).
       01 R2 PIC X(6).
       01 R3 PIC X(6).
       01 G.
          05 A PIC X(3) VALUE "a,b".
          05 E REDEFINES A PIC X.
       01 N PIC 99.
       PROCEDURE DIVISION.
       M.
           UNSTRING S DELIMITED BY D OR ";" INTO R1 D R2 R3.
           DISPLAY R1 D R2 R3.
           MOVE "," TO D.
           UNSTRING S DELIMITED BY D INTO R1 R2 DELIMITER IN D R3 COUNT IN N.
           DISPLAY R1 D R2 R3 N.
           MOVE "," TO D.
           UNSTRING S DELIMITED BY ALL D INTO D DELIMITER IN R1 R2 R3.
           DISPLAY R1 D R2 R3.
           MOVE ";b" TO A.
           UNSTRING S DELIMITED BY E INTO A DELIMITER IN R1 R2 R3.
           DISPLAY A R1 R2 R3.
           MOVE "," TO D.
           UNSTRING S DELIMITED BY ";" OR D INTO R1 R2 DELIMITER IN D R3.
           DISPLAY R1 D R2 R3.
           MOVE "," TO D. DISPLAY D.
           STOP RUN.
""",
    # Sources that are worked out once, whatever the targets change.
    "several targets": """IDENTIFICATION DIVISION.
PROGRAM-ID. DEMO.
DATA DIVISION.
WORKING-STORAGE SECTION.
01 I PIC 9(2) VALUE 1. 01 L PIC 9 VALUE 3. 01 T. 05 E PIC 9(2) OCCURS 5. 05 X PIC X(3) OCCURS 5. 05 P PIC S9(3) COMP-3 OCCURS 5. 05 G OCCURS 3. 10 GA PIC X. 10 GB PIC 9. 
01 A PIC X(8) VALUE "ABCDEFGH". 01 R REDEFINES A. 05 R1 PIC X(3). 05 R2 PIC X(5). 01 B PIC X(8). 01 C PIC 9(4). 01 D PIC X(3) JUST. 01 ED PIC Z9.9. 01 Q PIC S9(3) COMP-3. 01 K PIC S9(4) COMP. 01 F PIC 9(2). 01 F2 PIC 9(2).
PROCEDURE DIVISION.
M. PERFORM INIT-T. MOVE 3 TO I. MOVE E(I) TO I E(I) C. DISPLAY I C T(1:25). PERFORM INIT-T. MOVE 2 TO I. MOVE X(I) TO X(1) X(2) X(3) A. DISPLAY T(1:25) A. MOVE "ABCDEFGH" TO A.
  MOVE A(2:L) TO L A B. DISPLAY L A B. MOVE "ABCDEFGH" TO A. MOVE A(1:4) TO A(2:4) B A(6:). DISPLAY A "|" B. MOVE "ABCDEFGH" TO A. MOVE A(3:) TO R1 R2 B. DISPLAY A B. MOVE 3 TO L. MOVE FUNCTION REVERSE(A) TO A B D. DISPLAY A B D. MOVE FUNCTION MAX(I 4) TO I C ED. DISPLAY I C ED. MOVE FUNCTION LENGTH(A) TO I C. DISPLAY I C. MOVE FUNCTION TRIM(A) TO A(2:) B. DISPLAY A B. MOVE FUNCTION NUMVAL("12.5") TO I ED C K. DISPLAY I ED C K.
  PERFORM INIT-T. MOVE 2 TO I. MOVE P(I) TO P(1) I Q K ED C. DISPLAY P(1) I Q K ED C. MOVE 1 TO I. MOVE G(I) TO G(2) I G(3). DISPLAY G(1) G(2) G(3) I. MOVE E(2) TO E(2) ED D K. DISPLAY E(2) ED D K. MOVE "1 " TO X(1). MOVE X(1)(1:2) TO E(1). MOVE E(1) TO F F2. DISPLAY F F2. MOVE "A " TO G(1). MOVE GB(1) TO F F2 C. DISPLAY F F2 C. MOVE SPACES TO T(1:2). MOVE E(1) TO F E(2) F2 K Q. DISPLAY F F2 E(2) K Q. MOVE E(1) TO E(1) E(3) F2 K Q A. DISPLAY E(1) E(3) F2 K Q A.
  MOVE X"4A4B4C" TO T(26:3). MOVE P(1) TO Q P(2). DISPLAY Q P(2). MOVE P(1) TO P(1) Q P(2). DISPLAY Q P(2). IF P(1) = Q DISPLAY "SAME". MOVE E(4) TO I X(I) A. DISPLAY I X(4) A. STOP RUN.
INIT-T. PERFORM VARYING I FROM 1 BY 1 UNTIL I > 5 COMPUTE E(I) = 6 - I MOVE I TO X(I) COMPUTE P(I) = I * -7 END-PERFORM. MOVE "a1b2c3" TO T(36:6).
""",
    "several targets of varying size": """IDENTIFICATION DIVISION.
PROGRAM-ID. DEMO.
DATA DIVISION.
WORKING-STORAGE SECTION.
01 GX. 05 GN PIC 9 VALUE 2. 05 GT OCCURS 0 TO 3 DEPENDING ON GN. 10 GA PIC X(3). 
01 V PIC X(12) VALUE ALL "-". 01 W PIC X(4) VALUE "3abc".
PROCEDURE DIVISION.
M. MOVE 0 TO GN. UNSTRING "2QQQWWWEEE" INTO GX. DISPLAY GX. MOVE 1 TO GN. STRING "3ABCDEFGHI" DELIMITED BY SIZE INTO GX. DISPLAY GX. MOVE 1 TO GN. DISPLAY GX. MOVE 0 TO GN. MOVE "2qqqwwweee" TO GX. DISPLAY GX. MOVE 1 TO GN. MOVE W(1:4) TO V GX. DISPLAY GX. MOVE 1 TO GN. MOVE FUNCTION UPPER-CASE("3bcdefghij") TO GX V. DISPLAY GX V. MOVE 3 TO GN. DISPLAY GX. STOP RUN.
""",
}
