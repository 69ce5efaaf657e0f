      *> Sections and EXIT
       IDENTIFICATION DIVISION.
       PROGRAM-ID. SECTIONS.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 N PIC 99 VALUE 0.
       PROCEDURE DIVISION.
       MAIN-LINE.
           PERFORM S1. PERFORM S1-A THRU S1-X. DISPLAY N.
           GOBACK.
       S1 SECTION.
       S1-A.
           ADD 1 TO N.
           IF N > 1 GO TO S1-X.
           ADD 10 TO N.
       S1-X.
           EXIT.
