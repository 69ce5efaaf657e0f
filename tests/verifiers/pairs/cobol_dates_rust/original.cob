       IDENTIFICATION DIVISION.
       PROGRAM-ID. DATES.
      * Lines of "YYYYMMDD NNN": prints the date NNN days later.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  IN-LINE             PIC X(20).
       01  IN-PARTS REDEFINES IN-LINE.
           05  IN-YEAR         PIC 9(4).
           05  IN-MONTH        PIC 99.
           05  IN-DAY          PIC 99.
           05  FILLER          PIC X.
           05  IN-PLUS         PIC 9(3).
           05  FILLER          PIC X(8).
       01  MONTH-DAYS.
           05  FILLER          PIC X(24)
               VALUE "312831303130313130313031".
       01  FILLER REDEFINES MONTH-DAYS.
           05  DAYS-IN         PIC 99 OCCURS 12 TIMES.
       01  Q                   PIC 9(4).
       01  R4                  PIC 9(4).
       01  R100                PIC 9(4).
       01  R400                PIC 9(4).
       01  LEFT-DAYS           PIC 9(4).
       01  LAST-DAY            PIC 99.
       01  COUNT-GOOD          PIC 9(3) VALUE 0.
       01  COUNT-BAD           PIC 9(3) VALUE 0.
       PROCEDURE DIVISION.
       MAIN-PARA.
           PERFORM TEST AFTER UNTIL IN-LINE = "END"
               MOVE "END" TO IN-LINE
               ACCEPT IN-LINE
               IF IN-LINE NOT = "END"
                   PERFORM ONE-LINE
               END-IF
           END-PERFORM.
           DISPLAY COUNT-GOOD " GOOD, " COUNT-BAD " BAD".
           IF COUNT-BAD > COUNT-GOOD
               MOVE 1 TO RETURN-CODE
           END-IF.
           STOP RUN.
       ONE-LINE.
           IF IN-LINE (1:8) NOT NUMERIC OR IN-PLUS NOT NUMERIC
               DISPLAY "BAD LINE"
               ADD 1 TO COUNT-BAD
           ELSE
               IF IN-YEAR < 1601 OR IN-MONTH < 1 OR IN-MONTH > 12
                   DISPLAY "BAD DATE"
                   ADD 1 TO COUNT-BAD
               ELSE
                   PERFORM FIND-LAST-DAY
                   IF IN-DAY < 1 OR IN-DAY > LAST-DAY
                       DISPLAY "BAD DAY"
                       ADD 1 TO COUNT-BAD
                   ELSE
                       PERFORM ADD-DAYS
                   END-IF
               END-IF
           END-IF.
       FIND-LAST-DAY.
           MOVE DAYS-IN (IN-MONTH) TO LAST-DAY.
           IF IN-MONTH = 2
               DIVIDE IN-YEAR BY 4 GIVING Q REMAINDER R4
               DIVIDE IN-YEAR BY 100 GIVING Q REMAINDER R100
               DIVIDE IN-YEAR BY 400 GIVING Q REMAINDER R400
               IF R4 = 0 AND (R100 NOT = 0 OR R400 = 0)
                   MOVE 29 TO LAST-DAY
               END-IF
           END-IF.
       ADD-DAYS.
           MOVE IN-PLUS TO LEFT-DAYS.
           PERFORM UNTIL LEFT-DAYS = 0
               PERFORM FIND-LAST-DAY
               IF IN-DAY + LEFT-DAYS > LAST-DAY
                   COMPUTE LEFT-DAYS =
                       LEFT-DAYS - (LAST-DAY - IN-DAY) - 1
                   MOVE 1 TO IN-DAY
                   ADD 1 TO IN-MONTH
                   IF IN-MONTH > 12
                       MOVE 1 TO IN-MONTH
                       ADD 1 TO IN-YEAR
                   END-IF
               ELSE
                   ADD LEFT-DAYS TO IN-DAY
                   MOVE 0 TO LEFT-DAYS
               END-IF
           END-PERFORM.
           ADD 1 TO COUNT-GOOD.
           DISPLAY IN-YEAR "-" IN-MONTH "-" IN-DAY.
