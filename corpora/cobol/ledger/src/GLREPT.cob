       IDENTIFICATION DIVISION.
       PROGRAM-ID. GLREPT.
      *----------------------------------------------------------------
      * STEP 7: TRIAL BALANCE, WITH PAGES, GROUPS AND TOTALS.
      *   IN   MASTER.OUT    (MASTTXT), IN ORDER OF ACCOUNT
      *   OUT  TRIALBAL.RPT  PRINT FILE
      *   SYSIN: DATE (1-8), LINES A PAGE (9-11), D DETAIL OR
      *          S SUMMARY (12), TITLE (13-42)
      *----------------------------------------------------------------
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT MASTER-TEXT ASSIGN TO "MASTER.OUT"
               ORGANIZATION IS LINE SEQUENTIAL
               FILE STATUS IS WS-MASTER-STATUS.
           SELECT REPORT-FILE ASSIGN TO "TRIALBAL.RPT"
               ORGANIZATION IS LINE SEQUENTIAL
               FILE STATUS IS WS-REPORT-STATUS.
       DATA DIVISION.
       FILE SECTION.
       FD  MASTER-TEXT.
           COPY MASTTXT REPLACING ==:PFX:== BY ==MT==.
       FD  REPORT-FILE.
       01  REPORT-LINE                 PIC X(80).
       WORKING-STORAGE SECTION.
       01  WS-STATUSES.
           05  WS-MASTER-STATUS        PIC X(2) VALUE "00".
               88  WS-MASTER-OK        VALUE "00".
           05  WS-REPORT-STATUS        PIC X(2) VALUE "00".
       01  WS-CARD                     PIC X(80) VALUE SPACES.
       01  WS-CARD-FIELDS REDEFINES WS-CARD.
           05  WS-CARD-DATE            PIC X(8).
           05  WS-CARD-DATE-P REDEFINES WS-CARD-DATE.
               10  WS-CARD-YEAR        PIC 9(4).
               10  WS-CARD-MONTH       PIC 9(2).
               10  WS-CARD-DAY         PIC 9(2).
           05  WS-CARD-PAGE            PIC X(3).
           05  WS-CARD-PAGE-N REDEFINES WS-CARD-PAGE
                                       PIC 9(3).
           05  WS-CARD-LEVEL           PIC X.
               88  WS-SUMMARY          VALUE "S".
           05  WS-CARD-TITLE           PIC X(30).
           05  FILLER                  PIC X(38).
       01  WS-MONTH-NAMES              PIC X(36)
               VALUE "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC".
       01  WS-SWITCHES.
           05  WS-EOF-SW               PIC X VALUE "N".
               88  WS-EOF              VALUE "Y".
           05  WS-READY-SW             PIC X VALUE "N".
               88  WS-READY            VALUE "Y".
           05  WS-FIRST-SW             PIC X VALUE "Y".
               88  WS-FIRST            VALUE "Y".
       01  WS-COUNTS.
           05  WS-READ                 PIC 9(5) COMP VALUE 0.
           05  WS-LISTED               PIC 9(5) COMP VALUE 0.
           05  WS-BAD                  PIC 9(5) COMP VALUE 0.
           05  WS-GROUP-COUNT          PIC 9(5) COMP VALUE 0.
           05  WS-LINE-NO              PIC 9(3) COMP VALUE 0.
           05  WS-PAGE-NO              PIC 9(3) COMP VALUE 0.
           05  WS-PAGE-LENGTH          PIC 9(3) COMP VALUE 24.
           05  WS-TYPE-NO              PIC 9 COMP VALUE 0.
           05  WS-MONTH-POS            PIC 9(2) COMP VALUE 0.
       01  WS-GROUP                    PIC X(2) VALUE SPACES.
       01  WS-GROUP-TOTAL              PIC S9(11)V99 COMP-3 VALUE 0.
       01  WS-TYPE-TOTALS.
           05  WS-TYPE-TOTAL           PIC S9(11)V99 COMP-3 VALUE 0
                                       OCCURS 4 TIMES.
       01  WS-NET                      PIC S9(11)V99 COMP-3 VALUE 0.
       01  WS-SHARE                    PIC S9(3)V99 COMP-3 VALUE 0.
       01  WS-TYPE-NAMES.
           05  FILLER                  PIC X(12) VALUE "ASSETS".
           05  FILLER                  PIC X(12) VALUE "LIABILITIES".
           05  FILLER                  PIC X(12) VALUE "INCOME".
           05  FILLER                  PIC X(12) VALUE "EXPENSES".
       01  WS-TYPE-NAME-TABLE REDEFINES WS-TYPE-NAMES.
           05  WS-TYPE-NAME            PIC X(12) OCCURS 4 TIMES.
       01  WS-HEADING-1.
           05  WS-H1-TITLE             PIC X(30) VALUE SPACES.
           05  FILLER                  PIC X(18) VALUE SPACES.
           05  WS-H1-DAY               PIC Z9.
           05  FILLER                  PIC X VALUE SPACE.
           05  WS-H1-MONTH             PIC X(3) VALUE SPACES.
           05  FILLER                  PIC X VALUE SPACE.
           05  WS-H1-YEAR              PIC 9(4) VALUE 0.
           05  FILLER                  PIC X(8) VALUE "    PAGE".
           05  WS-H1-PAGE              PIC ZZZ9.
       01  WS-HEADING-2.
           05  FILLER                  PIC X(9) VALUE "ACCOUNT".
           05  FILLER                  PIC X VALUE SPACE.
           05  FILLER                  PIC X(25) VALUE "NAME".
           05  FILLER                  PIC X(5) VALUE "T S".
           05  FILLER                  PIC X(19)
                                       VALUE "           BALANCE".
           05  FILLER                  PIC X(12) VALUE "LAST MOVED".
       01  WS-DETAIL.
           05  WS-DT-ACCOUNT           PIC 9(7)B9.
           05  FILLER                  PIC X VALUE SPACE.
           05  WS-DT-NAME              PIC X(24).
           05  FILLER                  PIC X VALUE SPACE.
           05  WS-DT-TYPE              PIC X.
           05  FILLER                  PIC X VALUE SPACE.
           05  WS-DT-STATUS            PIC X.
           05  FILLER                  PIC X VALUE SPACE.
           05  WS-DT-BALANCE           PIC ZZ,ZZZ,ZZZ,ZZ9.99CR.
           05  FILLER                  PIC X VALUE SPACE.
           05  WS-DT-DATE              PIC 9999/99/99.
       01  WS-TOTAL-LINE.
           05  WS-TL-LABEL             PIC X(27) VALUE SPACES.
           05  WS-TL-COUNT             PIC Z(4)9 BLANK WHEN ZERO.
           05  FILLER                  PIC X(7) VALUE SPACES.
           05  WS-TL-AMOUNT            PIC ZZ,ZZZ,ZZZ,ZZ9.99CR.
           05  FILLER                  PIC X(2) VALUE SPACES.
           05  WS-TL-SHARE             PIC ZZ9.99-.
           05  WS-TL-PERCENT           PIC X VALUE SPACE.
       01  WS-SAVED-LINE               PIC X(80) VALUE SPACES.
           COPY DATELNK REPLACING ==:PFX:== BY ==WD==.
       PROCEDURE DIVISION.
       0000-MAIN.
           PERFORM 1000-START THRU 1000-EXIT.
           IF WS-READY
               PERFORM 2000-PROCESS THRU 2000-EXIT UNTIL WS-EOF
               PERFORM 4000-GROUP-END
               PERFORM 7000-FINAL-TOTALS
               PERFORM 9000-CLOSE
           END-IF.
           STOP RUN.
       1000-START.
           MOVE SPACES TO WD-PARM.
           ACCEPT WS-CARD.
           MOVE WS-CARD-DATE TO WD-DATE.
           CALL "DATECHK" USING WD-PARM.
           IF WD-DATE-OK
               PERFORM 1100-PREPARE
           ELSE
               DISPLAY "GLREPT: INVALID DATE <" WS-CARD-DATE
                       "> REASON " WD-RESULT
               MOVE 16 TO RETURN-CODE
           END-IF.
       1000-EXIT.
           EXIT.
       1100-PREPARE.
           IF WS-CARD-PAGE IS NUMERIC
               IF WS-CARD-PAGE-N > 5
                   MOVE WS-CARD-PAGE-N TO WS-PAGE-LENGTH
               ELSE
                   DISPLAY "GLREPT: PAGE LENGTH IGNORED"
               END-IF
           END-IF.
           MOVE WS-CARD-TITLE TO WS-H1-TITLE.
           IF WS-CARD-TITLE = SPACES
               MOVE "TRIAL BALANCE" TO WS-H1-TITLE
           END-IF.
           COMPUTE WS-MONTH-POS = (WS-CARD-MONTH - 1) * 3 + 1.
           MOVE WS-MONTH-NAMES (WS-MONTH-POS:3) TO WS-H1-MONTH.
           MOVE WS-CARD-DAY TO WS-H1-DAY.
           MOVE WS-CARD-YEAR TO WS-H1-YEAR.
           OPEN INPUT MASTER-TEXT.
           IF WS-MASTER-OK
               OPEN OUTPUT REPORT-FILE
               MOVE "Y" TO WS-READY-SW
               PERFORM 6000-NEW-PAGE
               PERFORM 2900-READ
           ELSE
               DISPLAY "GLREPT: CANNOT OPEN MASTER.OUT, STATUS "
                       WS-MASTER-STATUS
               MOVE 16 TO RETURN-CODE
           END-IF.
       2000-PROCESS.
           ADD 1 TO WS-READ
               ON SIZE ERROR
                   CONTINUE
           END-ADD.
           IF MT-ACCOUNT-X IS NUMERIC AND MT-BALANCE IS NUMERIC
              AND MT-TYPE-VALID AND MT-LAST-DATE-X IS NUMERIC
               PERFORM 3000-ACCOUNT
           ELSE
               ADD 1 TO WS-BAD
                   ON SIZE ERROR
                       CONTINUE
               END-ADD
           END-IF.
           PERFORM 2900-READ.
       2000-EXIT.
           EXIT.
       2900-READ.
           READ MASTER-TEXT
               AT END
                   MOVE "Y" TO WS-EOF-SW
           END-READ.
       3000-ACCOUNT.
           IF MT-ACCOUNT-X (1:2) NOT = WS-GROUP
               PERFORM 4000-GROUP-END
               MOVE MT-ACCOUNT-X (1:2) TO WS-GROUP
           END-IF.
           PERFORM 3100-ADD-UP.
           IF NOT WS-SUMMARY
               PERFORM 3200-DETAIL-LINE
           END-IF.
       3100-ADD-UP.
           EVALUATE TRUE
               WHEN MT-ASSET
                   MOVE 1 TO WS-TYPE-NO
               WHEN MT-LIABILITY
                   MOVE 2 TO WS-TYPE-NO
               WHEN MT-INCOME
                   MOVE 3 TO WS-TYPE-NO
               WHEN OTHER
                   MOVE 4 TO WS-TYPE-NO
           END-EVALUATE.
           ADD MT-BALANCE TO WS-TYPE-TOTAL (WS-TYPE-NO)
               ON SIZE ERROR
                   DISPLAY "GLREPT: TOTAL TOO LARGE, "
                           WS-TYPE-NAME (WS-TYPE-NO)
           END-ADD.
           ADD MT-BALANCE TO WS-GROUP-TOTAL
               ON SIZE ERROR
                   DISPLAY "GLREPT: TOTAL TOO LARGE, GROUP " WS-GROUP
           END-ADD.
           ADD 1 TO WS-GROUP-COUNT
               ON SIZE ERROR
                   CONTINUE
           END-ADD.
           ADD 1 TO WS-LISTED
               ON SIZE ERROR
                   CONTINUE
           END-ADD.
       3200-DETAIL-LINE.
           MOVE MT-ACCOUNT TO WS-DT-ACCOUNT.
           MOVE MT-NAME TO WS-DT-NAME.
           INSPECT WS-DT-NAME REPLACING ALL LOW-VALUE BY SPACE.
           MOVE MT-TYPE TO WS-DT-TYPE.
           MOVE MT-STATUS TO WS-DT-STATUS.
           MOVE MT-BALANCE TO WS-DT-BALANCE.
           MOVE MT-LAST-DATE TO WS-DT-DATE.
           MOVE WS-DETAIL TO REPORT-LINE.
           PERFORM 6900-WRITE-LINE.
       4000-GROUP-END.
           IF WS-GROUP-COUNT > 0
               MOVE SPACES TO WS-TOTAL-LINE
               STRING "  GROUP "  DELIMITED BY SIZE
                      WS-GROUP    DELIMITED BY SIZE
                      INTO WS-TL-LABEL
               MOVE WS-GROUP-COUNT TO WS-TL-COUNT
               MOVE WS-GROUP-TOTAL TO WS-TL-AMOUNT
               MOVE WS-TOTAL-LINE TO REPORT-LINE
               PERFORM 6900-WRITE-LINE
               MOVE 0 TO WS-GROUP-COUNT
               MOVE 0 TO WS-GROUP-TOTAL
           END-IF.
       6000-NEW-PAGE.
           ADD 1 TO WS-PAGE-NO
               ON SIZE ERROR
                   MOVE 1 TO WS-PAGE-NO
           END-ADD.
           MOVE WS-PAGE-NO TO WS-H1-PAGE.
           MOVE WS-HEADING-1 TO REPORT-LINE.
           IF WS-FIRST
               WRITE REPORT-LINE
               MOVE "N" TO WS-FIRST-SW
           ELSE
               WRITE REPORT-LINE AFTER ADVANCING PAGE
           END-IF.
           MOVE WS-HEADING-2 TO REPORT-LINE.
           WRITE REPORT-LINE AFTER ADVANCING 2 LINES.
           MOVE ALL "-" TO REPORT-LINE (1:69).
           MOVE SPACES TO REPORT-LINE (70:).
           WRITE REPORT-LINE AFTER ADVANCING 1 LINE.
           MOVE 4 TO WS-LINE-NO.
       6900-WRITE-LINE.
           IF WS-LINE-NO >= WS-PAGE-LENGTH
               PERFORM 6950-SAVE-AND-BREAK
           END-IF.
           WRITE REPORT-LINE AFTER ADVANCING 1 LINE.
           ADD 1 TO WS-LINE-NO.
       6950-SAVE-AND-BREAK.
           MOVE REPORT-LINE TO WS-SAVED-LINE.
           PERFORM 6000-NEW-PAGE.
           MOVE WS-SAVED-LINE TO REPORT-LINE.
       7000-FINAL-TOTALS.
           COMPUTE WS-NET = WS-TYPE-TOTAL (1) + WS-TYPE-TOTAL (4)
               - WS-TYPE-TOTAL (2) - WS-TYPE-TOTAL (3)
               ON SIZE ERROR
                   DISPLAY "GLREPT: NET TOO LARGE"
           END-COMPUTE.
           PERFORM 7100-TYPE-LINE
               VARYING WS-TYPE-NO FROM 1 BY 1 UNTIL WS-TYPE-NO > 4.
           MOVE SPACES TO WS-TOTAL-LINE.
           IF WS-NET = 0
               MOVE "BOOKS BALANCE" TO WS-TL-LABEL
           ELSE
               MOVE "OUT OF BALANCE BY" TO WS-TL-LABEL
               MOVE 4 TO RETURN-CODE
           END-IF.
           MOVE WS-LISTED TO WS-TL-COUNT.
           MOVE WS-NET TO WS-TL-AMOUNT.
           MOVE WS-TOTAL-LINE TO REPORT-LINE.
           PERFORM 6900-WRITE-LINE.
           DISPLAY "GLREPT READ " WS-READ " LISTED " WS-LISTED
                   " BAD " WS-BAD " PAGES " WS-PAGE-NO.
           DISPLAY "NET " WS-NET.
       7100-TYPE-LINE.
           MOVE SPACES TO WS-TOTAL-LINE.
           MOVE WS-TYPE-NAME (WS-TYPE-NO) TO WS-TL-LABEL.
           MOVE WS-TYPE-TOTAL (WS-TYPE-NO) TO WS-TL-AMOUNT.
           IF WS-TYPE-NO > 1 AND WS-TYPE-TOTAL (1) NOT = 0
               COMPUTE WS-SHARE ROUNDED =
                   WS-TYPE-TOTAL (WS-TYPE-NO) * 100
                   / WS-TYPE-TOTAL (1)
                   ON SIZE ERROR
                       MOVE 999.99 TO WS-SHARE
               END-COMPUTE
               MOVE WS-SHARE TO WS-TL-SHARE
               MOVE "%" TO WS-TL-PERCENT
           END-IF.
           MOVE WS-TOTAL-LINE TO REPORT-LINE.
           PERFORM 6900-WRITE-LINE.
       9000-CLOSE.
           CLOSE MASTER-TEXT.
           CLOSE REPORT-FILE.
