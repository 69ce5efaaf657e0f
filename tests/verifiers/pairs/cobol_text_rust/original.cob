       IDENTIFICATION DIVISION.
       PROGRAM-ID. TEXTTOOL.
      * Each line: a command letter, a blank and a text of up to 30.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  IN-LINE             PIC X(32).
       01  FILLER REDEFINES IN-LINE.
           05  COMMAND         PIC X.
           05  FILLER          PIC X.
           05  TEXT-PART       PIC X(30).
       01  LEN                 PIC 99.
       01  I                   PIC 99.
       01  J                   PIC 99.
       01  HITS                PIC 99.
       01  OUT-TEXT            PIC X(30).
       01  FIRST-WORD          PIC X(12).
       01  REST-TEXT           PIC X(30).
       01  WORD-COUNT          PIC 99.
       01  IN-WORD             PIC 9.
       01  DONE                PIC X VALUE "N".
       PROCEDURE DIVISION.
       MAIN-PARA.
           PERFORM UNTIL DONE = "Y"
               MOVE "Q" TO IN-LINE
               ACCEPT IN-LINE
               PERFORM FIND-LENGTH
               EVALUATE COMMAND
                   WHEN "U"
                       MOVE FUNCTION UPPER-CASE(TEXT-PART) TO OUT-TEXT
                       DISPLAY "[" OUT-TEXT "]"
                   WHEN "R"
                       PERFORM REVERSE-TEXT
                   WHEN "C"
                       MOVE 0 TO HITS
                       INSPECT TEXT-PART TALLYING HITS
                           FOR ALL "A" ALL "a"
                       DISPLAY "A: " HITS
                   WHEN "S"
                       PERFORM SPLIT-TEXT
                   WHEN "W"
                       PERFORM COUNT-WORDS
                   WHEN "D"
                       INSPECT TEXT-PART REPLACING ALL "--" BY "=="
                           LEADING "0" BY " "
                       DISPLAY "[" TEXT-PART "]"
                   WHEN "Q"
                       MOVE "Y" TO DONE
                   WHEN OTHER
                       DISPLAY "UNKNOWN COMMAND " COMMAND
               END-EVALUATE
           END-PERFORM.
           STOP RUN.
       FIND-LENGTH.
           MOVE 30 TO LEN.
           PERFORM UNTIL LEN = 0
               IF TEXT-PART (LEN:1) NOT = SPACE
                   EXIT PERFORM
               END-IF
               SUBTRACT 1 FROM LEN
           END-PERFORM.
       REVERSE-TEXT.
           MOVE SPACES TO OUT-TEXT.
           MOVE 0 TO J.
           PERFORM VARYING I FROM LEN BY -1 UNTIL I = 0
               ADD 1 TO J
               MOVE TEXT-PART (I:1) TO OUT-TEXT (J:1)
           END-PERFORM.
           DISPLAY "[" OUT-TEXT "] " LEN.
       SPLIT-TEXT.
           MOVE SPACES TO FIRST-WORD REST-TEXT.
           UNSTRING TEXT-PART DELIMITED BY SPACE
               INTO FIRST-WORD REST-TEXT
           END-UNSTRING.
           STRING REST-TEXT DELIMITED BY SPACE
               "/" DELIMITED BY SIZE
               FIRST-WORD DELIMITED BY SPACE
               INTO OUT-TEXT
           END-STRING.
           DISPLAY "[" OUT-TEXT "]".
       COUNT-WORDS.
           MOVE 0 TO WORD-COUNT IN-WORD.
           PERFORM VARYING I FROM 1 BY 1 UNTIL I > LEN
               IF TEXT-PART (I:1) = SPACE
                   MOVE 0 TO IN-WORD
               ELSE
                   IF IN-WORD = 0
                       ADD 1 TO WORD-COUNT
                   END-IF
                   MOVE 1 TO IN-WORD
               END-IF
           END-PERFORM.
           DISPLAY "WORDS: " WORD-COUNT.
