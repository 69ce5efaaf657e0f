      *> ADD, SUBTRACT, MULTIPLY, DIVIDE in all forms
       IDENTIFICATION DIVISION.
       PROGRAM-ID. ARITHMETIC.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 A PIC S9(5) VALUE 100.
       01 B PIC S9(5) VALUE 7.
       01 Q PIC S9(5).
       01 R PIC S9(5).
       PROCEDURE DIVISION.
       MAIN-LINE.
           ADD A B 3 GIVING Q.
           SUBTRACT 1 B FROM Q.
           MULTIPLY 2 BY A B.
           DIVIDE A BY B GIVING Q REMAINDER R.
           DISPLAY A " " B " " Q " " R.
           DIVIDE 3 INTO A.
           DISPLAY A.
           GOBACK.
