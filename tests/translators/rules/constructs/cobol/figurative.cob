      *> Figurative constants and hexadecimal literals
       IDENTIFICATION DIVISION.
       PROGRAM-ID. FIGURATIVE.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 A PIC X(3).
       01 N PIC 9(3).
       PROCEDURE DIVISION.
       MAIN-LINE.
           MOVE X"414243" TO A. DISPLAY A.
           MOVE ALL "7" TO A. MOVE A TO N. DISPLAY N.
           MOVE QUOTE TO A. DISPLAY A. IF N NOT = ZERO DISPLAY "N".
           GOBACK.
