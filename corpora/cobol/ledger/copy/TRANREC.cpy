      *----------------------------------------------------------------
      * TRANREC - VALIDATED TRANSACTION, 50 BYTES, FIXED.
      *           COPY TRANREC REPLACING ==:PFX:== BY ==xxx==.
      *----------------------------------------------------------------
       01  :PFX:-RECORD.
           05  :PFX:-ACCOUNT           PIC 9(8).
           05  :PFX:-DATE              PIC 9(8).
           05  :PFX:-DATE-R REDEFINES :PFX:-DATE.
               10  :PFX:-DATE-YYYY     PIC 9(4).
               10  :PFX:-DATE-MM       PIC 9(2).
               10  :PFX:-DATE-DD       PIC 9(2).
           05  :PFX:-SEQ               PIC 9(6) COMP.
           05  :PFX:-TYPE              PIC X.
               88  :PFX:-DEBIT         VALUE "D".
               88  :PFX:-CREDIT        VALUE "C".
               88  :PFX:-FEE           VALUE "F".
               88  :PFX:-ADJUST        VALUE "A".
               88  :PFX:-TYPE-VALID    VALUES "D" "C" "F" "A".
           05  :PFX:-AMOUNT            PIC S9(9)V99 COMP-3.
           05  :PFX:-CURRENCY          PIC X(3).
           05  :PFX:-TEXT              PIC X(20).
