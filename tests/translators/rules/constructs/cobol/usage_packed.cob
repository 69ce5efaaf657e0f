      *> USAGE COMP-3 and BINARY
       IDENTIFICATION DIVISION.
       PROGRAM-ID. USAGE-PACKED.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 A PIC S9(7)V99 COMP-3 VALUE -123.45.
       01 B PIC S9(4) BINARY VALUE 1234.
       01 C PIC 9(9) COMP-5 VALUE 99.
       01 D PIC S9(9) COMP VALUE -1.
       PROCEDURE DIVISION.
       MAIN-LINE.
           ADD 10000 TO B.
           COMPUTE A ROUNDED = A / 7.
           COMPUTE C = C * C.
           DISPLAY "A=" A "|".
           DISPLAY "B=" B "|".
           DISPLAY "C=" C "|".
           DISPLAY "D=" D "|".
           GOBACK.
