       IDENTIFICATION DIVISION.
       PROGRAM-ID. ATM.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  WS-INPUT            PIC X(12).
       01  WS-CHOICE           PIC X.
       01  WS-PIN              PIC 9(4).
       01  WS-AMOUNT           PIC 9(4).
       01  WS-BALANCE          PIC S9(5) COMP VALUE 1000.
       01  WS-TRIES            PIC 9 VALUE 0.
       01  WS-STATE            PIC 9 VALUE 0.
           88  LOGGED-OUT      VALUE 0.
           88  LOGGED-IN       VALUE 1.
           88  CARD-KEPT       VALUE 2.
       01  WS-TODAY            PIC 9(4) VALUE 0.
       01  WS-RECEIPT          PIC 9(2) VALUE 0.
       01  WS-SHOW             PIC -(5)9.
       PROCEDURE DIVISION.
       MAIN-PARA.
           PERFORM UNTIL WS-CHOICE = "X"
               MOVE SPACES TO WS-INPUT
               ACCEPT WS-INPUT
               MOVE WS-INPUT (1:1) TO WS-CHOICE
               EVALUATE TRUE
                   WHEN WS-INPUT = SPACES
                       MOVE "X" TO WS-CHOICE
                   WHEN CARD-KEPT AND WS-CHOICE NOT = "X"
                       DISPLAY "CARD KEPT"
                   WHEN WS-CHOICE = "P"
                       PERFORM CHECK-PIN
                   WHEN WS-CHOICE = "X"
                       CONTINUE
                   WHEN LOGGED-OUT
                       DISPLAY "PIN FIRST"
                   WHEN WS-CHOICE = "W"
                       PERFORM WITHDRAW
                   WHEN WS-CHOICE = "D"
                       PERFORM DEPOSIT
                   WHEN WS-CHOICE = "B"
                       MOVE WS-BALANCE TO WS-SHOW
                       DISPLAY "BALANCE " WS-SHOW
                   WHEN WS-CHOICE = "L"
                       SET LOGGED-OUT TO TRUE
                       DISPLAY "BYE " WS-RECEIPT
                   WHEN OTHER
                       DISPLAY "?"
               END-EVALUATE
           END-PERFORM
           IF CARD-KEPT
               MOVE 9 TO RETURN-CODE
           END-IF
           STOP RUN.
       CHECK-PIN.
           IF LOGGED-IN
               DISPLAY "ALREADY"
           ELSE
               IF WS-INPUT (2:4) = "1234"
                   SET LOGGED-IN TO TRUE
                   MOVE 0 TO WS-TRIES
                   DISPLAY "WELCOME"
               ELSE
                   ADD 1 TO WS-TRIES
                   IF WS-TRIES = 3
                       SET CARD-KEPT TO TRUE
                       DISPLAY "CARD KEPT"
                   ELSE
                       DISPLAY "WRONG " WS-TRIES
                   END-IF
               END-IF
           END-IF.
       WITHDRAW.
           IF WS-INPUT (2:4) IS NOT NUMERIC
               DISPLAY "AMOUNT?"
           ELSE
               MOVE WS-INPUT (2:4) TO WS-AMOUNT
               EVALUATE TRUE
                   WHEN FUNCTION MOD (WS-AMOUNT, 20) NOT = 0
                        OR WS-AMOUNT = 0
                       DISPLAY "NOTES OF 20"
                   WHEN WS-AMOUNT + WS-TODAY > 500
                       DISPLAY "LIMIT"
                   WHEN WS-AMOUNT > WS-BALANCE + 100
                       DISPLAY "FUNDS"
                   WHEN OTHER
                       SUBTRACT WS-AMOUNT FROM WS-BALANCE
                       ADD WS-AMOUNT TO WS-TODAY
                       ADD 1 TO WS-RECEIPT
                       DISPLAY "TAKE " WS-AMOUNT
               END-EVALUATE
           END-IF.
       DEPOSIT.
           IF WS-INPUT (2:4) IS NOT NUMERIC
               DISPLAY "AMOUNT?"
           ELSE
               MOVE WS-INPUT (2:4) TO WS-AMOUNT
               ADD WS-AMOUNT TO WS-BALANCE
                   ON SIZE ERROR
                       DISPLAY "TOO RICH"
                   NOT ON SIZE ERROR
                       ADD 1 TO WS-RECEIPT
                       DISPLAY "THANKS"
               END-ADD
           END-IF.
