      *> Beyond: national items (PICTURE N)
       IDENTIFICATION DIVISION.
       PROGRAM-ID. NATIONAL.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 A PIC N(3) VALUE N"abc".
       PROCEDURE DIVISION.
       MAIN-LINE.
           DISPLAY A.
           GOBACK.
