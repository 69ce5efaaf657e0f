      *----------------------------------------------------------------
      * TRANTXT - RAW TRANSACTION LINE, 60 CHARACTERS.
      *           EVERY NUMERIC FIELD IS ALSO SEEN AS CHARACTERS:
      *           TEST IT BEFORE YOU USE IT.
      *----------------------------------------------------------------
       01  :PFX:-LINE.
           05  :PFX:-SEQ-X             PIC X(6).
           05  :PFX:-SEQ REDEFINES :PFX:-SEQ-X
                                       PIC 9(6).
           05  :PFX:-ACCOUNT-X         PIC X(8).
           05  :PFX:-ACCOUNT REDEFINES :PFX:-ACCOUNT-X
                                       PIC 9(8).
           05  :PFX:-DATE-X            PIC X(8).
           05  :PFX:-DATE REDEFINES :PFX:-DATE-X
                                       PIC 9(8).
           05  :PFX:-TYPE              PIC X.
               88  :PFX:-TYPE-VALID    VALUES "D" "C" "F" "A".
           05  :PFX:-SIGN              PIC X.
               88  :PFX:-POSITIVE      VALUES "+" " ".
               88  :PFX:-NEGATIVE      VALUE "-".
           05  :PFX:-AMOUNT-X          PIC X(9).
           05  :PFX:-AMOUNT REDEFINES :PFX:-AMOUNT-X
                                       PIC 9(7)V99.
           05  :PFX:-CURRENCY          PIC X(3).
           05  :PFX:-TEXT              PIC X(20).
           05  FILLER                  PIC X(4).
