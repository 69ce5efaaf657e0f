      *> Intrinsic functions of dates
       IDENTIFICATION DIVISION.
       PROGRAM-ID. FUNCTIONS-DATES.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 N PIC 9(8).
       PROCEDURE DIVISION.
       MAIN-LINE.
           COMPUTE N = FUNCTION INTEGER-OF-DATE (20240229).
           DISPLAY N.
           COMPUTE N = FUNCTION DATE-OF-INTEGER (N + 1).
           DISPLAY N.
           GOBACK.
