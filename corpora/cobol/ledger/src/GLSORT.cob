000100 IDENTIFICATION DIVISION.                                         GLSORT01
000200 PROGRAM-ID. GLSORT.                                              GLSORT01
000300*---------------------------------------------------------------- GLSORT01
000400* STEP 2: SORTS TRANSACTIONS BY ACCOUNT, DATE AND SEQUENCE.       GLSORT01
000500* UNUSABLE RECORDS ARE DROPPED ON THE WAY IN; CONTROL TOTALS      GLSORT01
000600* A CURRENCY ARE TAKEN ON THE WAY OUT. THEN THE SAME FILE BY      GLSORT01
000700* AMOUNT, LARGEST FIRST.                                          GLSORT01
000800*   IN   TRANOK.DAT    (TRANREC)                                  GLSORT01
000900*   OUT  TRANSRT.DAT   (TRANREC)                                  GLSORT01
001000*   OUT  TRANTOP.DAT   (TRANREC) BY AMOUNT                        GLSORT01
001100*---------------------------------------------------------------- GLSORT01
001200 ENVIRONMENT DIVISION.                                            GLSORT01
001300 INPUT-OUTPUT SECTION.                                            GLSORT01
001400 FILE-CONTROL.                                                    GLSORT01
001500     SELECT TRAN-OK   ASSIGN TO "TRANOK.DAT"                      GLSORT01
001600         ORGANIZATION IS SEQUENTIAL                               GLSORT01
001700         FILE STATUS IS WS-OK-STATUS.                             GLSORT01
001800     SELECT TRAN-SRT  ASSIGN TO "TRANSRT.DAT"                     GLSORT01
001900         ORGANIZATION IS SEQUENTIAL                               GLSORT01
002000         FILE STATUS IS WS-SRT-STATUS.                            GLSORT01
002100     SELECT TRAN-TOP  ASSIGN TO "TRANTOP.DAT"                     GLSORT01
002200         ORGANIZATION IS SEQUENTIAL                               GLSORT01
002300         FILE STATUS IS WS-TOP-STATUS.                            GLSORT01
002400     SELECT SORT-WORK ASSIGN TO "SORTWK1".                        GLSORT01
002500     SELECT TOP-WORK  ASSIGN TO "SORTWK2".                        GLSORT01
002600 DATA DIVISION.                                                   GLSORT01
002700 FILE SECTION.                                                    GLSORT01
002800 FD  TRAN-OK.                                                     GLSORT01
002900     COPY TRANREC REPLACING ==:PFX:== BY ==OK==.                  GLSORT01
003000 FD  TRAN-SRT.                                                    GLSORT01
003100     COPY TRANREC REPLACING ==:PFX:== BY ==SR==.                  GLSORT01
003200 FD  TRAN-TOP.                                                    GLSORT01
003300     COPY TRANREC REPLACING ==:PFX:== BY ==TP==.                  GLSORT01
003400 SD  SORT-WORK.                                                   GLSORT01
003500     COPY TRANREC REPLACING ==:PFX:== BY ==SW==.                  GLSORT01
003600 SD  TOP-WORK.                                                    GLSORT01
003700     COPY TRANREC REPLACING ==:PFX:== BY ==TW==.                  GLSORT01
003800 WORKING-STORAGE SECTION.                                         GLSORT01
003900 01  WS-STATUSES.                                                 GLSORT01
004000     05  WS-OK-STATUS            PIC X(2) VALUE "00".             GLSORT01
004100         88  WS-OK-GOOD          VALUE "00".                      GLSORT01
004200         88  WS-OK-SHORT         VALUE "04".                      GLSORT01
004300         88  WS-OK-END           VALUE "10".                      GLSORT01
004400     05  WS-SRT-STATUS           PIC X(2) VALUE "00".             GLSORT01
004500     05  WS-TOP-STATUS           PIC X(2) VALUE "00".             GLSORT01
004600 01  WS-SWITCHES.                                                 GLSORT01
004700     05  WS-SORT-END-SW          PIC X VALUE "N".                 GLSORT01
004800         88  WS-SORT-END         VALUE "Y".                       GLSORT01
004900 01  WS-COUNTS.                                                   GLSORT01
005000     05  WS-IN                   PIC 9(7) COMP VALUE 0.           GLSORT01
005100     05  WS-OUT                  PIC 9(7) COMP VALUE 0.           GLSORT01
005200     05  WS-DROPPED              PIC 9(7) COMP VALUE 0.           GLSORT01
005300 01  WS-TOTAL-TABLE.                                              GLSORT01
005400     05  WS-TOTAL-COUNT          PIC 9(2) COMP VALUE 0.           GLSORT01
005500     05  WS-TOTAL OCCURS 1 TO 8 TIMES                             GLSORT01
005600                  DEPENDING ON WS-TOTAL-COUNT                     GLSORT01
005700                  INDEXED BY WS-TX.                               GLSORT01
005800         10  WS-TOTAL-CURRENCY   PIC X(3).                        GLSORT01
005900         10  WS-TOTAL-ITEMS      PIC 9(7) COMP.                   GLSORT01
006000         10  WS-TOTAL-AMOUNT     PIC S9(11)V99 COMP-3.            GLSORT01
006100 01  WS-ED-AMOUNT                PIC ZZ,ZZZ,ZZZ,ZZ9.99-.          GLSORT01
006200 PROCEDURE DIVISION.                                              GLSORT01
006300 0000-MAIN.                                                       GLSORT01
006400     OPEN INPUT TRAN-OK.                                          GLSORT01
006500     IF NOT WS-OK-GOOD                                            GLSORT01
006600         DISPLAY "GLSORT: CANNOT OPEN TRANOK.DAT, STATUS "        GLSORT01
006700                 WS-OK-STATUS                                     GLSORT01
006800         MOVE 16 TO RETURN-CODE                                   GLSORT01
006900         STOP RUN                                                 GLSORT01
007000     END-IF.                                                      GLSORT01
007100     SORT SORT-WORK                                               GLSORT01
007200         ON ASCENDING KEY SW-ACCOUNT SW-DATE SW-SEQ               GLSORT01
007300         INPUT PROCEDURE IS 1000-SELECT-RECORDS                   GLSORT01
007400         OUTPUT PROCEDURE IS 2000-WRITE-RECORDS.                  GLSORT01
007500     CLOSE TRAN-OK.                                               GLSORT01
007600     SORT TOP-WORK                                                GLSORT01
007700         ON DESCENDING KEY TW-AMOUNT                              GLSORT01
007800         ON ASCENDING KEY TW-ACCOUNT TW-SEQ                       GLSORT01
007900         USING TRAN-SRT                                           GLSORT01
008000         GIVING TRAN-TOP.                                         GLSORT01
008100     PERFORM 8000-REPORT.                                         GLSORT01
008200     STOP RUN.                                                    GLSORT01
008300 1000-SELECT-RECORDS.                                             GLSORT01
008400     READ TRAN-OK                                                 GLSORT01
008500         AT END                                                   GLSORT01
008600             CONTINUE                                             GLSORT01
008700     END-READ.                                                    GLSORT01
008800     PERFORM 1100-SELECT-ONE THRU 1100-EXIT UNTIL WS-OK-END.      GLSORT01
008900 1100-SELECT-ONE.                                                 GLSORT01
009000     ADD 1 TO WS-IN                                               GLSORT01
009100         ON SIZE ERROR                                            GLSORT01
009200             CONTINUE                                             GLSORT01
009300     END-ADD.                                                     GLSORT01
009400     IF WS-OK-SHORT                                               GLSORT01
009500         GO TO 1100-DROP                                          GLSORT01
009600     END-IF.                                                      GLSORT01
009700     IF OK-ACCOUNT IS NOT NUMERIC OR OK-DATE IS NOT NUMERIC       GLSORT01
009800         GO TO 1100-DROP                                          GLSORT01
009900     END-IF.                                                      GLSORT01
010000     IF OK-AMOUNT IS NOT NUMERIC OR OK-SEQ > 999999               GLSORT01
010100         GO TO 1100-DROP                                          GLSORT01
010200     END-IF.                                                      GLSORT01
010300     IF OK-AMOUNT = 0 OR NOT OK-TYPE-VALID                        GLSORT01
010400         GO TO 1100-DROP                                          GLSORT01
010500     END-IF.                                                      GLSORT01
010600     RELEASE SW-RECORD FROM OK-RECORD.                            GLSORT01
010700     GO TO 1100-NEXT.                                             GLSORT01
010800 1100-DROP.                                                       GLSORT01
010900     ADD 1 TO WS-DROPPED                                          GLSORT01
011000         ON SIZE ERROR                                            GLSORT01
011100             CONTINUE                                             GLSORT01
011200     END-ADD.                                                     GLSORT01
011300 1100-NEXT.                                                       GLSORT01
011400     READ TRAN-OK                                                 GLSORT01
011500         AT END                                                   GLSORT01
011600             CONTINUE                                             GLSORT01
011700     END-READ.                                                    GLSORT01
011800 1100-EXIT.                                                       GLSORT01
011900     EXIT.                                                        GLSORT01
012000 2000-WRITE-RECORDS.                                              GLSORT01
012100     OPEN OUTPUT TRAN-SRT.                                        GLSORT01
012200     PERFORM 2900-RETURN.                                         GLSORT01
012300     PERFORM 2100-WRITE-ONE UNTIL WS-SORT-END.                    GLSORT01
012400     CLOSE TRAN-SRT.                                              GLSORT01
012500 2100-WRITE-ONE.                                                  GLSORT01
012600     WRITE SR-RECORD FROM SW-RECORD.                              GLSORT01
012700     ADD 1 TO WS-OUT                                              GLSORT01
012800         ON SIZE ERROR                                            GLSORT01
012900             CONTINUE                                             GLSORT01
013000     END-ADD.                                                     GLSORT01
013100     PERFORM 2200-ADD-CURRENCY.                                   GLSORT01
013200     PERFORM 2900-RETURN.                                         GLSORT01
013300 2200-ADD-CURRENCY.                                               GLSORT01
013400     SET WS-TX TO 1.                                              GLSORT01
013500     IF WS-TOTAL-COUNT > 0                                        GLSORT01
013600         SEARCH WS-TOTAL                                          GLSORT01
013700             AT END                                               GLSORT01
013800                 PERFORM 2300-NEW-CURRENCY                        GLSORT01
013900             WHEN WS-TOTAL-CURRENCY (WS-TX) = SW-CURRENCY         GLSORT01
014000                 CONTINUE                                         GLSORT01
014100         END-SEARCH                                               GLSORT01
014200     ELSE                                                         GLSORT01
014300         PERFORM 2300-NEW-CURRENCY                                GLSORT01
014400     END-IF.                                                      GLSORT01
014500     ADD 1 TO WS-TOTAL-ITEMS (WS-TX).                             GLSORT01
014600     ADD SW-AMOUNT TO WS-TOTAL-AMOUNT (WS-TX)                     GLSORT01
014700         ON SIZE ERROR                                            GLSORT01
014800             DISPLAY "GLSORT: TOTAL TOO LARGE FOR "               GLSORT01
014900                     SW-CURRENCY                                  GLSORT01
015000     END-ADD.                                                     GLSORT01
015100 2300-NEW-CURRENCY.                                               GLSORT01
015200     IF WS-TOTAL-COUNT < 8                                        GLSORT01
015300         ADD 1 TO WS-TOTAL-COUNT                                  GLSORT01
015400         SET WS-TX TO WS-TOTAL-COUNT                              GLSORT01
015500         MOVE SW-CURRENCY TO WS-TOTAL-CURRENCY (WS-TX)            GLSORT01
015600         MOVE 0 TO WS-TOTAL-ITEMS (WS-TX)                         GLSORT01
015700         MOVE 0 TO WS-TOTAL-AMOUNT (WS-TX)                        GLSORT01
015800     ELSE                                                         GLSORT01
015900         SET WS-TX TO 8                                           GLSORT01
016000         MOVE "***" TO WS-TOTAL-CURRENCY (WS-TX)                  GLSORT01
016100     END-IF.                                                      GLSORT01
016200 2900-RETURN.                                                     GLSORT01
016300     RETURN SORT-WORK                                             GLSORT01
016400         AT END                                                   GLSORT01
016500             MOVE "Y" TO WS-SORT-END-SW                           GLSORT01
016600     END-RETURN.                                                  GLSORT01
016700 8000-REPORT.                                                     GLSORT01
016800     DISPLAY "GLSORT IN " WS-IN " OUT " WS-OUT                    GLSORT01
016900             " DROPPED " WS-DROPPED.                              GLSORT01
017000     PERFORM VARYING WS-TX FROM 1 BY 1                            GLSORT01
017100             UNTIL WS-TX > WS-TOTAL-COUNT                         GLSORT01
017200         MOVE WS-TOTAL-AMOUNT (WS-TX) TO WS-ED-AMOUNT             GLSORT01
017300         DISPLAY "TOTAL " WS-TOTAL-CURRENCY (WS-TX) " "           GLSORT01
017400                 WS-TOTAL-ITEMS (WS-TX) " " WS-ED-AMOUNT          GLSORT01
017500     END-PERFORM.                                                 GLSORT01
017600     IF WS-DROPPED > 0                                            GLSORT01
017700         MOVE 4 TO RETURN-CODE                                    GLSORT01
017800     END-IF.                                                      GLSORT01
