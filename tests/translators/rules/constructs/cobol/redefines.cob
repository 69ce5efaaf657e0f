      *> REDEFINES and level 66, 77
       IDENTIFICATION DIVISION.
       PROGRAM-ID. REDEFINES.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 A PIC X(6) VALUE "123456".
       01 B REDEFINES A.
           05 B1 PIC 9(2).
           05 B2 PIC 9(4).
       66 C RENAMES B1 THRU B2.
       77 D PIC 99 VALUE 5.
       PROCEDURE DIVISION.
       MAIN-LINE.
           ADD D TO B1.
           DISPLAY A " " C.
           GOBACK.
