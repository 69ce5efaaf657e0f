      *> ROUNDED
       IDENTIFICATION DIVISION.
       PROGRAM-ID. ROUNDED.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 A PIC S9(3)V9.
       01 B PIC S9(3).
       PROCEDURE DIVISION.
       MAIN-LINE.
           COMPUTE A ROUNDED = 10 / 3 + 0.016.
           COMPUTE B ROUNDED = -2.5.
           DISPLAY A " " B.
           DIVIDE 7 BY 2 GIVING B ROUNDED.
           DISPLAY B.
           GOBACK.
