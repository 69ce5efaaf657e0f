      *> Condition names
       IDENTIFICATION DIVISION.
       PROGRAM-ID. LEVEL-88.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 S PIC X VALUE "B".
           88 GOOD VALUE "A" "B".
           88 BAD VALUE "X" THRU "Z".
       01 N PIC 99 VALUE 50.
           88 MIDDLE VALUES 40 THRU 60.
       PROCEDURE DIVISION.
       MAIN-LINE.
           IF GOOD AND MIDDLE DISPLAY "YES".
           SET BAD TO TRUE.
           DISPLAY S.
           IF NOT GOOD DISPLAY "BAD".
           GOBACK.
