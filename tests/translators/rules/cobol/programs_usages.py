"""COMP-6 and COMP-X: digits without a sign's nibble, and binary numbers of any length whose bytes hold all they can."""

from __future__ import annotations

PROGRAMS = {
    "digits without a sign and bytes that are numbers": """\
       IDENTIFICATION DIVISION.
       PROGRAM-ID. DEMO.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  A PIC 99 COMP-6.
       01  B PIC 9(5) COMP-6 VALUE 321.
       01  C PIC 9(3)V99 COMP-6.
       01  D PIC 9(18) COMP-6.
       01  E PIC 9(25)V9(3) COMP-6.
       01  S PIC S9(3) COMP-6.
       01  R PIC 9(4) COMP-6.
       01  RX REDEFINES R PIC X(2).
       01  N PIC S9(5)V99.
       01  P PIC S9(5)V99 COMP-3.
       01  W PIC S9(5) COMP.
       01  Q PIC S9(9) COMP-5.
       01  T PIC X(6).
       01  Z PIC ZZZ,ZZ9.99-.
       01  F COMP-2.
       01  U1 PIC X COMP-X.
       01  U2 PIC X(2) COMP-X VALUE 258.
       01  U4 PIC X(4) COMP-X VALUE 16.
       01  U8 PIC X(8) COMP-X.
       01  V5 PIC 9(5) COMP-X.
       01  V7 PIC S9(7)V99 COMP-X VALUE -12.5.
       01  V2 PIC 99 COMP-X.
       01  UG.
           05 UA PIC X(4) COMP-X VALUE 65.
           05 UB PIC X(3) COMP-5.
       01  UX REDEFINES UG PIC X(8).
       01  C4 PIC X(4) COMP-5.
       01  TB. 05 TE PIC 9(3) COMP-6 OCCURS 5 VALUE 7.
       PROCEDURE DIVISION.
       M.
           DISPLAY A " " B " " C " " D " " E " " S " " R " " TE (3).
           MOVE 123 TO A B C R. DISPLAY A " " B " " C " " R.
           MOVE -12.345 TO A B C N P. DISPLAY A " " B " " C.
           MOVE N TO A B C D E. DISPLAY A " " B " " C " " D " " E.
           MOVE 12345.67 TO N. MOVE N TO A B C D E P Z.
           DISPLAY A " " B " " C " " D " " E " " P " " Z.
           MOVE P TO A B C D E W. DISPLAY A " " B " " C " " D " " E.
           MOVE C TO N P W Q Z F.
           DISPLAY N " " P " " W " " Q " " T " " Z " " F.
           MOVE B TO T. DISPLAY T "|". MOVE B TO Z. DISPLAY Z.
           MOVE -77 TO W Q. MOVE W TO A B C. DISPLAY A " " B " " C.
           MOVE Q TO A B C. DISPLAY A " " B " " C.
           MOVE "45" TO T. MOVE T TO A B C. DISPLAY A " " B " " C.
           MOVE A TO B. DISPLAY B. MOVE B TO A. DISPLAY A.
           MOVE 95 TO A. ADD 3 TO A. DISPLAY A. ADD 3 TO A. DISPLAY A.
           MOVE 95 TO A. ADD 7 TO A ON SIZE ERROR DISPLAY "SE" END-ADD.
           DISPLAY A. SUBTRACT 96 FROM A. DISPLAY A.
           SUBTRACT 5 FROM A. DISPLAY A. ADD 1.5 TO C. DISPLAY C.
           COMPUTE C ROUNDED = 2 / 3. DISPLAY C.
           MULTIPLY 3 BY B. DISPLAY B. DIVIDE 7 INTO B. DISPLAY B.
           COMPUTE D = 999999999999 * 1000001. DISPLAY D.
           COMPUTE E = D * 10000001 + 0.125. DISPLAY E.
           IF A = 4 DISPLAY "4" ELSE DISPLAY "NOT".
           IF B > 100 DISPLAY ">" ELSE DISPLAY "<=".
           IF A < -1 DISPLAY "<" ELSE DISPLAY ">=".
           IF C = 0.67 DISPLAY "=" ELSE DISPLAY "<>".
           IF A = W DISPLAY "=" ELSE DISPLAY "<>".
           IF W < A DISPLAY "<" ELSE DISPLAY ">=".
           MOVE 4 TO W. IF A = W DISPLAY "=" ELSE DISPLAY "<>".
           IF W = A DISPLAY "=" ELSE DISPLAY "<>".
           IF D > 5 DISPLAY ">" ELSE DISPLAY "<=".
           IF A = "04" DISPLAY "=" ELSE DISPLAY "<>".
           IF A = ZERO DISPLAY "=" ELSE DISPLAY "<>".
           IF A NUMERIC DISPLAY "NUM". IF B IS POSITIVE DISPLAY "POS".
           MOVE X"12AB" TO RX. IF R NUMERIC DISPLAY "NUM" ELSE
             DISPLAY "NOT NUM". DISPLAY R.
           IF R > 1290 DISPLAY ">" ELSE DISPLAY "<=".
           MOVE X"9876" TO RX. DISPLAY R. MOVE R TO W. DISPLAY W.
           MOVE 1234 TO R. IF RX = X"1234" DISPLAY "BYTES".
           MOVE 2 TO A. DISPLAY TE (A). ADD 5 TO TE (A). DISPLAY TB.
           PERFORM VARYING A FROM 1 BY 1 UNTIL A > 3 DISPLAY A
             END-PERFORM.
           MOVE ZERO TO A B D. DISPLAY A B D.
           MOVE HIGH-VALUES TO A. IF A NUMERIC DISPLAY "NUM".
           MOVE LOW-VALUES TO A. DISPLAY A.
           INITIALIZE A B TB. DISPLAY A B TE (2).
           MOVE -5 TO S. DISPLAY S.
           DISPLAY U1 " " U2 " " U4 " " U8 " " V5 " " V7 " " V2.
           MOVE 300 TO U1 U2 U4 U8 V5 V7 V2.
           DISPLAY U1 " " U2 " " U4 " " U8 " " V5 " " V7 " " V2.
           MOVE 70000 TO U1 U2 U4 U8 V5 V2.
           DISPLAY U1 " " U2 " " U4 " " U8 " " V5 " " V2.
           MOVE -1 TO U1 U2 U4 U8 V5 V7 V2.
           DISPLAY U1 " " U2 " " U4 " " U8 " " V5 " " V7 " " V2.
           MOVE 255 TO U1. ADD 1 TO U1. DISPLAY U1.
           SUBTRACT 1 FROM U1. DISPLAY U1. ADD 1 TO U1 ON SIZE ERROR
             DISPLAY "SE" END-ADD. DISPLAY U1.
           COMPUTE U2 = 65535 + 1. DISPLAY U2.
           COMPUTE U2 = 65535 + 1 ON SIZE ERROR DISPLAY "SE"
             NOT ON SIZE ERROR DISPLAY "OK" END-COMPUTE. DISPLAY U2.
           COMPUTE U4 = 4294967295. DISPLAY U4. MOVE U4 TO N T U8 Q.
           DISPLAY N " " T " " U8 " " Q. MOVE U4 TO W. DISPLAY W.
           MOVE U4 TO P. DISPLAY P. MOVE U4 TO Z. DISPLAY Z.
           IF U4 > 5 DISPLAY ">" ELSE DISPLAY "<=".
           IF U4 > -1 DISPLAY ">" ELSE DISPLAY "<=".
           IF U8 = U4 DISPLAY "=" ELSE DISPLAY "<>".
           COMPUTE U8 = 18446744073709551615. DISPLAY U8.
           IF U8 > 5 DISPLAY ">" ELSE DISPLAY "<=".
           IF U8 > -1 DISPLAY ">" ELSE DISPLAY "<=".
           IF V7 < 0 DISPLAY "<" ELSE DISPLAY ">=".
           ADD 2.25 TO V7. DISPLAY V7. MULTIPLY 1000 BY V7. DISPLAY V7.
           MOVE V7 TO Q N. DISPLAY Q N. MOVE Q TO V7. DISPLAY V7.
           MOVE 66 TO UA. MOVE 67 TO UB.
           IF UX = X"0000004243000000" DISPLAY "BYTES".
           DISPLAY UB. MOVE 4000000000 TO C4. DISPLAY C4.
           MOVE C4 TO U4. DISPLAY U4. MOVE U4 TO C4. DISPLAY C4.
           MOVE ZERO TO U4. DISPLAY U4. MOVE HIGH-VALUES TO U4.
           DISPLAY U4. MOVE 3 TO U1. DISPLAY TE (U1).
           PERFORM U1 TIMES ADD 1 TO V5 END-PERFORM. DISPLAY V5.
           MOVE 12345678 TO V5. DISPLAY V5. ADD 1 TO V5. DISPLAY V5.
           MOVE V5 TO V2. DISPLAY V2. MOVE U2 TO V5. DISPLAY V5.
           MOVE "77" TO T. MOVE T TO U4 V5 V7. DISPLAY U4 V5 V7.
           MOVE D TO U8. DISPLAY U8. MOVE U8 TO D. DISPLAY D.
           INITIALIZE UG. DISPLAY UA UB. STOP RUN.
""",
    "lengths of bytes that are numbers": """\
       IDENTIFICATION DIVISION.
       PROGRAM-ID. DEMO.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  X1 PIC X COMP-X.
       01  X2 PIC XX COMP-X.
       01  X3 PIC X(3) COMP-X.
       01  X4 PIC X(4) COMP-X VALUE 16.
       01  X5 PIC X(5) COMP-X.
       01  X6 PIC X(6) COMP-X.
       01  X7 PIC X(7) COMP-X.
       01  X8 PIC X(8) COMP-X.
       01  C1 PIC X COMP-5.
       01  C2 PIC X(2) COMP-5.
       01  C4 PIC X(4) COMP-5.
       01  C8 PIC X(8) COMP-5.
       01  N2 PIC 99 COMP-X.
       01  N3 PIC 9(3) COMP-X.
       01  N5 PIC 9(5) COMP-X.
       01  N7 PIC S9(7)V99 COMP-X.
       01  N9 PIC 9(9) COMP-X.
       01  N12 PIC 9(12) COMP-X.
       01  N16 PIC 9(16) COMP-X.
       01  N18 PIC S9(18) COMP-X.
       PROCEDURE DIVISION.
       A.
           DISPLAY LENGTH OF X1 LENGTH OF X2 LENGTH OF X3 LENGTH OF X4
           LENGTH OF X5 LENGTH OF X6 LENGTH OF X7 LENGTH OF X8.
           DISPLAY LENGTH OF C1 LENGTH OF C2 LENGTH OF C4 LENGTH OF C8.
           DISPLAY LENGTH OF N2 LENGTH OF N3 LENGTH OF N5 LENGTH OF N7
           LENGTH OF N9 LENGTH OF N12 LENGTH OF N16 LENGTH OF N18.
           DISPLAY X1 " " X2 " " X3 " " X4 " " X5 " " X6 " " X7 " " X8.
           DISPLAY C1 " " C2 " " C4 " " C8.
           DISPLAY N2 " " N3 " " N5 " " N7 " " N9 " " N12 " " N16
            " " N18.
           STOP RUN.
""",
}
