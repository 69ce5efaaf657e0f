000100 IDENTIFICATION DIVISION.                                         DATECHK
000200 PROGRAM-ID. DATECHK.                                             DATECHK
000300*---------------------------------------------------------------- DATECHK
000400* VALIDATES A DATE YYYYMMDD OF THE YEARS 1900 TO 2099.            DATECHK
000500* GIVES THE LEAP FLAG AND THE DAY OF THE YEAR.                    DATECHK
000600*---------------------------------------------------------------- DATECHK
000700 ENVIRONMENT DIVISION.                                            DATECHK
000800 DATA DIVISION.                                                   DATECHK
000900 WORKING-STORAGE SECTION.                                         DATECHK
001000 01  WS-MONTH-VALUES             PIC X(24)                        DATECHK
001100                                 VALUE "312831303130313130313031".DATECHK
001200 01  WS-MONTH-TABLE REDEFINES WS-MONTH-VALUES.                    DATECHK
001300     05  WS-MONTH-DAYS           PIC 9(2) OCCURS 12 TIMES.        DATECHK
001400 01  WS-WORK.                                                     DATECHK
001500     05  WS-QUOTIENT             PIC 9(4) COMP VALUE 0.           DATECHK
001600     05  WS-REM-4                PIC 9(4) COMP VALUE 0.           DATECHK
001700     05  WS-REM-100              PIC 9(4) COMP VALUE 0.           DATECHK
001800     05  WS-REM-400              PIC 9(4) COMP VALUE 0.           DATECHK
001900     05  WS-MAX-DAY              PIC 9(2) VALUE 0.                DATECHK
002000     05  WS-I                    PIC 9(2) COMP VALUE 0.           DATECHK
002100 LINKAGE SECTION.                                                 DATECHK
002200     COPY DATELNK REPLACING ==:PFX:== BY ==DC==.                  DATECHK
002300 PROCEDURE DIVISION USING DC-PARM.                                DATECHK
002400 0000-MAIN.                                                       DATECHK
002500     MOVE 0 TO DC-RESULT.                                         DATECHK
002600     MOVE 0 TO DC-DAY-OF-YEAR.                                    DATECHK
002700     MOVE "N" TO DC-LEAP.                                         DATECHK
002800     IF DC-DATE IS NOT NUMERIC                                    DATECHK
002900         MOVE 1 TO DC-RESULT                                      DATECHK
003000     ELSE                                                         DATECHK
003100         PERFORM 1000-CHECK-RANGE THRU 1000-EXIT                  DATECHK
003200     END-IF.                                                      DATECHK
003300     IF DC-DATE-OK                                                DATECHK
003400         PERFORM 2000-DAY-OF-YEAR                                 DATECHK
003500     END-IF.                                                      DATECHK
003600     GOBACK.                                                      DATECHK
003700 1000-CHECK-RANGE.                                                DATECHK
003800     PERFORM 1100-LEAP-YEAR.                                      DATECHK
003900     IF DC-YEAR < 1900 OR DC-YEAR > 2099                          DATECHK
004000         MOVE 2 TO DC-RESULT                                      DATECHK
004100     ELSE                                                         DATECHK
004200         IF DC-MONTH < 1 OR DC-MONTH > 12                         DATECHK
004300             MOVE 3 TO DC-RESULT                                  DATECHK
004400         ELSE                                                     DATECHK
004500             PERFORM 1200-CHECK-DAY                               DATECHK
004600         END-IF                                                   DATECHK
004700     END-IF.                                                      DATECHK
004800 1000-EXIT.                                                       DATECHK
004900     EXIT.                                                        DATECHK
005000 1100-LEAP-YEAR.                                                  DATECHK
005100     DIVIDE DC-YEAR BY 4 GIVING WS-QUOTIENT                       DATECHK
005200         REMAINDER WS-REM-4.                                      DATECHK
005300     DIVIDE DC-YEAR BY 100 GIVING WS-QUOTIENT                     DATECHK
005400         REMAINDER WS-REM-100.                                    DATECHK
005500     DIVIDE DC-YEAR BY 400 GIVING WS-QUOTIENT                     DATECHK
005600         REMAINDER WS-REM-400.                                    DATECHK
005700     IF (WS-REM-4 = 0 AND WS-REM-100 NOT = 0)                     DATECHK
005800        OR WS-REM-400 = 0                                         DATECHK
005900         MOVE "Y" TO DC-LEAP                                      DATECHK
006000     END-IF.                                                      DATECHK
006100 1200-CHECK-DAY.                                                  DATECHK
006200     MOVE WS-MONTH-DAYS (DC-MONTH) TO WS-MAX-DAY.                 DATECHK
006300     IF DC-MONTH = 2 AND DC-IS-LEAP                               DATECHK
006400         ADD 1 TO WS-MAX-DAY                                      DATECHK
006500     END-IF.                                                      DATECHK
006600     IF DC-DAY < 1 OR DC-DAY > WS-MAX-DAY                         DATECHK
006700         MOVE 4 TO DC-RESULT                                      DATECHK
006800     END-IF.                                                      DATECHK
006900 2000-DAY-OF-YEAR.                                                DATECHK
007000     MOVE DC-DAY TO DC-DAY-OF-YEAR.                               DATECHK
007100     PERFORM 2100-ADD-MONTH                                       DATECHK
007200         VARYING WS-I FROM 1 BY 1 UNTIL WS-I >= DC-MONTH.         DATECHK
007300     IF DC-MONTH > 2 AND DC-IS-LEAP                               DATECHK
007400         ADD 1 TO DC-DAY-OF-YEAR                                  DATECHK
007500     END-IF.                                                      DATECHK
007600 2100-ADD-MONTH.                                                  DATECHK
007700     ADD WS-MONTH-DAYS (WS-I) TO DC-DAY-OF-YEAR.                  DATECHK
