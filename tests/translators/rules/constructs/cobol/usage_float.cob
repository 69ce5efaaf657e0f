      *> Beyond: USAGE COMP-1 and COMP-2
       IDENTIFICATION DIVISION.
       PROGRAM-ID. USAGE-FLOAT.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 A COMP-1.
       01 B COMP-2.
       01 C PIC 9(3)V99.
       PROCEDURE DIVISION.
       MAIN-LINE.
           COMPUTE A = 1.5 * 3.
           COMPUTE B = A / 8.
           MOVE B TO C.
           DISPLAY C.
           GOBACK.
