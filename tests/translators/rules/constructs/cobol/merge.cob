      *> MERGE of files
       IDENTIFICATION DIVISION.
       PROGRAM-ID. MERGE.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT A ASSIGN TO "ma.dat".
           SELECT B ASSIGN TO "mb.dat".
           SELECT C ASSIGN TO "mc.dat".
           SELECT S ASSIGN TO "ms.dat".
       DATA DIVISION.
       FILE SECTION.
       FD A.
       01 RA PIC XX.
       FD B.
       01 RB PIC XX.
       FD C.
       01 RC PIC XX.
       SD S.
       01 R. 05 K PIC 9. 05 V PIC X.
       WORKING-STORAGE SECTION.
       01 E PIC X VALUE "N".
       PROCEDURE DIVISION.
       MAIN-LINE.
           OPEN OUTPUT A B. MOVE "1a" TO RA. WRITE RA.
           MOVE "4a" TO RA. WRITE RA. MOVE "2b" TO RB. WRITE RB.
           CLOSE A B.
           MERGE S ON ASCENDING KEY K USING A B GIVING C.
           OPEN INPUT C. PERFORM UNTIL E = "Y"
             READ C AT END MOVE "Y" TO E NOT AT END DISPLAY RC
             END-READ END-PERFORM.
           CLOSE C.
           GOBACK.
