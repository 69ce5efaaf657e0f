       IDENTIFICATION DIVISION.
       PROGRAM-ID. CALLEDSUB.
       DATA DIVISION.
       LINKAGE SECTION.
       01 X PIC 99.
       01 Y PIC 99.
       01 Z PIC 9(4) COMP-5.
       PROCEDURE DIVISION USING X Y BY VALUE Z.
       MAIN-LINE.
           ADD Z TO X.
           ADD 50 TO Y.
           DISPLAY X Y Z.
           MOVE 4 TO RETURN-CODE.
           GOBACK.
