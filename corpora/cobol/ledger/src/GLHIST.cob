       IDENTIFICATION DIVISION.
       PROGRAM-ID. GLHIST.
      *----------------------------------------------------------------
      * STEP 9: COLLECTS THE TRANSACTIONS OF EACH ACCOUNT INTO HISTORY
      * RECORDS OF VARYING LENGTH, THEN PRINTS STATEMENTS FROM THEM.
      *   IN   TRANSRT.DAT   (TRANREC) SORTED BY ACCOUNT
      *   OUT  HISTORY.DAT   UP TO 6 ENTRIES A RECORD
      *   OUT  STATEMNT.LST  STATEMENTS
      *----------------------------------------------------------------
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT TRAN-SRT     ASSIGN TO "TRANSRT.DAT"
               ORGANIZATION IS SEQUENTIAL
               FILE STATUS IS WS-TRAN-STATUS.
           SELECT HISTORY-FILE ASSIGN TO "HISTORY.DAT"
               ORGANIZATION IS SEQUENTIAL
               FILE STATUS IS WS-HISTORY-STATUS.
           SELECT STATEMENTS   ASSIGN TO "STATEMNT.LST"
               ORGANIZATION IS LINE SEQUENTIAL
               FILE STATUS IS WS-LIST-STATUS.
       DATA DIVISION.
       FILE SECTION.
       FD  TRAN-SRT.
           COPY TRANREC REPLACING ==:PFX:== BY ==TR==.
       FD  HISTORY-FILE.
       01  HS-RECORD.
           05  HS-ACCOUNT              PIC 9(8).
           05  HS-PART                 PIC 9(3) COMP.
           05  HS-TOTAL                PIC S9(11)V99 COMP-3.
           05  HS-COUNT                PIC 9(2) COMP.
           05  HS-ENTRY OCCURS 1 TO 6 TIMES
                        DEPENDING ON HS-COUNT.
               10  HS-DATE             PIC 9(8).
               10  HS-TYPE             PIC X.
               10  HS-AMOUNT           PIC S9(9)V99 COMP-3.
       FD  STATEMENTS.
       01  STATEMENT-LINE              PIC X(72).
       WORKING-STORAGE SECTION.
       01  WS-STATUSES.
           05  WS-TRAN-STATUS          PIC X(2) VALUE "00".
               88  WS-TRAN-OK          VALUE "00".
               88  WS-TRAN-END         VALUE "10".
           05  WS-HISTORY-STATUS       PIC X(2) VALUE "00".
               88  WS-HISTORY-OK       VALUE "00".
           05  WS-LIST-STATUS          PIC X(2) VALUE "00".
       01  WS-COUNTS.
           05  WS-READ                 PIC 9(7) COMP VALUE 0.
           05  WS-BAD                  PIC 9(7) COMP VALUE 0.
           05  WS-RECORDS              PIC 9(7) COMP VALUE 0.
           05  WS-PRINTED              PIC 9(7) COMP VALUE 0.
           05  WS-I                    PIC 9(2) COMP VALUE 0.
       01  WS-ACCOUNT                  PIC 9(8) VALUE 0.
       01  WS-PART                     PIC 9(3) COMP VALUE 0.
       01  WS-BUFFER.
           05  WS-BUFFER-COUNT         PIC 9(2) COMP VALUE 0.
           05  WS-BUFFER-ENTRY OCCURS 6 TIMES.
               10  WS-BUFFER-DATE      PIC 9(8) VALUE 0.
               10  WS-BUFFER-TYPE      PIC X VALUE SPACE.
               10  WS-BUFFER-AMOUNT    PIC S9(9)V99 COMP-3 VALUE 0.
       01  WS-TYPE-VALUES.
           05  FILLER                  PIC X(11) VALUE "CCREDIT".
           05  FILLER                  PIC X(11) VALUE "DDEBIT".
           05  FILLER                  PIC X(11) VALUE "FFEE".
           05  FILLER                  PIC X(11) VALUE "AADJUSTMENT".
       01  WS-TYPE-TABLE REDEFINES WS-TYPE-VALUES.
           05  WS-TYPE-ENTRY OCCURS 4 TIMES INDEXED BY WS-TX.
               10  WS-TYPE-CODE        PIC X.
               10  WS-TYPE-NAME        PIC X(10).
       01  WS-LINES.
           05  WS-HEAD-LINE.
               10  FILLER              PIC X(8) VALUE "ACCOUNT ".
               10  WS-HL-ACCOUNT       PIC 9(8).
               10  FILLER              PIC X(6) VALUE "  PART".
               10  WS-HL-PART          PIC ZZ9.
               10  FILLER              PIC X(8) VALUE "  TOTAL ".
               10  WS-HL-TOTAL         PIC $$,$$$,$$$,$$9.99-.
           05  WS-ITEM-LINE.
               10  FILLER              PIC X(4) VALUE SPACES.
               10  WS-IL-DATE          PIC 9999/99/99.
               10  FILLER              PIC X(2) VALUE SPACES.
               10  WS-IL-NAME          PIC X(10).
               10  WS-IL-AMOUNT        PIC ++++,+++,++9.99.
       PROCEDURE DIVISION.
       0000-MAIN.
           OPEN INPUT TRAN-SRT.
           IF NOT WS-TRAN-OK
               DISPLAY "GLHIST: CANNOT OPEN TRANSRT.DAT, STATUS "
                       WS-TRAN-STATUS
               MOVE 16 TO RETURN-CODE
               STOP RUN
           END-IF.
           OPEN OUTPUT HISTORY-FILE.
           PERFORM 1900-READ.
           PERFORM 1000-COLLECT THRU 1000-EXIT UNTIL WS-TRAN-END.
           PERFORM 2000-FLUSH.
           CLOSE TRAN-SRT.
           CLOSE HISTORY-FILE.
           PERFORM 5000-PRINT THRU 5000-EXIT.
           DISPLAY "GLHIST READ " WS-READ " BAD " WS-BAD
                   " RECORDS " WS-RECORDS " PRINTED " WS-PRINTED.
           STOP RUN.
       1000-COLLECT.
           ADD 1 TO WS-READ
               ON SIZE ERROR
                   CONTINUE
           END-ADD.
           IF NOT WS-TRAN-OK
               GO TO 1000-BAD
           END-IF.
           IF TR-ACCOUNT IS NOT NUMERIC OR TR-AMOUNT IS NOT NUMERIC
              OR TR-DATE IS NOT NUMERIC
               GO TO 1000-BAD
           END-IF.
           IF TR-ACCOUNT NOT = WS-ACCOUNT
               PERFORM 2000-FLUSH
               MOVE 0 TO WS-PART
               MOVE TR-ACCOUNT TO WS-ACCOUNT
           END-IF.
           IF WS-BUFFER-COUNT = 6
               PERFORM 2000-FLUSH
           END-IF.
           ADD 1 TO WS-BUFFER-COUNT.
           MOVE TR-DATE   TO WS-BUFFER-DATE (WS-BUFFER-COUNT).
           MOVE TR-TYPE   TO WS-BUFFER-TYPE (WS-BUFFER-COUNT).
           MOVE TR-AMOUNT TO WS-BUFFER-AMOUNT (WS-BUFFER-COUNT).
           GO TO 1000-NEXT.
       1000-BAD.
           ADD 1 TO WS-BAD
               ON SIZE ERROR
                   CONTINUE
           END-ADD.
       1000-NEXT.
           PERFORM 1900-READ.
       1000-EXIT.
           EXIT.
       1900-READ.
           READ TRAN-SRT
               AT END
                   CONTINUE
           END-READ.
       2000-FLUSH.
           IF WS-BUFFER-COUNT > 0
               ADD 1 TO WS-PART
                   ON SIZE ERROR
                       MOVE 1 TO WS-PART
               END-ADD
               MOVE WS-BUFFER-COUNT TO HS-COUNT
               MOVE WS-ACCOUNT TO HS-ACCOUNT
               MOVE WS-PART TO HS-PART
               MOVE 0 TO HS-TOTAL
               PERFORM 2100-MOVE-ENTRY
                   VARYING WS-I FROM 1 BY 1
                   UNTIL WS-I > WS-BUFFER-COUNT
               WRITE HS-RECORD
               ADD 1 TO WS-RECORDS
               MOVE 0 TO WS-BUFFER-COUNT
           END-IF.
       2100-MOVE-ENTRY.
           MOVE WS-BUFFER-ENTRY (WS-I) TO HS-ENTRY (WS-I).
           ADD WS-BUFFER-AMOUNT (WS-I) TO HS-TOTAL.
       5000-PRINT.
           OPEN INPUT HISTORY-FILE.
           IF NOT WS-HISTORY-OK
               GO TO 5000-EXIT
           END-IF.
           OPEN OUTPUT STATEMENTS.
       5000-NEXT.
           READ HISTORY-FILE
               AT END
                   GO TO 5000-DONE
           END-READ.
           MOVE HS-ACCOUNT TO WS-HL-ACCOUNT.
           MOVE HS-PART TO WS-HL-PART.
           MOVE HS-TOTAL TO WS-HL-TOTAL.
           WRITE STATEMENT-LINE FROM WS-HEAD-LINE.
           PERFORM 5100-PRINT-ENTRY
               VARYING WS-I FROM 1 BY 1 UNTIL WS-I > HS-COUNT.
           GO TO 5000-NEXT.
       5000-DONE.
           CLOSE HISTORY-FILE.
           CLOSE STATEMENTS.
       5000-EXIT.
           EXIT.
       5100-PRINT-ENTRY.
           SET WS-TX TO 1.
           SEARCH WS-TYPE-ENTRY
               AT END
                   MOVE "?" TO WS-IL-NAME
               WHEN WS-TYPE-CODE (WS-TX) = HS-TYPE (WS-I)
                   MOVE WS-TYPE-NAME (WS-TX) TO WS-IL-NAME
           END-SEARCH.
           MOVE HS-DATE (WS-I) TO WS-IL-DATE.
           MOVE HS-AMOUNT (WS-I) TO WS-IL-AMOUNT.
           WRITE STATEMENT-LINE FROM WS-ITEM-LINE.
           ADD 1 TO WS-PRINTED.
