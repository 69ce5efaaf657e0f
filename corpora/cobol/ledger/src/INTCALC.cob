       IDENTIFICATION DIVISION.
       PROGRAM-ID. INTCALC.
      *----------------------------------------------------------------
      * INTEREST ON A BALANCE. WHAT ROUNDING GAINS OR LOSES IS KEPT
      * BETWEEN CALLS; FUNCTION R GIVES IT AND CLEARS IT.
      *----------------------------------------------------------------
       ENVIRONMENT DIVISION.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  WS-STATE.
           05  WS-RESIDUE              PIC S9(5)V9(6) COMP-3 VALUE 0.
       01  WS-TIER-VALUES.
           05  FILLER                  PIC X(17)
                                       VALUE "00000100000000000".
           05  FILLER                  PIC X(17)
                                       VALUE "00001000000000050".
           05  FILLER                  PIC X(17)
                                       VALUE "00010000000000100".
           05  FILLER                  PIC X(17)
                                       VALUE "99999999999990150".
       01  WS-TIER-TABLE REDEFINES WS-TIER-VALUES.
           05  WS-TIER OCCURS 4 TIMES.
               10  WS-TIER-LIMIT       PIC 9(11)V99.
               10  WS-TIER-BONUS       PIC 9(2)V99.
       01  WS-WORK.
           05  WS-EXACT                PIC S9(9)V9(6) COMP-3 VALUE 0.
           05  WS-DIFFERENCE           PIC S9(5)V9(6) COMP-3 VALUE 0.
           05  WS-AMOUNT               PIC S9(11)V99 COMP-3 VALUE 0.
           05  WS-SLICE                PIC S9(11)V99 COMP-3 VALUE 0.
           05  WS-FLOOR                PIC S9(11)V99 COMP-3 VALUE 0.
           05  WS-GROWN                PIC S9(11)V9(6) COMP-3 VALUE 0.
           05  WS-I                    PIC 9(2) COMP VALUE 0.
           05  WS-TOO-BIG-SW           PIC X VALUE "N".
               88  WS-TOO-BIG          VALUE "Y".
       LINKAGE SECTION.
           COPY INTLNK REPLACING ==:PFX:== BY ==IN==.
       PROCEDURE DIVISION USING IN-PARM.
       0000-MAIN.
           MOVE 0 TO IN-RESULT.
           MOVE "N" TO WS-TOO-BIG-SW.
           IF IN-FUNCTION NOT = "R"
               MOVE 0 TO IN-INTEREST
           END-IF.
           EVALUATE IN-FUNCTION ALSO IN-BASIS
               WHEN "S" ALSO 360
               WHEN "S" ALSO 365
                   PERFORM 1000-SIMPLE
               WHEN "C" ALSO ANY
                   PERFORM 2000-COMPOUND THRU 2000-EXIT
               WHEN "T" ALSO 360
               WHEN "T" ALSO 365
                   PERFORM 3000-TIERED THRU 3000-EXIT
               WHEN "R" ALSO ANY
                   MOVE WS-RESIDUE TO IN-RESIDUE
                   MOVE 0 TO WS-RESIDUE
               WHEN "S" ALSO ANY
               WHEN "T" ALSO ANY
                   MOVE 2 TO IN-RESULT
               WHEN OTHER
                   MOVE 9 TO IN-RESULT
           END-EVALUATE.
           IF WS-TOO-BIG
               MOVE 1 TO IN-RESULT
               MOVE 0 TO IN-INTEREST
           END-IF.
           GOBACK.
       1000-SIMPLE.
           COMPUTE IN-INTEREST ROUNDED =
               IN-PRINCIPAL * (IN-RATE / 100) * IN-DAYS / IN-BASIS
               ON SIZE ERROR
                   SET WS-TOO-BIG TO TRUE
           END-COMPUTE.
           IF NOT WS-TOO-BIG
               COMPUTE WS-EXACT =
                   IN-PRINCIPAL * (IN-RATE / 100) * IN-DAYS / IN-BASIS
               PERFORM 8000-KEEP-RESIDUE
           END-IF.
       2000-COMPOUND.
           MOVE IN-PRINCIPAL TO WS-GROWN.
           PERFORM 2100-ONE-MONTH
               VARYING WS-I FROM 1 BY 1
               UNTIL WS-I > IN-DAYS OR WS-I > 60 OR WS-TOO-BIG.
           IF NOT WS-TOO-BIG
               COMPUTE IN-INTEREST ROUNDED = WS-GROWN - IN-PRINCIPAL
                   ON SIZE ERROR
                       SET WS-TOO-BIG TO TRUE
               END-COMPUTE
           END-IF.
           IF NOT WS-TOO-BIG
               COMPUTE WS-EXACT = WS-GROWN - IN-PRINCIPAL
               PERFORM 8000-KEEP-RESIDUE
           END-IF.
       2000-EXIT.
           EXIT.
       2100-ONE-MONTH.
           COMPUTE WS-GROWN ROUNDED =
               WS-GROWN * (1 + IN-RATE / 1200)
               ON SIZE ERROR
                   SET WS-TOO-BIG TO TRUE
           END-COMPUTE.
       3000-TIERED.
           MOVE IN-PRINCIPAL TO WS-AMOUNT.
           IF WS-AMOUNT < 0
               MULTIPLY -1 BY WS-AMOUNT
           END-IF.
           MOVE 0 TO WS-FLOOR.
           MOVE 0 TO WS-EXACT.
           PERFORM 3100-ONE-TIER
               VARYING WS-I FROM 1 BY 1
               UNTIL WS-I > 4 OR WS-TOO-BIG
                  OR WS-FLOOR >= WS-AMOUNT.
           IF NOT WS-TOO-BIG
               IF IN-PRINCIPAL < 0
                   COMPUTE WS-EXACT = 0 - WS-EXACT
               END-IF
               ADD WS-EXACT TO ZERO GIVING IN-INTEREST ROUNDED
                   ON SIZE ERROR
                       SET WS-TOO-BIG TO TRUE
               END-ADD
           END-IF.
           IF NOT WS-TOO-BIG
               PERFORM 8000-KEEP-RESIDUE
           END-IF.
       3000-EXIT.
           EXIT.
       3100-ONE-TIER.
           IF WS-AMOUNT > WS-TIER-LIMIT (WS-I)
               COMPUTE WS-SLICE = WS-TIER-LIMIT (WS-I) - WS-FLOOR
           ELSE
               COMPUTE WS-SLICE = WS-AMOUNT - WS-FLOOR
           END-IF.
           COMPUTE WS-EXACT = WS-EXACT + WS-SLICE
               * (IN-RATE + WS-TIER-BONUS (WS-I)) / 100
               * IN-DAYS / IN-BASIS
               ON SIZE ERROR
                   SET WS-TOO-BIG TO TRUE
           END-COMPUTE.
           MOVE WS-TIER-LIMIT (WS-I) TO WS-FLOOR.
       8000-KEEP-RESIDUE.
           COMPUTE WS-DIFFERENCE = WS-EXACT - IN-INTEREST.
           ADD WS-DIFFERENCE TO WS-RESIDUE
               ON SIZE ERROR
                   MOVE 0 TO WS-RESIDUE
           END-ADD.
