       IDENTIFICATION DIVISION.
       PROGRAM-ID. GRADES.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT STUDENTS ASSIGN TO "students.txt"
               ORGANIZATION LINE SEQUENTIAL.
       DATA DIVISION.
       FILE SECTION.
       FD  STUDENTS.
       01  STUDENT-REC.
           05  S-NAME          PIC X(12).
           05  S-MARKS.
               10  S-MARK      PIC 9(3) OCCURS 4 TIMES.
       WORKING-STORAGE SECTION.
       77  EOF-FLAG            PIC 9 VALUE 0.
       77  I                   PIC 9.
       77  TOTAL               PIC 9(4).
       77  BEST                PIC 9(3).
       77  WORST               PIC 9(3).
       77  AVERAGE             PIC 9(3)V9.
       77  CLASS-TOTAL         PIC 9(6)V9 VALUE 0.
       77  STUDENTS-READ       PIC 9(3) VALUE 0.
       77  TOP-NAME            PIC X(12) VALUE SPACES.
       77  TOP-AVERAGE         PIC 9(3)V9 VALUE 0.
       77  SHOWN               PIC ZZ9.9.
       77  GRADE               PIC X.
       01  GRADE-COUNTS.
           05  G-COUNT         PIC 99 OCCURS 5 TIMES VALUE 0.
       77  G                   PIC 9.
       PROCEDURE DIVISION.
       BEGIN.
           OPEN INPUT STUDENTS.
           READ STUDENTS AT END MOVE 1 TO EOF-FLAG.
           PERFORM ONE-STUDENT UNTIL EOF-FLAG = 1.
           CLOSE STUDENTS.
           IF STUDENTS-READ = 0
               DISPLAY "NO STUDENTS"
           ELSE
               COMPUTE AVERAGE ROUNDED = CLASS-TOTAL / STUDENTS-READ
               MOVE AVERAGE TO SHOWN
               DISPLAY "CLASS " SHOWN " TOP " TOP-NAME
               DISPLAY G-COUNT (1) G-COUNT (2) G-COUNT (3)
                   G-COUNT (4) G-COUNT (5)
           END-IF.
           STOP RUN.
       ONE-STUDENT.
           IF S-MARKS IS NUMERIC
               PERFORM MARKS
           ELSE
               DISPLAY "SKIPPED " S-NAME
           END-IF.
           READ STUDENTS AT END MOVE 1 TO EOF-FLAG.
       MARKS.
           MOVE 0 TO TOTAL BEST.
           MOVE 999 TO WORST.
           PERFORM VARYING I FROM 1 BY 1 UNTIL I > 4
               ADD S-MARK (I) TO TOTAL
               IF S-MARK (I) > BEST
                   MOVE S-MARK (I) TO BEST
               END-IF
               IF S-MARK (I) < WORST
                   MOVE S-MARK (I) TO WORST
               END-IF
           END-PERFORM.
           COMPUTE AVERAGE ROUNDED = (TOTAL - WORST) / 3.
           EVALUATE AVERAGE
               WHEN 90 THRU 100  MOVE "A" TO GRADE MOVE 1 TO G
               WHEN 80 THRU 89.9 MOVE "B" TO GRADE MOVE 2 TO G
               WHEN 70 THRU 79.9 MOVE "C" TO GRADE MOVE 3 TO G
               WHEN 50 THRU 69.9 MOVE "D" TO GRADE MOVE 4 TO G
               WHEN OTHER        MOVE "F" TO GRADE MOVE 5 TO G
           END-EVALUATE.
           ADD 1 TO G-COUNT (G).
           ADD 1 TO STUDENTS-READ.
           ADD AVERAGE TO CLASS-TOTAL.
           IF AVERAGE > TOP-AVERAGE
               MOVE AVERAGE TO TOP-AVERAGE
               MOVE S-NAME TO TOP-NAME
           END-IF.
           MOVE AVERAGE TO SHOWN.
           DISPLAY S-NAME " " SHOWN " " GRADE " " BEST.
