       IDENTIFICATION DIVISION.
       PROGRAM-ID. AMTPARS.
      *----------------------------------------------------------------
      * READS AN AMOUNT WRITTEN BY PEOPLE: 1,234.50  -12  12.5-
      * (3.10)  77CR. RESULTS:
      *   0  OK                  1  BLANK
      *   2  INVALID CHARACTER   3  MORE THAN ONE POINT
      *   4  TOO MANY DIGITS     5  MORE THAN ONE SIGN
      *----------------------------------------------------------------
       ENVIRONMENT DIVISION.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  WS-TEXT                     PIC X(20) VALUE SPACES.
       01  WS-DIGITS                   PIC X(20) VALUE SPACES.
       01  WS-PARTS.
           05  WS-WHOLE                PIC X(20) VALUE SPACES.
           05  WS-FRACTION             PIC X(20) VALUE SPACES.
           05  WS-WHOLE-LEN            PIC 9(2) COMP VALUE 0.
           05  WS-FRACTION-LEN         PIC 9(2) COMP VALUE 0.
           05  WS-PART-COUNT           PIC 9(2) COMP VALUE 0.
       01  WS-WHOLE-AREA.
           05  WS-WHOLE-J              PIC X(9) JUSTIFIED RIGHT.
           05  WS-WHOLE-N REDEFINES WS-WHOLE-J
                                       PIC 9(9).
       01  WS-FRACTION-AREA.
           05  WS-FRACTION-X           PIC X(2) VALUE SPACES.
           05  WS-FRACTION-N REDEFINES WS-FRACTION-X
                                       PIC V99.
       01  WS-WORK.
           05  WS-I                    PIC 9(2) COMP VALUE 0.
           05  WS-POS                  PIC 9(2) COMP VALUE 0.
           05  WS-SIGNS                PIC 9(2) COMP VALUE 0.
           05  WS-PARENS               PIC 9(2) COMP VALUE 0.
           05  WS-CREDITS              PIC 9(2) COMP VALUE 0.
           05  WS-CHAR                 PIC X VALUE SPACE.
       LINKAGE SECTION.
       01  AP-TEXT                     PIC X(20).
       01  AP-AMOUNT                   PIC S9(9)V99 COMP-3.
       01  AP-RESULT                   PIC 9(2).
           88  AP-OK                   VALUE 0.
       PROCEDURE DIVISION USING AP-TEXT AP-AMOUNT AP-RESULT.
       0000-MAIN.
           MOVE 0 TO AP-AMOUNT.
           MOVE 0 TO AP-RESULT.
           MOVE AP-TEXT TO WS-TEXT.
           IF WS-TEXT = SPACES
               MOVE 1 TO AP-RESULT
           ELSE
               PERFORM 1000-FIND-SIGNS
               PERFORM 2000-SQUEEZE
           END-IF.
           IF AP-OK
               PERFORM 3000-SPLIT
           END-IF.
           IF AP-OK
               PERFORM 4000-ASSEMBLE
           END-IF.
           GOBACK.
       1000-FIND-SIGNS.
           MOVE 0 TO WS-SIGNS WS-PARENS WS-CREDITS.
           INSPECT WS-TEXT REPLACING ALL "cr" BY "CR".
           INSPECT WS-TEXT TALLYING WS-CREDITS FOR ALL "CR"
                                    WS-SIGNS   FOR ALL "-".
           INSPECT WS-TEXT TALLYING WS-PARENS FOR ALL "(".
           INSPECT WS-TEXT REPLACING FIRST "CR" BY SPACES
                                     ALL "-" BY SPACE
                                     FIRST "(" BY SPACE
                                     FIRST ")" BY SPACE.
           ADD WS-CREDITS TO WS-SIGNS.
           ADD WS-PARENS TO WS-SIGNS.
           IF WS-SIGNS > 1
               MOVE 5 TO AP-RESULT
           END-IF.
       2000-SQUEEZE.
           MOVE SPACES TO WS-DIGITS.
           MOVE 1 TO WS-POS.
           PERFORM VARYING WS-I FROM 1 BY 1 UNTIL WS-I > 20
               MOVE WS-TEXT (WS-I:1) TO WS-CHAR
               EVALUATE TRUE
                   WHEN WS-CHAR IS NUMERIC OR WS-CHAR = "."
                       STRING WS-CHAR DELIMITED BY SIZE
                           INTO WS-DIGITS WITH POINTER WS-POS
                   WHEN WS-CHAR = SPACE OR WS-CHAR = ","
                       CONTINUE
                   WHEN AP-OK
                       MOVE 2 TO AP-RESULT
                   WHEN OTHER
                       CONTINUE
               END-EVALUATE
           END-PERFORM.
           IF AP-OK AND WS-POS = 1
               MOVE 2 TO AP-RESULT
           END-IF.
       3000-SPLIT.
           MOVE SPACES TO WS-WHOLE WS-FRACTION.
           MOVE 0 TO WS-WHOLE-LEN WS-FRACTION-LEN WS-PART-COUNT.
           UNSTRING WS-DIGITS DELIMITED BY "." OR SPACE
               INTO WS-WHOLE COUNT IN WS-WHOLE-LEN
                    WS-FRACTION COUNT IN WS-FRACTION-LEN
               TALLYING IN WS-PART-COUNT
           END-UNSTRING.
           MOVE 0 TO WS-SIGNS.
           INSPECT WS-DIGITS TALLYING WS-SIGNS FOR ALL ".".
           EVALUATE TRUE
               WHEN WS-SIGNS > 1
                   MOVE 3 TO AP-RESULT
               WHEN WS-SIGNS = 0
                   MOVE 0 TO WS-FRACTION-LEN
               WHEN OTHER
                   CONTINUE
           END-EVALUATE.
           IF AP-OK
               IF WS-WHOLE-LEN > 9 OR WS-FRACTION-LEN > 2
                   MOVE 4 TO AP-RESULT
               END-IF
           END-IF.
       4000-ASSEMBLE.
           MOVE ZEROS TO WS-WHOLE-J.
           IF WS-WHOLE-LEN > 0
               MOVE WS-WHOLE (1:WS-WHOLE-LEN) TO WS-WHOLE-J
               INSPECT WS-WHOLE-J REPLACING LEADING SPACE BY ZERO
           END-IF.
           MOVE ZEROS TO WS-FRACTION-X.
           IF WS-FRACTION-LEN > 0
               MOVE WS-FRACTION (1:WS-FRACTION-LEN) TO
                    WS-FRACTION-X (1:WS-FRACTION-LEN)
           END-IF.
           COMPUTE AP-AMOUNT = WS-WHOLE-N + WS-FRACTION-N.
           MOVE 0 TO WS-SIGNS.
           INSPECT AP-TEXT TALLYING WS-SIGNS FOR ALL "-" ALL "(".
           IF WS-SIGNS > 0 OR WS-CREDITS > 0
               MULTIPLY -1 BY AP-AMOUNT
           END-IF.
