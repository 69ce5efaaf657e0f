       IDENTIFICATION DIVISION.
       PROGRAM-ID. GLINTR.
      *----------------------------------------------------------------
      * STEP 6: INTEREST ON EVERY OPEN ASSET OR LIABILITY ACCOUNT.
      *   IN   MASTER.OUT    (MASTTXT)
      *   OUT  INTTRAN.DAT   (TRANTXT) CAN BE FED TO GLVALID
      *   OUT  INTEREST.LST  LISTING
      *   SYSIN: END OF PERIOD (1-8), BASIS 360 OR 365 (9-11),
      *          METHOD S, T OR C (12), FIRST SEQUENCE (13-18)
      *----------------------------------------------------------------
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT MASTER-TEXT ASSIGN TO "MASTER.OUT"
               ORGANIZATION IS LINE SEQUENTIAL
               FILE STATUS IS WS-MASTER-STATUS.
           SELECT INT-TRAN    ASSIGN TO "INTTRAN.DAT"
               ORGANIZATION IS LINE SEQUENTIAL
               FILE STATUS IS WS-TRAN-STATUS.
           SELECT INT-LIST    ASSIGN TO "INTEREST.LST"
               ORGANIZATION IS LINE SEQUENTIAL
               FILE STATUS IS WS-LIST-STATUS.
       DATA DIVISION.
       FILE SECTION.
       FD  MASTER-TEXT.
           COPY MASTTXT REPLACING ==:PFX:== BY ==MT==.
       FD  INT-TRAN.
           COPY TRANTXT REPLACING ==:PFX:== BY ==IT==.
       FD  INT-LIST.
       01  LIST-LINE                   PIC X(90).
       WORKING-STORAGE SECTION.
       01  WS-STATUSES.
           05  WS-MASTER-STATUS        PIC X(2) VALUE "00".
               88  WS-MASTER-OK        VALUE "00".
           05  WS-TRAN-STATUS          PIC X(2) VALUE "00".
           05  WS-LIST-STATUS          PIC X(2) VALUE "00".
       01  WS-CARD                     PIC X(80) VALUE SPACES.
       01  WS-CARD-FIELDS REDEFINES WS-CARD.
           05  WS-CARD-DATE            PIC X(8).
           05  WS-CARD-BASIS           PIC X(3).
           05  WS-CARD-BASIS-N REDEFINES WS-CARD-BASIS
                                       PIC 9(3).
           05  WS-CARD-METHOD          PIC X.
               88  WS-METHOD-VALID     VALUES "S" "T" "C".
           05  WS-CARD-SEQUENCE        PIC X(6).
           05  WS-CARD-SEQUENCE-N REDEFINES WS-CARD-SEQUENCE
                                       PIC 9(6).
           05  FILLER                  PIC X(62).
       01  WS-SWITCHES.
           05  WS-EOF-SW               PIC X VALUE "N".
               88  WS-EOF              VALUE "Y".
           05  WS-READY-SW             PIC X VALUE "N".
               88  WS-READY            VALUE "Y".
       01  WS-COUNTS.
           05  WS-READ                 PIC 9(5) COMP VALUE 0.
           05  WS-PAID                 PIC 9(5) COMP VALUE 0.
           05  WS-SKIPPED              PIC 9(5) COMP VALUE 0.
           05  WS-FAILED               PIC 9(5) COMP VALUE 0.
           05  WS-SEQUENCE             PIC 9(6) COMP VALUE 1.
       01  WS-TOTALS.
           05  WS-TOTAL-CHARGED        PIC S9(9)V99 COMP-3 VALUE 0.
           05  WS-TOTAL-EARNED         PIC S9(9)V99 COMP-3 VALUE 0.
           05  WS-LARGEST              PIC S9(7)V99 VALUE 0.
       01  WS-CODE                     PIC 9(3) VALUE 0.
       01  WS-ABSOLUTE                 PIC 9(7)V99 VALUE 0.
       01  WS-DETAIL.
           05  WS-DT-ACCOUNT           PIC X(8).
           05  FILLER                  PIC X VALUE SPACE.
           05  WS-DT-NAME              PIC X(24).
           05  FILLER                  PIC X VALUE SPACE.
           05  WS-DT-DAYS              PIC ZZ,ZZ9.
           05  FILLER                  PIC X VALUE SPACE.
           05  WS-DT-RATE              PIC ZZ9.9999.
           05  FILLER                  PIC X VALUE SPACE.
           05  WS-DT-BALANCE           PIC ---,---,---,--9.99.
           05  FILLER                  PIC X VALUE SPACE.
           05  WS-DT-INTEREST          PIC Z,ZZZ,ZZ9.99CR.
       01  WS-ED-RESIDUE               PIC +(5)9.9(6).
       01  WS-ED-TOTAL                 PIC ZZZ,ZZZ,ZZ9.99-.
           COPY DATELNK REPLACING ==:PFX:== BY ==WD==.
           COPY DAYLNK  REPLACING ==:PFX:== BY ==WY==.
           COPY INTLNK  REPLACING ==:PFX:== BY ==WI==.
           COPY ERRLNK  REPLACING ==:PFX:== BY ==WE==.
       PROCEDURE DIVISION.
       0000-MAIN.
           PERFORM 1000-START THRU 1000-EXIT.
           IF WS-READY
               PERFORM 2000-PROCESS THRU 2000-EXIT UNTIL WS-EOF
               PERFORM 8000-TOTALS
               PERFORM 9000-CLOSE
           END-IF.
           STOP RUN.
       1000-START.
           MOVE SPACES TO WD-PARM.
           INITIALIZE WY-PARM.
           INITIALIZE WI-PARM.
           INITIALIZE WE-PARM.
           ACCEPT WS-CARD.
           MOVE WS-CARD-DATE TO WD-DATE.
           CALL "DATECHK" USING WD-PARM.
           EVALUATE TRUE
               WHEN NOT WD-DATE-OK
                   DISPLAY "GLINTR: INVALID PERIOD END <"
                           WS-CARD-DATE ">"
                   MOVE 16 TO RETURN-CODE
               WHEN NOT WS-METHOD-VALID
                   DISPLAY "GLINTR: INVALID METHOD <"
                           WS-CARD-METHOD ">"
                   MOVE 16 TO RETURN-CODE
               WHEN WS-CARD-BASIS IS NOT NUMERIC
                   DISPLAY "GLINTR: INVALID BASIS <"
                           WS-CARD-BASIS ">"
                   MOVE 16 TO RETURN-CODE
               WHEN OTHER
                   PERFORM 1100-OPEN-FILES
           END-EVALUATE.
       1000-EXIT.
           EXIT.
       1100-OPEN-FILES.
           IF WS-CARD-SEQUENCE IS NUMERIC
               MOVE WS-CARD-SEQUENCE-N TO WS-SEQUENCE
           END-IF.
           OPEN INPUT MASTER-TEXT.
           IF WS-MASTER-OK
               OPEN OUTPUT INT-TRAN
               OPEN OUTPUT INT-LIST
               MOVE "Y" TO WS-READY-SW
               PERFORM 2900-READ
           ELSE
               DISPLAY "GLINTR: CANNOT OPEN MASTER.OUT, STATUS "
                       WS-MASTER-STATUS
               MOVE 16 TO RETURN-CODE
           END-IF.
       2000-PROCESS.
           ADD 1 TO WS-READ
               ON SIZE ERROR
                   CONTINUE
           END-ADD.
           MOVE 0 TO WS-CODE.
           PERFORM 3000-CHECK-LINE.
           IF WS-CODE NOT = 0
               PERFORM 5000-FAIL
           ELSE
               IF MT-OPEN AND MT-BALANCE NOT = 0
                  AND (MT-ASSET OR MT-LIABILITY)
                   PERFORM 4000-INTEREST THRU 4000-EXIT
               ELSE
                   ADD 1 TO WS-SKIPPED
                       ON SIZE ERROR
                           CONTINUE
                   END-ADD
               END-IF
           END-IF.
           PERFORM 2900-READ.
       2000-EXIT.
           EXIT.
       2900-READ.
           READ MASTER-TEXT
               AT END
                   MOVE "Y" TO WS-EOF-SW
           END-READ.
       3000-CHECK-LINE.
           IF MT-ACCOUNT-X IS NOT NUMERIC
               MOVE 1 TO WS-CODE
           ELSE
               IF MT-BALANCE IS NOT NUMERIC
                   MOVE 28 TO WS-CODE
               ELSE
                   IF MT-RATE-X IS NOT NUMERIC
                       MOVE 29 TO WS-CODE
                   END-IF
               END-IF
           END-IF.
       4000-INTEREST.
           PERFORM 4100-COUNT-DAYS.
           IF WS-CODE = 0
               PERFORM 4200-CALCULATE
           END-IF.
           IF WS-CODE = 0
               PERFORM 4300-LIST-LINE
               IF WI-INTEREST NOT = 0
                   PERFORM 4400-TRANSACTION
               END-IF
           ELSE
               PERFORM 5000-FAIL
           END-IF.
       4000-EXIT.
           EXIT.
       4100-COUNT-DAYS.
           MOVE MT-LAST-DATE-X TO WY-DATE-1.
           MOVE WS-CARD-DATE TO WY-DATE-2.
           IF WS-CARD-BASIS-N = 360
               MOVE "3" TO WY-FUNCTION
           ELSE
               MOVE "B" TO WY-FUNCTION
           END-IF.
           CALL "DAYCALC" USING WY-PARM.
           IF NOT WY-DAYS-OK
               MOVE 30 TO WS-CODE
           ELSE
               IF WY-DAYS < 0
                   MOVE 34 TO WS-CODE
               END-IF
           END-IF.
       4200-CALCULATE.
           MOVE WS-CARD-METHOD TO WI-FUNCTION.
           MOVE MT-BALANCE TO WI-PRINCIPAL.
           MOVE MT-RATE TO WI-RATE.
           MOVE WS-CARD-BASIS-N TO WI-BASIS.
           IF WS-CARD-METHOD = "C"
               DIVIDE WY-DAYS BY 30 GIVING WI-DAYS
           ELSE
               MOVE WY-DAYS TO WI-DAYS
           END-IF.
           CALL "INTCALC" USING WI-PARM.
           EVALUATE TRUE
               WHEN WI-INT-OK
                   CONTINUE
               WHEN WI-TOO-BIG
                   MOVE 32 TO WS-CODE
               WHEN OTHER
                   MOVE 99 TO WS-CODE
           END-EVALUATE.
       4300-LIST-LINE.
           MOVE MT-ACCOUNT-X TO WS-DT-ACCOUNT.
           MOVE MT-NAME TO WS-DT-NAME.
           MOVE WI-DAYS TO WS-DT-DAYS.
           MOVE MT-RATE TO WS-DT-RATE.
           MOVE MT-BALANCE TO WS-DT-BALANCE.
           MOVE WI-INTEREST TO WS-DT-INTEREST.
           MOVE WS-DETAIL TO LIST-LINE.
           WRITE LIST-LINE.
       4400-TRANSACTION.
           MOVE SPACES TO IT-LINE.
           MOVE WS-SEQUENCE TO IT-SEQ.
           IF WS-SEQUENCE < 999999
               ADD 1 TO WS-SEQUENCE
           END-IF.
           MOVE MT-ACCOUNT TO IT-ACCOUNT.
           MOVE WS-CARD-DATE TO IT-DATE-X.
           MOVE WI-INTEREST TO WS-ABSOLUTE.
           MOVE WS-ABSOLUTE TO IT-AMOUNT.
           IF WI-INTEREST < 0
               MOVE "-" TO IT-SIGN
           ELSE
               MOVE "+" TO IT-SIGN
           END-IF.
           IF MT-ASSET
               MOVE "D" TO IT-TYPE
               ADD WI-INTEREST TO WS-TOTAL-EARNED
                   ON SIZE ERROR
                       DISPLAY "GLINTR: TOTAL EARNED TOO LARGE"
               END-ADD
           ELSE
               MOVE "C" TO IT-TYPE
               ADD WI-INTEREST TO WS-TOTAL-CHARGED
                   ON SIZE ERROR
                       DISPLAY "GLINTR: TOTAL CHARGED TOO LARGE"
               END-ADD
           END-IF.
           IF WI-INTEREST > WS-LARGEST
               MOVE WI-INTEREST TO WS-LARGEST
           END-IF.
           MOVE MT-CURRENCY TO IT-CURRENCY.
           STRING "INTEREST " WS-CARD-METHOD " " WS-CARD-BASIS
                  DELIMITED BY SIZE INTO IT-TEXT.
           WRITE IT-LINE.
           ADD 1 TO WS-PAID
               ON SIZE ERROR
                   CONTINUE
           END-ADD.
       5000-FAIL.
           ADD 1 TO WS-FAILED
               ON SIZE ERROR
                   CONTINUE
           END-ADD.
           MOVE WS-CODE TO WE-CODE.
           MOVE "T" TO WE-FUNCTION.
           CALL "ERRTEXT" USING WE-PARM.
           MOVE SPACES TO LIST-LINE.
           STRING MT-ACCOUNT-X DELIMITED BY SIZE
                  " *** "      DELIMITED BY SIZE
                  WE-TEXT      DELIMITED BY "  "
                  " ***"       DELIMITED BY SIZE
                  INTO LIST-LINE.
           WRITE LIST-LINE.
       8000-TOTALS.
           MOVE "R" TO WI-FUNCTION.
           CALL "INTCALC" USING WI-PARM.
           MOVE WI-RESIDUE TO WS-ED-RESIDUE.
           DISPLAY "GLINTR READ " WS-READ " PAID " WS-PAID
                   " SKIPPED " WS-SKIPPED " FAILED " WS-FAILED.
           MOVE WS-TOTAL-EARNED TO WS-ED-TOTAL.
           DISPLAY "EARNED   " WS-ED-TOTAL.
           MOVE WS-TOTAL-CHARGED TO WS-ED-TOTAL.
           DISPLAY "CHARGED  " WS-ED-TOTAL.
           DISPLAY "LARGEST  " WS-LARGEST.
           DISPLAY "RESIDUE  " WS-ED-RESIDUE.
           IF WS-FAILED > 0
               MOVE 4 TO RETURN-CODE
           END-IF.
       9000-CLOSE.
           CLOSE MASTER-TEXT.
           CLOSE INT-TRAN.
           CLOSE INT-LIST.
