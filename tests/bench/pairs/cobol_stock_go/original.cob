       IDENTIFICATION DIVISION.
       PROGRAM-ID. STOCK.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT STOCK-FILE ASSIGN TO "STOCK.IDX"
               ORGANIZATION IS INDEXED
               ACCESS MODE IS DYNAMIC
               RECORD KEY IS S-CODE
               FILE STATUS IS WS-STATUS.
       DATA DIVISION.
       FILE SECTION.
       FD  STOCK-FILE.
       01  STOCK-REC.
           05  S-CODE          PIC X(4).
           05  S-QTY           PIC 9(4).
           05  S-TEXT          PIC X(8).
       WORKING-STORAGE SECTION.
       01  WS-STATUS           PIC XX.
       01  WS-DONE             PIC X VALUE "N".
       01  WS-LINE.
           05  WS-CMD          PIC X.
           05  WS-CODE         PIC X(4).
           05  WS-QTY          PIC 9(4).
           05  WS-TEXT         PIC X(8).
       01  WS-COUNT            PIC 9(3).
       PROCEDURE DIVISION.
       MAIN-PARA.
           OPEN OUTPUT STOCK-FILE
           CLOSE STOCK-FILE
           OPEN I-O STOCK-FILE
           PERFORM UNTIL WS-DONE = "Y"
               MOVE SPACES TO WS-LINE
               ACCEPT WS-LINE
               PERFORM ONE-COMMAND
           END-PERFORM
           CLOSE STOCK-FILE
           STOP RUN.
       ONE-COMMAND.
           EVALUATE WS-CMD
               WHEN "A"
                   MOVE WS-CODE TO S-CODE
                   IF WS-QTY IS NUMERIC
                       MOVE WS-QTY TO S-QTY
                   ELSE
                       MOVE 0 TO S-QTY
                   END-IF
                   MOVE WS-TEXT TO S-TEXT
                   WRITE STOCK-REC
                       INVALID KEY DISPLAY "DUPLICATE " WS-STATUS
                       NOT INVALID KEY DISPLAY "ADDED"
                   END-WRITE
               WHEN "D"
                   MOVE WS-CODE TO S-CODE
                   DELETE STOCK-FILE
                       INVALID KEY DISPLAY "NOT FOUND"
                       NOT INVALID KEY DISPLAY "DELETED"
                   END-DELETE
               WHEN "I"
                   MOVE WS-CODE TO S-CODE
                   READ STOCK-FILE
                       INVALID KEY DISPLAY "NOT FOUND " WS-STATUS
                       NOT INVALID KEY PERFORM ISSUE-ITEM
                   END-READ
               WHEN "L"
                   MOVE WS-CODE TO S-CODE
                   MOVE 0 TO WS-COUNT
                   START STOCK-FILE KEY IS NOT LESS THAN S-CODE
                       INVALID KEY DISPLAY "EMPTY"
                       NOT INVALID KEY PERFORM LIST-ITEMS
                   END-START
               WHEN "Q"
                   MOVE "Y" TO WS-DONE
               WHEN SPACE
                   MOVE "Y" TO WS-DONE
               WHEN OTHER
                   DISPLAY "WHAT?"
           END-EVALUATE.
       ISSUE-ITEM.
           IF WS-QTY IS NOT NUMERIC OR WS-QTY > S-QTY
               DISPLAY "SHORT " S-QTY
           ELSE
               SUBTRACT WS-QTY FROM S-QTY
               REWRITE STOCK-REC
               DISPLAY "LEFT " S-QTY
               IF S-QTY < 10
                   DISPLAY "REORDER " S-TEXT
               END-IF
           END-IF.
       LIST-ITEMS.
           MOVE "00" TO WS-STATUS
           PERFORM UNTIL WS-STATUS = "10" OR WS-COUNT = 5
               READ STOCK-FILE NEXT RECORD
                   NOT AT END
                       DISPLAY S-CODE " " S-QTY " " S-TEXT
                       ADD 1 TO WS-COUNT
               END-READ
           END-PERFORM
           DISPLAY "LISTED " WS-COUNT.
