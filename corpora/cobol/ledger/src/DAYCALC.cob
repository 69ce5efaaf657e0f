       IDENTIFICATION DIVISION.
       PROGRAM-ID. DAYCALC.
      *----------------------------------------------------------------
      * DAY ARITHMETIC BETWEEN 1900-01-01 (SERIAL 1) AND 2099-12-31
      * (SERIAL 73049). SEE DAYLNK FOR THE FUNCTIONS.
      *----------------------------------------------------------------
       ENVIRONMENT DIVISION.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  WS-CONSTANTS.
           05  WS-LAST-SERIAL          PIC 9(5) COMP VALUE 73049.
       01  WS-WORK.
           05  WS-YEARS                PIC 9(4) COMP VALUE 0.
           05  WS-LEAPS                PIC 9(4) COMP VALUE 0.
           05  WS-SERIAL               PIC S9(7) COMP VALUE 0.
           05  WS-SERIAL-1             PIC S9(7) COMP VALUE 0.
           05  WS-REST                 PIC S9(7) COMP VALUE 0.
           05  WS-IN-YEAR              PIC 9(3) COMP VALUE 0.
           05  WS-IN-MONTH             PIC 9(3) COMP VALUE 0.
           05  WS-QUOTIENT             PIC S9(7) COMP VALUE 0.
       01  WS-OUT-DATE.
           05  WS-OUT-YEAR             PIC 9(4) VALUE 0.
           05  WS-OUT-MONTH            PIC 9(2) VALUE 0.
           05  WS-OUT-DAY              PIC 9(2) VALUE 0.
       01  WS-FROM-DATE.
           05  WS-FROM-YEAR            PIC 9(4) VALUE 0.
           05  WS-FROM-MONTH           PIC 9(2) VALUE 0.
           05  WS-FROM-DAY             PIC 9(2) VALUE 0.
       01  WS-TO-DATE.
           05  WS-TO-YEAR              PIC 9(4) VALUE 0.
           05  WS-TO-MONTH             PIC 9(2) VALUE 0.
           05  WS-TO-DAY               PIC 9(2) VALUE 0.
           COPY DATELNK REPLACING ==:PFX:== BY ==WD==.
       LINKAGE SECTION.
           COPY DAYLNK REPLACING ==:PFX:== BY ==DY==.
       PROCEDURE DIVISION USING DY-PARM.
       0000-MAIN.
           INITIALIZE WD-PARM.
           MOVE 0 TO DY-RESULT.
           MOVE 0 TO DY-WEEKDAY.
           EVALUATE DY-FUNCTION
               WHEN "N"
                   PERFORM 1000-TO-SERIAL THRU 1000-EXIT
               WHEN "D"
                   PERFORM 2000-TO-DATE THRU 2000-EXIT
               WHEN "B"
                   PERFORM 3000-BETWEEN THRU 3000-EXIT
               WHEN "A"
                   PERFORM 4000-ADD-DAYS THRU 4000-EXIT
               WHEN "3"
                   PERFORM 5000-THIRTY-360 THRU 5000-EXIT
               WHEN OTHER
                   MOVE 9 TO DY-RESULT
           END-EVALUATE.
           GOBACK.
       1000-TO-SERIAL.
           MOVE DY-DATE-1 TO WD-DATE.
           PERFORM 7000-SERIAL-OF-DATE.
           IF DY-DAYS-OK
               MOVE WS-SERIAL TO DY-SERIAL
               PERFORM 7200-WEEKDAY
           END-IF.
       1000-EXIT.
           EXIT.
       2000-TO-DATE.
           IF DY-SERIAL < 1 OR DY-SERIAL > WS-LAST-SERIAL
               MOVE 2 TO DY-RESULT
           ELSE
               MOVE DY-SERIAL TO WS-SERIAL
               PERFORM 7100-DATE-OF-SERIAL
               MOVE WS-OUT-DATE TO DY-DATE-1
               PERFORM 7200-WEEKDAY
           END-IF.
       2000-EXIT.
           EXIT.
       3000-BETWEEN.
           MOVE DY-DATE-1 TO WD-DATE.
           PERFORM 7000-SERIAL-OF-DATE.
           IF DY-DAYS-OK
               MOVE WS-SERIAL TO WS-SERIAL-1
               MOVE DY-DATE-2 TO WD-DATE
               PERFORM 7000-SERIAL-OF-DATE
               IF DY-DAYS-OK
                   COMPUTE DY-DAYS = WS-SERIAL - WS-SERIAL-1
               END-IF
           END-IF.
       3000-EXIT.
           EXIT.
       4000-ADD-DAYS.
           MOVE DY-DATE-1 TO WD-DATE.
           PERFORM 7000-SERIAL-OF-DATE.
           IF DY-DAYS-OK
               ADD DY-DAYS TO WS-SERIAL
               IF WS-SERIAL < 1 OR WS-SERIAL > WS-LAST-SERIAL
                   MOVE 2 TO DY-RESULT
               ELSE
                   PERFORM 7100-DATE-OF-SERIAL
                   MOVE WS-OUT-DATE TO DY-DATE-2
                   PERFORM 7200-WEEKDAY
               END-IF
           END-IF.
       4000-EXIT.
           EXIT.
       5000-THIRTY-360.
           MOVE DY-DATE-1 TO WD-DATE.
           PERFORM 7000-SERIAL-OF-DATE.
           IF DY-DAYS-OK
               MOVE DY-DATE-1 TO WS-FROM-DATE
               MOVE DY-DATE-2 TO WD-DATE
               PERFORM 7000-SERIAL-OF-DATE
               IF DY-DAYS-OK
                   MOVE DY-DATE-2 TO WS-TO-DATE
                   PERFORM 5100-COUNT-360
               END-IF
           END-IF.
       5000-EXIT.
           EXIT.
       5100-COUNT-360.
           IF WS-FROM-DAY = 31
               MOVE 30 TO WS-FROM-DAY
           END-IF.
           IF WS-TO-DAY = 31 AND WS-FROM-DAY = 30
               MOVE 30 TO WS-TO-DAY
           END-IF.
           COMPUTE DY-DAYS = (WS-TO-YEAR - WS-FROM-YEAR) * 360
               + (WS-TO-MONTH - WS-FROM-MONTH) * 30
               + WS-TO-DAY - WS-FROM-DAY.
       7000-SERIAL-OF-DATE.
           CALL "DATECHK" USING WD-PARM.
           IF WD-DATE-OK
               COMPUTE WS-YEARS = WD-YEAR - 1900
               IF WS-YEARS > 0
                   COMPUTE WS-LEAPS = (WS-YEARS - 1) / 4
               ELSE
                   MOVE 0 TO WS-LEAPS
               END-IF
               COMPUTE WS-SERIAL = WS-YEARS * 365 + WS-LEAPS
                   + WD-DAY-OF-YEAR
           ELSE
               MOVE 1 TO DY-RESULT
           END-IF.
       7100-DATE-OF-SERIAL.
           MOVE WS-SERIAL TO WS-REST.
           MOVE 1900 TO WS-OUT-YEAR.
           MOVE 365 TO WS-IN-YEAR.
           PERFORM 7110-NEXT-YEAR UNTIL WS-REST <= WS-IN-YEAR.
           MOVE 1 TO WS-OUT-MONTH.
           MOVE 31 TO WS-IN-MONTH.
           PERFORM 7120-NEXT-MONTH UNTIL WS-REST <= WS-IN-MONTH.
           MOVE WS-REST TO WS-OUT-DAY.
       7110-NEXT-YEAR.
           SUBTRACT WS-IN-YEAR FROM WS-REST.
           ADD 1 TO WS-OUT-YEAR.
           MOVE WS-OUT-YEAR TO WD-YEAR.
           MOVE 12 TO WD-MONTH.
           MOVE 31 TO WD-DAY.
           CALL "DATECHK" USING WD-PARM.
           MOVE WD-DAY-OF-YEAR TO WS-IN-YEAR.
       7120-NEXT-MONTH.
           SUBTRACT WS-IN-MONTH FROM WS-REST.
           ADD 1 TO WS-OUT-MONTH.
           EVALUATE WS-OUT-MONTH
               WHEN 2
                   COMPUTE WS-IN-MONTH = WS-IN-YEAR - 337
               WHEN 4
               WHEN 6
               WHEN 9
               WHEN 11
                   MOVE 30 TO WS-IN-MONTH
               WHEN OTHER
                   MOVE 31 TO WS-IN-MONTH
           END-EVALUATE.
       7200-WEEKDAY.
           DIVIDE WS-SERIAL BY 7 GIVING WS-QUOTIENT
               REMAINDER DY-WEEKDAY.
           IF DY-WEEKDAY = 0
               MOVE 7 TO DY-WEEKDAY
           END-IF.
