       IDENTIFICATION DIVISION.
       PROGRAM-ID. ORDERS.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT ORDER-FILE ASSIGN TO "orders.csv"
               ORGANIZATION IS LINE SEQUENTIAL
               FILE STATUS IS WS-STATUS.
       DATA DIVISION.
       FILE SECTION.
       FD  ORDER-FILE.
       01  ORDER-LINE          PIC X(60).
       WORKING-STORAGE SECTION.
       01  WS-STATUS           PIC XX.
       01  WS-CUSTOMER         PIC X(8).
       01  WS-PRODUCT          PIC X(10).
       01  WS-QTY-TEXT         PIC X(5).
       01  WS-PRICE-TEXT       PIC X(8).
       01  WS-QTY              PIC 9(3).
       01  WS-PRICE            PIC 9(4)V99.
       01  WS-AMOUNT           PIC 9(7)V99.
       01  WS-DISCOUNT         PIC 9(5)V99.
       01  WS-LINES            PIC 9(4) VALUE 0.
       01  WS-FOUND            PIC 99.
       01  WS-USED             PIC 99 VALUE 0.
       01  CUSTOMER-TABLE.
           05  CUSTOMER OCCURS 5 TIMES INDEXED BY CX.
               10  C-NAME      PIC X(8).
               10  C-TOTAL     PIC 9(7)V99.
               10  C-ORDERS    PIC 9(3).
       01  OUT-TOTAL           PIC ZZZZZZ9.99.
       PROCEDURE DIVISION.
       MAIN-PARA.
           OPEN INPUT ORDER-FILE.
           IF WS-STATUS NOT = "00"
               DISPLAY "NO ORDERS, STATUS " WS-STATUS
               MOVE 8 TO RETURN-CODE
               STOP RUN
           END-IF.
           PERFORM WITH TEST BEFORE UNTIL WS-STATUS = "10"
               READ ORDER-FILE
                   AT END CONTINUE
                   NOT AT END PERFORM ONE-ORDER
               END-READ
           END-PERFORM.
           CLOSE ORDER-FILE.
           PERFORM VARYING CX FROM 1 BY 1 UNTIL CX > WS-USED
               MOVE C-TOTAL (CX) TO OUT-TOTAL
               DISPLAY C-NAME (CX) " " C-ORDERS (CX) " " OUT-TOTAL
           END-PERFORM.
           DISPLAY "LINES " WS-LINES.
           STOP RUN.
       ONE-ORDER.
           ADD 1 TO WS-LINES.
           MOVE SPACES TO WS-CUSTOMER WS-PRODUCT
               WS-QTY-TEXT WS-PRICE-TEXT.
           UNSTRING ORDER-LINE DELIMITED BY ","
               INTO WS-CUSTOMER WS-PRODUCT WS-QTY-TEXT WS-PRICE-TEXT
           END-UNSTRING.
           IF WS-CUSTOMER = SPACES OR WS-QTY-TEXT = SPACES
               DISPLAY "LINE " WS-LINES " INCOMPLETE"
           ELSE
               MOVE FUNCTION NUMVAL(WS-QTY-TEXT) TO WS-QTY
               MOVE FUNCTION NUMVAL(WS-PRICE-TEXT) TO WS-PRICE
               PERFORM PRICE-ORDER
           END-IF.
       PRICE-ORDER.
           COMPUTE WS-AMOUNT = WS-QTY * WS-PRICE.
           EVALUATE TRUE
               WHEN WS-QTY >= 100
                   COMPUTE WS-DISCOUNT ROUNDED = WS-AMOUNT * 0.125
               WHEN WS-QTY >= 10
                   COMPUTE WS-DISCOUNT ROUNDED = WS-AMOUNT * 0.05
               WHEN WS-PRODUCT = "SAMPLE"
                   MOVE WS-AMOUNT TO WS-DISCOUNT
               WHEN OTHER
                   MOVE 0 TO WS-DISCOUNT
           END-EVALUATE.
           SUBTRACT WS-DISCOUNT FROM WS-AMOUNT.
           PERFORM FIND-CUSTOMER.
           IF WS-FOUND = 0
               DISPLAY "TABLE FULL: " WS-CUSTOMER
           ELSE
               ADD WS-AMOUNT TO C-TOTAL (WS-FOUND)
               ADD 1 TO C-ORDERS (WS-FOUND)
           END-IF.
       FIND-CUSTOMER.
           MOVE 0 TO WS-FOUND.
           PERFORM VARYING CX FROM 1 BY 1
               UNTIL CX > WS-USED OR WS-FOUND > 0
               IF C-NAME (CX) = WS-CUSTOMER
                   SET WS-FOUND TO CX
               END-IF
           END-PERFORM.
           IF WS-FOUND = 0 AND WS-USED < 5
               ADD 1 TO WS-USED
               MOVE WS-USED TO WS-FOUND
               MOVE WS-CUSTOMER TO C-NAME (WS-FOUND)
               MOVE 0 TO C-TOTAL (WS-FOUND) C-ORDERS (WS-FOUND)
           END-IF.
