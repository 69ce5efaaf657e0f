       IDENTIFICATION DIVISION.
       PROGRAM-ID. GLFXRV.
      *----------------------------------------------------------------
      * STEP 8: REVALUES FOREIGN BALANCES IN THE BASE CURRENCY.
      *   IN   RATES.CSV     CODE,RATE,NAME  (# STARTS A COMMENT)
      *   IN   MASTER.OUT    (MASTTXT)
      *   OUT  REVAL.LST     LISTING
      *   SYSIN: BASE CURRENCY (1-3)
      *----------------------------------------------------------------
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT RATE-FILE   ASSIGN TO "RATES.CSV"
               ORGANIZATION IS LINE SEQUENTIAL
               FILE STATUS IS WS-RATE-STATUS.
           SELECT MASTER-TEXT ASSIGN TO "MASTER.OUT"
               ORGANIZATION IS LINE SEQUENTIAL
               FILE STATUS IS WS-MASTER-STATUS.
           SELECT REVAL-LIST  ASSIGN TO "REVAL.LST"
               ORGANIZATION IS LINE SEQUENTIAL
               FILE STATUS IS WS-LIST-STATUS.
       DATA DIVISION.
       FILE SECTION.
       FD  RATE-FILE.
       01  RATE-LINE                   PIC X(50).
       FD  MASTER-TEXT.
           COPY MASTTXT REPLACING ==:PFX:== BY ==MT==.
       FD  REVAL-LIST.
       01  LIST-LINE                   PIC X(100).
       WORKING-STORAGE SECTION.
       01  WS-STATUSES.
           05  WS-RATE-STATUS          PIC X(2) VALUE "00".
               88  WS-RATE-OK          VALUE "00".
           05  WS-MASTER-STATUS        PIC X(2) VALUE "00".
               88  WS-MASTER-OK        VALUE "00".
           05  WS-LIST-STATUS          PIC X(2) VALUE "00".
       01  WS-CARD                     PIC X(80) VALUE SPACES.
       01  WS-BASE                     PIC X(3) VALUE SPACES.
       01  WS-SWITCHES.
           05  WS-RATE-EOF-SW          PIC X VALUE "N".
               88  WS-RATE-EOF         VALUE "Y".
           05  WS-MASTER-EOF-SW        PIC X VALUE "N".
               88  WS-MASTER-EOF       VALUE "Y".
           05  WS-LINE-OK-SW           PIC X VALUE "N".
               88  WS-LINE-OK          VALUE "Y".
       01  WS-COUNTS.
           05  WS-RATES                PIC 9(3) COMP VALUE 0.
           05  WS-RATES-BAD            PIC 9(5) COMP VALUE 0.
           05  WS-READ                 PIC 9(5) COMP VALUE 0.
           05  WS-REVALUED             PIC 9(5) COMP VALUE 0.
           05  WS-FAILED               PIC 9(5) COMP VALUE 0.
       01  WS-TOTAL                    PIC S9(11)V99 COMP-3 VALUE 0.
       01  WS-CSV.
           05  WS-CSV-CODE             PIC X(5) VALUE SPACES.
           05  WS-CSV-RATE             PIC X(14) VALUE SPACES.
           05  WS-CSV-NAME             PIC X(20) VALUE SPACES.
           05  WS-CSV-FIELDS           PIC 9(2) COMP VALUE 0.
           05  WS-CSV-LENGTH           PIC 9(2) COMP VALUE 0.
       01  WS-RATE-PARTS.
           05  WS-RATE-WHOLE           PIC X(14) VALUE SPACES.
           05  WS-RATE-FRACTION        PIC X(14) VALUE SPACES.
           05  WS-WHOLE-LENGTH         PIC 9(2) COMP VALUE 0.
           05  WS-FRACTION-LENGTH      PIC 9(2) COMP VALUE 0.
           05  WS-WHOLE-9              PIC 9(5) VALUE 0.
           05  WS-WHOLE-X REDEFINES WS-WHOLE-9
                                       PIC X(5).
           05  WS-FRACTION-9           PIC V9(6) VALUE 0.
           05  WS-FRACTION-X REDEFINES WS-FRACTION-9
                                       PIC X(6).
           05  WS-OFFSET               PIC 9(2) COMP VALUE 0.
       01  WS-STYLE                    PIC X VALUE "A".
       01  WS-AMOUNT                   PIC S9(11)V99 COMP-3 VALUE 0.
       01  WS-TEXT-1                   PIC X(22) VALUE SPACES.
       01  WS-TEXT-2                   PIC X(22) VALUE SPACES.
           COPY CURLNK  REPLACING ==:PFX:== BY ==WC==.
           COPY ERRLNK  REPLACING ==:PFX:== BY ==WE==.
       PROCEDURE DIVISION.
       0000-MAIN.
           INITIALIZE WC-PARM.
           INITIALIZE WE-PARM.
           ACCEPT WS-CARD.
           MOVE WS-CARD (1:3) TO WS-BASE.
           OPEN INPUT RATE-FILE.
           IF WS-RATE-OK
               OPEN OUTPUT REVAL-LIST
               PERFORM 1000-RATES THRU 1000-EXIT
               CLOSE RATE-FILE
               PERFORM 2000-ACCOUNTS THRU 2000-EXIT
               CLOSE REVAL-LIST
           ELSE
               DISPLAY "GLFXRV: CANNOT OPEN RATES.CSV, STATUS "
                       WS-RATE-STATUS
               MOVE 16 TO RETURN-CODE
           END-IF.
           STOP RUN.
       1000-RATES.
           MOVE "X" TO WC-FUNCTION.
           CALL "CURCONV" USING WC-PARM.
           PERFORM 1900-READ-RATE.
           PERFORM 1100-ONE-RATE UNTIL WS-RATE-EOF.
           MOVE WC-ENTRIES TO WS-RATES.
       1000-EXIT.
           EXIT.
       1100-ONE-RATE.
           IF RATE-LINE NOT = SPACES AND RATE-LINE (1:1) NOT = "#"
               PERFORM 1200-PARSE-RATE
               IF WS-LINE-OK
                   PERFORM 1300-LOAD-RATE
               END-IF
               IF NOT WS-LINE-OK
                   PERFORM 1400-BAD-RATE
               END-IF
           END-IF.
           PERFORM 1900-READ-RATE.
       1200-PARSE-RATE.
           MOVE "N" TO WS-LINE-OK-SW.
           MOVE SPACES TO WS-CSV-CODE WS-CSV-RATE WS-CSV-NAME.
           MOVE 0 TO WS-CSV-FIELDS WS-CSV-LENGTH.
           UNSTRING RATE-LINE DELIMITED BY ","
               INTO WS-CSV-CODE COUNT IN WS-CSV-LENGTH
                    WS-CSV-RATE
                    WS-CSV-NAME
               TALLYING IN WS-CSV-FIELDS
           END-UNSTRING.
           IF WS-CSV-FIELDS > 1 AND WS-CSV-LENGTH = 3
               MOVE SPACES TO WS-RATE-WHOLE WS-RATE-FRACTION
               MOVE 0 TO WS-WHOLE-LENGTH WS-FRACTION-LENGTH
               UNSTRING WS-CSV-RATE DELIMITED BY "." OR ALL SPACE
                   INTO WS-RATE-WHOLE COUNT IN WS-WHOLE-LENGTH
                        WS-RATE-FRACTION COUNT IN WS-FRACTION-LENGTH
               END-UNSTRING
               PERFORM 1210-RATE-DIGITS
           END-IF.
       1210-RATE-DIGITS.
           IF WS-WHOLE-LENGTH > 0 AND WS-WHOLE-LENGTH < 6
              AND WS-FRACTION-LENGTH < 7
               MOVE ZEROS TO WS-WHOLE-X
               COMPUTE WS-OFFSET = 6 - WS-WHOLE-LENGTH
               MOVE WS-RATE-WHOLE (1:WS-WHOLE-LENGTH)
                   TO WS-WHOLE-X (WS-OFFSET:WS-WHOLE-LENGTH)
               MOVE ZEROS TO WS-FRACTION-X
               IF WS-FRACTION-LENGTH > 0
                   MOVE WS-RATE-FRACTION (1:WS-FRACTION-LENGTH)
                       TO WS-FRACTION-X (1:WS-FRACTION-LENGTH)
               END-IF
               IF WS-WHOLE-X IS NUMERIC AND WS-FRACTION-X IS NUMERIC
                   MOVE "Y" TO WS-LINE-OK-SW
               END-IF
           END-IF.
       1300-LOAD-RATE.
           COMPUTE WC-RATE = WS-WHOLE-9 + WS-FRACTION-9.
           MOVE WS-CSV-CODE TO WC-FROM.
           MOVE "L" TO WC-FUNCTION.
           CALL "CURCONV" USING WC-PARM.
           EVALUATE TRUE
               WHEN WC-CUR-OK
                   CONTINUE
               WHEN WC-TABLE-FULL
                   DISPLAY "GLFXRV: TABLE FULL AT " WC-FROM
                   MOVE "N" TO WS-LINE-OK-SW
               WHEN OTHER
                   MOVE "N" TO WS-LINE-OK-SW
           END-EVALUATE.
       1400-BAD-RATE.
           ADD 1 TO WS-RATES-BAD
               ON SIZE ERROR
                   CONTINUE
           END-ADD.
           MOVE 33 TO WE-CODE.
           MOVE "T" TO WE-FUNCTION.
           CALL "ERRTEXT" USING WE-PARM.
           MOVE SPACES TO LIST-LINE.
           STRING WE-TEXT    DELIMITED BY "   "
                  ": "       DELIMITED BY SIZE
                  RATE-LINE  DELIMITED BY SIZE
                  INTO LIST-LINE.
           WRITE LIST-LINE.
       1900-READ-RATE.
           READ RATE-FILE
               AT END
                   MOVE "Y" TO WS-RATE-EOF-SW
           END-READ.
       2000-ACCOUNTS.
           OPEN INPUT MASTER-TEXT.
           IF WS-MASTER-OK
               PERFORM 2900-READ-MASTER
               PERFORM 2100-ONE-ACCOUNT UNTIL WS-MASTER-EOF
               CLOSE MASTER-TEXT
               PERFORM 8000-TOTALS
           ELSE
               DISPLAY "GLFXRV: CANNOT OPEN MASTER.OUT, STATUS "
                       WS-MASTER-STATUS
               MOVE 16 TO RETURN-CODE
           END-IF.
       2000-EXIT.
           EXIT.
       2100-ONE-ACCOUNT.
           ADD 1 TO WS-READ
               ON SIZE ERROR
                   CONTINUE
           END-ADD.
           IF MT-BALANCE IS NOT NUMERIC
               ADD 1 TO WS-FAILED
                   ON SIZE ERROR
                       CONTINUE
               END-ADD
           ELSE
               IF MT-CURRENCY NOT = WS-BASE AND NOT MT-CLOSED
                   PERFORM 2200-REVALUE
               END-IF
           END-IF.
           PERFORM 2900-READ-MASTER.
       2200-REVALUE.
           MOVE MT-CURRENCY TO WC-FROM.
           MOVE WS-BASE TO WC-TO.
           MOVE MT-BALANCE TO WC-AMOUNT-IN.
           MOVE "C" TO WC-FUNCTION.
           CALL "CURCONV" USING WC-PARM.
           MOVE SPACES TO LIST-LINE.
           EVALUATE TRUE
               WHEN WC-CUR-OK
                   PERFORM 2300-LIST-AMOUNT
               WHEN WC-UNKNOWN
                   PERFORM 2400-LIST-PROBLEM
                   STRING MT-ACCOUNT-X " NO RATE FOR "
                          MT-CURRENCY "/" WS-BASE
                          DELIMITED BY SIZE INTO LIST-LINE
               WHEN OTHER
                   PERFORM 2400-LIST-PROBLEM
                   STRING MT-ACCOUNT-X " AMOUNT TOO LARGE"
                          DELIMITED BY SIZE INTO LIST-LINE
           END-EVALUATE.
           WRITE LIST-LINE.
       2300-LIST-AMOUNT.
           MOVE MT-BALANCE TO WS-AMOUNT.
           CALL "EDITAMT" USING WS-AMOUNT WS-STYLE WS-TEXT-1.
           CALL "EDITAMT" USING WC-AMOUNT-OUT WS-STYLE WS-TEXT-2.
           STRING MT-ACCOUNT-X " " MT-CURRENCY " " WS-TEXT-1
                  WS-BASE " " WS-TEXT-2
                  DELIMITED BY SIZE INTO LIST-LINE.
           ADD 1 TO WS-REVALUED
               ON SIZE ERROR
                   CONTINUE
           END-ADD.
           IF MT-LIABILITY OR MT-INCOME
               SUBTRACT WC-AMOUNT-OUT FROM WS-TOTAL
                   ON SIZE ERROR
                       DISPLAY "GLFXRV: TOTAL TOO LARGE"
               END-SUBTRACT
           ELSE
               ADD WC-AMOUNT-OUT TO WS-TOTAL
                   ON SIZE ERROR
                       DISPLAY "GLFXRV: TOTAL TOO LARGE"
               END-ADD
           END-IF.
       2400-LIST-PROBLEM.
           ADD 1 TO WS-FAILED
               ON SIZE ERROR
                   CONTINUE
           END-ADD.
       2900-READ-MASTER.
           READ MASTER-TEXT
               AT END
                   MOVE "Y" TO WS-MASTER-EOF-SW
           END-READ.
       8000-TOTALS.
           MOVE "C" TO WS-STYLE.
           CALL "EDITAMT" USING WS-TOTAL WS-STYLE WS-TEXT-1.
           MOVE "P" TO WS-STYLE.
           CALL "EDITAMT" USING WS-TOTAL WS-STYLE WS-TEXT-2.
           DISPLAY "GLFXRV RATES " WS-RATES " BAD " WS-RATES-BAD.
           DISPLAY "ACCOUNTS " WS-READ " REVALUED " WS-REVALUED
                   " FAILED " WS-FAILED.
           DISPLAY "TOTAL " WS-BASE " " WS-TEXT-1.
           DISPLAY "CHECK " WS-BASE " " WS-TEXT-2.
           IF WS-FAILED > 0 OR WS-RATES-BAD > 0
               MOVE 4 TO RETURN-CODE
           END-IF.
