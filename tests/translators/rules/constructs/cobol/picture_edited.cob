      *> PICTURE: numeric editing
       IDENTIFICATION DIVISION.
       PROGRAM-ID. PICTURE-EDITED.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 N PIC S9(5)V99 VALUE -1234.5.
       01 Z PIC S9(5)V99 VALUE 0.
       01 E1 PIC ZZ,ZZ9.99-.
       01 E2 PIC $$$,$$9.99CR.
       01 E3 PIC ***,**9.99.
       01 E4 PIC -(6)9.9.
       01 E5 PIC +99999.99.
       01 E6 PIC ZZZZZ.99 BLANK WHEN ZERO.
       01 E7 PIC 99B99/9990DB.
       PROCEDURE DIVISION.
       MAIN-LINE.
           MOVE N TO E1 E2 E3 E4 E5 E6 E7.
           DISPLAY "E1=" E1 "|".
           DISPLAY "E2=" E2 "|".
           DISPLAY "E3=" E3 "|".
           DISPLAY "E4=" E4 "|".
           DISPLAY "E5=" E5 "|".
           DISPLAY "E6=" E6 "|".
           DISPLAY "E7=" E7 "|".
           MOVE Z TO E1 E2 E3 E4 E5 E6 E7.
           DISPLAY "E1=" E1 "|".
           DISPLAY "E2=" E2 "|".
           DISPLAY "E3=" E3 "|".
           DISPLAY "E4=" E4 "|".
           DISPLAY "E5=" E5 "|".
           DISPLAY "E6=" E6 "|".
           DISPLAY "E7=" E7 "|".
           GOBACK.
