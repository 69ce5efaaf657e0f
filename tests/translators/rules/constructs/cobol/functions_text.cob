      *> Intrinsic functions of text
       IDENTIFICATION DIVISION.
       PROGRAM-ID. FUNCTIONS-TEXT.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 A PIC X(6) VALUE " aBc ".
       PROCEDURE DIVISION.
       MAIN-LINE.
           DISPLAY FUNCTION UPPER-CASE (A) "|"
             FUNCTION REVERSE (A) "|" FUNCTION TRIM (A) "|"
             FUNCTION LENGTH (A).
           DISPLAY FUNCTION LOWER-CASE ("ABC") FUNCTION ORD ("A")
             FUNCTION CHAR (66) FUNCTION NUMVAL ("-12.5").
           GOBACK.
