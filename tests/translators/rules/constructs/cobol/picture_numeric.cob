      *> PICTURE: 9, S, V and P
       IDENTIFICATION DIVISION.
       PROGRAM-ID. PICTURE-NUMERIC.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 A PIC 9(5) VALUE 42.
       01 B PIC S9(3)V99 VALUE -12.345.
       01 C PIC 9(2)P(3) VALUE 17000.
       01 D PIC VPP9(2) VALUE .0042.
       01 E PIC S9(4).
       PROCEDURE DIVISION.
       MAIN-LINE.
           ADD 1000 TO C.
           COMPUTE E = B * A.
           DISPLAY "A=" A "|".
           DISPLAY "B=" B "|".
           DISPLAY "D=" D "|".
           DISPLAY "E=" E "|".
           IF C = 18000 DISPLAY "SCALED".
           GOBACK.
