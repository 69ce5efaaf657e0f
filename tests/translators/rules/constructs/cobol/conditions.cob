      *> IF, classes, signs, abbreviated and negated conditions
       IDENTIFICATION DIVISION.
       PROGRAM-ID. CONDITIONS.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 N PIC S9(2) VALUE -5.
       01 X PIC X(3) VALUE "12a".
       PROCEDURE DIVISION.
       MAIN-LINE.
           IF N IS NEGATIVE AND NOT X IS NUMERIC DISPLAY "A" END-IF.
           IF N > -9 AND < 0 OR = 7 DISPLAY "B" ELSE DISPLAY "C".
           IF X (1:2) NUMERIC NEXT SENTENCE ELSE DISPLAY "D".
           IF X ALPHABETIC DISPLAY "E".
           IF N NOT = 5 AND X < "13" DISPLAY "F".
           GOBACK.
