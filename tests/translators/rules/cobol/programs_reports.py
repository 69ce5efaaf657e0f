"""Reports, each written to a file that the program reads again and shows line by line."""

from __future__ import annotations


def reporting(data: str, reports: str, procedure: str, files: str = "REPORT IS R") -> str:
    """A program that writes reports to OUT and then shows OUT."""
    return f"""\
       IDENTIFICATION DIVISION.
       PROGRAM-ID. DEMO.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT OUT ASSIGN TO "report.out"
               ORGANIZATION LINE SEQUENTIAL FILE STATUS IS STAT.
           SELECT AGAIN ASSIGN TO "report.out"
               ORGANIZATION LINE SEQUENTIAL.
       DATA DIVISION.
       FILE SECTION.
       FD  OUT {files}.
       FD  AGAIN.
       01  ROW PIC X(78).
       WORKING-STORAGE SECTION.
       01  STAT PIC XX.
       01  NUMBER-OF-ROW PIC 99 VALUE 0.
       01  I PIC 99 VALUE 1.
{data}
       REPORT SECTION.
{reports}
       PROCEDURE DIVISION.
{procedure}
       SHOW SECTION.
       SHOW-ALL.
           CLOSE OUT.
           DISPLAY STAT.
           OPEN INPUT AGAIN.
           PERFORM SHOW-ROW 300 TIMES.
       SHOW-ROW.
           READ AGAIN AT END STOP RUN.
           ADD 1 TO NUMBER-OF-ROW.
           DISPLAY NUMBER-OF-ROW ": " ROW.
"""


# Sales by region and town, in the order of the report's controls.
_SALES = """\
       01  SALES-TEXT.
           02  SALES-TEXT-1 PIC X(36) VALUE
             "N01+0100N01+0250N02+0075S03+0500S03-".
           02  FILLER PIC X(36) VALUE
             "0025S03+0001S04+0999S04+0001W04+0012".
       01  FILLER REDEFINES SALES-TEXT.
           02  SALE-ROW PIC X(8) OCCURS 9.
       01  SALE.
           02  REGION PIC X.
           02  TOWN PIC 99.
           02  AMOUNT PIC S9(3)V9 SIGN LEADING SEPARATE.
       01  WORTH PIC S9(5)V99.
       01  FLAG PIC 9 VALUE 0.
"""

_EACH = """\
           PERFORM VARYING I FROM 1 BY 1 UNTIL I > 9
             MOVE SALE-ROW (I) TO SALE
             MOVE AMOUNT TO WORTH
             GENERATE D
           END-PERFORM
"""

_RUN = f"""\
       MAIN SECTION.
       MAIN-ONE.
           OPEN OUTPUT OUT.
           INITIATE R.
{_EACH}           TERMINATE R.
"""

_ALL_TYPES = """\
       RD  R CONTROLS ARE FINAL REGION TOWN
           PAGE LIMIT IS 14 LINES HEADING 1 FIRST DETAIL 3
           LAST DETAIL 10.
       01  TYPE IS REPORT HEADING LINE 1.
           02  COLUMN 5 PIC X(12) VALUE "ALL SALES".
       01  TYPE PAGE HEADING.
           02  LINE 1.
             03  COLUMN 1 PIC X(5) VALUE "PAGE".
             03  COLUMN PLUS 2 PIC ZZ9 SOURCE PAGE-COUNTER.
             03  COLUMN PLUS 2 PIC ZZ9 SOURCE LINE-COUNTER.
           02  LINE PLUS 1.
             03  COLUMN 1 VALUE "------".
       01  TYPE CONTROL HEADING REGION.
           02  LINE PLUS 1.
             03  COLUMN 1 PIC X(8) VALUE "REGION".
             03  COLUMN 10 PIC X SOURCE REGION.
       01  TYPE CH TOWN.
           02  LINE PLUS 1.
             03  COLUMN 3 PIC X(5) VALUE "TOWN".
             03  COLUMN 10 PIC Z9 SOURCE TOWN.
       01  TYPE CONTROL HEADING FINAL LINE PLUS 1.
           02  COLUMN 3 PIC X(5) VALUE "FIRST".
       01  D TYPE DETAIL LINE PLUS 1.
           02  COLUMN 5 PIC -(4)9.99 SOURCE WORTH.
           02  COLUMN 15 PIC Z9 SOURCE LINE-COUNTER.
       01  TYPE CONTROL FOOTING TOWN.
           02  LINE PLUS 1.
             03  COLUMN 3 PIC X(8) VALUE "OF TOWN".
             03  COLUMN 12 PIC 99 SOURCE TOWN.
             03  TOWN-SUM COLUMN 20 PIC -(5)9.99 SUM WORTH.
       01  TYPE CF REGION.
           02  LINE PLUS 1.
             03  COLUMN 2 PIC X(9) VALUE "OF REGION".
             03  COLUMN 12 PIC X SOURCE REGION.
             03  COLUMN 30 PIC -(5)9.99 SUM TOWN-SUM.
       01  TYPE CF FINAL.
           02  LINE PLUS 2.
             03  COLUMN 1 PIC X(6) VALUE "OF ALL".
             03  COLUMN 40 PIC -(6)9.99 SUM TOWN-SUM.
             03  COLUMN 55 PIC -(6)9.99 SUM WORTH.
       01  TYPE PAGE FOOTING.
           02  LINE 13.
             03  COLUMN 1 PIC X(10) VALUE "END OF".
             03  COLUMN PLUS 1 PIC 9 SOURCE PAGE-COUNTER.
       01  TYPE REPORT FOOTING.
           02  LINE 2.
             03  COLUMN 1 PIC X(14) VALUE "END OF REPORT".
           02  LINE PLUS 3.
             03  COLUMN 1 PIC X(14) VALUE "REALLY".
"""

_SHORT = """\
       RD  R CONTROLS ARE FINAL REGION TOWN
           PAGE LIMIT 12 HEADING 1 FIRST DETAIL 3 LAST DETAIL 9.
       01  TYPE PAGE HEADING LINE 1.
           02  COLUMN 1 PIC X(4) VALUE "PAGE".
"""

_SUPPRESSING = """\
       DECLARATIVES.
       BEFORE-REGION SECTION. USE BEFORE REPORTING RH-REGION.
       BEFORE-REGION-ONE.
           DISPLAY "HEADING " REGION " " LINE-COUNTER.
       BEFORE-TOWN SECTION. USE BEFORE REPORTING CF-TOWN.
       BEFORE-TOWN-ONE.
           ADD 1 TO FLAG ON SIZE ERROR MOVE 0 TO FLAG.
           IF TOWN = 3 GO TO BEFORE-TOWN-TWO.
           MOVE TOWN-SUM TO SHOWN.
           DISPLAY "TOWN " TOWN " " SHOWN.
           GO TO BEFORE-TOWN-END.
       BEFORE-TOWN-TWO.
           DISPLAY "NOT " TOWN.
           SUPPRESS PRINTING.
       BEFORE-TOWN-END.
           EXIT.
       BEFORE-ALL SECTION. USE BEFORE REPORTING CF-ALL.
       BEFORE-ALL-ONE.
           COMPUTE SHOWN = TOTAL * 2.
           DISPLAY "ALL " SHOWN.
       BEFORE-END SECTION. USE BEFORE REPORTING END-OF-IT.
       BEFORE-END-ONE.
           DISPLAY "END " PAGE-COUNTER.
       END DECLARATIVES.
"""

PROGRAMS = {
    "all types of groups": reporting(_SALES, _ALL_TYPES, _RUN),
    "a report in summary": reporting(_SALES, _ALL_TYPES, _RUN.replace("GENERATE D", "GENERATE R")),
    "sums of several items, RESET and UPON": reporting(_SALES, _SHORT + """\
       01  D TYPE DETAIL LINE PLUS 1.
           02  COLUMN 1 PIC -(5)9.99 SOURCE WORTH.
       01  D2 TYPE DETAIL LINE PLUS 1.
           02  COLUMN 1 PIC X SOURCE REGION.
       01  TYPE CONTROL FOOTING TOWN LINE PLUS 1.
           02  COLUMN 1 PIC -(5)9.99 SUM WORTH TOWN.
           02  COLUMN 15 PIC -(5)9.99 SUM WORTH UPON D2.
           02  COLUMN 30 PIC -(5)9.99 SUM WORTH RESET ON REGION.
           02  COLUMN 45 PIC 9.9 SUM WORTH RESET ON FINAL.
       01  TYPE CONTROL FOOTING REGION LINE PLUS 2.
           02  REGION-SUM COLUMN 1 PIC -(5)9.99 SUM WORTH.
           02  COLUMN 45 PIC ZZZ,ZZ9 SUM WORTH.
       01  TYPE CONTROL FOOTING FINAL LINE PLUS 1.
           02  COLUMN 1 PIC -(5)9.99 SUM REGION-SUM.
           02  COLUMN 45 PIC ZZZ,ZZ9.9- SUM WORTH.
           02  COLUMN 60 PIC -(4)9.99 SOURCE REGION-SUM.
""", _RUN),
    "groups that say where the next one stands": reporting(_SALES, _SHORT + """\
       01  D TYPE DETAIL LINE PLUS 1 NEXT GROUP PLUS 1.
           02  COLUMN 1 PIC -(5)9.99 SOURCE WORTH.
       01  TYPE CONTROL FOOTING TOWN LINE PLUS 1
           NEXT GROUP IS PLUS 2.
           02  COLUMN 1 PIC X(4) VALUE "TOWN".
       01  TYPE CONTROL FOOTING REGION NEXT GROUP NEXT PAGE.
           02  LINE PLUS 1.
             03  COLUMN 1 PIC X(6) VALUE "REGION".
""", _RUN),
    "groups after which a certain line comes": reporting(_SALES, _SHORT + """\
       01  TYPE CONTROL HEADING REGION LINE PLUS 1 NEXT GROUP 6.
           02  COLUMN 1 PIC X(4) VALUE "HEAD".
       01  D TYPE DETAIL LINE PLUS 1.
           02  COLUMN 1 PIC -(5)9.99 SOURCE WORTH.
       01  TYPE CONTROL FOOTING TOWN LINE PLUS 1 NEXT GROUP 8.
           02  COLUMN 1 PIC X(4) VALUE "TOWN".
       01  TYPE PAGE FOOTING LINE 11.
           02  COLUMN 1 PIC X(4) VALUE "FOOT".
""", _RUN),
    "columns": reporting(_SALES, """\
       RD  R PAGE LIMIT 60 LINES 70 COLUMNS.
       01  D TYPE DETAIL.
           02  LINE PLUS 1.
             03  COLUMN LEFT 1 PIC X(6) SOURCE REGION.
             03  COLUMN RIGHT 20 PIC X(8) SOURCE REGION.
             03  COLUMN CENTER 30 PIC X(8) SOURCE REGION.
             03  COLUMN CENTER 40 PIC ZZZ9 SOURCE TOWN.
             03  COLUMN CENTER 50 PIC X(9) VALUE "CENTER".
             03  COLUMN RIGHT 70 PIC -(5)9 SOURCE WORTH.
           02  LINE PLUS 1.
             03  PIC X(3) VALUE "ABC".
             03  COLUMN PLUS 1 PIC X(3) VALUE ALL "+".
             03  COL + 3 PIC $$$9.99 SOURCE AMOUNT.
             03  COL NUMBER IS 30 PIC X(20)
                 VALUE "12345678901234567890".
             03  COLUMN 35 PIC X(4) SOURCE SALE-ROW (I).
             03  COLUMN 40 PIC X(3) JUSTIFIED RIGHT
                 SOURCE SALES-TEXT-1 (2:2).
             03  COLUMN 50 PIC X(3) SOURCE SALES-TEXT-1 (I:3).
             03  COLUMN 60 PIC Z9 BLANK WHEN ZERO SOURCE FLAG.
""", _RUN),
    "fields that the program fills itself": reporting(_SALES, """\
       RD  R PAGE LIMIT 60 LINES.
       01  TYPE PAGE HEADING LINE 1.
           02  COLUMN 1 PIC X(72) VALUE ALL "=".
       01  D TYPE DETAIL LINE PLUS 1.
           02  NUM COLUMN 1 PIC 9(3) OCCURS 3 STEP 5.
           02  TAG COLUMN PLUS 3 PIC X(4).
           02  FOUR COLUMN 30, 35, 42, 50 PIC Z9.
       01  E TYPE DETAIL LINE PLUS 1.
           02  GRP COLUMN 1 OCCURS 2.
             03  ONE PIC X(2).
             03  TWO PIC 99.
""", """\
       MAIN SECTION.
       MAIN-ONE.
           OPEN OUTPUT OUT.
           INITIATE R.
           MOVE 5 TO NUM (1) FOUR (3) TWO (1).
           GENERATE D GENERATE E.
           MOVE "X Y" TO TAG. MOVE "AB" TO ONE (2).
           MOVE 77 TO NUM (I) NUM (3) FOUR (4) TWO (2).
           GENERATE D GENERATE E.
           ADD NUM (1) NUM (3) GIVING NUM (2).
           MOVE LOW-VALUES TO ONE (1). MOVE SPACES TO GRP (2).
           GENERATE D GENERATE E.
           TERMINATE R.
           DISPLAY TAG NUM (2).
"""),
    "what is present, and when": reporting(_SALES, _SHORT + """\
       01  D TYPE DETAIL.
           02  LINE PLUS 1 PRESENT WHEN WORTH > 20.
             03  COLUMN 1 PIC X SOURCE REGION GROUP INDICATE.
             03  COLUMN 3 PIC Z9 SOURCE TOWN GROUP INDICATE.
             03  COLUMN 6 PIC X(3) VALUE "NEW"
                 PRESENT AFTER NEW TOWN OR PAGE.
             03  COLUMN 6 PIC X(3) VALUE "OLD"
                 ABSENT AFTER NEW TOWN OR PAGE.
             03  COLUMN 10 PIC X(3) VALUE "REG"
                 PRESENT AFTER NEW REGION.
             03  COLUMN 20 PIC -(5)9.99 SOURCE WORTH.
             03  PRESENT WHEN AMOUNT > 50 AND TOWN < 4.
               04  COLUMN 40 PIC X(6) VALUE "MUCH".
               04  COLUMN PLUS 2 PIC -(5)9.99 SOURCE AMOUNT.
           02  LINE PLUS 2 PRESENT WHEN REGION = "S".
             03  COLUMN 40 PIC X VALUE "S".
       01  TYPE CONTROL FOOTING TOWN LINE PLUS 1
           PRESENT WHEN WORTH < 100.
           02  COLUMN 1 PIC X(4) VALUE "TOWN".
           02  COLUMN 10 PIC -(5)9.99 SUM WORTH.
       01  TYPE CONTROL FOOTING REGION.
           02  LINE PLUS 2 PRESENT WHEN WORTH > 10.
             03  COLUMN 1 PIC X(6) VALUE "REGION".
           02  LINE PLUS 1.
             03  COLUMN 1 PIC X(6) VALUE "OF N".
""", _RUN),
    "a detail that may be absent": reporting(_SALES, _SHORT.replace("REGION TOWN", "TOWN") + """\
       01  D TYPE DETAIL LINE PLUS 2 PRESENT WHEN REGION = "S".
           02  COLUMN 1 PIC -(5)9.99 SOURCE WORTH.
       01  TYPE CONTROL HEADING TOWN LINE PLUS 1
           PRESENT WHEN TOWN > 2.
           02  COLUMN 1 PIC X(4) VALUE "TOWN".
""", _RUN),
    "procedures before groups": reporting(_SALES + """\
       01  SHOWN PIC -(6)9.99.
""", _SHORT + """\
       01  RH-REGION TYPE CONTROL HEADING REGION.
           02  LINE PLUS 1.
             03  COLUMN 1 PIC X(6) VALUE "REGION".
             03  COLUMN 8 PIC X SOURCE REGION.
       01  D TYPE DETAIL LINE PLUS 1.
           02  COLUMN 1 PIC -(5)9.99 SOURCE WORTH.
       01  CF-TOWN TYPE CONTROL FOOTING TOWN.
           02  LINE PLUS 1.
             03  COLUMN 1 PIC X(4) VALUE "TOWN".
             03  COLUMN 6 PIC 9 SOURCE FLAG.
             03  TOWN-SUM COLUMN 10 PIC -(5)9.99 SUM WORTH.
       01  TYPE CONTROL FOOTING REGION NEXT GROUP NEXT PAGE.
           02  LINE PLUS 1.
             03  COLUMN 8 PIC X SOURCE REGION.
             03  COLUMN 10 PIC -(5)9.99 SUM TOWN-SUM.
             03  COLUMN 30 PIC X(8) SOURCE SALE-ROW (FLAG).
       01  CF-ALL TYPE CONTROL FOOTING FINAL.
           02  LINE PLUS 1.
             03  TOTAL COLUMN 10 PIC -(5)9.99 SUM TOWN-SUM.
       01  END-OF-IT TYPE REPORT FOOTING LINE 4.
           02  COLUMN 1 PIC X(3) VALUE "END".
""", _SUPPRESSING + _RUN.replace("INITIATE R.", "INITIATE R. MOVE 1 TO FLAG.")),
    "nothing to report, and twice the same": reporting(_SALES, _ALL_TYPES, """\
       MAIN SECTION.
       MAIN-ONE.
           OPEN OUTPUT OUT.
           INITIATE R.
           DISPLAY LINE-COUNTER " " PAGE-COUNTER.
           TERMINATE R.
           INITIATE R.
           MOVE SALE-ROW (1) TO SALE. MOVE AMOUNT TO WORTH.
           GENERATE D.
           DISPLAY LINE-COUNTER " " PAGE-COUNTER.
           TERMINATE R.
           DISPLAY LINE-COUNTER " " PAGE-COUNTER.
           INITIATE R.
           MOVE SALE-ROW (7) TO SALE. MOVE AMOUNT TO WORTH.
           GENERATE D. GENERATE D.
           TERMINATE R.
"""),
    "a report without pages": reporting(_SALES, """\
       RD  R CONTROL IS REGION.
       01  TYPE REPORT HEADING LINE PLUS 1.
           02  COLUMN 1 PIC X(4) VALUE "HEAD".
       01  D TYPE DETAIL LINE PLUS 1.
           02  COLUMN 1 PIC -(5)9.99 SOURCE WORTH.
           02  COLUMN 15 PIC Z9 SOURCE LINE-COUNTER.
           02  COLUMN 18 PIC Z9 SOURCE PAGE-COUNTER.
       01  TYPE CONTROL FOOTING REGION LINE PLUS 2.
           02  COLUMN 1 PIC X SOURCE REGION.
           02  COLUMN 10 PIC -(5)9.99 SUM WORTH.
""", _RUN),
    "lines at their places": reporting(_SALES, """\
       RD  R CONTROL IS REGION
           PAGE LIMIT 10 FIRST DETAIL 2 FOOTING 8.
       01  TYPE PAGE HEADING LINE 1.
           02  COLUMN 1 PIC X(4) VALUE "PAGE".
       01  D TYPE DETAIL.
           02  LINE 4.
             03  COLUMN 1 PIC -(5)9.99 SOURCE WORTH.
           02  LINE PLUS 2.
             03  COLUMN 1 PIC 99 SOURCE TOWN.
       01  TYPE CONTROL FOOTING REGION LINE 8.
           02  COLUMN 1 PIC X SOURCE REGION.
       01  TYPE PAGE FOOTING.
           02  LINE 9.
             03  COLUMN 1 PIC X(4) VALUE "FOOT".
           02  LINE PLUS 1.
             03  COLUMN 1 PIC X(4) VALUE "END".
""", _RUN),
    "groups of several lines at the end of a page": reporting(_SALES, """\
       RD  R CONTROL IS REGION PAGE LIMIT 9 HEADING 2 LAST DETAIL 7.
       01  TYPE PAGE HEADING LINE PLUS 1.
           02  COLUMN 1 PIC X(4) VALUE "PAGE".
       01  D TYPE DETAIL.
           02  LINE PLUS 1.
             03  COLUMN 1 PIC -(5)9.99 SOURCE WORTH.
           02  LINE PLUS 3.
             03  COLUMN 1 PIC 99 SOURCE TOWN.
       01  TYPE CONTROL FOOTING REGION.
           02  LINE PLUS 1.
             03  COLUMN 1 PIC X SOURCE REGION.
           02  LINE PLUS 4.
             03  COLUMN 3 PIC X(3) VALUE "END".
""", _RUN),
    "controls of several kinds": reporting("""\
       01  GRP.
         02  FILLER PIC X VALUE "A".
         02  N PIC S9(5) COMP-3 VALUE 7.
         02  B PIC S9(4) COMP VALUE -3.
""", """\
       RD  R CONTROLS GRP N B PAGE LIMIT 40.
       01  D TYPE DETAIL LINE PLUS 1.
           02  COLUMN 1 PIC -(5)9 SOURCE N.
           02  COLUMN 10 PIC -(5)9 SOURCE B.
       01  TYPE CONTROL FOOTING B LINE PLUS 1.
           02  COLUMN 1 PIC X VALUE "B".
           02  COLUMN 10 PIC -(5)9 SOURCE B.
       01  TYPE CONTROL FOOTING N LINE PLUS 1.
           02  COLUMN 1 PIC X VALUE "N".
           02  COLUMN 10 PIC -(5)9 SOURCE N.
       01  TYPE CONTROL FOOTING GRP LINE PLUS 1.
           02  COLUMN 1 PIC X(3) VALUE "GRP".
           02  COLUMN 10 PIC -(5)9 SOURCE N.
""", """\
       MAIN SECTION.
       MAIN-ONE.
           OPEN OUTPUT OUT.
           INITIATE R.
           GENERATE D.
           ADD 1 TO B. GENERATE D. GENERATE D.
           SUBTRACT 9 FROM N. GENERATE D.
           MOVE "B" TO GRP (1:1). GENERATE D.
           TERMINATE R.
           DISPLAY GRP (1:1) N B.
"""),
    "two reports in one file": reporting(_SALES, """\
       RD  R PAGE LIMIT 8.
       01  D TYPE DETAIL LINE PLUS 1.
           02  COLUMN 1 PIC -(5)9.99 SOURCE WORTH.
           02  COLUMN 20 PIC 99 SOURCE LINE-COUNTER OF S.
       RD  S PAGE LIMIT 6 CONTROL IS REGION.
       01  E TYPE DETAIL LINE PLUS 1.
           02  COLUMN 30 PIC X SOURCE REGION.
           02  COLUMN 35 PIC 99 SOURCE LINE-COUNTER OF S.
       01  TYPE CONTROL FOOTING REGION LINE PLUS 1.
           02  COLUMN 30 PIC X(3) VALUE "OF".
           02  COLUMN 35 PIC X SOURCE REGION.
""", _RUN.replace("GENERATE D", "GENERATE D GENERATE E").replace("INITIATE R", "INITIATE R INITIATE S")
    .replace("TERMINATE R", "TERMINATE S TERMINATE R"), "REPORTS ARE R S"),
    "a report that nobody began": reporting(_SALES, _ALL_TYPES, """\
       MAIN SECTION.
       MAIN-ONE.
           DISPLAY "1". DISPLAY "2". DISPLAY "3". DISPLAY "4".
           DISPLAY "5". DISPLAY "6".
           OPEN OUTPUT OUT.
           INITIATE R. INITIATE R.
           GENERATE D. TERMINATE R.
           GENERATE D.
           DISPLAY "NEVER".
"""),
}  # fmt: skip
