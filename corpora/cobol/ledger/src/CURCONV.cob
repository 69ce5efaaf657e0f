       IDENTIFICATION DIVISION.
       PROGRAM-ID. CURCONV.
      *----------------------------------------------------------------
      * CURRENCY CONVERSION THROUGH A TABLE OF RATES THAT THE CALLER
      * LOADS ENTRY BY ENTRY. A SECOND LOAD OF A CODE REPLACES IT.
      *----------------------------------------------------------------
       ENVIRONMENT DIVISION.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  WS-RATE-TABLE.
           05  WS-ENTRIES              PIC 9(3) COMP VALUE 0.
           05  WS-ENTRY OCCURS 12 TIMES.
               10  WS-ENTRY-CODE       PIC X(3) VALUE SPACES.
               10  WS-ENTRY-RATE       PIC 9(5)V9(6) COMP-3 VALUE 0.
       01  WS-WORK.
           05  WS-WANTED               PIC X(3) VALUE SPACES.
           05  WS-FOUND                PIC 9(3) COMP VALUE 0.
           05  WS-I                    PIC 9(3) COMP VALUE 0.
           05  WS-FROM-RATE            PIC 9(5)V9(6) COMP-3 VALUE 0.
           05  WS-TO-RATE              PIC 9(5)V9(6) COMP-3 VALUE 0.
       LINKAGE SECTION.
           COPY CURLNK REPLACING ==:PFX:== BY ==CU==.
       PROCEDURE DIVISION USING CU-PARM.
       0000-MAIN.
           MOVE 0 TO CU-RESULT.
           EVALUATE CU-FUNCTION
               WHEN "L"
                   PERFORM 1000-LOAD THRU 1000-EXIT
               WHEN "C"
                   PERFORM 2000-CONVERT THRU 2000-EXIT
               WHEN "X"
                   MOVE 0 TO WS-ENTRIES
               WHEN OTHER
                   MOVE 9 TO CU-RESULT
           END-EVALUATE.
           MOVE WS-ENTRIES TO CU-ENTRIES.
           GOBACK.
       1000-LOAD.
           IF CU-RATE = 0
               MOVE 3 TO CU-RESULT
           ELSE
               MOVE CU-FROM TO WS-WANTED
               PERFORM 3000-LOOK-UP
               IF WS-FOUND > 0
                   MOVE CU-RATE TO WS-ENTRY-RATE (WS-FOUND)
               ELSE
                   PERFORM 1100-NEW-ENTRY
               END-IF
           END-IF.
       1000-EXIT.
           EXIT.
       1100-NEW-ENTRY.
           IF WS-ENTRIES >= 12
               MOVE 2 TO CU-RESULT
           ELSE
               ADD 1 TO WS-ENTRIES
               MOVE CU-FROM TO WS-ENTRY-CODE (WS-ENTRIES)
               MOVE CU-RATE TO WS-ENTRY-RATE (WS-ENTRIES)
           END-IF.
       2000-CONVERT.
           MOVE 0 TO CU-AMOUNT-OUT.
           MOVE CU-FROM TO WS-WANTED.
           PERFORM 3000-LOOK-UP.
           IF WS-FOUND = 0
               MOVE 1 TO CU-RESULT
           ELSE
               MOVE WS-ENTRY-RATE (WS-FOUND) TO WS-FROM-RATE
               MOVE CU-TO TO WS-WANTED
               PERFORM 3000-LOOK-UP
               IF WS-FOUND = 0
                   MOVE 1 TO CU-RESULT
               ELSE
                   MOVE WS-ENTRY-RATE (WS-FOUND) TO WS-TO-RATE
                   PERFORM 2100-CALCULATE
               END-IF
           END-IF.
       2000-EXIT.
           EXIT.
       2100-CALCULATE.
           IF CU-FROM = CU-TO
               MOVE CU-AMOUNT-IN TO CU-AMOUNT-OUT
           ELSE
               COMPUTE CU-AMOUNT-OUT ROUNDED =
                   CU-AMOUNT-IN * WS-FROM-RATE / WS-TO-RATE
                   ON SIZE ERROR
                       MOVE 4 TO CU-RESULT
               END-COMPUTE
           END-IF.
       3000-LOOK-UP.
           MOVE 0 TO WS-FOUND.
           PERFORM VARYING WS-I FROM 1 BY 1
                   UNTIL WS-I > WS-ENTRIES OR WS-FOUND > 0
               IF WS-ENTRY-CODE (WS-I) = WS-WANTED
                   MOVE WS-I TO WS-FOUND
               END-IF
           END-PERFORM.
