       IDENTIFICATION DIVISION.
       PROGRAM-ID. LOAN.
      * Reads principal, yearly rate and months, prints the schedule.
      * A principal of zero ends the program.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  PRINCIPAL           PIC 9(7)V99.
       01  YEAR-RATE           PIC 99V999.
       01  MONTHS              PIC 9(3).
       01  MONTH-RATE          PIC 9V9(6).
       01  BALANCE             PIC S9(7)V99.
       01  INTEREST            PIC 9(7)V99.
       01  PART                PIC 9(7)V99.
       01  PAID                PIC 9(8)V99.
       01  N                   PIC 9(3).
       01  OUT-BALANCE         PIC Z,ZZZ,ZZ9.99-.
       01  OUT-INTEREST        PIC ZZZZZZ9.99.
       01  OUT-PAID            PIC Z(7)9.99.
       PROCEDURE DIVISION.
       MAIN-PARA.
           PERFORM UNTIL 1 = 2
               MOVE ZERO TO PRINCIPAL
               ACCEPT PRINCIPAL
               IF PRINCIPAL = 0
                   DISPLAY "BYE"
                   STOP RUN
               END-IF
               MOVE ZERO TO YEAR-RATE MONTHS
               ACCEPT YEAR-RATE
               ACCEPT MONTHS
               IF MONTHS = 0 OR MONTHS > 24
                   DISPLAY "MONTHS MUST BE 1 TO 24"
               ELSE
                   PERFORM SCHEDULE
               END-IF
           END-PERFORM.
       SCHEDULE.
           COMPUTE MONTH-RATE ROUNDED = YEAR-RATE / 1200.
           DIVIDE PRINCIPAL BY MONTHS GIVING PART ROUNDED.
           MOVE PRINCIPAL TO BALANCE.
           MOVE ZERO TO PAID.
           PERFORM VARYING N FROM 1 BY 1 UNTIL N > MONTHS
               COMPUTE INTEREST ROUNDED = BALANCE * MONTH-RATE
               IF N = MONTHS
                   MOVE BALANCE TO PART
               END-IF
               SUBTRACT PART FROM BALANCE
               COMPUTE PAID = PAID + PART + INTEREST
               MOVE BALANCE TO OUT-BALANCE
               MOVE INTEREST TO OUT-INTEREST
               DISPLAY N " " OUT-INTEREST " " OUT-BALANCE
           END-PERFORM.
           MOVE PAID TO OUT-PAID.
           DISPLAY "TOTAL " OUT-PAID.
