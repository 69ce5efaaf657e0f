      *> Tables with subscripts and several dimensions
       IDENTIFICATION DIVISION.
       PROGRAM-ID. TABLES.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 T.
           05 R OCCURS 3.
              10 C PIC 99 OCCURS 4 VALUE 0.
       01 I PIC 9.
       01 J PIC 9.
       PROCEDURE DIVISION.
       MAIN-LINE.
           PERFORM VARYING I FROM 1 BY 1 UNTIL I > 3
             AFTER J FROM 1 BY 1 UNTIL J > 4
             COMPUTE C (I J) = I * 10 + J
           END-PERFORM.
           DISPLAY T. DISPLAY R (2). DISPLAY C (3, 4) C (I - 2 1).
           GOBACK.
