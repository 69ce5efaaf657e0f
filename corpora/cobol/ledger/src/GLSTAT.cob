       IDENTIFICATION DIVISION.
       PROGRAM-ID. GLSTAT.
      *----------------------------------------------------------------
      * STATISTICS OVER AMOUNTS TYPED ON SYSIN, ONE A LINE, UNTIL
      * "END" OR A BLANK LINE: COUNT, MEAN, MEDIAN, DEVIATION,
      * HISTOGRAM.
      *----------------------------------------------------------------
       ENVIRONMENT DIVISION.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  WS-CARD                     PIC X(80) VALUE SPACES.
       01  WS-AMOUNT-TEXT              PIC X(20) VALUE SPACES.
       01  WS-AMOUNT                   PIC S9(9)V99 COMP-3 VALUE 0.
       01  WS-PARSE-RESULT             PIC 9(2) VALUE 0.
       01  WS-SWITCHES.
           05  WS-END-SW               PIC X VALUE "N".
               88  WS-END              VALUE "Y".
           05  WS-SWAPPED-SW           PIC X VALUE "N".
               88  WS-SWAPPED          VALUE "Y".
               88  WS-NOT-SWAPPED      VALUE "N".
       01  WS-COUNTS.
           05  WS-READ                 PIC 9(5) COMP VALUE 0.
           05  WS-BAD                  PIC 9(5) COMP VALUE 0.
           05  WS-DROPPED              PIC 9(5) COMP VALUE 0.
           05  WS-N                    PIC 9(3) COMP VALUE 0.
       01  WS-VALUES.
           05  WS-VALUE                PIC S9(9)V99 COMP-3 VALUE 0
                                       OCCURS 60 TIMES.
       01  WS-BUCKETS.
           05  WS-BUCKET               PIC 9(3) COMP VALUE 0
                                       OCCURS 5 TIMES.
       01  WS-RESULTS.
           05  WS-SUM                  PIC S9(11)V99 COMP-3 VALUE 0.
           05  WS-MEAN                 PIC S9(9)V9(4) COMP-3 VALUE 0.
           05  WS-MEDIAN               PIC S9(9)V99 COMP-3 VALUE 0.
           05  WS-VARIANCE             PIC 9(19)V9(4) VALUE 0.
           05  WS-SQUARES              PIC 9(20)V9(8) VALUE 0.
           05  WS-DEVIATION            PIC 9(9)V9(4) VALUE 0.
           05  WS-PREVIOUS             PIC 9(9)V9(4) VALUE 0.
       01  WS-WORK.
           05  WS-I                    PIC 9(3) COMP VALUE 0.
           05  WS-J                    PIC 9(3) COMP VALUE 0.
           05  WS-HALF                 PIC 9(3) COMP VALUE 0.
           05  WS-ODD                  PIC 9 COMP VALUE 0.
           05  WS-ROUND                PIC 9(2) COMP VALUE 0.
           05  WS-KEEP                 PIC S9(9)V99 COMP-3 VALUE 0.
           05  WS-STARS                PIC X(60) VALUE SPACES.
       01  WS-EDITED.
           05  WS-ED-COUNT             PIC ZZ,ZZ9.
           05  WS-ED-AMOUNT            PIC -(9)9.99.
           05  WS-ED-MEAN              PIC -(9)9.9999.
           05  WS-ED-DEVIATION         PIC Z(8)9.9999.
       01  WS-BUCKET-NAMES.
           05  FILLER                  PIC X(12) VALUE "NEGATIVE".
           05  FILLER                  PIC X(12) VALUE "BELOW 10".
           05  FILLER                  PIC X(12) VALUE "BELOW 100".
           05  FILLER                  PIC X(12) VALUE "BELOW 1000".
           05  FILLER                  PIC X(12) VALUE "1000 AND UP".
       01  WS-BUCKET-NAME-TABLE REDEFINES WS-BUCKET-NAMES.
           05  WS-BUCKET-NAME          PIC X(12) OCCURS 5 TIMES.
       PROCEDURE DIVISION.
       0000-MAIN.
           PERFORM 1000-READ-CARD THRU 1000-EXIT UNTIL WS-END.
           PERFORM 7000-SHOW-COUNTS.
           IF WS-N > 0
               PERFORM 2000-SORT-VALUES
               PERFORM 3000-MEAN
               PERFORM 4000-MEDIAN
               PERFORM 5000-DEVIATION THRU 5000-EXIT
               PERFORM 7100-SHOW-RESULTS
               PERFORM 7200-SHOW-BUCKET
                   VARYING WS-I FROM 1 BY 1 UNTIL WS-I > 5
           ELSE
               DISPLAY "NO VALUES"
               MOVE 4 TO RETURN-CODE
           END-IF.
           STOP RUN.
       1000-READ-CARD.
           ACCEPT WS-CARD.
           IF WS-CARD = SPACES OR WS-CARD (1:3) = "END"
               MOVE "Y" TO WS-END-SW
           ELSE
               IF WS-READ < 99999
                   ADD 1 TO WS-READ
               END-IF
               PERFORM 1100-TAKE-VALUE
           END-IF.
       1000-EXIT.
           EXIT.
       1100-TAKE-VALUE.
           MOVE WS-CARD (1:20) TO WS-AMOUNT-TEXT.
           CALL "AMTPARS" USING WS-AMOUNT-TEXT WS-AMOUNT
                                WS-PARSE-RESULT.
           EVALUATE TRUE
               WHEN WS-PARSE-RESULT NOT = 0 AND WS-BAD < 99999
                   ADD 1 TO WS-BAD
                   DISPLAY "BAD VALUE " WS-PARSE-RESULT " <"
                           WS-AMOUNT-TEXT ">"
               WHEN WS-PARSE-RESULT NOT = 0
                   CONTINUE
               WHEN WS-N >= 60
                   ADD 1 TO WS-DROPPED
                       ON SIZE ERROR
                           CONTINUE
                   END-ADD
               WHEN OTHER
                   ADD 1 TO WS-N
                   MOVE WS-AMOUNT TO WS-VALUE (WS-N)
                   PERFORM 1200-COUNT-BUCKET
           END-EVALUATE.
       1200-COUNT-BUCKET.
           EVALUATE TRUE
               WHEN WS-AMOUNT < 0
                   ADD 1 TO WS-BUCKET (1)
               WHEN WS-AMOUNT < 10
                   ADD 1 TO WS-BUCKET (2)
               WHEN WS-AMOUNT < 100
                   ADD 1 TO WS-BUCKET (3)
               WHEN WS-AMOUNT < 1000
                   ADD 1 TO WS-BUCKET (4)
               WHEN OTHER
                   ADD 1 TO WS-BUCKET (5)
           END-EVALUATE.
       2000-SORT-VALUES.
           SET WS-SWAPPED TO TRUE.
           PERFORM 2100-ONE-PASS UNTIL WS-NOT-SWAPPED.
       2100-ONE-PASS.
           SET WS-NOT-SWAPPED TO TRUE.
           PERFORM VARYING WS-I FROM 1 BY 1 UNTIL WS-I >= WS-N
               COMPUTE WS-J = WS-I + 1
               IF WS-VALUE (WS-I) > WS-VALUE (WS-J)
                   MOVE WS-VALUE (WS-I) TO WS-KEEP
                   MOVE WS-VALUE (WS-J) TO WS-VALUE (WS-I)
                   MOVE WS-KEEP TO WS-VALUE (WS-J)
                   SET WS-SWAPPED TO TRUE
               END-IF
           END-PERFORM.
       3000-MEAN.
           MOVE 0 TO WS-SUM.
           PERFORM VARYING WS-I FROM 1 BY 1 UNTIL WS-I > WS-N
               ADD WS-VALUE (WS-I) TO WS-SUM
           END-PERFORM.
           DIVIDE WS-SUM BY WS-N GIVING WS-MEAN ROUNDED.
       4000-MEDIAN.
           DIVIDE WS-N BY 2 GIVING WS-HALF REMAINDER WS-ODD.
           IF WS-ODD = 1
               ADD 1 TO WS-HALF
               MOVE WS-VALUE (WS-HALF) TO WS-MEDIAN
           ELSE
               COMPUTE WS-J = WS-HALF + 1
               COMPUTE WS-MEDIAN ROUNDED =
                   (WS-VALUE (WS-HALF) + WS-VALUE (WS-J)) / 2
           END-IF.
       5000-DEVIATION.
           MOVE 0 TO WS-SQUARES.
           PERFORM VARYING WS-I FROM 1 BY 1 UNTIL WS-I > WS-N
               COMPUTE WS-SQUARES = WS-SQUARES +
                   (WS-VALUE (WS-I) - WS-MEAN)
                   * (WS-VALUE (WS-I) - WS-MEAN)
           END-PERFORM.
           COMPUTE WS-VARIANCE ROUNDED = WS-SQUARES / WS-N.
           IF WS-VARIANCE = 0
               MOVE 0 TO WS-DEVIATION
           ELSE
               MOVE 1 TO WS-DEVIATION
               MOVE 0 TO WS-PREVIOUS
               PERFORM 5100-NEWTON
                   VARYING WS-ROUND FROM 1 BY 1
                   UNTIL WS-ROUND > 60
                      OR WS-DEVIATION = WS-PREVIOUS
                      OR WS-DEVIATION = 0
           END-IF.
       5000-EXIT.
           EXIT.
       5100-NEWTON.
           MOVE WS-DEVIATION TO WS-PREVIOUS.
           COMPUTE WS-DEVIATION ROUNDED =
               (WS-PREVIOUS + WS-VARIANCE / WS-PREVIOUS) / 2
               ON SIZE ERROR
                   MOVE 999999999.9999 TO WS-DEVIATION
           END-COMPUTE.
       7000-SHOW-COUNTS.
           MOVE WS-READ TO WS-ED-COUNT.
           DISPLAY "CARDS READ     " WS-ED-COUNT.
           MOVE WS-N TO WS-ED-COUNT.
           DISPLAY "VALUES USED    " WS-ED-COUNT.
           MOVE WS-BAD TO WS-ED-COUNT.
           DISPLAY "VALUES BAD     " WS-ED-COUNT.
           MOVE WS-DROPPED TO WS-ED-COUNT.
           DISPLAY "VALUES DROPPED " WS-ED-COUNT.
       7100-SHOW-RESULTS.
           MOVE WS-VALUE (1) TO WS-ED-AMOUNT.
           DISPLAY "SMALLEST  " WS-ED-AMOUNT.
           MOVE WS-VALUE (WS-N) TO WS-ED-AMOUNT.
           DISPLAY "LARGEST   " WS-ED-AMOUNT.
           DISPLAY "SUM       " WS-SUM.
           MOVE WS-MEAN TO WS-ED-MEAN.
           DISPLAY "MEAN      " WS-ED-MEAN.
           MOVE WS-MEDIAN TO WS-ED-AMOUNT.
           DISPLAY "MEDIAN    " WS-ED-AMOUNT.
           MOVE WS-DEVIATION TO WS-ED-DEVIATION.
           DISPLAY "DEVIATION " WS-ED-DEVIATION.
       7200-SHOW-BUCKET.
           MOVE SPACES TO WS-STARS.
           IF WS-BUCKET (WS-I) > 0
               MOVE ALL "*" TO WS-STARS (1:WS-BUCKET (WS-I))
           END-IF.
           DISPLAY WS-BUCKET-NAME (WS-I) WS-STARS.
