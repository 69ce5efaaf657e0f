      *> PICTURE: alphanumeric editing
       IDENTIFICATION DIVISION.
       PROGRAM-ID. PICTURE-TEXT-EDITED.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 D PIC X(2)/X(2)/X(4).
       01 E PIC XBXBX.
       01 F PIC X0X.
       PROCEDURE DIVISION.
       MAIN-LINE.
           MOVE "24121999" TO D.
           MOVE "abc" TO E.
           MOVE "pq" TO F.
           DISPLAY "D=" D "|".
           DISPLAY "E=" E "|".
           DISPLAY "F=" F "|".
           GOBACK.
