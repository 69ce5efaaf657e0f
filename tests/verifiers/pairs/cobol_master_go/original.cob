       IDENTIFICATION DIVISION.
       PROGRAM-ID. MASTER.
      * Sequential update: a packed master file, changes, a new master.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT OLD-MASTER ASSIGN TO "OLDMAST"
               ORGANIZATION SEQUENTIAL.
           SELECT CHANGES ASSIGN TO "CHANGES"
               ORGANIZATION LINE SEQUENTIAL.
           SELECT NEW-MASTER ASSIGN TO "NEWMAST"
               ORGANIZATION SEQUENTIAL.
       DATA DIVISION.
       FILE SECTION.
       FD  OLD-MASTER.
       01  OLD-REC.
           05  OLD-KEY         PIC 9(4).
           05  OLD-NAME        PIC X(10).
           05  OLD-STOCK       PIC S9(5) COMP-3.
           05  OLD-VALUE       PIC S9(7)V99 COMP-3.
       FD  CHANGES.
       01  CHG-REC.
           05  CHG-KEY         PIC 9(4).
           05  CHG-KIND        PIC X.
           05  CHG-QTY         PIC 9(5).
           05  CHG-PRICE       PIC 9(5)V99.
       FD  NEW-MASTER.
       01  NEW-REC.
           05  NEW-KEY         PIC 9(4).
           05  NEW-NAME        PIC X(10).
           05  NEW-STOCK       PIC S9(5) COMP-3.
           05  NEW-VALUE       PIC S9(7)V99 COMP-3.
       WORKING-STORAGE SECTION.
       01  OLD-EOF             PIC X VALUE "N".
       01  CHG-EOF             PIC X VALUE "N".
       01  COUNTS.
           05  N-OLD           PIC 9(4) VALUE 0.
           05  N-NEW           PIC 9(4) VALUE 0.
           05  N-CHG           PIC 9(4) VALUE 0.
           05  N-BAD           PIC 9(4) VALUE 0.
       01  SHOW-KEY            PIC 9(4).
       PROCEDURE DIVISION.
       MAIN-PARA.
           OPEN INPUT OLD-MASTER CHANGES OUTPUT NEW-MASTER.
           PERFORM READ-OLD.
           PERFORM READ-CHANGE.
           PERFORM UNTIL OLD-EOF = "Y" AND CHG-EOF = "Y"
               IF CHG-EOF = "Y"
                   PERFORM KEEP-OLD
               ELSE
                   IF OLD-EOF = "Y" OR CHG-KEY < OLD-KEY
                       PERFORM ADD-NEW
                       PERFORM READ-CHANGE
                   ELSE
                       IF CHG-KEY > OLD-KEY
                           PERFORM KEEP-OLD
                       ELSE
                           PERFORM APPLY-CHANGE
                           PERFORM READ-CHANGE
                       END-IF
                   END-IF
               END-IF
           END-PERFORM.
           CLOSE OLD-MASTER CHANGES NEW-MASTER.
           DISPLAY "OLD " N-OLD " NEW " N-NEW.
           DISPLAY "CHANGES " N-CHG " BAD " N-BAD.
           STOP RUN.
       READ-OLD.
           READ OLD-MASTER
               AT END MOVE "Y" TO OLD-EOF
               NOT AT END ADD 1 TO N-OLD
           END-READ.
       READ-CHANGE.
           READ CHANGES
               AT END MOVE "Y" TO CHG-EOF
               NOT AT END ADD 1 TO N-CHG
           END-READ.
       KEEP-OLD.
           MOVE OLD-REC TO NEW-REC.
           WRITE NEW-REC.
           ADD 1 TO N-NEW.
           PERFORM READ-OLD.
       ADD-NEW.
           IF CHG-KIND = "A" AND CHG-QTY NUMERIC AND CHG-PRICE NUMERIC
               MOVE CHG-KEY TO NEW-KEY
               MOVE "NEW ITEM" TO NEW-NAME
               MOVE CHG-QTY TO NEW-STOCK
               COMPUTE NEW-VALUE = CHG-QTY * CHG-PRICE
               WRITE NEW-REC
               ADD 1 TO N-NEW
           ELSE
               MOVE CHG-KEY TO SHOW-KEY
               DISPLAY "NO MASTER " SHOW-KEY
               ADD 1 TO N-BAD
           END-IF.
       APPLY-CHANGE.
           IF CHG-QTY NOT NUMERIC OR CHG-PRICE NOT NUMERIC
               ADD 1 TO N-BAD
           ELSE
               EVALUATE CHG-KIND
                   WHEN "R"
                       ADD CHG-QTY TO OLD-STOCK
                           ON SIZE ERROR DISPLAY "STOCK TOO LARGE"
                       END-ADD
                       COMPUTE OLD-VALUE =
                           OLD-VALUE + CHG-QTY * CHG-PRICE
                           ON SIZE ERROR DISPLAY "VALUE TOO LARGE"
                       END-COMPUTE
                   WHEN "I"
                       SUBTRACT CHG-QTY FROM OLD-STOCK
                           ON SIZE ERROR DISPLAY "STOCK TOO SMALL"
                       END-SUBTRACT
                       IF OLD-STOCK < 0
                           DISPLAY "NEGATIVE STOCK " OLD-KEY
                       END-IF
                   WHEN "D"
                       PERFORM READ-OLD
                   WHEN OTHER
                       DISPLAY "BAD KIND " CHG-KIND
                       ADD 1 TO N-BAD
               END-EVALUATE
           END-IF.
