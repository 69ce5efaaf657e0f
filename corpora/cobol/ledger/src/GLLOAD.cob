       IDENTIFICATION DIVISION.
       PROGRAM-ID. GLLOAD.
      *----------------------------------------------------------------
      * STEP 3: LOADS THE ACCOUNT MASTER FROM TEXT.
      *   IN   MASTER.TXT    (MASTTXT)
      *   OUT  MASTER.IDX    (MASTREC) INDEXED BY ACCOUNT
      *   OUT  LOADERR.LST   REJECTED LINES
      *----------------------------------------------------------------
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT MASTER-TEXT  ASSIGN TO "MASTER.TXT"
               ORGANIZATION IS LINE SEQUENTIAL
               FILE STATUS IS WS-TEXT-STATUS.
           SELECT MASTER-FILE  ASSIGN TO "MASTER.IDX"
               ORGANIZATION IS INDEXED
               ACCESS MODE IS RANDOM
               RECORD KEY IS MA-ACCOUNT
               FILE STATUS IS WS-MASTER-STATUS.
           SELECT LOAD-ERRORS  ASSIGN TO "LOADERR.LST"
               ORGANIZATION IS LINE SEQUENTIAL
               FILE STATUS IS WS-ERROR-STATUS.
       DATA DIVISION.
       FILE SECTION.
       FD  MASTER-TEXT.
           COPY MASTTXT REPLACING ==:PFX:== BY ==MT==.
       FD  MASTER-FILE.
           COPY MASTREC REPLACING ==:PFX:== BY ==MA==.
       FD  LOAD-ERRORS.
       01  ERROR-LINE                  PIC X(120).
       WORKING-STORAGE SECTION.
       01  WS-STATUSES.
           05  WS-TEXT-STATUS          PIC X(2) VALUE "00".
               88  WS-TEXT-OK          VALUE "00".
               88  WS-TEXT-END         VALUE "10".
           05  WS-MASTER-STATUS        PIC X(2) VALUE "00".
               88  WS-MASTER-OK        VALUE "00".
               88  WS-MASTER-DUPLICATE VALUE "22".
           05  WS-ERROR-STATUS         PIC X(2) VALUE "00".
       01  WS-COUNTS.
           05  WS-READ                 PIC 9(7) COMP VALUE 0.
           05  WS-LOADED               PIC 9(7) COMP VALUE 0.
           05  WS-REJECTED             PIC 9(7) COMP VALUE 0.
       01  WS-CODE                     PIC 9(3) VALUE 0.
       01  WS-CK-FUNCTION              PIC X VALUE "V".
       01  WS-CK-RESULT                PIC 9(2) VALUE 0.
           COPY DATELNK REPLACING ==:PFX:== BY ==WD==.
           COPY ERRLNK  REPLACING ==:PFX:== BY ==WE==.
       PROCEDURE DIVISION.
       0000-MAIN.
           INITIALIZE WE-PARM.
           MOVE SPACES TO WD-PARM.
           OPEN INPUT MASTER-TEXT.
           IF NOT WS-TEXT-OK
               DISPLAY "GLLOAD: CANNOT OPEN MASTER.TXT, STATUS "
                       WS-TEXT-STATUS
               MOVE 16 TO RETURN-CODE
               STOP RUN
           END-IF.
           OPEN OUTPUT MASTER-FILE.
           OPEN OUTPUT LOAD-ERRORS.
       0100-NEXT.
           READ MASTER-TEXT
               AT END
                   GO TO 0900-END
           END-READ.
           ADD 1 TO WS-READ
               ON SIZE ERROR
                   CONTINUE
           END-ADD.
           PERFORM 1000-VALIDATE THRU 1000-EXIT.
           IF WS-CODE = 0
               PERFORM 2000-LOAD
           END-IF.
           IF WS-CODE NOT = 0
               PERFORM 3000-REJECT
           END-IF.
           GO TO 0100-NEXT.
       0900-END.
           CLOSE MASTER-TEXT.
           CLOSE MASTER-FILE.
           CLOSE LOAD-ERRORS.
           DISPLAY "GLLOAD READ " WS-READ " LOADED " WS-LOADED
                   " REJECTED " WS-REJECTED.
           IF WS-REJECTED > 0
               MOVE 4 TO RETURN-CODE
           END-IF.
           STOP RUN.
       1000-VALIDATE.
           MOVE 0 TO WS-CODE.
           CALL "CHKDIGIT" USING WS-CK-FUNCTION MT-ACCOUNT-X
                                 WS-CK-RESULT.
           IF WS-CK-RESULT = 1
               MOVE 1 TO WS-CODE
               GO TO 1000-EXIT
           END-IF.
           IF WS-CK-RESULT NOT = 0
               MOVE 2 TO WS-CODE
               GO TO 1000-EXIT
           END-IF.
           IF NOT MT-TYPE-VALID
               MOVE 26 TO WS-CODE
               GO TO 1000-EXIT
           END-IF.
           IF NOT MT-STATUS-VALID
               MOVE 27 TO WS-CODE
               GO TO 1000-EXIT
           END-IF.
           IF MT-BALANCE IS NOT NUMERIC
               MOVE 28 TO WS-CODE
               GO TO 1000-EXIT
           END-IF.
           IF MT-RATE-X IS NOT NUMERIC
               MOVE 29 TO WS-CODE
               GO TO 1000-EXIT
           END-IF.
           MOVE MT-LAST-DATE-X TO WD-DATE.
           CALL "DATECHK" USING WD-PARM.
           IF NOT WD-DATE-OK
               MOVE 30 TO WS-CODE
               GO TO 1000-EXIT
           END-IF.
           IF MT-POSTED-X IS NOT NUMERIC
               MOVE 31 TO WS-CODE
           END-IF.
       1000-EXIT.
           EXIT.
       2000-LOAD.
           MOVE SPACES        TO MA-RECORD.
           MOVE MT-ACCOUNT    TO MA-ACCOUNT.
           MOVE MT-NAME       TO MA-NAME.
           MOVE MT-TYPE       TO MA-TYPE.
           MOVE MT-STATUS     TO MA-STATUS.
           MOVE MT-BALANCE    TO MA-BALANCE.
           MOVE MT-RATE       TO MA-RATE.
           MOVE MT-LAST-DATE  TO MA-LAST-DATE.
           MOVE MT-CURRENCY   TO MA-CURRENCY.
           MOVE MT-POSTED     TO MA-POSTED.
           WRITE MA-RECORD
               INVALID KEY
                   MOVE 25 TO WS-CODE
           END-WRITE.
           IF WS-CODE = 0
               ADD 1 TO WS-LOADED
           END-IF.
       3000-REJECT.
           ADD 1 TO WS-REJECTED
               ON SIZE ERROR
                   CONTINUE
           END-ADD.
           MOVE WS-CODE TO WE-CODE.
           MOVE "T" TO WE-FUNCTION.
           CALL "ERRTEXT" USING WE-PARM.
           MOVE SPACES TO ERROR-LINE.
           STRING WE-CODE " " WE-TEXT DELIMITED BY SIZE
                  MT-LINE             DELIMITED BY SIZE
                  INTO ERROR-LINE.
           WRITE ERROR-LINE.
