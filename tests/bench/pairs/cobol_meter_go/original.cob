       IDENTIFICATION DIVISION.
       PROGRAM-ID. METER.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT READINGS ASSIGN TO "readings.txt"
               ORGANIZATION IS LINE SEQUENTIAL.
           SELECT REPORT-OUT ASSIGN TO "report.txt"
               ORGANIZATION IS LINE SEQUENTIAL.
       DATA DIVISION.
       FILE SECTION.
       FD  READINGS.
       01  READING-REC.
           05  R-TYPE          PIC X.
           05  R-METER         PIC X(6).
           05  R-UNITS         PIC 9(5).
           05  R-RATE          PIC 9(2)V9(3).
       FD  REPORT-OUT.
       01  OUT-REC             PIC X(60).
       WORKING-STORAGE SECTION.
       01  WS-EOF              PIC X VALUE "N".
           88  AT-EOF          VALUE "Y".
       01  WS-SERIAL           PIC 9(3) VALUE 0.
       01  WS-TOTAL            PIC 9(7)V99 VALUE 0.
       01  WS-UNITS            PIC 9(6) VALUE 0.
       01  WS-AMOUNT           PIC 9(6)V99 VALUE 0.
       01  WS-REJECTS          PIC 99 VALUE 0.
       01  WS-LINE.
           05  L-SERIAL        PIC 999.
           05  FILLER          PIC X VALUE SPACE.
           05  L-METER         PIC X(6).
           05  FILLER          PIC X VALUE SPACE.
           05  L-UNITS         PIC ZZ,ZZ9.
           05  FILLER          PIC X VALUE SPACE.
           05  L-AMOUNT        PIC ZZZ,ZZ9.99.
       01  WS-SUM.
           05  FILLER          PIC X(6) VALUE "TOTAL ".
           05  S-UNITS         PIC ZZZ,ZZ9.
           05  FILLER          PIC X VALUE SPACE.
           05  S-TOTAL         PIC Z,ZZZ,ZZ9.99.
           05  FILLER          PIC X VALUE SPACE.
           05  S-REJECTS       PIC Z9.
       PROCEDURE DIVISION.
       MAIN-PARA.
           OPEN INPUT READINGS
           OPEN OUTPUT REPORT-OUT
           PERFORM UNTIL AT-EOF
               READ READINGS
                   AT END SET AT-EOF TO TRUE
                   NOT AT END PERFORM ONE-READING
               END-READ
           END-PERFORM
           MOVE WS-UNITS TO S-UNITS
           MOVE WS-TOTAL TO S-TOTAL
           MOVE WS-REJECTS TO S-REJECTS
           WRITE OUT-REC FROM WS-SUM
           CLOSE READINGS REPORT-OUT
           DISPLAY "RECORDS " WS-SERIAL " REJECTED " WS-REJECTS
           STOP RUN.
       ONE-READING.
           ADD 1 TO WS-SERIAL
           EVALUATE R-TYPE
               WHEN "A"
                   COMPUTE WS-AMOUNT ROUNDED = R-UNITS * R-RATE
                       ON SIZE ERROR
                           MOVE 999999.99 TO WS-AMOUNT
                   END-COMPUTE
                   PERFORM PUT-LINE
               WHEN "B"
                   COMPUTE WS-AMOUNT = R-UNITS * R-RATE * 1.075
                       ON SIZE ERROR
                           MOVE 0 TO WS-AMOUNT
                   END-COMPUTE
                   PERFORM PUT-LINE
               WHEN OTHER
                   ADD 1 TO WS-REJECTS
           END-EVALUATE.
       PUT-LINE.
           ADD R-UNITS TO WS-UNITS
           ADD WS-AMOUNT TO WS-TOTAL
           MOVE WS-SERIAL TO L-SERIAL
           MOVE R-METER TO L-METER
           MOVE R-UNITS TO L-UNITS
           MOVE WS-AMOUNT TO L-AMOUNT
           WRITE OUT-REC FROM WS-LINE.
