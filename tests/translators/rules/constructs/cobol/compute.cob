      *> COMPUTE with intermediate precision
       IDENTIFICATION DIVISION.
       PROGRAM-ID. COMPUTE.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 A PIC S9(9)V9(4) VALUE 10.
       01 B PIC S9(3)V99 VALUE 3.
       01 R PIC S9(5)V9(8).
       PROCEDURE DIVISION.
       MAIN-LINE.
           COMPUTE R = A / B * 3 + 2 ** 5 - (A - B) / 7.
           DISPLAY "R=" R "|".
           COMPUTE R = A ** 0.5.
           DISPLAY "R=" R "|".
           GOBACK.
