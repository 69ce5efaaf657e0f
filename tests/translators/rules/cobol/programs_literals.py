"""Arithmetic and comparisons of literals alone, which the compiler computes in 64 bits; and powers."""

from __future__ import annotations

_HEAD = """       IDENTIFICATION DIVISION.
       PROGRAM-ID. DEMO.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  V PIC S9(20)V9(18).
       01  X PIC 9 VALUE 2.
       01  Y PIC 9 VALUE 3.
       01  M PIC S9 VALUE -2.
       01  N PIC 9(11) VALUE 12345678901.
       01  T PIC X(6) VALUE "5".
       01  ROW-1.
           05  ENTRY-1 PIC 99 OCCURS 9 TIMES VALUE 7.
       78  BIG VALUE 12345678901.
       78  BIGGER VALUE 12345678901 * 12345678901.
       78  BELOW VALUE 3 - 5.
       PROCEDURE DIVISION.
       A.
"""


def _computed(expressions: tuple[str, ...]) -> str:
    lines = []
    for number, text in enumerate(expressions):
        lines += [f"           COMPUTE V = {text}", f"               ON SIZE ERROR DISPLAY \"{number} SIZE\"",
                  f"               NOT ON SIZE ERROR DISPLAY \"{number} \" V", "           END-COMPUTE."]  # fmt: skip
    return "\n".join(lines) + "\n"


def _compared(conditions: tuple[str, ...]) -> str:
    lines = [f"           IF {text} DISPLAY \"YES {text.replace(chr(34), chr(39))}\"\n           ELSE DISPLAY \"NO\"."
             for text in conditions]  # fmt: skip
    return "\n".join(lines) + "\n"


PROGRAMS = {
    "literals computed": _HEAD + _computed((
        "12345678901 * 12345678901", "12345678901 ** 2", "N ** 2", "12 * (1 - 12345678901 ** 2)",
        "12 * (1 - N ** 2)", "9223372036854775807 + 1", "-9223372036854775808 + 0", "(9223372036854775807 + 1) * 1",
        "9223372036854775807 + 1 - 1", "-9223372036854775807 - 9", "99999999999999999999 - 0",
        "99999999999999999999 / 1", "10000000000000000000000 / 10", "9223372036854775807 + 0.1",
        "0.000000000000000001 + 12345", "12345678901.5 * 12345678901.5", "12345678901234567 / 0.00001",
        "10 ** 19 / 10", "10 ** 10 / 10 ** 9", "2 ** 64", "-2 ** 63", "2 ** 64 * N", "3 ** 40", "1.00 ** 2", "0 ** 0",
        "0 ** 5", "0 / 5", "0.0 / 0.3", "1 / 3", "1 / 4", "4.5 / 0.3", "5 / 0", "5 / 0.0", "10.50 * 2.00",
        "1.5 * 2.25", "BIG * BIG", "BIGGER", "BIGGER + BIG", "BELOW * 3", "BELOW - 12345678901 ** 2",
        "- 5 ** 2", "1 - - 5", "(- 5) ** 2", "(-5) ** 2", "X + 12345678901 ** 2", "12345678901 ** 2 + X",
        "X * 12345678901 * 12345678901", "12345678901 * 12345678901 * X", "3 * - 12345678901 * 1234567890",
        "3 * -12345678901 * 12345678901234", "3 * + 12345678901 * 12345678901234", "ZERO + 9223372036854775807 + 1",
        "7 * 0.01 * 9223372036854775807", "9223372036854775807 * (7 * 0.01)", "0.07 * 9223372036854775807",
        "7 * 1.01 * 9223372036854775807", "0.01 + 0.02 + 9223372036854775807", "0.1 - 0.1 + 9223372036854775807",
        "- (7 * 0.01) * 9223372036854775807", "7 * 0.01 / 7", "(7 * 0.01) ** 2",
        "(12345678901) * (12345678901)", "((9223372036854775807)) + ((X)) + 1",
    )) + """           STOP RUN.
""",
    "powers from right to left": _HEAD + _computed((
        "X ** Y ** X", "(X ** Y) ** X", "X ** 3 ** X", "X ** 3 ** 2", "2 ** 3 ** 2", "(2 ** 3) ** 2", "X ** - M",
        "X ** M", "X ** M ** 2 ** 0", "- X ** 2", "X ** - 2", "X * Y ** X * 2", "X - Y - X", "X - - Y - - X",
        "X ** - (X + 1)", "- (X + 1) ** 2", "X - (X + 1) ** 2", "X ** 0.5", "824411 ** 3 ** 0 ** 1",
    )) + """           STOP RUN.
""",
    "no numbers compared": _HEAD + """           MOVE 0 TO V.
           IF 7 < N / V DISPLAY "YES" ELSE DISPLAY "NO".
           DISPLAY FUNCTION EXCEPTION-STATUS.
           SET LAST EXCEPTION TO OFF.
""" + _compared((
        "65536 - 5 / V > X", "N / V > 5 / V", "5 / V = 5 / V", "- (5 / V) > - 1", "- (5 / V) = V", "M / V < - N",
        "V / V = 0", "V / V < X", "M ** 0.5 < - N", "M ** 0.5 = M / V", "X > M ** 0.5", "X < M / V", "1 / V > 0.5 / V",
        "(X + 1 / V) * Y = 2 / V", "(M - 5 / V) IS NEGATIVE", "(5 / V) IS ZERO", "V - 5 / V = 0", "X ** (1 / V) = 2 / V",
    )) + """           DISPLAY FUNCTION EXCEPTION-STATUS.
           SET LAST EXCEPTION TO OFF.
           IF M ** 0.5 < X DISPLAY "YES" ELSE DISPLAY "NO".
           DISPLAY FUNCTION EXCEPTION-STATUS.
           COMPUTE V = M ** 0.5 + 1 / V.
           DISPLAY FUNCTION EXCEPTION-STATUS.
           COMPUTE V = 1 / V + M ** 0.5.
           DISPLAY FUNCTION EXCEPTION-STATUS.
           EVALUATE X WHEN 0.05 + 0.0 / (1 - 1) DISPLAY "YES" WHEN OTHER DISPLAY "NO".
           PERFORM VARYING X FROM 1 BY 1 UNTIL X + 5 / V > X DISPLAY X END-PERFORM.
           STOP RUN.
""",
    "literals compared": _HEAD + _compared((
        "99999999999999999999 = 99999999999999999998", "99999999999999999999 > 99999999999999999998",
        "+5 = 5", "-50 > 44", "3 - 4 = -1", "3 - 4 < -2", "2.5 > 17", "-9223372036854775807 - 2 > 0",
        "12345678901 ** 2 > 4841834936920154872", "12345678901 ** 2 = 4841834936920154873",
        "12345678901 ** 2 = N ** 2", "X > 5 - 105", "X > -100", "X < 5 + 5", "X = 1.5 * 3", "X = 1.5 * 2 - 1",
        "T = 2 + 3", "T = 3 - 8", "T > 3 - 8", "X = 0 ** 0 + 1", "2 + 3 = 5", "ZERO = 3 - 3", "ZERO > 3 - 8", "ZERO < 7", "3 - 8 < ZERO", "2.5 > ZERO", "-12.75 > 2.25", "12345 > -12.75", "-12.75 < 0.5", "7 > -12.75", "2.25 > -12.75", "2.5 > 1.4", "99 < 2.25", "0 < 2.25",
        "2.5 < 17.4", "17.25 = 17.25", "0.5 > 12.5", "00.5 = 0.5", '"A" = "A "',
        '"A" > "A!"', "9223372036854775807 + 1 IS NEGATIVE", "3 - 4 IS POSITIVE", "X > - 77", "LENGTH OF T = 2 * 3",
    )) + """           EVALUATE 12345678901 ** 2
               WHEN 4841834936920154873 DISPLAY "YES"
               WHEN OTHER DISPLAY "NO"
           END-EVALUATE.
           EVALUATE X WHEN 3 - 1 DISPLAY "YES" WHEN OTHER DISPLAY "NO".
           EVALUATE X WHEN 3 - 1 THRU 2 + 7 DISPLAY "YES" WHEN OTHER DISPLAY "NO".
           DISPLAY ENTRY-1 (1 + 2) T (1 + 0 : 2 * 1).
           DISPLAY FUNCTION ABS (3 - 12) " " FUNCTION MAX (3 - 12, 2 * 4) " " FUNCTION MIN (3 - 12, 1 - 4).
           DISPLAY FUNCTION INTEGER (-3 * 1.5) " " FUNCTION SUM (-3 * 1.5, 2) " " FUNCTION MOD (3 - 12, 4).
           PERFORM VARYING X FROM 1 BY 1 UNTIL X > 2 + 1 DISPLAY X END-PERFORM.
           MOVE 0 TO V.
           ADD 9223372036854775807 1 TO V. DISPLAY V.
           ADD 9223372036854775807 1 GIVING V. DISPLAY V.
           MULTIPLY 12345678901 BY 12345678901 GIVING V. DISPLAY V.
           SUBTRACT 9223372036854775807 9 FROM 5 GIVING V. DISPLAY V.
           SUBTRACT 9223372036854775807 9 FROM V. DISPLAY V.
           DIVIDE 10 INTO 100 GIVING V. DISPLAY V.
           DIVIDE 0.00001 INTO 12345678901234567 GIVING V. DISPLAY V.
           COMPUTE X = 25 * 3 ON SIZE ERROR DISPLAY "SIZE".
           COMPUTE X ROUNDED = 2.5 + 0. DISPLAY X.
           STOP RUN.
""",
    "text in phrases": """\
       IDENTIFICATION DIVISION.
       PROGRAM-ID. DEMO.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 T PIC X(16) VALUE "AB,CAB;DAB,EAB".
       01 U PIC X(16).
       01 N PIC 9(6) VALUE 120120.
       01 C1 PIC 9(3) VALUE 0.
       01 C2 PIC 9(3) VALUE 0.
       01 C3 PIC 9(3) VALUE 0.
       01 AT-P PIC 9(2) VALUE 1.
       01 KEYS VALUE "A1B2D3F4H5".
          05 ENTRY-OF OCCURS 5 ASCENDING KEY IS K INDEXED BY X.
             10 K PIC X.
             10 V PIC X.
       01 WANTED PIC X.
       PROCEDURE DIVISION.
       P.
           INSPECT T TALLYING C1 FOR ALL "A" BEFORE INITIAL ";"
               C2 FOR ALL "B" C3 FOR CHARACTERS.
           DISPLAY C1 " " C2 " " C3.
           MOVE 0 TO C1 C2 C3.
           INSPECT T TALLYING C1 FOR ALL "AB"
               C2 FOR CHARACTERS AFTER INITIAL ";" BEFORE INITIAL ","
               C3 FOR LEADING "," C3 FOR ALL "," ";".
           DISPLAY C1 " " C2 " " C3.
           MOVE T TO U.
           INSPECT U REPLACING ALL "A" BY "x" AFTER INITIAL ","
               FIRST "A" BY "y" ALL "B" BY "z" BEFORE ";" ALL "B" BY "w".
           DISPLAY U.
           INSPECT U CONVERTING "xyz" TO "123" BEFORE INITIAL ";".
           DISPLAY U.
           INSPECT U CONVERTING "w" TO "W".
           DISPLAY U.
           INSPECT N REPLACING ALL "1" BY "7" AFTER INITIAL "0" ALL "2" BY "8".
           DISPLAY N.
           MOVE SPACES TO U.
           STRING "A B" DELIMITED BY SPACE "C D" "E" DELIMITED BY SIZE
               "F,G" "H" DELIMITED BY "," "I J" DELIMITED BY SIZE INTO U.
           DISPLAY U.
           MOVE 3 TO AT-P.
           STRING "PQ" DELIMITED BY SIZE INTO U POINTER AT-P.
           DISPLAY U " " AT-P.
           STRING "1 2" DELIMITED BY SIZE "3 4" DELIMITED BY SPACE
               INTO U POINTER AT-P ON OVERFLOW DISPLAY "FULL"
               NOT ON OVERFLOW DISPLAY "FITS".
           DISPLAY U " " AT-P.
           MOVE "A" TO WANTED. PERFORM FIND.
           MOVE "D" TO WANTED. PERFORM FIND.
           MOVE "H" TO WANTED. PERFORM FIND.
           MOVE "C" TO WANTED. PERFORM FIND.
           MOVE "Z" TO WANTED. PERFORM FIND.
           MOVE "9" TO WANTED. PERFORM FIND.
           STOP RUN.
       FIND.
           SEARCH ALL ENTRY-OF AT END DISPLAY WANTED " NOT FOUND"
               WHEN K (X) = WANTED DISPLAY WANTED " IS " V (X).
""",
    "ranges": """\
       IDENTIFICATION DIVISION.
       PROGRAM-ID. DEMO.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  W PIC 9(16) COMP-5 VALUE 1.
           88 IN-W VALUE -5 THRU 5.
       01  N PIC 9(4) COMP-5 VALUE 1.
       01  B PIC 9(16) COMP VALUE 1.
       01  P PIC S9(5) COMP-3 VALUE -3.
       01  LOW-END PIC S9(4) VALUE -5.
       01  D-X PIC X(3) VALUE "1 2".
       01  D REDEFINES D-X PIC 9(3).
       01  S-X PIC X(3) VALUE " A2".
       01  S REDEFINES S-X PIC S9(3).
       01  V-X PIC X(3) VALUE "1 2".
       01  V REDEFINES V-X PIC 9V99.
       01  P-X PIC X(3) VALUE X"1A2B3C".
       01  Q REDEFINES P-X PIC S9(5) COMP-3.
       01  T PIC X(3) VALUE "BCD".
       01  E PIC ZZ9 VALUE "  7".
       PROCEDURE DIVISION.
       A.
           IF IN-W DISPLAY "88 IN" ELSE DISPLAY "88 OUT".
           EVALUATE W WHEN -5 THRU 5 DISPLAY "IN" WHEN OTHER DISPLAY "OUT".
           EVALUATE W WHEN NOT -5 THRU 5 DISPLAY "OUT" WHEN OTHER DISPLAY "IN".
           EVALUATE W ALSO TRUE WHEN -5 THRU 5 ALSO LOW-END < 0 DISPLAY "IN" WHEN OTHER DISPLAY "OUT".
           EVALUATE W WHEN LOW-END THRU 5 DISPLAY "IN" WHEN OTHER DISPLAY "OUT".
           EVALUATE N WHEN -5 THRU 5 DISPLAY "IN" WHEN OTHER DISPLAY "OUT".
           EVALUATE N WHEN LOW-END THRU 5 DISPLAY "IN" WHEN OTHER DISPLAY "OUT".
           EVALUATE B WHEN -5 THRU 5 DISPLAY "IN" WHEN OTHER DISPLAY "OUT".
           EVALUATE P WHEN -5 THRU 5 DISPLAY "IN" WHEN OTHER DISPLAY "OUT".
           EVALUATE P WHEN W THRU 5 DISPLAY "IN" WHEN OTHER DISPLAY "OUT".
           EVALUATE W + 0 WHEN -5 THRU 5 DISPLAY "IN" WHEN OTHER DISPLAY "OUT".
           EVALUATE 3 WHEN LOW-END THRU 5 DISPLAY "IN" WHEN OTHER DISPLAY "OUT".
           MOVE 0 TO LOW-END.
           PERFORM 60 TIMES
             EVALUATE D WHEN LOW-END THRU 200 DISPLAY "IN D" END-EVALUATE
             EVALUATE D WHEN -20 THRU 20 DISPLAY "IN D2" END-EVALUATE
             EVALUATE D WHEN 100 THRU 200 DISPLAY "IN D3" END-EVALUATE
             EVALUATE S WHEN LOW-END THRU 200 DISPLAY "IN S" END-EVALUATE
             EVALUATE S WHEN 0 THRU 20 DISPLAY "IN S2" END-EVALUATE
             EVALUATE V WHEN LOW-END THRU 2 DISPLAY "IN V" END-EVALUATE
             EVALUATE V WHEN 0.4 THRU 1.3 DISPLAY "IN V2" END-EVALUATE
             EVALUATE Q WHEN LOW-END THRU 20000 DISPLAY "IN Q" END-EVALUATE
             EVALUATE Q WHEN 100 THRU 20000 DISPLAY "IN Q2" END-EVALUATE
             ADD 9 TO LOW-END
           END-PERFORM.
           EVALUATE T WHEN "A" THRU "C" DISPLAY "IN" WHEN OTHER DISPLAY "OUT".
           EVALUATE T WHEN LOW-VALUES THRU "BD" DISPLAY "IN" WHEN OTHER DISPLAY "OUT".
           EVALUATE T (2:1) WHEN "C" THRU "D" DISPLAY "IN" WHEN OTHER DISPLAY "OUT".
           EVALUATE T WHEN D THRU "D" DISPLAY "IN" WHEN OTHER DISPLAY "OUT".
           EVALUATE E WHEN " " THRU "9" DISPLAY "IN" WHEN OTHER DISPLAY "OUT".
           STOP RUN.
""",
    "text of digits beside numbers": """\
       IDENTIFICATION DIVISION.
       PROGRAM-ID. DEMO.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 N4 PIC 9(3)V99 VALUE 12.5.
       01 S4 PIC S9(4) VALUE 5000.
       01 ST PIC 99 VALUE 99.
       01 V3 PIC V999 VALUE .5.
       01 A PIC X(4) VALUE "0012".
          88 A8 VALUE "12" "0012".
       01 Z PIC ZZ9 VALUE "  7".
       01 W PIC 9(3) VALUE 12.
          88 W8 VALUE 12.
       01 PK PIC S9(3) COMP-3 VALUE 12.
       01 BI PIC S9(4) COMP VALUE 12.
       01 TB. 05 TT PIC 9(2) OCCURS 2 VALUE 12.
       PROCEDURE DIVISION.
       MAIN.
           IF S4 > "100000" DISPLAY "T" ELSE DISPLAY "F".
           EVALUATE N4 WHEN "01250" DISPLAY "01250" WHEN 12.5 DISPLAY "12.5" WHEN OTHER DISPLAY "OTHER".
           EVALUATE S4 WHEN "0001" THRU "10000" DISPLAY "IN" WHEN OTHER DISPLAY "OUT".
           IF V3 < "5" DISPLAY "T" ELSE DISPLAY "F".
           IF ST > "0000000100" DISPLAY "T" ELSE DISPLAY "F".
           IF "0000000100" < ST DISPLAY "T" ELSE DISPLAY "F".
           IF A8 DISPLAY "T" ELSE DISPLAY "F".
           IF A = "0012" DISPLAY "T" ELSE DISPLAY "F".
           IF Z = "7" DISPLAY "T" ELSE DISPLAY "F".
           IF Z < "1000" DISPLAY "T" ELSE DISPLAY "F".
           IF W = "0012" DISPLAY "T" ELSE DISPLAY "F".
           IF W = "12" DISPLAY "T" ELSE DISPLAY "F".
           IF W = "1012" DISPLAY "T" ELSE DISPLAY "F".
           IF PK < "1000" DISPLAY "T" ELSE DISPLAY "F".
           IF BI < "100000" DISPLAY "T" ELSE DISPLAY "F".
           IF TT(2) < "100" DISPLAY "T" ELSE DISPLAY "F".
           IF TT(2) > "100" OR TT(1) NOT = "100" DISPLAY "T" ELSE DISPLAY "F".
           IF W(1:2) > "1000" DISPLAY "T" ELSE DISPLAY "F".
           IF W > ALL "9" DISPLAY "T" ELSE DISPLAY "F".
           IF W < "1000 " DISPLAY "T" ELSE DISPLAY "F".
           IF W < "000" DISPLAY "T" ELSE DISPLAY "F".
           IF W = "000" DISPLAY "T" ELSE DISPLAY "F".
           IF "12345678901234567890" > W DISPLAY "T" ELSE DISPLAY "F".
           IF "000000000000000000000000012" > W DISPLAY "T" ELSE DISPLAY "F".
           EVALUATE "0012" WHEN W DISPLAY "T" WHEN OTHER DISPLAY "F".
           EVALUATE "1000" WHEN W THRU ST DISPLAY "T" WHEN OTHER DISPLAY "F".
           PERFORM VARYING ST FROM 97 BY 1 UNTIL ST > "98" DISPLAY ST END-PERFORM.
           STOP RUN.
""",
    "text in packed items": """\
       IDENTIFICATION DIVISION.
       PROGRAM-ID. DEMO.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 P PIC S9(3)V9 COMP-3.
       01 U PIC 9(4) COMP-3.
       01 L PIC S9(12)V9(3) COMP-3.
       01 B PIC 9(4) COMP-6.
       01 S PIC S9(3) COMP-3.
       01 G.
         05 T PIC S9(5) COMP-3 OCCURS 3.
       01 I PIC 9 VALUE 2.
       PROCEDURE DIVISION.
       MAIN.
           MOVE " 7" TO P U L B S. DISPLAY P " " U " " L " " B " " S.
           MOVE "-12" TO P U L B S. DISPLAY P " " U " " L " " B " " S.
           MOVE "1.5" TO P U L B S. DISPLAY P " " U " " L " " B " " S.
           MOVE "12-" TO P U L B S. DISPLAY P " " U " " L " " B " " S.
           MOVE "3.14159" TO P U L B S. DISPLAY P " " U " " L " " B " " S.
           MOVE "00000012" TO P U L B S. DISPLAY P " " U " " L " " B " " S.
           MOVE "000000012" TO P U L B S. DISPLAY P " " U " " L " " B " " S.
           MOVE "0000000012" TO P U L B S. DISPLAY P " " U " " L " " B " " S.
           MOVE "-1" TO P U L B S. DISPLAY P " " U " " L " " B " " S.
           MOVE "/:" TO P U L B S. DISPLAY P " " U " " L " " B " " S.
           MOVE -1000 TO P U L B S. DISPLAY P " " U " " L " " B " " S.
           MOVE "/ " TO P U L B S. DISPLAY P " " U " " L " " B " " S.
           MOVE " 12345" TO P U L B S. DISPLAY P " " U " " L " " B " " S.
           MOVE "a1b2c3" TO P U L B S. DISPLAY P " " U " " L " " B " " S.
           MOVE "zzzzz" TO P U L B S. DISPLAY P " " U " " L " " B " " S.
           MOVE "zzzzzz" TO P U L B S. DISPLAY P " " U " " L " " B " " S.
           MOVE "zz z" TO P U L B S. DISPLAY P " " U " " L " " B " " S.
           MOVE "~~~~~~~~~" TO P U L B S. DISPLAY P " " U " " L " " B " " S.
           MOVE "-" TO P U L B S. DISPLAY P " " U " " L " " B " " S.
           MOVE X"FF" TO P U L B S. DISPLAY P " " U " " L " " B " " S.
           MOVE "1.5" TO T(I) T(3) T(1). DISPLAY T(1) T(2) T(3).
           INITIALIZE G REPLACING NUMERIC BY "-1". DISPLAY T(1) T(2) T(3).
           MOVE "2 " TO P. IF P < 20 DISPLAY "L" ELSE DISPLAY "G".
           STOP RUN.
""",
}  # fmt: skip
