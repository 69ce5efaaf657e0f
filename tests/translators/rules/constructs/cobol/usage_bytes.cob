      *> Beyond: USAGE COMP-X and COMP-6
       IDENTIFICATION DIVISION.
       PROGRAM-ID. USAGE-BYTES.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  GRP.
           05  A PIC X(2) COMP-X VALUE 258.
           05  B PIC 9(5) COMP-6 VALUE 12345.
           05  C PIC 99V99 COMP-6 VALUE 1.5.
       01  BYTES REDEFINES GRP.
           05  BYTE PIC X COMP-X OCCURS 7.
       01  I PIC 9.
       PROCEDURE DIVISION.
       MAIN-PAR.
           ADD 1 TO A.
           ADD 90000 TO B ON SIZE ERROR DISPLAY "TOO LARGE".
           MULTIPLY 2 BY C.
           DISPLAY A " " B " " C.
           PERFORM VARYING I FROM 1 BY 1 UNTIL I > 7
             DISPLAY BYTE (I)
           END-PERFORM.
           IF B > A DISPLAY "MORE".
           GOBACK.
