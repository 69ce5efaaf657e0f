      *> GO TO and GO TO DEPENDING ON
       IDENTIFICATION DIVISION.
       PROGRAM-ID. GO-TO.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 N PIC 9 VALUE 1.
       PROCEDURE DIVISION.
       MAIN-LINE.
       AGAIN.
           GO TO ONE TWO DEPENDING ON N.
           DISPLAY "NEITHER".
           GOBACK.
       ONE.
           DISPLAY "ONE".
       TWO.
           DISPLAY "TWO".
           ADD 1 TO N.
           GO TO AGAIN.
