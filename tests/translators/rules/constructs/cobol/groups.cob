      *> Groups, FILLER and qualification
       IDENTIFICATION DIVISION.
       PROGRAM-ID. GROUPS.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 G.
           05 X PIC 99 VALUE 1.
           05 FILLER PIC X VALUE "-".
           05 H.
              10 Y PIC X(2) VALUE "yy".
       01 K.
           05 X PIC 99 VALUE 7.
       PROCEDURE DIVISION.
       MAIN-LINE.
           ADD X OF K TO X OF G.
           DISPLAY G " " H.
           MOVE SPACES TO H OF G.
           DISPLAY G "|".
           GOBACK.
