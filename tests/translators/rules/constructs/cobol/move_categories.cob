      *> MOVE between all categories
       IDENTIFICATION DIVISION.
       PROGRAM-ID. MOVE-CATEGORIES.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 N PIC S9(4)V99 VALUE -123.45.
       01 X PIC X(6) VALUE "42".
       01 E PIC ZZZ9.9.
       01 P PIC S9(3) COMP-3.
       01 T PIC X(8).
       01 G. 05 G1 PIC X(3). 05 G2 PIC 9(3).
       PROCEDURE DIVISION.
       MAIN-LINE.
           MOVE N TO E P. MOVE P TO T.
           DISPLAY E "|" P "|" T "|".
           MOVE X TO N. MOVE E TO T.
           DISPLAY N "|" T "|".
           MOVE T TO G. DISPLAY G "|".
           MOVE E TO P. DISPLAY P.
           MOVE ZEROS TO G. MOVE ALL "ab" TO T. DISPLAY G T.
           MOVE HIGH-VALUES TO X. IF X = HIGH-VALUES DISPLAY "HIGH".
           GOBACK.
