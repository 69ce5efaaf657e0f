      *> ACCEPT from the console, dates and arguments
       IDENTIFICATION DIVISION.
       PROGRAM-ID. ACCEPT-FORMS.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 A PIC X(5).
       01 D PIC 9(8).
       01 N PIC 9(2) VALUE 0.
       PROCEDURE DIVISION.
       MAIN-LINE.
           ACCEPT A. DISPLAY A "|".
           ACCEPT D FROM DATE YYYYMMDD.
           IF D > 20000101 DISPLAY "DATE".
           ACCEPT N FROM ARGUMENT-NUMBER. DISPLAY N.
           GOBACK.
