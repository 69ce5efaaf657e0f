      *> INSPECT REPLACING and CONVERTING
       IDENTIFICATION DIVISION.
       PROGRAM-ID. INSPECT-REPLACING.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 A PIC X(12) VALUE "aabbaaccaa".
       PROCEDURE DIVISION.
       MAIN-LINE.
           INSPECT A REPLACING ALL "bb" BY "xx" FIRST "c" BY "-".
           DISPLAY A.
           INSPECT A REPLACING LEADING "a" BY "z"
             AFTER INITIAL "x".
           INSPECT A CONVERTING "abc" TO "ABC".
           DISPLAY A "|".
           GOBACK.
