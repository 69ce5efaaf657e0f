       IDENTIFICATION DIVISION.
       PROGRAM-ID. INVOICE.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT CUSTOMERS ASSIGN TO "CUSTOMER.DAT"
               ORGANIZATION IS SEQUENTIAL.
           SELECT ORDERS ASSIGN TO "ORDERS.DAT"
               ORGANIZATION IS SEQUENTIAL.
       DATA DIVISION.
       FILE SECTION.
       FD  CUSTOMERS.
       01  CUST-REC.
           05  C-ID            PIC 9(4).
           05  C-NAME          PIC X(10).
           05  C-CLASS         PIC X.
               88  C-GOLD      VALUE "G".
               88  C-TRADE     VALUE "T" "W".
           05  C-LIMIT         PIC S9(5)V99 COMP-3.
       FD  ORDERS.
       01  ORDER-REC.
           05  O-CUST          PIC 9(4).
           05  O-QTY           PIC S9(3) SIGN LEADING SEPARATE.
           05  O-PRICE         PIC 9(4)V99.
       WORKING-STORAGE SECTION.
       01  WS-FLAGS.
           05  C-EOF           PIC 9 VALUE 0.
           05  O-EOF           PIC 9 VALUE 0.
       01  WS-TABLE.
           05  T-COUNT         PIC 99 VALUE 0.
           05  T-ENTRY OCCURS 20 TIMES INDEXED BY T-IX.
               10  T-ID        PIC 9(4).
               10  T-NAME      PIC X(10).
               10  T-CLASS     PIC X.
                   88  GOLD    VALUE "G".
                   88  TRADE   VALUE "T" "W".
               10  T-LIMIT     PIC S9(5)V99 COMP-3.
               10  T-SUM       PIC S9(6)V99 COMP-3.
       01  WS-VALUE            PIC S9(6)V99.
       01  WS-RATE             PIC V999.
       01  WS-OUT              PIC -(6)9.99.
       01  WS-MISSING          PIC 9(3) VALUE 0.
       PROCEDURE DIVISION.
       MAIN-PARA.
           OPEN INPUT CUSTOMERS
           PERFORM READ-CUST UNTIL C-EOF = 1
           CLOSE CUSTOMERS
           OPEN INPUT ORDERS
           PERFORM READ-ORDER UNTIL O-EOF = 1
           CLOSE ORDERS
           PERFORM VARYING T-IX FROM 1 BY 1 UNTIL T-IX > T-COUNT
               MOVE T-SUM (T-IX) TO WS-OUT
               DISPLAY T-ID (T-IX) " " T-NAME (T-IX) WS-OUT
                   WITH NO ADVANCING
               IF T-SUM (T-IX) > T-LIMIT (T-IX)
                   DISPLAY " OVER"
               ELSE
                   DISPLAY " OK"
               END-IF
           END-PERFORM
           IF WS-MISSING > 0
               DISPLAY "UNKNOWN: " WS-MISSING
               MOVE 4 TO RETURN-CODE
           END-IF
           STOP RUN.
       READ-CUST.
           READ CUSTOMERS AT END MOVE 1 TO C-EOF
           NOT AT END
               IF T-COUNT < 20
                   ADD 1 TO T-COUNT
                   SET T-IX TO T-COUNT
                   MOVE C-ID TO T-ID (T-IX)
                   MOVE C-NAME TO T-NAME (T-IX)
                   MOVE C-CLASS TO T-CLASS (T-IX)
                   MOVE C-LIMIT TO T-LIMIT (T-IX)
                   MOVE 0 TO T-SUM (T-IX)
               ELSE
                   DISPLAY "TABLE FULL"
               END-IF
           END-READ.
       READ-ORDER.
           READ ORDERS AT END MOVE 1 TO O-EOF
           NOT AT END PERFORM APPLY-ORDER
           END-READ.
       APPLY-ORDER.
           SET T-IX TO 1
           SEARCH T-ENTRY
               AT END ADD 1 TO WS-MISSING
               WHEN T-IX > T-COUNT
                   ADD 1 TO WS-MISSING
               WHEN T-ID (T-IX) = O-CUST
                   PERFORM PRICE-ORDER
           END-SEARCH.
       PRICE-ORDER.
           MOVE 0 TO WS-RATE
           IF GOLD (T-IX)
               MOVE .1 TO WS-RATE
           ELSE
               IF TRADE (T-IX) AND O-QTY >= 100
                   MOVE .125 TO WS-RATE
               END-IF
           END-IF
           COMPUTE WS-VALUE ROUNDED =
               O-QTY * O-PRICE * (1 - WS-RATE)
           ADD WS-VALUE TO T-SUM (T-IX).
