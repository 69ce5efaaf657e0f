      *> LINE SEQUENTIAL files and file status
       IDENTIFICATION DIVISION.
       PROGRAM-ID. LINE-SEQUENTIAL.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT F ASSIGN TO "made.txt"
             ORGANIZATION LINE SEQUENTIAL FILE STATUS ST.
           SELECT NOFILE ASSIGN TO "none.txt"
             ORGANIZATION LINE SEQUENTIAL FILE STATUS ST.
       DATA DIVISION.
       FILE SECTION.
       FD F.
       01 R PIC X(10).
       FD NOFILE.
       01 R2 PIC X.
       WORKING-STORAGE SECTION.
       01 ST PIC XX.
       01 L PIC X(10).
       PROCEDURE DIVISION.
       MAIN-LINE.
           OPEN OUTPUT F. MOVE "first" TO R. WRITE R.
           WRITE R FROM "second". CLOSE F.
           OPEN INPUT F.
           PERFORM UNTIL ST = "10"
             READ F INTO L AT END DISPLAY "END " ST
               NOT AT END DISPLAY L "|" ST END-READ
           END-PERFORM.
           CLOSE F.
           OPEN INPUT NOFILE. DISPLAY ST.
           GOBACK.
