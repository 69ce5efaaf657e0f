"""Small programs of our own with what programs from everywhere do: GnuCOBOL's ways of writing less."""

from __future__ import annotations

INTRINSICS = """       IDENTIFICATION DIVISION.
       PROGRAM-ID. DEMO.
       ENVIRONMENT DIVISION.
       CONFIGURATION SECTION.
       REPOSITORY.
           FUNCTION ALL INTRINSIC.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 A PIC X(6) VALUE " ab".
       01 N PIC 9(4).
       PROCEDURE DIVISION.
       P.
           DISPLAY "[" TRIM(A) "]" LENGTH(A) "|" LENGTH(TRIM(A)).
           DISPLAY "[" TRIM(A LEADING) "]" FUNCTION LENGTH(A) LENGTH OF A.
           DISPLAY MAX(1 2 3) SUM(1, 2).
           COMPUTE N = MOD(17 5) + INTEGER(2.5) * ABS(-3).
           DISPLAY N.
           IF MIN(N 3) = 3 DISPLAY "MIN".
           DISPLAY CURRENT-DATE(1:2) PI.
           MOVE REVERSE(A) TO A. DISPLAY A.
           CALL "INNER".
           CALL "OTHER".
           STOP RUN.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. INNER.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 A PIC X(6) VALUE " in".
       PROCEDURE DIVISION.
       P.
           DISPLAY "[" UPPER-CASE(TRIM(A)) "]".
       END PROGRAM INNER.
       END PROGRAM DEMO.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. OTHER.
       ENVIRONMENT DIVISION.
       CONFIGURATION SECTION.
       REPOSITORY.
           FUNCTION TRIM LOWER-CASE INTRINSIC.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 CHAR PIC X(6) VALUE " Ab".
       PROCEDURE DIVISION.
       P.
           DISPLAY "[" CHAR "]" LOWER-CASE(TRIM(CHAR)).
       END PROGRAM OTHER.
"""

WRITING = """       IDENTIFICATION DIVISION.
       PROGRAM-ID. DEMO.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 A PIC X(6) VALUE "abcdef".
       01 EMPTY PIC X(3) VALUE "".
       01 N PIC 9(4).
       01 T.
          03 E9 PIC 9 OCCURS 5 INDEXED BY X,Y.
       01 IX USAGE INDEX.
       PROCEDURE DIVISION.
       P.
           DISPLAY "[" "" "]" EMPTY "[" ALL "" "]" "" & "a" "]".
           DISPLAY FUNCTION LENGTH("") LENGTH OF "".
           MOVE "" TO A. DISPLAY "[" A "]".
           IF A = "" DISPLAY "EMPTY".
           MOVE "a b c" TO A.
           INSPECT A REPLACING ALL "" BY "x". DISPLAY A.
           STRING "A" "" "B" DELIMITED BY SIZE INTO A. DISPLAY A.
           MOVE 3 TO X. MOVE -7 TO Y. MOVE 12 TO IX.
           DISPLAY X " " Y " " IX.
           MOVE 8 TO N. MOVE N TO X. MOVE X TO Y N. DISPLAY Y N.
           MOVE ZERO TO X. MOVE 2 TO Y. DISPLAY X.
           MOVE ZEROS TO T. MOVE 5 TO E9(Y),E9 (Y + 2).
           STRING "a" , "b"; "c" DELIMITED BY SIZE INTO A.
           DISPLAY A.
           MOVE 1 TO E9(1),N;MOVE 4 TO E9 (5).
           DISPLAY T,N.
           COMPUTE N=FUNCTION MAX(1,2). DISPLAY N.
           UNSTRING "x1,y2" DELIMITED BY "," INTO A,EMPTY.
           DISPLAY A,EMPTY.
           STOP RUN.
"""

DELETING = """       IDENTIFICATION DIVISION.
       PROGRAM-ID. DEMO.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT A-FILE ASSIGN TO "nothere.txt".
           SELECT B-FILE ASSIGN TO "/" FILE STATUS S.
       DATA DIVISION.
       FILE SECTION.
       FD A-FILE.
       01 A-R PIC X.
       FD B-FILE.
       01 B-R PIC X.
       WORKING-STORAGE SECTION.
       01 S PIC XX.
       PROCEDURE DIVISION.
       DECLARATIVES.
       D SECTION.
           USE AFTER STANDARD ERROR PROCEDURE ON A-FILE B-FILE.
       P. DISPLAY "IN USE " S.
       END DECLARATIVES.
       M SECTION.
       Q.
           DELETE FILE A-FILE B-FILE.
           DISPLAY S.
           DELETE FILE A-FILE.
           DISPLAY "A " FUNCTION EXCEPTION-STATUS
              FUNCTION EXCEPTION-STATEMENT FUNCTION EXCEPTION-FILE.
           OPEN OUTPUT A-FILE.
           WRITE A-R FROM "X".
           DELETE FILE A-FILE.
           DISPLAY "OPEN".
           CLOSE A-FILE.
           DELETE FILE A-FILE.
           DISPLAY "DELETED".
           OPEN INPUT A-FILE.
           DISPLAY "END".
           STOP RUN.
"""

RECURSION = """       IDENTIFICATION DIVISION.
       PROGRAM-ID. DEMO.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 N PIC 9(4) VALUE 5.
       01 R PIC 9(6).
       LOCAL-STORAGE SECTION.
       01 L PIC X(3) VALUE "abc".
       01 LN PIC 9(3).
       01 LT.
         03 LE PIC Z9 OCCURS 3 INDEXED BY LX.
       PROCEDURE DIVISION.
       P.
           DISPLAY L LN LT.
           CALL "FACT" USING N R.
           DISPLAY R.
           CALL "REC" USING BY CONTENT "0004".
           CALL "SUB". CALL "SUB".
           CALL "SUB3". CALL "SUB3".
           GOBACK.
       END PROGRAM DEMO.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. FACT RECURSIVE.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 DEPTH PIC 99 VALUE 0.
       LOCAL-STORAGE SECTION.
       01 M PIC 9(4).
       01 RR PIC 9(6) VALUE 7.
       LINKAGE SECTION.
       01 N PIC 9(4).
       01 R PIC 9(6).
       PROCEDURE DIVISION USING N R.
       P.
           ADD 1 TO DEPTH.
           DISPLAY "IN " N " " RR " " DEPTH.
           IF N < 2 MOVE 1 TO R GOBACK.
           SUBTRACT 1 FROM N GIVING M.
           CALL "FACT" USING M RR.
           MULTIPLY N BY RR GIVING R.
           DISPLAY "OUT " N " " RR " " M.
       END PROGRAM FACT.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. SUB.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 W PIC 99 VALUE 1.
       LOCAL-STORAGE SECTION.
       01 M PIC 9(4) VALUE 9.
       01 T.
         03 E PIC 9 OCCURS 3 INDEXED BY X.
       01 TR REDEFINES T PIC XXX.
       PROCEDURE DIVISION.
       P.
           DISPLAY W " " M " " T X.
           ADD 1 TO W M.
           SET X TO 3. MOVE 4 TO E(X).
           DISPLAY TR.
           CALL "INSUB".
           DISPLAY M.
           EXIT PROGRAM.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. INSUB.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 Q PIC 9(4) VALUE 9.
       PROCEDURE DIVISION.
       P.
           DISPLAY "Q" Q. ADD 1 TO Q.
       END PROGRAM INSUB.
       END PROGRAM SUB.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. SUB3 INITIAL.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 W PIC 99 VALUE 1.
       LOCAL-STORAGE SECTION.
       01 M PIC 9(4) VALUE 9.
       PROCEDURE DIVISION.
       P.
           DISPLAY W " " M. ADD 1 TO W M.
       END PROGRAM SUB3.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. REC RECURSIVE.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 M PIC 9(4).
       LINKAGE SECTION.
       01 N PIC 9(4).
       PROCEDURE DIVISION USING N.
       P.
           DISPLAY "IN " N.
           IF N < 2 GOBACK.
           SUBTRACT 1 FROM N GIVING M.
           PERFORM 2 TIMES
           CALL "REC" USING BY CONTENT M
           DISPLAY "OUT " N " " M
           END-PERFORM.
           PERFORM A.
           GOBACK.
       A.
           IF N > 2 CALL "REC" USING BY CONTENT "0002".
           DISPLAY "A" N.
       END PROGRAM REC.
"""

SORTING = """       IDENTIFICATION DIVISION.
       PROGRAM-ID. DEMO.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT WORK ASSIGN TO "work".
           SELECT FROM-FILE ASSIGN TO "from" ORGANIZATION SEQUENTIAL.
           SELECT TO-FILE ASSIGN TO "to" ORGANIZATION LINE SEQUENTIAL.
           SELECT AGAIN ASSIGN TO "again" ORGANIZATION SEQUENTIAL.
           SELECT LINES-FILE ASSIGN TO "lines"
               ORGANIZATION LINE SEQUENTIAL.
       DATA DIVISION.
       FILE SECTION.
       SD WORK.
       01 W PIC X(10).
       FD FROM-FILE RECORD VARYING FROM 2 TO 8 DEPENDING ON N.
       01 F PIC X(8).
       FD TO-FILE.
       01 T PIC X(12).
       FD AGAIN.
       01 A PIC X(3).
       FD LINES-FILE.
       01 L PIC X(5).
       WORKING-STORAGE SECTION.
       01 N PIC 9(2).
       PROCEDURE DIVISION.
           OPEN OUTPUT FROM-FILE.
           MOVE 8 TO N. MOVE "CCCCCCCC" TO F. WRITE F.
           MOVE 3 TO N. MOVE "BBBBBBBB" TO F. WRITE F.
           MOVE 5 TO N. MOVE "AAAAAAAA" TO F. WRITE F.
           MOVE 2 TO N. MOVE "DDDDDDDD" TO F. WRITE F.
           CLOSE FROM-FILE.
           OPEN OUTPUT LINES-FILE.
           MOVE "ZZZZZ" TO L. WRITE L. MOVE "Y" TO L. WRITE L.
           CLOSE LINES-FILE.
           SORT WORK ASCENDING KEY W USING FROM-FILE LINES-FILE
               GIVING TO-FILE AGAIN.
           OPEN INPUT TO-FILE.
           PERFORM 7 TIMES
               MOVE ALL "-" TO T
               READ TO-FILE AT END DISPLAY "END" END-READ
               DISPLAY "[" T "]"
           END-PERFORM.
           CLOSE TO-FILE. OPEN INPUT AGAIN.
           PERFORM 7 TIMES
               MOVE ALL "-" TO A
               READ AGAIN AT END DISPLAY "END" END-READ
               DISPLAY "[" A "]"
           END-PERFORM.
           CLOSE AGAIN.
           STOP RUN.
"""
PROGRAMS = {
    "sorting short records into two files": SORTING,
    "functions without FUNCTION": INTRINSICS, "writing less": WRITING, "deleting files": DELETING,
    "recursion": RECURSION,
}  # fmt: skip
