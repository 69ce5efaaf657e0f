      *> ALTER
       IDENTIFICATION DIVISION.
       PROGRAM-ID. ALTER.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 N PIC 9 VALUE 0.
       PROCEDURE DIVISION.
       MAIN-LINE.
       AGAIN.
           GO TO ONE.
       ONE.
           ALTER AGAIN TO PROCEED TO TWO.
           DISPLAY "ONE".
           GO TO AGAIN.
       TWO.
           DISPLAY "TWO".
           GOBACK.
