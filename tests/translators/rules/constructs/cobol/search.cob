      *> SEARCH and SEARCH ALL
       IDENTIFICATION DIVISION.
       PROGRAM-ID. SEARCH.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 V PIC X(8) VALUE "1a3b5c7d".
       01 T REDEFINES V.
           05 R OCCURS 4 ASCENDING KEY K INDEXED BY X.
              10 K PIC 9.
              10 W PIC X.
       PROCEDURE DIVISION.
       MAIN-LINE.
           SET X TO 1.
           SEARCH R AT END DISPLAY "NONE"
             WHEN W (X) = "b" DISPLAY "AT " K (X) END-SEARCH.
           SEARCH ALL R AT END DISPLAY "NO 4" WHEN K (X) = 4
             DISPLAY "4".
           SEARCH ALL R WHEN K (X) = 7 DISPLAY W (X).
           GOBACK.
