      *> Reference modification
       IDENTIFICATION DIVISION.
       PROGRAM-ID. REFERENCE-MODIFICATION.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 A PIC X(8) VALUE "abcdefgh".
       01 I PIC 9 VALUE 3.
       PROCEDURE DIVISION.
       MAIN-LINE.
           DISPLAY A (I:2) A (7:) A (I + 1:I - 1).
           MOVE "XY" TO A (I:2).
           DISPLAY A.
           GOBACK.
