"""Small programs of our own, each around constructs that were once wrong or refused; GnuCOBOL says what is right."""

from __future__ import annotations

_HEAD = """       IDENTIFICATION DIVISION.
       PROGRAM-ID. DEMO.
"""

CONTROL = _HEAD + """       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 N PIC 9(3) VALUE 7.
       01 M PIC S9(3) VALUE 4.
       01 TINY PIC SP(8)9 VALUE .000000003.
       01 AFTER-TINY PIC X(3) VALUE "ABC".
       01 G1. 02 P PIC 9(3) VALUE 5. 02 Q PIC 9(3) VALUE 6. 02 R PIC X VALUE "Z".
       01 G2. 02 Q PIC 9(3) VALUE 1. 02 P PIC 9(3) VALUE 2. 02 R PIC X VALUE "Y".
       01 EDITED PIC .99/99.
       PROCEDURE DIVISION.
       BEGIN.
           PERFORM STEP N TIMES.
           DISPLAY N " " AFTER-TINY.
           MULTIPLY TINY BY N GIVING M.
           COMPUTE M = TINY * 1000000000.
           DISPLAY M.
           ADD CORRESPONDING G1 TO G2.
           DISPLAY G2.
           SUBTRACT CORRESPONDING G1 FROM G2.
           DISPLAY G2.
           MOVE .1234 TO EDITED.
           DISPLAY EDITED.
           PERFORM SWITCHED 3 TIMES.
           PERFORM SECOND THRU FIRST-ONE.
           GO TO DONE.
       STEP.
           ADD 10 TO N.
       SWITCHED.
           GO TO ONE.
       ONE.
           DISPLAY "ONE".
           ALTER SWITCHED TO PROCEED TO TWO.
           GO TO BACK.
       TWO.
           DISPLAY "TWO".
           ALTER SWITCHED TO THREE.
           GO TO BACK.
       THREE.
           DISPLAY "THREE".
       BACK.
           ADD 1 TO N.
           IF N < 80 GO TO SWITCHED.
           PERFORM SECOND THRU FIRST-ONE.
           STOP RUN.
       FIRST-ONE.
           DISPLAY "FIRST".
       BETWEEN.
           DISPLAY "NOT HERE".
       SECOND.
           DISPLAY "SECOND".
           GO TO FIRST-ONE.
       DONE.
           DISPLAY "DONE".
           STOP RUN.
"""

_NUMBERS = ("--1", "1-1", "- 1", "1 -", "-1-", "1 1", "1.5.5", "2 .", "-. 5", "1CR", "1CR ", "12DB1", "5  DB5C", "1CR ,", "1+DB", ",1", "1,234",
            "25.,0", "$1", ".$1", "1$", "1x")  # fmt: skip

FUNCTIONS = _HEAD + """       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 TOLD PIC X(7).
       01 GOT PIC -(6)9.9(4).
       01 A PIC S9(3)V99 VALUE -12.5.
       01 B PIC 9(3) VALUE 3.
       01 T. 02 TI PIC 9(2) OCCURS 3 VALUE 4.
       01 X PIC X(6) VALUE " ab c ".
       01 R PIC S9(5)V9(9).
       PROCEDURE DIVISION.
       BEGIN.
           MOVE 9 TO TI(2).
           DISPLAY FUNCTION ABS(A) " " FUNCTION INTEGER(A) " " FUNCTION INTEGER-PART(A) " " FUNCTION FRACTION-PART(A).
           DISPLAY FUNCTION SIN(1) " " FUNCTION COS(B) " " FUNCTION TAN(1).
           DISPLAY FUNCTION ASIN(0.5) " " FUNCTION ACOS(-0.25) " " FUNCTION ATAN(3).
           DISPLAY FUNCTION EXP(3) " " FUNCTION EXP10(4) " " FUNCTION LOG(2) " " FUNCTION LOG10(1000).
           DISPLAY FUNCTION SQRT(2) " " FUNCTION SQRT(4) " " FUNCTION SQRT(-1) " " FUNCTION PI " " FUNCTION E.
           DISPLAY FUNCTION FACTORIAL(5) " " FUNCTION FACTORIAL(25).
           DISPLAY FUNCTION MAX(1, A, 3.5) " " FUNCTION MIN(1 A 3.5) " " FUNCTION MAX("a" "bc") " " FUNCTION MAX(B -2).
           DISPLAY FUNCTION MEAN(1 2 4) " " FUNCTION MEDIAN(1 2 4 7) " " FUNCTION MEDIAN(5, -2, -14).
           DISPLAY FUNCTION MIDRANGE(1 2 4) " " FUNCTION RANGE(1 2 4) " " FUNCTION SUM(TI(1) TI(2)).
           DISPLAY FUNCTION VARIANCE(1 2 4) " " FUNCTION STANDARD-DEVIATION(1 2 4).
           DISPLAY FUNCTION ANNUITY(0.1 3) " " FUNCTION ANNUITY(0 3) " " FUNCTION PRESENT-VALUE(0.1 3 4).
           DISPLAY FUNCTION MOD(-11 5) " " FUNCTION REM(-11 5) " " FUNCTION SIGN(A).
           DISPLAY FUNCTION ORD("A") " " FUNCTION ORD-MAX(1 5 2) " " FUNCTION ORD-MIN("b" "a" "c") " " FUNCTION CHAR(66).
           DISPLAY FUNCTION LENGTH(X) " " FUNCTION LENGTH(FUNCTION TRIM(X)).
           DISPLAY FUNCTION NUMVAL(" -12.50 ") " " FUNCTION NUMVAL("abc") " " FUNCTION NUMVAL("1x2").
           DISPLAY FUNCTION NUMVAL-C("$1,234.50CR") " " FUNCTION NUMVAL-C("- % 1,234.5" "%") " " FUNCTION NUMVAL-C("12%" "%").
           DISPLAY "[" FUNCTION UPPER-CASE(X) FUNCTION REVERSE(X) FUNCTION TRIM(X) FUNCTION TRIM(X LEADING) "]".
           DISPLAY FUNCTION CONCATENATE(X "--" TI(1)) FUNCTION SUBSTITUTE(X "ab" "xyz") FUNCTION UPPER-CASE(X)(2:3).
           DISPLAY FUNCTION INTEGER-OF-DATE(20000101) " " FUNCTION INTEGER-OF-DAY(2000001).
           DISPLAY FUNCTION DATE-OF-INTEGER(145732) " " FUNCTION DAY-OF-INTEGER(145732).
           COMPUTE R = FUNCTION RANDOM(5) + FUNCTION RANDOM.
           DISPLAY R.
           COMPUTE R ROUNDED = B ** 1.5 + B ** -2 + 4 ** 0.5.
           DISPLAY R.
           IF FUNCTION MAX(B 2) = 3 AND FUNCTION UPPER-CASE(X) = " AB C" DISPLAY "YES".
""" + "".join(
    f'           MOVE "{text}" TO TOLD. COMPUTE GOT = FUNCTION NUMVAL(TOLD). DISPLAY TOLD GOT.\n'
    f"           COMPUTE GOT = FUNCTION NUMVAL-C(TOLD). DISPLAY GOT.\n"
    for text in _NUMBERS
) + """           STOP RUN.
"""

FILES = _HEAD + """       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT IX ASSIGN TO "ix.dat" ORGANIZATION INDEXED ACCESS DYNAMIC RECORD KEY K
               ALTERNATE RECORD KEY A WITH DUPLICATES FILE STATUS S.
           SELECT RL ASSIGN TO "rl.dat" ORGANIZATION RELATIVE ACCESS DYNAMIC RELATIVE KEY N FILE STATUS S.
           SELECT NO-FILE ASSIGN TO "none.dat" FILE STATUS S.
       DATA DIVISION.
       FILE SECTION.
       FD IX.
       01 IX-R. 02 K PIC X(3). 02 A PIC X(2). 02 D PIC X(4).
       FD RL.
       01 RL-R PIC X(5).
       FD NO-FILE.
       01 NO-R PIC X(5).
       WORKING-STORAGE SECTION.
       01 S PIC XX.
       01 N PIC 9(4).
       PROCEDURE DIVISION.
       DECLARATIVES.
       ON-INPUT SECTION.
           USE AFTER STANDARD ERROR PROCEDURE ON INPUT.
       ON-INPUT-1.
           DISPLAY "INPUT " S.
       ON-IX SECTION.
           USE AFTER EXCEPTION PROCEDURE ON IX.
       ON-IX-1.
           DISPLAY "IX " S.
       END DECLARATIVES.
       MAIN SECTION.
       BEGIN.
           OPEN INPUT NO-FILE.
           OPEN OUTPUT IX.
           MOVE "bbbx1two " TO IX-R. WRITE IX-R. DISPLAY S.
           MOVE "aaax1one " TO IX-R. WRITE IX-R. DISPLAY S.
           MOVE "cccx0thre" TO IX-R. WRITE IX-R. DISPLAY S.
           MOVE "cccx9bad " TO IX-R. WRITE IX-R INVALID KEY DISPLAY "INVALID " S.
           WRITE IX-R.
           CLOSE IX.
           OPEN I-O IX.
           PERFORM SHOW-IX 4 TIMES.
           MOVE "x1" TO A. START IX KEY IS EQUAL TO A.
           PERFORM SHOW-IX 3 TIMES.
           MOVE "bb" TO K. START IX KEY NOT LESS THAN K. PERFORM SHOW-IX.
           MOVE "x0" TO A. READ IX KEY IS A. DISPLAY IX-R S.
           MOVE "cccx1last" TO IX-R. REWRITE IX-R. DISPLAY S.
           MOVE "aaa" TO K. DELETE IX. DISPLAY S.
           DELETE IX.
           MOVE "x1" TO A. START IX KEY >= A. PERFORM SHOW-IX 2 TIMES.
           READ IX PREVIOUS AT END DISPLAY "START". DISPLAY IX-R S.
           CLOSE IX. READ IX NEXT.
           OPEN OUTPUT RL.
           MOVE 5 TO N. MOVE "five" TO RL-R. WRITE RL-R. DISPLAY S.
           MOVE 2 TO N. MOVE "two" TO RL-R. WRITE RL-R. DISPLAY S.
           WRITE RL-R INVALID KEY DISPLAY "INVALID " S.
           CLOSE RL. OPEN I-O RL.
           PERFORM SHOW-RL 3 TIMES.
           MOVE 3 TO N. START RL KEY > N. PERFORM SHOW-RL.
           MOVE 2 TO N. DELETE RL. DISPLAY S.
           READ RL INVALID KEY DISPLAY "NONE " S.
           MOVE 5 TO N. MOVE "FIVE" TO RL-R. REWRITE RL-R. READ RL. DISPLAY RL-R S.
           CLOSE RL.
           STOP RUN.
       SHOW-IX.
           READ IX NEXT AT END DISPLAY "END " S NOT AT END DISPLAY IX-R " " S.
       SHOW-RL.
           READ RL NEXT AT END DISPLAY "END " S NOT AT END DISPLAY RL-R " " N " " S.
"""

PROGRAMS = {"control": CONTROL, "files": FILES, "functions": FUNCTIONS}


def free(text: str) -> str:
    """The program in free format: lines here may be longer than a card."""
    return "      >>SOURCE FORMAT IS FREE\n" + text
