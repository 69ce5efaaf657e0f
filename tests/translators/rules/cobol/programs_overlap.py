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
}
