      *> PICTURE: X and A
       IDENTIFICATION DIVISION.
       PROGRAM-ID. PICTURE-TEXT.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 A PIC X(5) VALUE "ab".
       01 B PIC A(3) VALUE "LONGER".
       01 C PIC X(4) JUSTIFIED RIGHT.
       PROCEDURE DIVISION.
       MAIN-LINE.
           MOVE "yz" TO C.
           DISPLAY "A=" A "|".
           DISPLAY "B=" B "|".
           DISPLAY "C=" C "|".
           GOBACK.
