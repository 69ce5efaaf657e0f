       IDENTIFICATION DIVISION.
       PROGRAM-ID. EDITAMT.
      *----------------------------------------------------------------
      * EDITS AN AMOUNT FOR PRINTING.
      *   M  TRAILING MINUS          C  FLOATING CURRENCY AND CR
      *   P  CHECK PROTECTION        A  NEGATIVE IN PARENTHESES
      *   F  FLOATING MINUS          B  BLANK WHEN ZERO
      *   L  AS F, LEFT ADJUSTED
      *----------------------------------------------------------------
       ENVIRONMENT DIVISION.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  WS-PICTURES.
           05  WS-MINUS                PIC ZZ,ZZZ,ZZZ,ZZ9.99-.
           05  WS-CREDIT               PIC $$$,$$$,$$$,$$9.99CR.
           05  WS-PROTECT              PIC **,***,***,**9.99.
           05  WS-FLOAT                PIC ---,---,---,--9.99.
           05  WS-BLANK                PIC ZZ,ZZZ,ZZZ,ZZ9.99-
                                       BLANK WHEN ZERO.
       01  WS-WORK.
           05  WS-ABSOLUTE             PIC 9(11)V99 COMP-3 VALUE 0.
           05  WS-START                PIC 9(2) COMP VALUE 0.
           05  WS-LENGTH               PIC 9(2) COMP VALUE 0.
       LINKAGE SECTION.
       01  ED-AMOUNT                   PIC S9(11)V99 COMP-3.
       01  ED-STYLE                    PIC X.
       01  ED-TEXT                     PIC X(22).
       PROCEDURE DIVISION USING ED-AMOUNT ED-STYLE ED-TEXT.
       0000-MAIN.
           MOVE SPACES TO ED-TEXT.
           EVALUATE ED-STYLE
               WHEN "M"
                   MOVE ED-AMOUNT TO WS-MINUS
                   MOVE WS-MINUS TO ED-TEXT
               WHEN "C"
                   MOVE ED-AMOUNT TO WS-CREDIT
                   MOVE WS-CREDIT TO ED-TEXT
               WHEN "P"
                   PERFORM 1000-PROTECT
               WHEN "A"
                   PERFORM 2000-ACCOUNTING
               WHEN "F"
                   MOVE ED-AMOUNT TO WS-FLOAT
                   MOVE WS-FLOAT TO ED-TEXT
               WHEN "B"
                   MOVE ED-AMOUNT TO WS-BLANK
                   MOVE WS-BLANK TO ED-TEXT
               WHEN "L"
                   MOVE ED-AMOUNT TO WS-FLOAT
                   PERFORM 3000-LEFT-ADJUST
               WHEN OTHER
                   MOVE ALL "?" TO ED-TEXT
           END-EVALUATE.
           GOBACK.
       1000-PROTECT.
           MOVE ED-AMOUNT TO WS-PROTECT.
           IF ED-AMOUNT < 0
               STRING WS-PROTECT DELIMITED BY SIZE
                      " DR"      DELIMITED BY SIZE
                      INTO ED-TEXT
           ELSE
               MOVE WS-PROTECT TO ED-TEXT
           END-IF.
       2000-ACCOUNTING.
           MOVE ED-AMOUNT TO WS-ABSOLUTE.
           MOVE WS-ABSOLUTE TO WS-FLOAT.
           PERFORM 3100-FIND-START.
           IF ED-AMOUNT < 0
               STRING "("         DELIMITED BY SIZE
                      WS-FLOAT (WS-START:) DELIMITED BY SIZE
                      ")"         DELIMITED BY SIZE
                      INTO ED-TEXT
           ELSE
               MOVE WS-FLOAT (WS-START:) TO ED-TEXT
           END-IF.
       3000-LEFT-ADJUST.
           PERFORM 3100-FIND-START.
           COMPUTE WS-LENGTH = 19 - WS-START.
           MOVE WS-FLOAT (WS-START:WS-LENGTH) TO ED-TEXT.
       3100-FIND-START.
           MOVE 1 TO WS-START.
           PERFORM 3110-NEXT
               UNTIL WS-FLOAT (WS-START:1) NOT = SPACE
                  OR WS-START > 17.
       3110-NEXT.
           ADD 1 TO WS-START.
