"""More small programs of our own: what GnuCOBOL adds to COBOL 85, and how programs of a run unit share things."""

from __future__ import annotations

import random


def _program(name: str, rest: str) -> str:
    return f"       IDENTIFICATION DIVISION.\n       PROGRAM-ID. {name}.\n{rest}"


def _texts(seed: int, count: int, parts: list[str], most: int) -> list[str]:
    """Texts made of parts: most of them nearly right."""
    source = random.Random(seed)
    return ["".join(source.choice(parts) for _ in range(source.randint(1, most))) for _ in range(count)]


def _numbers_as_text() -> str:
    lines = []
    for text in _texts(5, 60, ["1", "23", "+", "-", " ", ".", "4", "CR", "DB", "C", "E+1", "E", "x", ",", "$"], 6):
        lines.append(f'           DISPLAY FUNCTION TEST-NUMVAL ("{text}") " "')
        lines.append(f'               FUNCTION TEST-NUMVAL-C ("{text}") " " FUNCTION TEST-NUMVAL-F ("{text}") " "')
        lines.append(f'               FUNCTION NUMVAL-F ("{text}").')
    return _program("DEMO", "       PROCEDURE DIVISION.\n       A.\n" + "\n".join(lines) + "\n           STOP RUN.\n")


_FORMATS = ["YYYYMMDD", "YYYY-MM-DD", "YYYYDDD", "YYYY-DDD", "YYYYWwwD", "YYYY-Www-D"]
_TIMES = ["hhmmss", "hhmmss.sss", "hhmmssZ", "hhmmss+hhmm", "hh:mm:ss", "hh:mm:ss.ss", "hh:mm:ssZ", "hh:mm:ss+hh:mm"]


def _dates() -> str:
    lines = []
    for day in (1, 2, 59, 60, 366, 1096, 150115, 150844, 153037, 3067671, 0, 3067672):
        shown = [f'FUNCTION FORMATTED-DATE ("{f}", {day}) "|"' for f in _FORMATS]
        lines.append("           DISPLAY " + "\n               ".join(shown) + ".")
    for seconds, offset in (("0", "0"), ("45296.789", "90"), ("86399", "-754"), ("1", "1439"), ("86400", "0")):
        shown = [f'FUNCTION FORMATTED-TIME ("{f}", {seconds}, {offset}) "|"' for f in _TIMES]
        lines.append("           DISPLAY " + "\n               ".join(shown) + ".")
        for date, time in (("YYYYMMDD", "hhmmssZ"), ("YYYY-Www-D", "hh:mm:ss.ss+hh:mm")):
            both = f"{date}T{time}"
            lines.append(f'           DISPLAY FUNCTION FORMATTED-DATETIME ("{both}", 150846, {seconds}, {offset}).')
    pieces = ["2020", "1600", "02", "30", "12", "29", "T", "-", ":", "W53", "7", "366", "0", "Z", "+", "1960", "59", " "]
    texts = [
        "20200229", "20210229", "2020-02-30", "2020366", "2021366", "2020W537", "2021W531", "2020-W53-1", "16001231",
        "2020-02-29T12:34:56", "2020-02-29T24:00:00", "101112Z", "10:11:12.50", "101112+0130", "10111a", "101112  x",
        *(t for t in _texts(6, 40, pieces, 3) if len(t) < 7),
    ]  # fmt: skip
    for number, text in enumerate(texts):
        for form in (*_FORMATS, *_TIMES[:6:2], "YYYY-MM-DDThh:mm:ss")[number % 3 :: 3]:
            if len(text) > len(form):
                continue  # the original stops with an error of its own
            lines.append(f'           DISPLAY FUNCTION TEST-FORMATTED-DATETIME ("{form}", "{text}") " "')
            if form[0] == "Y":
                lines.append(f'               FUNCTION INTEGER-OF-FORMATTED-DATE ("{form}", "{text}").')
            else:
                lines.append(f'               FUNCTION SECONDS-FROM-FORMATTED-TIME ("{form}", "{text}").')
    return _program("DEMO", "       PROCEDURE DIVISION.\n       A.\n" + "\n".join(lines) + "\n           STOP RUN.\n")


EXCEPTIONS = _program("DEMO", """       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT NO-FILE ASSIGN "nothing-here" STATUS S.
       DATA DIVISION.
       FILE SECTION.
       FD NO-FILE.
       01 NO-R PIC X.
       WORKING-STORAGE SECTION.
       01 S PIC XX.
       01 N PIC 9 VALUE 1.
       01 Z PIC 9 VALUE 0.
       01 T PIC X(3).
       01 F PIC S9(3)V99.
       01 E PIC $$,$$9.99-.
       01 W USAGE BINARY-SHORT.
       PROCEDURE DIVISION.
       A.
           DISPLAY ">" FUNCTION EXCEPTION-STATUS "<".
           COMPUTE N = N * 100. PERFORM SHOW.
           DIVIDE N BY Z GIVING N. PERFORM SHOW.
           COMPUTE N = 1 / Z ON SIZE ERROR DISPLAY "SIZE". PERFORM SHOW.
           STRING "ABCDEF" DELIMITED BY SIZE INTO T. PERFORM SHOW.
           UNSTRING "A,B,C" DELIMITED BY "," INTO T. PERFORM SHOW.
           OPEN INPUT NO-FILE. PERFORM SHOW. DISPLAY FUNCTION EXCEPTION-FILE.
           DISPLAY FUNCTION MOD (5, Z). PERFORM SHOW.
           DISPLAY FUNCTION DATE-OF-INTEGER (0). PERFORM SHOW.
           DISPLAY FUNCTION FORMATTED-TIME ("hhmmss", 90000) "<". PERFORM SHOW.
           DISPLAY FUNCTION EXCEPTION-FILE FUNCTION EXCEPTION-LOCATION "<" FUNCTION EXCEPTION-STATEMENT "<".
           SET LAST EXCEPTION TO OFF. PERFORM SHOW.
           DISPLAY FUNCTION HIGHEST-ALGEBRAIC (F) FUNCTION LOWEST-ALGEBRAIC (F) FUNCTION LOWEST-ALGEBRAIC (N).
           DISPLAY FUNCTION HIGHEST-ALGEBRAIC (E) FUNCTION LOWEST-ALGEBRAIC (E) FUNCTION LOWEST-ALGEBRAIC (W).
           DISPLAY FUNCTION DATE-TO-YYYYMMDD (981002, -10, 1994) FUNCTION YEAR-TO-YYYY (4, 10, 1998)
               FUNCTION DAY-TO-YYYYDDD (98100, 50, 2000).
           DISPLAY FUNCTION COMBINED-DATETIME (1000, 2) FUNCTION STORED-CHAR-LENGTH ("AB  ").
           DISPLAY FUNCTION LOCALE-COMPARE ("A", "B") FUNCTION LOCALE-DATE ("20200131")
               FUNCTION LOCALE-TIME ("101112") FUNCTION LOCALE-TIME-FROM-SECONDS (3661).
           DISPLAY FUNCTION SUBSTITUTE-CASE ("abcABC", "AB", "x", "c", "yy").
           STOP RUN.
       SHOW.
           DISPLAY FUNCTION TRIM (FUNCTION EXCEPTION-STATUS) ".".
""")

NOTATION = _program("DEMO", """       ENVIRONMENT DIVISION.
       CONFIGURATION SECTION.
       SPECIAL-NAMES.
           CURRENCY SIGN IS "F"
           DECIMAL-POINT IS COMMA.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 N PIC S9(6)V99 VALUE -1234,5.
       01 M PIC 9(3) VALUE 12.
       01 E1 PIC Z.ZZZ.ZZ9,99-.
       01 E2 PIC FF.FFF.FF9,99.
       01 E3 PIC **.***,99.
       01 E4 PIC ZZZ,ZZ.
       01 X PIC X(12) VALUE "-1.234,56".
       PROCEDURE DIVISION.
       A.
           MOVE N TO E1 E2 E3 E4.
           DISPLAY N " " E1 " " E2 " " E3 " " E4.
           MOVE 0 TO E1 E2 E3 E4.
           DISPLAY E1 " " E2 " " E3 " " E4.
           MOVE 0,05 TO E1 E2 E3 E4.
           DISPLAY E1 " " E2 " " E3 " " E4.
           MOVE E1 TO N. DISPLAY N.
           MOVE X TO N. DISPLAY N.
           COMPUTE N = FUNCTION NUMVAL (" 3,75 ") + 1,5. DISPLAY N.
           COMPUTE N = FUNCTION NUMVAL-C ("F1.003,75"). DISPLAY N.
           DISPLAY FUNCTION MAX (1,5, 2, 0,25) " " FUNCTION MIN (3,,,1,5).
           DISPLAY 12,3 " " -0,5 " " 1,25E0 " " +2.
           IF N > 1003,7 AND M = 12 DISPLAY "MORE".
           STOP RUN.
""")

NESTED = _program("DEMO", """       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 SHARED GLOBAL. 02 SHARED-N PIC 99 VALUE 5. 88 IS-FIVE VALUE 5.
          02 T PIC 9 OCCURS 3 INDEXED BY I.
       01 HIDDEN PIC X(6) VALUE "OUTER".
       01 TWICE PIC X(5) GLOBAL VALUE "outer".
       01 COMMON-AREA EXTERNAL. 02 CA-N PIC 9(4). 02 CA-T PIC X(4).
       01 P PIC 9(3) VALUE 7.
       78 MOST VALUE 3.
       01 WIDTH CONSTANT GLOBAL AS 4.
       PROCEDURE DIVISION.
       A.
           MOVE 42 TO CA-N. MOVE "ext" TO CA-T.
           SET I TO 2. MOVE 7 TO T (I).
           PERFORM MOST TIMES CALL "INNER" USING P END-PERFORM.
           DISPLAY SHARED-N " " P " " CA-N " " RETURN-CODE " " TALLY.
           CALL "OTHER" USING BY CONTENT P RETURNING P.
           DISPLAY P " " CA-N.
           CALL "FRESH". CALL "FRESH".
           CANCEL "INNER". CALL "INNER" USING P.
           CALL "NOWHERE" ON EXCEPTION DISPLAY FUNCTION TRIM (FUNCTION EXCEPTION-STATUS) END-CALL.
           MOVE 0 TO RETURN-CODE.
           STOP RUN.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. INNER.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 HIDDEN PIC X(6) VALUE "INNER".
       01 COUNTED PIC 99 VALUE 0.
       01 W PIC 9(WIDTH) VALUE 12.
       01 TWICE PIC X(5) GLOBAL VALUE "inner".
       LINKAGE SECTION.
       01 Q PIC 9(3).
       PROCEDURE DIVISION USING Q.
       B.
           ADD 1 TO COUNTED SHARED-N Q TALLY.
           IF IS-FIVE DISPLAY "FIVE".
           DISPLAY HIDDEN COUNTED " " SHARED-N " " T (2) " " T (I) " " W " " TWICE.
           DISPLAY "CODE " RETURN-CODE.
           CALL "HELPER". CALL "DEEP" USING Q.
           MOVE COUNTED TO RETURN-CODE.
           EXIT PROGRAM.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. DEEP.
       DATA DIVISION.
       LINKAGE SECTION.
       01 R PIC 9(3).
       PROCEDURE DIVISION USING R.
       C.
           ADD 1 TO RETURN-CODE.
           ADD 100 TO R. ADD 1 TO SHARED-N.
           DISPLAY "DEEP " TWICE " " R " " FUNCTION MODULE-ID " " FUNCTION MODULE-CALLER-ID.
           CALL "HELPER".
       END PROGRAM DEEP.
       END PROGRAM INNER.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. HELPER COMMON.
       PROCEDURE DIVISION.
       D.
           DISPLAY "HELPER " TWICE " " SHARED-N.
       END PROGRAM HELPER.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. FRESH INITIAL.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 N PIC 9 VALUE 1.
       PROCEDURE DIVISION.
       E.
           ADD 1 TO N. DISPLAY "FRESH " N.
       END PROGRAM FRESH.
       END PROGRAM DEMO.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. OTHER.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 COMMON-AREA EXTERNAL. 02 CB-N PIC 9(4). 02 CB-T PIC X(4).
       LINKAGE SECTION.
       01 Q PIC 9(3).
       PROCEDURE DIVISION USING Q.
       F.
           DISPLAY "OTHER " CB-N CB-T Q.
           ADD 1 TO CB-N. MOVE 0 TO Q. MOVE 77 TO RETURN-CODE.
       END PROGRAM OTHER.
""")

DIALECT = _program("DEMO", """       ENVIRONMENT DIVISION.
       CONFIGURATION SECTION.
       SPECIAL-NAMES.
           SWITCH-3 IS UP-SWITCH ON IS UP-ON OFF IS UP-OFF.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT F ASSIGN "demo.dat" STATUS S.
           SELECT G ASSIGN DISK LINE SEQUENTIAL.
       DATA DIVISION.
       FILE SECTION.
       FD F.
       01 F-R PIC X(4).
       FD G.
       01 G-R PIC X(4).
       WORKING-STORAGE SECTION.
       01 S PIC XX.
       78 SIZE-OF VALUE 3.
       01 BITS PIC 9(3) VALUE B"101".
       01 HEX PIC 9(5) VALUE H"FF".
       01 GRP.
          02 A PIC X(3) VALUE "abc".
          02 FILLER PIC X VALUE "-".
          02 B PIC 9(3) VALUE 12.
          02 C PIC 9(3) COMP VALUE 9.
          02 D PIC X(2) OCCURS 2 VALUE "zz".
       01 ROWS.
          02 ROW OCCURS 5 DESCENDING KEY KEY-N INDEXED BY I.
             03 KEY-N PIC 9.
             03 TXT PIC X.
       01 N PIC 9(4) VALUE 0.
       01 CLOCK PIC 9(8).
       01 X PIC X(6).
       01 L1 PIC X(4) VALUE X"0F0F0F0F".
       01 L2 PIC X(4) VALUE X"00FF1234".
       PROCEDURE DIVISION.
       BEGIN.
           DISPLAY BITS HEX.
           >>DEFINE LEVEL AS 2
           >>IF LEVEL > 1 
           DISPLAY "LEVEL".
           >>ELIF LEVEL = 1
           DISPLAY "NO".
           >>ELSE
           DISPLAY "NO".
           >>END-IF
           >>IF NOWHERE IS NOT DEFINED
           DISPLAY "UNDEFINED".
           >>END-IF
           >>TURN EC-BOUND-REF-MOD, EC-BOUND-SUBSCRIPT CHECKING OFF
           >>REF-MOD-ZERO-LENGTH
           DISPLAY "[" HEX (1:N) "]".
           >>REF-MOD-ZERO-LENGTH OFF
           INITIALIZE GRP. DISPLAY GRP (1:7) C D (2) ".".
           INITIALIZE GRP ALL TO VALUE. DISPLAY GRP (1:7) C D (2) ".".
           INITIALIZE GRP REPLACING ALPHANUMERIC BY "q" THEN TO DEFAULT. DISPLAY GRP (1:7) C D (2) ".".
           MOVE ALL "9" TO A. INITIALIZE GRP WITH FILLER. DISPLAY GRP (1:7) C D (1) ".".
           MOVE "3a1b2c3d9e" TO ROWS.
           SORT ROW. DISPLAY ROWS.
           SORT ROW ASCENDING KEY KEY-N DESCENDING KEY TXT. DISPLAY ROWS.
           SET I TO ZERO. SET I UP BY 2.
           IF I < (I + 1) AND I = (1 OR 2 OR 7) DISPLAY "I".
           DISPLAY ROW ((3 + 1) / 2) ROW (2 ** 2) ROW (SIZE-OF).
           EVALUATE N WHEN > 3 DISPLAY "MORE" WHEN NOT < 0 DISPLAY "LESS" END-EVALUATE.
           EVALUATE 3 EQUALS 7 WHEN BITS = 5 DISPLAY "ALIKE" WHEN OTHER DISPLAY "NOT ALIKE" END-EVALUATE.
           PERFORM FOREVER ADD 1 TO N IF N > 4 EXIT PERFORM END-IF END-PERFORM.
           PERFORM UNTIL EXIT ADD 1 TO N IF N > 6 EXIT PERFORM END-IF END-PERFORM.
           DISPLAY N.
           SET UP-SWITCH TO ON. IF UP-ON DISPLAY "UP". SET UP-SWITCH TO OFF. IF UP-OFF DISPLAY "DOWN".
           DISPLAY "DEMO_NAME" UPON ENVIRONMENT-NAME.
           ACCEPT X FROM ENVIRONMENT-VALUE ON EXCEPTION DISPLAY "NONE" NOT ON EXCEPTION DISPLAY "THERE".
           DISPLAY "value" UPON ENVIRONMENT-VALUE.
           ACCEPT X FROM ENVIRONMENT "DEMO_NAME" ON EXCEPTION DISPLAY "NONE" NOT ON EXCEPTION DISPLAY X.
           SET ENVIRONMENT "DEMO_NAME" TO "other". ACCEPT X FROM ENVIRONMENT-VALUE. DISPLAY X.
           ACCEPT N FROM ARGUMENT-NUMBER. DISPLAY N.
           ACCEPT CLOCK FROM DATE. DISPLAY CLOCK. ACCEPT CLOCK FROM DAY. DISPLAY CLOCK.
           ACCEPT CLOCK FROM TIME. DISPLAY CLOCK. ACCEPT CLOCK FROM DAY-OF-WEEK. DISPLAY CLOCK.
           ACCEPT CLOCK FROM DATE YYYYMMDD. DISPLAY CLOCK FUNCTION CURRENT-DATE.
           DISPLAY FUNCTION YEAR-TO-YYYY (72) FUNCTION DATE-TO-YYYYMMDD (720101) FUNCTION DAY-TO-YYYYDDD (72001).
           IF FUNCTION SECONDS-PAST-MIDNIGHT = 14706 DISPLAY "THE CLOCK THAT IS SET".
           CALL "CBL_XOR" USING L1 L2 BY VALUE 4. CALL "CBL_NOT" USING L2 BY VALUE 2.
           DISPLAY FUNCTION ORD (L2 (1:1)) FUNCTION ORD (L2 (3:1)).
           MOVE " mid" TO X. CALL "C$JUSTIFY" USING X "C". DISPLAY X ".".
           CALL "C$JUSTIFY" USING X. DISPLAY X ".". CALL "C$TOUPPER" USING X BY VALUE 5. DISPLAY X.
           CALL "CBL_CREATE_DIR" USING "demo-dir". DISPLAY RETURN-CODE.
           CALL "CBL_CREATE_DIR" USING "demo-dir". DISPLAY RETURN-CODE.
           CALL "CBL_DELETE_DIR" USING "demo-dir". DISPLAY RETURN-CODE.
           DELETE FILE F. DISPLAY S.
           OPEN OUTPUT F. WRITE FILE F FROM "DATA". DELETE FILE F. DISPLAY S. CLOSE F.
           OPEN I-O F. READ F. REWRITE FILE F FROM "data". CLOSE F.
           OPEN INPUT F. READ F. DISPLAY F-R S. CLOSE F. DELETE FILE F. DISPLAY S.
           OPEN OUTPUT G. WRITE G-R FROM "line". CLOSE G. OPEN INPUT G. READ G. DISPLAY G-R. CLOSE G.
           STOP RUN WITH ERROR STATUS 3.
""")

COLLATING = _program("DEMO", """       ENVIRONMENT DIVISION.
       CONFIGURATION SECTION.
       OBJECT-COMPUTER. X PROGRAM COLLATING SEQUENCE IS WILD.
       SPECIAL-NAMES.
           ALPHABET WILD IS "Z" THRU "X" "A" ALSO "B", "0" THRU "3".
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 H PIC X.
       01 L PIC X.
       01 A PIC X VALUE "A".
       01 B PIC X(2) VALUE "B".
       01 S PIC X(2) VALUE SPACES.
       01 Z PIC X(3) VALUE "Zz0".
       01 T. 02 R PIC X OCCURS 7.
       PROCEDURE DIVISION.
       BEGIN.
           MOVE HIGH-VALUE TO H. MOVE LOW-VALUE TO L.
           DISPLAY FUNCTION ORD (H) FUNCTION ORD (L).
           IF A = B DISPLAY "ALSO".
           IF Z < A DISPLAY "Z FIRST" ELSE DISPLAY "A FIRST".
           IF S > "3" DISPLAY "SPACE AFTER".
           IF A < SPACE DISPLAY "A BEFORE SPACE".
           IF A < HIGH-VALUE DISPLAY "HIGH".
           IF A > LOW-VALUE DISPLAY "ABOVE LOW".
           IF A > ALL "Z" DISPLAY "ABOVE ALL".
           IF L = LOW-VALUE DISPLAY "LOW".
           MOVE "1AZY C0" TO T. SORT R ASCENDING KEY R. DISPLAY T.
           DISPLAY FUNCTION MAX (A, Z, S) "|" FUNCTION MIN (A, Z, S).
           STOP RUN.
""")

LINAGE = _program("DEMO", """       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT F ASSIGN TO "pages" STATUS S.
           SELECT G ASSIGN TO "pages" LINE SEQUENTIAL STATUS S.
       DATA DIVISION.
       FILE SECTION.
       FD  F LINAGE IS SIZE-OF LINES WITH FOOTING AT 5 LINES AT TOP 2
           LINES AT BOTTOM MARGIN.
       01  F-R PIC X(4).
       FD  G LINAGE 4.
       01  G-R PIC X(4).
       WORKING-STORAGE SECTION.
       01  S PIC XX.
       01  N PIC 9(4) VALUE 0.
       01  SIZE-OF PIC 99 VALUE 6.
       01  MARGIN PIC 99 COMP VALUE 1.
       PROCEDURE DIVISION.
       A.
           OPEN OUTPUT F. DISPLAY S " " LINAGE-COUNTER OF F.
           PERFORM P 9 TIMES.
           WRITE F-R FROM "AF2" AFTER ADVANCING 2 LINES AT EOP DISPLAY "EOP" NOT AT EOP DISPLAY "NOT" END-WRITE.
           DISPLAY S " " LINAGE-COUNTER OF F.
           MOVE 3 TO MARGIN.
           WRITE F-R FROM "BE3" BEFORE ADVANCING 3 LINES AT EOP DISPLAY "EOP" NOT AT EOP DISPLAY "NOT" END-WRITE.
           DISPLAY S " " LINAGE-COUNTER OF F.
           WRITE F-R FROM "AF0" AFTER ADVANCING 0 LINES AT EOP DISPLAY "EOP" NOT AT EOP DISPLAY "NOT" END-WRITE.
           DISPLAY S " " LINAGE-COUNTER OF F.
           WRITE F-R FROM "AFP" AFTER ADVANCING PAGE AT EOP DISPLAY "EOP" NOT AT EOP DISPLAY "NOT" END-WRITE.
           DISPLAY S " " LINAGE-COUNTER OF F.
           MOVE 8 TO SIZE-OF.
           WRITE F-R FROM "BEP" BEFORE ADVANCING PAGE.
           WRITE F-R FROM "AF3" AFTER 3 LINES AT EOP DISPLAY "EOP" NOT AT EOP DISPLAY "NOT" END-WRITE.
           WRITE F-R FROM "AF9" AFTER 9 LINES AT EOP DISPLAY "EOP" NOT AT EOP DISPLAY "NOT" END-WRITE.
           DISPLAY S " " LINAGE-COUNTER OF F.
           CLOSE F.
           OPEN EXTEND F. DISPLAY S " " LINAGE-COUNTER OF F.
           WRITE F-R FROM "EXT". DISPLAY S " " LINAGE-COUNTER OF F.
           CLOSE F. PERFORM SHOW.
           OPEN OUTPUT G. DISPLAY S " " LINAGE-COUNTER OF G.
           PERFORM Q 6 TIMES.
           WRITE G-R FROM "AF1" AFTER 1 AT END-OF-PAGE DISPLAY "EOP" END-WRITE.
           DISPLAY S " " LINAGE-COUNTER OF G.
           CLOSE G. PERFORM SHOW.
           MOVE 4 TO SIZE-OF. OPEN OUTPUT F. DISPLAY S.
           STOP RUN.
       P.
           ADD 1 TO N. WRITE F-R FROM N AT EOP DISPLAY "EOP" NOT AT EOP DISPLAY "NOT" END-WRITE.
           DISPLAY S " " LINAGE-COUNTER OF F.
       Q.
           ADD 1 TO N. WRITE G-R FROM N AT EOP DISPLAY "EOP" NOT AT EOP DISPLAY "NOT" END-WRITE.
           DISPLAY S " " LINAGE-COUNTER OF G.
       SHOW.
           OPEN INPUT G. MOVE "00" TO S.
           PERFORM UNTIL S NOT = "00" READ G NOT AT END DISPLAY G-R "|" END-READ END-PERFORM.
           CLOSE G.
""")

ROUNDING = """       IDENTIFICATION DIVISION.
       PROGRAM-ID. V.
       OPTIONS.
           DEFAULT ROUNDED MODE IS NEAREST-EVEN.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  N PIC 9.
       01  M PIC S9V9.
       PROCEDURE DIVISION.
           COMPUTE N ROUNDED = 1.5. DISPLAY N.
           COMPUTE N ROUNDED = 2.5. DISPLAY N.
           COMPUTE N ROUNDED MODE IS AWAY-FROM-ZERO = 2.1. DISPLAY N.
           COMPUTE N = 2.9. DISPLAY N.
           DIVIDE 25 BY 100 GIVING M ROUNDED. DISPLAY M.
           ADD 0.65 TO M ROUNDED. DISPLAY M.
           CALL "INNER".
           STOP RUN.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. INNER.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  N PIC 9.
       PROCEDURE DIVISION.
           COMPUTE N ROUNDED = 2.5. DISPLAY N.
       END PROGRAM INNER.
       END PROGRAM V.
"""

OVERLAPS = _program("DEMO", """       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01  T PIC X(7) JUST VALUE "abcdefg".
       01  U PIC X(7) VALUE "AB,CD,E".
       01  V PIC X(9) VALUE "abcdefghi".
       01  W.
         05 W1 PIC X(3) VALUE "A,B".
         05 W2 PIC X(3) VALUE "C,D".
         05 W3 PIC X(3) VALUE "E,F".
       01  P PIC 99.
       01  ROWS.
         02  FILLER PIC X(8) VALUE "1a2b5c7d".
       01  KEYS REDEFINES ROWS.
         02  ROW OCCURS 4 ASCENDING KEY KEY-N INDEXED BY X1.
           03  KEY-N PIC 9.
           03  KEY-T PIC X.
       PROCEDURE DIVISION.
       A.
           MOVE 5 TO T (2:1). DISPLAY T "|".
           MOVE 53 TO T (2:3). DISPLAY T "|".
           MOVE "abcdefg" TO T.
           MOVE "AAAAAAA" TO T (2:). DISPLAY T "|".
           MOVE "abcdefg" TO T.
           MOVE "BBBBBBBBB" TO T (2:6). DISPLAY T "|".
           UNSTRING U DELIMITED BY "," INTO U V. DISPLAY U "|" V "|".
           MOVE "AB,CD,E" TO U.
           UNSTRING U DELIMITED BY "," INTO V U V. DISPLAY U "|" V "|".
           UNSTRING W DELIMITED BY "," INTO W2 W1 W3. DISPLAY W "|".
           MOVE "A,BC,DE,F" TO W.
           UNSTRING W DELIMITED BY "," INTO W3 W2 W1. DISPLAY W "|".
           MOVE "AB,CD,E" TO U.
           MOVE 1 TO P.
           STRING U DELIMITED BY "," U DELIMITED BY SIZE
             INTO U WITH POINTER P. DISPLAY U "|".
           MOVE "AB,CD,E" TO U. MOVE 3 TO P.
           STRING U DELIMITED BY SIZE INTO U WITH POINTER P.
           DISPLAY U "|".
           MOVE "AB,CD,E" TO U. MOVE 4 TO P.
           STRING U DELIMITED BY SIZE INTO U WITH POINTER P.
           DISPLAY U "|".
           MOVE "AB,CD,E" TO U.
           STRING U (4:) DELIMITED BY SIZE U DELIMITED BY SIZE INTO U.
           DISPLAY U "|".
           PERFORM 2 TIMES
             SET X1 TO 1
             SEARCH ROW AT END DISPLAY "NO"
               WHEN KEY-N (X1) = 5
                 SET X1 TO 1
                 SEARCH ROW AT END DISPLAY "NONE"
                   WHEN KEY-N (X1) = 9 DISPLAY "NINE"
                   WHEN KEY-T (X1) = "c" DISPLAY "C " KEY-N (X1)
                 END-SEARCH
             END-SEARCH
             SEARCH ALL ROW AT END DISPLAY "NO" WHEN KEY-N (X1) = 2
               SEARCH ALL ROW AT END DISPLAY "NO 3" WHEN KEY-N (X1) = 3
                 DISPLAY "THREE" END-SEARCH
             END-SEARCH
           END-PERFORM.
           STOP RUN.
""")

OVERLAYS = """       IDENTIFICATION DIVISION.
       PROGRAM-ID. DEMO.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 SHORT PIC X(5) VALUE "short".
       01 LONGER REDEFINES SHORT.
          02 FIRST-PART PIC X(4).
          02 REST PIC X(16).
       01 BEHIND PIC X(20) VALUE "behind the overlay".
       PROCEDURE DIVISION.
       BEGIN.
           DISPLAY SHORT "|" BEHIND "|".
           MOVE ALL "x" TO LONGER. DISPLAY SHORT "|" BEHIND "|".
           MOVE "a longer overlay" TO LONGER. DISPLAY LONGER "|".
           DISPLAY SHORT "|" REST "|" BEHIND "|".
           MOVE BEHIND TO LONGER. DISPLAY LONGER "|".
           MOVE ZERO TO LONGER. MOVE "s" TO SHORT.
           DISPLAY LONGER "|" BEHIND "|".
           STOP RUN.
"""

# A sentence that is EXIT SECTION begins no section of that name.
EXIT_SECTIONS = """       IDENTIFICATION DIVISION.
       PROGRAM-ID. DEMO.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       01 I PIC 9 VALUE 0.
       PROCEDURE DIVISION.
       MAIN SECTION.
       M1.
           DISPLAY "m1".
           PERFORM A THRU B.
           EXIT SECTION.
       M2.
           DISPLAY "never".
       NEXT-ONE SECTION.
       N1.
           ADD 1 TO I.
           DISPLAY "N1 " I.
           IF I > 1 GO TO LAST-ONE.
           EXIT SECTION.
       N2.
           DISPLAY "never".
       THIRD SECTION.
       T1.
           IF I < 2 GO TO NEXT-ONE.
       A SECTION.
       A1.
           DISPLAY "A1".
           EXIT SECTION.
           DISPLAY "never".
       A2.
           DISPLAY "A2".
       B SECTION.
       B1.
           DISPLAY "B1".
           EXIT SECTION.
       B2.
           DISPLAY "never".
       LAST-ONE SECTION.
       L1.
           DISPLAY "LAST".
           STOP RUN.
"""

PROGRAMS = {
    "collating": COLLATING,
    "dates": _dates(), "dialect": DIALECT, "exceptions": EXCEPTIONS, "linage": LINAGE, "nested": NESTED, "notation": NOTATION,
    "overlaps": OVERLAPS, "overlays": OVERLAYS, "rounding": ROUNDING,
    "numbers as text": _numbers_as_text(), "exit section": EXIT_SECTIONS,
}  # fmt: skip
