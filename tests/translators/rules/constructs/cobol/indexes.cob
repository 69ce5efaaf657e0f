      *> Tables with indexes and SET
       IDENTIFICATION DIVISION.
       PROGRAM-ID. INDEXES.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 T.
           05 R PIC 9(3) OCCURS 5 INDEXED BY X Y.
       01 S USAGE INDEX.
       01 N PIC 9(3) VALUE 100.
       PROCEDURE DIVISION.
       MAIN-LINE.
           SET X TO 1.
           PERFORM 5 TIMES ADD 7 TO N MOVE N TO R (X)
             SET X UP BY 1 END-PERFORM.
           SET Y TO X. SET X DOWN BY 3. SET S TO X.
           SET Y TO S.
           DISPLAY R (X) R (X + 1) R (Y - 1).
           GOBACK.
