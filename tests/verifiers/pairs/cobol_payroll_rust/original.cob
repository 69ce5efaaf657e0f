       IDENTIFICATION DIVISION.
       PROGRAM-ID. PAYROLL.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT EMP-FILE ASSIGN TO "EMPLOYEE.DAT"
               ORGANIZATION IS LINE SEQUENTIAL.
           SELECT PAY-FILE ASSIGN TO "PAYROLL.RPT"
               ORGANIZATION IS LINE SEQUENTIAL.
       DATA DIVISION.
       FILE SECTION.
       FD  EMP-FILE.
       01  EMP-REC.
           05  EMP-ID              PIC 9(5).
           05  EMP-NAME            PIC X(20).
           05  EMP-DEPT            PIC X(3).
           05  EMP-HOURS           PIC 9(3)V9.
           05  EMP-RATE            PIC 9(3)V99.
           05  EMP-TYPE            PIC X.
               88  IS-HOURLY       VALUE "H".
               88  IS-SALARIED     VALUE "S".
       FD  PAY-FILE.
       01  PAY-LINE                PIC X(80).
       WORKING-STORAGE SECTION.
       01  WS-EOF                  PIC X VALUE "N".
           88  AT-EOF              VALUE "Y".
       01  WS-GROSS                PIC 9(6)V99.
       01  WS-TAX                  PIC 9(6)V99.
       01  WS-NET                  PIC 9(6)V99.
       01  WS-OVERTIME             PIC 9(3)V9.
       01  WS-TOTALS.
           05  WS-TOTAL-NET        PIC 9(8)V99 VALUE ZERO.
           05  WS-COUNT            PIC 9(4) VALUE ZERO.
           05  WS-REJECTED         PIC 9(4) VALUE ZERO.
       01  WS-PREV-DEPT            PIC X(3) VALUE SPACES.
       01  WS-DEPT-NET             PIC 9(8)V99 VALUE ZERO.
       01  DETAIL-LINE.
           05  D-ID                PIC 9(5).
           05  FILLER              PIC X VALUE SPACE.
           05  D-NAME              PIC X(20).
           05  FILLER              PIC X VALUE SPACE.
           05  D-GROSS             PIC ZZZ,ZZ9.99.
           05  FILLER              PIC X VALUE SPACE.
           05  D-TAX               PIC ZZZ,ZZ9.99.
           05  FILLER              PIC X VALUE SPACE.
           05  D-NET               PIC ZZZ,ZZ9.99.
       01  DEPT-LINE.
           05  FILLER              PIC X(11) VALUE "DEPARTMENT ".
           05  T-DEPT              PIC X(3).
           05  FILLER              PIC X(8) VALUE "  TOTAL ".
           05  T-NET               PIC Z(7)9.99.
       01  SHOW-TOTAL              PIC Z(7)9.99.
       PROCEDURE DIVISION.
       MAIN-PARA.
           OPEN INPUT EMP-FILE OUTPUT PAY-FILE.
           PERFORM READ-EMP.
           PERFORM UNTIL AT-EOF
               PERFORM PROCESS-EMP
               PERFORM READ-EMP
           END-PERFORM.
           IF WS-COUNT > 0
               PERFORM DEPT-BREAK
           END-IF.
           CLOSE EMP-FILE PAY-FILE.
           MOVE WS-TOTAL-NET TO SHOW-TOTAL.
           DISPLAY "EMPLOYEES " WS-COUNT " REJECTED " WS-REJECTED.
           DISPLAY "NET TOTAL " SHOW-TOTAL.
           IF WS-REJECTED > 0
               MOVE 4 TO RETURN-CODE
           END-IF.
           STOP RUN.
       READ-EMP.
           READ EMP-FILE
               AT END SET AT-EOF TO TRUE
           END-READ.
       PROCESS-EMP.
           IF EMP-ID NOT NUMERIC OR EMP-HOURS NOT NUMERIC
              OR EMP-RATE NOT NUMERIC
              OR (NOT IS-HOURLY AND NOT IS-SALARIED)
               ADD 1 TO WS-REJECTED
           ELSE
               IF EMP-DEPT NOT = WS-PREV-DEPT AND WS-COUNT > 0
                   PERFORM DEPT-BREAK
               END-IF
               MOVE EMP-DEPT TO WS-PREV-DEPT
               PERFORM COMPUTE-PAY
               ADD 1 TO WS-COUNT
               ADD WS-NET TO WS-TOTAL-NET WS-DEPT-NET
               MOVE EMP-ID TO D-ID
               MOVE EMP-NAME TO D-NAME
               MOVE WS-GROSS TO D-GROSS
               MOVE WS-TAX TO D-TAX
               MOVE WS-NET TO D-NET
               WRITE PAY-LINE FROM DETAIL-LINE
           END-IF.
       COMPUTE-PAY.
           IF IS-SALARIED
               COMPUTE WS-GROSS ROUNDED = EMP-RATE * 40
           ELSE
               IF EMP-HOURS > 40
                   COMPUTE WS-OVERTIME = EMP-HOURS - 40
                   COMPUTE WS-GROSS ROUNDED =
                       40 * EMP-RATE + WS-OVERTIME * EMP-RATE * 1.5
               ELSE
                   COMPUTE WS-GROSS ROUNDED = EMP-HOURS * EMP-RATE
               END-IF
           END-IF.
           EVALUATE TRUE
               WHEN WS-GROSS < 200
                   MOVE 0 TO WS-TAX
               WHEN WS-GROSS <= 1000
                   COMPUTE WS-TAX ROUNDED = WS-GROSS * 0.15
               WHEN OTHER
                   COMPUTE WS-TAX ROUNDED =
                       150 + (WS-GROSS - 1000) * 0.28
           END-EVALUATE.
           SUBTRACT WS-TAX FROM WS-GROSS GIVING WS-NET.
       DEPT-BREAK.
           MOVE WS-PREV-DEPT TO T-DEPT.
           MOVE WS-DEPT-NET TO T-NET.
           WRITE PAY-LINE FROM DEPT-LINE.
           MOVE ZERO TO WS-DEPT-NET.
