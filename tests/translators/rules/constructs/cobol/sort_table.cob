      *> SORT of a table
       IDENTIFICATION DIVISION.
       PROGRAM-ID. SORT-TABLE.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 T VALUE "c3a1b2".
           05 R OCCURS 3 INDEXED BY X.
              10 K PIC X.
              10 V PIC 9.
       PROCEDURE DIVISION.
       MAIN-LINE.
           SORT R ON ASCENDING KEY K.
           DISPLAY T.
           GOBACK.
