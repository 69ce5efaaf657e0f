      *> EVALUATE
       IDENTIFICATION DIVISION.
       PROGRAM-ID. EVALUATE.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 N PIC 99 VALUE 5.
       01 S PIC X VALUE "b".
       PROCEDURE DIVISION.
       MAIN-LINE.
           PERFORM 3 TIMES
             EVALUATE N ALSO S
               WHEN 5 ALSO "a" DISPLAY "5a"
               WHEN 1 THRU 9 ALSO ANY DISPLAY "SMALL"
               WHEN OTHER DISPLAY "LARGE"
             END-EVALUATE
             ADD 4 TO N
           END-PERFORM.
           EVALUATE TRUE WHEN N > 99 DISPLAY "NO"
             WHEN S = "b" DISPLAY "B" END-EVALUATE.
           GOBACK.
