      *> Intrinsic functions of numbers
       IDENTIFICATION DIVISION.
       PROGRAM-ID. FUNCTIONS-NUMERIC.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 A PIC S9(3)V99 VALUE -7.25.
       01 R PIC S9(6)V9(4).
       PROCEDURE DIVISION.
       MAIN-LINE.
           COMPUTE R = FUNCTION ABS (A) + FUNCTION MOD (17 5).
           DISPLAY R.
           COMPUTE R = FUNCTION MAX (1 A 9) + FUNCTION SUM (1 2 3).
           DISPLAY R.
           COMPUTE R = FUNCTION INTEGER (A)
             + FUNCTION INTEGER-PART (A) + FUNCTION SQRT (16).
           DISPLAY R.
           COMPUTE R = FUNCTION REM (-7 3) + FUNCTION FACTORIAL (5).
           DISPLAY R.
           GOBACK.
