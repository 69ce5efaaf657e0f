       IDENTIFICATION DIVISION.
       PROGRAM-ID. RANKING.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT IN-FILE ASSIGN TO "scores.txt"
               ORGANIZATION LINE SEQUENTIAL.
           SELECT OUT-FILE ASSIGN TO "ranking.txt"
               ORGANIZATION LINE SEQUENTIAL.
           SELECT WORK-FILE ASSIGN TO "work.tmp".
       DATA DIVISION.
       FILE SECTION.
       FD  IN-FILE.
       01  IN-REC.
           05  IN-CLUB         PIC X(3).
           05  IN-PLAYER       PIC X(8).
           05  IN-SCORE        PIC S9(4) SIGN LEADING SEPARATE.
       FD  OUT-FILE.
       01  OUT-REC             PIC X(40).
       SD  WORK-FILE.
       01  WORK-REC.
           05  W-CLUB          PIC X(3).
           05  W-PLAYER        PIC X(8).
           05  W-SCORE         PIC S9(4) SIGN LEADING SEPARATE.
       WORKING-STORAGE SECTION.
       01  FLAGS.
           05  EOF-FLAG        PIC X VALUE "N".
       01  LAST-CLUB           PIC X(3) VALUE SPACES.
       01  RANK-NO             PIC 9(3) VALUE 0.
       01  PLACE-NO            PIC 9(3) VALUE 0.
       01  LAST-SCORE          PIC S9(4) VALUE 0.
       01  CLUB-SUM            PIC S9(5) VALUE 0.
       01  LINE-OUT.
           05  L-RANK          PIC ZZ9.
           05  FILLER          PIC X VALUE SPACE.
           05  L-CLUB          PIC X(3).
           05  FILLER          PIC X VALUE SPACE.
           05  L-PLAYER        PIC X(8).
           05  FILLER          PIC X VALUE SPACE.
           05  L-SCORE         PIC ----9.
       01  SUM-OUT             PIC -----9.
       PROCEDURE DIVISION.
       MAIN-PARA.
           SORT WORK-FILE
               ON ASCENDING KEY W-CLUB
               ON DESCENDING KEY W-SCORE
               WITH DUPLICATES IN ORDER
               USING IN-FILE
               OUTPUT PROCEDURE IS WRITE-RANKING.
           DISPLAY "DONE".
           STOP RUN.
       WRITE-RANKING.
           OPEN OUTPUT OUT-FILE.
           RETURN WORK-FILE AT END MOVE "Y" TO EOF-FLAG END-RETURN.
           PERFORM UNTIL EOF-FLAG = "Y"
               IF W-CLUB NOT = LAST-CLUB
                   IF RANK-NO > 0
                       PERFORM END-CLUB
                   END-IF
                   MOVE W-CLUB TO LAST-CLUB
                   MOVE 0 TO RANK-NO PLACE-NO CLUB-SUM
               END-IF
               ADD 1 TO PLACE-NO
               IF RANK-NO = 0 OR W-SCORE NOT = LAST-SCORE
                   MOVE PLACE-NO TO RANK-NO
               END-IF
               MOVE W-SCORE TO LAST-SCORE
               ADD W-SCORE TO CLUB-SUM
               MOVE RANK-NO TO L-RANK
               MOVE W-CLUB TO L-CLUB
               MOVE W-PLAYER TO L-PLAYER
               MOVE W-SCORE TO L-SCORE
               MOVE LINE-OUT TO OUT-REC
               WRITE OUT-REC
               RETURN WORK-FILE
                   AT END MOVE "Y" TO EOF-FLAG
               END-RETURN
           END-PERFORM.
           IF RANK-NO > 0
               PERFORM END-CLUB
           END-IF.
           CLOSE OUT-FILE.
       END-CLUB.
           MOVE CLUB-SUM TO SUM-OUT.
           DISPLAY LAST-CLUB " " PLACE-NO " " SUM-OUT.
