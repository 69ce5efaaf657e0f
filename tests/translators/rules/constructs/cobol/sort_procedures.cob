      *> SORT with input and output procedures
       IDENTIFICATION DIVISION.
       PROGRAM-ID. SORT-PROCEDURES.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT S ASSIGN TO "work".
       DATA DIVISION.
       FILE SECTION.
       SD S.
       01 R. 05 K PIC 9. 05 V PIC X.
       WORKING-STORAGE SECTION.
       01 E PIC X VALUE "N".
       PROCEDURE DIVISION.
       MAIN-LINE.
           SORT S ON DESCENDING KEY K
             INPUT PROCEDURE GIVE OUTPUT PROCEDURE TAKE.
           GOBACK.
       GIVE.
           MOVE "3c" TO R. RELEASE R. MOVE "9a" TO R. RELEASE R.
           MOVE "5z" TO R. RELEASE R.
       TAKE.
           PERFORM UNTIL E = "Y"
             RETURN S AT END MOVE "Y" TO E
               NOT AT END DISPLAY R END-RETURN END-PERFORM.
