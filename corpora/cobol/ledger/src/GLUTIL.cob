       IDENTIFICATION DIVISION.
       PROGRAM-ID. GLUTIL.
      *----------------------------------------------------------------
      * OPERATOR'S UTILITY: RUNS THE SERVICE MODULES FROM SYSIN, ONE
      * COMMAND A LINE, UNTIL QUIT OR A BLANK LINE.
      *   ADD DATE DAYS      CHECK ACCOUNT     CONV FROM TO AMOUNT
      *   DATE DATE          DIFF DATE DATE    EDIT STYLE AMOUNT
      *   ERROR CODE         GEN ACCOUNT       INT METHOD AMOUNT DAYS
      *   OLD ANYTHING       RATE CODE RATE    RESET
      *   SERIAL NUMBER
      *----------------------------------------------------------------
       ENVIRONMENT DIVISION.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  WS-CARD                     PIC X(80) VALUE SPACES.
       01  WS-WORDS.
           05  WS-VERB                 PIC X(8) VALUE SPACES.
           05  WS-ARG-1                PIC X(20) VALUE SPACES.
           05  WS-ARG-2                PIC X(20) VALUE SPACES.
           05  WS-ARG-3                PIC X(20) VALUE SPACES.
           05  WS-WORD-COUNT           PIC 9(2) COMP VALUE 0.
       01  WS-VERB-VALUES.
           05  FILLER PIC X(18) VALUE "ADD     DAYCALC 01".
           05  FILLER PIC X(18) VALUE "CHECK   CHKDIGIT02".
           05  FILLER PIC X(18) VALUE "CONV    CURCONV 03".
           05  FILLER PIC X(18) VALUE "DATE    DATECHK 04".
           05  FILLER PIC X(18) VALUE "DIFF    DAYCALC 05".
           05  FILLER PIC X(18) VALUE "EDIT    EDITAMT 06".
           05  FILLER PIC X(18) VALUE "ERROR   ERRTEXT 07".
           05  FILLER PIC X(18) VALUE "GEN     CHKDIGIT08".
           05  FILLER PIC X(18) VALUE "INT     INTCALC 09".
           05  FILLER PIC X(18) VALUE "OLD     OLDCALC 10".
           05  FILLER PIC X(18) VALUE "RATE    CURCONV 11".
           05  FILLER PIC X(18) VALUE "RESET           12".
           05  FILLER PIC X(18) VALUE "SERIAL  DAYCALC 13".
       01  WS-VERB-TABLE REDEFINES WS-VERB-VALUES.
           05  WS-VERB-ENTRY OCCURS 13 TIMES
                             ASCENDING KEY IS WS-VERB-NAME
                             INDEXED BY WS-VX.
               10  WS-VERB-NAME        PIC X(8).
               10  WS-VERB-MODULE      PIC X(8).
               10  WS-VERB-NUMBER      PIC 9(2).
       01  WS-MODULE                   PIC X(8) VALUE SPACES.
       01  WS-ACTION                   PIC 9(2) VALUE 0.
       01  WS-AMOUNT                   PIC S9(9)V99 COMP-3 VALUE 0.
       01  WS-BIG-AMOUNT               PIC S9(11)V99 COMP-3 VALUE 0.
       01  WS-PARSE-RESULT             PIC 9(2) VALUE 0.
       01  WS-NUMBER                   PIC S9(6) COMP VALUE 0.
       01  WS-ACCOUNT                  PIC X(8) VALUE SPACES.
       01  WS-CK-FUNCTION              PIC X VALUE SPACE.
       01  WS-CK-RESULT                PIC 9(2) VALUE 0.
       01  WS-EDIT-TEXT                PIC X(22) VALUE SPACES.
       01  WS-COMMANDS                 PIC 9(5) COMP VALUE 0.
       01  WS-ERRORS                   PIC 9(5) COMP VALUE 0.
           COPY DATELNK REPLACING ==:PFX:== BY ==WD==.
           COPY DAYLNK  REPLACING ==:PFX:== BY ==WY==.
           COPY INTLNK  REPLACING ==:PFX:== BY ==WI==.
           COPY CURLNK  REPLACING ==:PFX:== BY ==WC==.
           COPY ERRLNK  REPLACING ==:PFX:== BY ==WE==.
       PROCEDURE DIVISION.
       0000-MAIN.
           INITIALIZE WD-PARM WY-PARM WI-PARM WC-PARM WE-PARM.
       0100-NEXT.
           ACCEPT WS-CARD.
           IF WS-CARD = SPACES
               GO TO 9000-END
           END-IF.
           PERFORM 0200-SPLIT.
           IF WS-VERB = "QUIT"
               GO TO 9000-END
           END-IF.
           ADD 1 TO WS-COMMANDS
               ON SIZE ERROR
                   CONTINUE
           END-ADD.
           SEARCH ALL WS-VERB-ENTRY
               AT END
                   DISPLAY "UNKNOWN COMMAND <" WS-VERB ">"
                   PERFORM 8000-COUNT-ERROR
                   GO TO 0100-NEXT
               WHEN WS-VERB-NAME (WS-VX) = WS-VERB
                   MOVE WS-VERB-MODULE (WS-VX) TO WS-MODULE
                   MOVE WS-VERB-NUMBER (WS-VX) TO WS-ACTION
           END-SEARCH.
           GO TO 1000-ADD 2000-CHECK 3000-CONV 4000-DATE 1000-DIFF
                 6000-EDIT 7000-ERROR 2100-GEN 5000-INT 7500-OLD
                 3100-RATE 7600-RESET 1200-SERIAL
               DEPENDING ON WS-ACTION.
           GO TO 9000-END.
       0200-SPLIT.
           MOVE SPACES TO WS-VERB WS-ARG-1 WS-ARG-2 WS-ARG-3.
           MOVE 0 TO WS-WORD-COUNT.
           INSPECT WS-CARD CONVERTING "abcdefghijklmnopqrstuvwxyz"
                                   TO "ABCDEFGHIJKLMNOPQRSTUVWXYZ".
           UNSTRING WS-CARD DELIMITED BY ALL SPACE
               INTO WS-VERB WS-ARG-1 WS-ARG-2 WS-ARG-3
               TALLYING IN WS-WORD-COUNT
               ON OVERFLOW
                   DISPLAY "EXTRA WORDS IGNORED"
           END-UNSTRING.
       0300-PARSE-AMOUNT.
           CALL "AMTPARS" USING WS-ARG-2 WS-AMOUNT WS-PARSE-RESULT.
           IF WS-PARSE-RESULT NOT = 0
               DISPLAY "BAD AMOUNT " WS-PARSE-RESULT
               PERFORM 8000-COUNT-ERROR
           END-IF.
       1000-ADD.
           PERFORM 0300-PARSE-AMOUNT.
           IF WS-PARSE-RESULT NOT = 0
               GO TO 0100-NEXT
           END-IF.
           MOVE 0 TO WS-NUMBER.
           COMPUTE WS-NUMBER = WS-AMOUNT
               ON SIZE ERROR
                   DISPLAY "NUMBER TOO LARGE"
                   PERFORM 8000-COUNT-ERROR
                   GO TO 0100-NEXT
           END-COMPUTE.
           MOVE "A" TO WY-FUNCTION.
           MOVE WS-ARG-1 TO WY-DATE-1.
           MOVE WS-NUMBER TO WY-DAYS.
           CALL WS-MODULE USING WY-PARM.
           IF WY-DAYS-OK
               DISPLAY WY-DATE-2 " WEEKDAY " WY-WEEKDAY
           ELSE
               DISPLAY "DATE ERROR " WY-RESULT
               PERFORM 8000-COUNT-ERROR
           END-IF.
           GO TO 0100-NEXT.
       1000-DIFF.
           MOVE WS-ARG-1 TO WY-DATE-1.
           MOVE WS-ARG-2 TO WY-DATE-2.
           MOVE "B" TO WY-FUNCTION.
           CALL WS-MODULE USING WY-PARM.
           IF NOT WY-DAYS-OK
               DISPLAY "DATE ERROR " WY-RESULT
               PERFORM 8000-COUNT-ERROR
               GO TO 0100-NEXT
           END-IF.
           DISPLAY "DAYS " WY-DAYS.
           MOVE "3" TO WY-FUNCTION.
           CALL WS-MODULE USING WY-PARM.
           DISPLAY "30/360 " WY-DAYS.
           GO TO 0100-NEXT.
       1200-SERIAL.
           MOVE "D" TO WY-FUNCTION.
           MOVE 0 TO WY-SERIAL.
           IF WS-ARG-1 (1:5) IS NUMERIC
               MOVE WS-ARG-1 (1:5) TO WY-SERIAL
           END-IF.
           CALL WS-MODULE USING WY-PARM.
           IF NOT WY-DAYS-OK
               DISPLAY "SERIAL ERROR " WY-RESULT
               PERFORM 8000-COUNT-ERROR
               GO TO 0100-NEXT
           END-IF.
           DISPLAY WY-DATE-1 " WEEKDAY " WY-WEEKDAY.
           MOVE "N" TO WY-FUNCTION.
           CALL WS-MODULE USING WY-PARM.
           DISPLAY "SERIAL " WY-SERIAL.
           GO TO 0100-NEXT.
       2000-CHECK.
           MOVE "V" TO WS-CK-FUNCTION.
           GO TO 2200-DIGIT.
       2100-GEN.
           MOVE "G" TO WS-CK-FUNCTION.
       2200-DIGIT.
           MOVE WS-ARG-1 TO WS-ACCOUNT.
           CALL WS-MODULE USING WS-CK-FUNCTION WS-ACCOUNT
                                WS-CK-RESULT.
           DISPLAY WS-ACCOUNT " RESULT " WS-CK-RESULT.
           IF WS-CK-RESULT NOT = 0
               PERFORM 8000-COUNT-ERROR
           END-IF.
           GO TO 0100-NEXT.
       3000-CONV.
           MOVE WS-ARG-1 TO WC-FROM.
           MOVE WS-ARG-2 TO WC-TO.
           MOVE WS-ARG-3 TO WS-ARG-2.
           PERFORM 0300-PARSE-AMOUNT.
           IF WS-PARSE-RESULT NOT = 0
               GO TO 0100-NEXT
           END-IF.
           MOVE WS-AMOUNT TO WC-AMOUNT-IN.
           MOVE "C" TO WC-FUNCTION.
           CALL WS-MODULE USING WC-PARM.
           IF WC-CUR-OK
               DISPLAY WC-AMOUNT-OUT " " WC-TO
           ELSE
               DISPLAY "CONVERSION ERROR " WC-RESULT
               PERFORM 8000-COUNT-ERROR
           END-IF.
           GO TO 0100-NEXT.
       3100-RATE.
           PERFORM 0300-PARSE-AMOUNT.
           IF WS-PARSE-RESULT NOT = 0
               GO TO 0100-NEXT
           END-IF.
           MOVE WS-ARG-1 TO WC-FROM.
           MOVE 0 TO WC-RATE.
           COMPUTE WC-RATE = WS-AMOUNT
               ON SIZE ERROR
                   DISPLAY "RATE TOO LARGE"
           END-COMPUTE.
           MOVE "L" TO WC-FUNCTION.
           CALL WS-MODULE USING WC-PARM.
           DISPLAY "RATES " WC-ENTRIES " RESULT " WC-RESULT.
           IF NOT WC-CUR-OK
               PERFORM 8000-COUNT-ERROR
           END-IF.
           GO TO 0100-NEXT.
       4000-DATE.
           MOVE WS-ARG-1 TO WD-DATE.
           CALL WS-MODULE USING WD-PARM.
           DISPLAY WD-DATE " RESULT " WD-RESULT " LEAP " WD-LEAP
                   " DAY " WD-DAY-OF-YEAR.
           IF NOT WD-DATE-OK
               PERFORM 8000-COUNT-ERROR
           END-IF.
           GO TO 0100-NEXT.
       5000-INT.
           PERFORM 0300-PARSE-AMOUNT.
           IF WS-PARSE-RESULT NOT = 0
               GO TO 0100-NEXT
           END-IF.
           MOVE WS-ARG-1 TO WI-FUNCTION.
           MOVE WS-AMOUNT TO WI-PRINCIPAL.
           MOVE 4.5 TO WI-RATE.
           MOVE 365 TO WI-BASIS.
           MOVE 0 TO WI-DAYS.
           IF WS-ARG-3 (1:3) IS NUMERIC
               MOVE WS-ARG-3 (1:3) TO WI-DAYS
           END-IF.
           CALL WS-MODULE USING WI-PARM.
           DISPLAY "INTEREST " WI-INTEREST " RESULT " WI-RESULT
                   " RESIDUE " WI-RESIDUE.
           GO TO 0100-NEXT.
       6000-EDIT.
           PERFORM 0300-PARSE-AMOUNT.
           IF WS-PARSE-RESULT NOT = 0
               GO TO 0100-NEXT
           END-IF.
           MOVE WS-AMOUNT TO WS-BIG-AMOUNT.
           CALL WS-MODULE USING WS-BIG-AMOUNT WS-ARG-1
                                WS-EDIT-TEXT.
           DISPLAY "<" WS-EDIT-TEXT ">".
           GO TO 0100-NEXT.
       7000-ERROR.
           MOVE 0 TO WE-CODE.
           IF WS-ARG-1 (1:3) IS NUMERIC
               MOVE WS-ARG-1 (1:3) TO WE-CODE
           END-IF.
           MOVE "T" TO WE-FUNCTION.
           IF WS-ARG-2 = "COUNT"
               MOVE "C" TO WE-FUNCTION
           END-IF.
           CALL WS-MODULE USING WE-PARM.
           DISPLAY WE-CODE " " WE-TEXT " " WE-COUNT.
           GO TO 0100-NEXT.
       7500-OLD.
           CALL WS-MODULE USING WS-CARD
               ON EXCEPTION
                   DISPLAY "MODULE " WS-MODULE " IS NOT AVAILABLE"
                   PERFORM 8000-COUNT-ERROR
           END-CALL.
           GO TO 0100-NEXT.
       7600-RESET.
           MOVE "CURCONV" TO WS-MODULE.
           CANCEL WS-MODULE.
           CANCEL "INTCALC" "ERRTEXT".
           DISPLAY "MODULES RESET".
           GO TO 0100-NEXT.
       8000-COUNT-ERROR.
           ADD 1 TO WS-ERRORS
               ON SIZE ERROR
                   CONTINUE
           END-ADD.
       9000-END.
           DISPLAY "COMMANDS " WS-COMMANDS " ERRORS " WS-ERRORS.
           IF WS-ERRORS > 0
               MOVE 4 TO RETURN-CODE
           END-IF.
           STOP RUN.
