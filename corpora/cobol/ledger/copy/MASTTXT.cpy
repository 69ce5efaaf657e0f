      *----------------------------------------------------------------
      * MASTTXT - ACCOUNT MASTER AS TEXT, 71 CHARACTERS: THE FORM IN
      *           WHICH THE MASTER IS LOADED, UNLOADED AND REPORTED.
      *----------------------------------------------------------------
       01  :PFX:-LINE.
           05  :PFX:-ACCOUNT-X         PIC X(8).
           05  :PFX:-ACCOUNT REDEFINES :PFX:-ACCOUNT-X
                                       PIC 9(8).
           05  :PFX:-NAME              PIC X(24).
           05  :PFX:-TYPE              PIC X.
               88  :PFX:-TYPE-VALID    VALUES "A" "L" "I" "E".
               88  :PFX:-ASSET         VALUE "A".
               88  :PFX:-LIABILITY     VALUE "L".
               88  :PFX:-INCOME        VALUE "I".
               88  :PFX:-EXPENSE       VALUE "E".
           05  :PFX:-STATUS            PIC X.
               88  :PFX:-STATUS-VALID  VALUES "O" "C" "F".
               88  :PFX:-OPEN          VALUE "O".
               88  :PFX:-CLOSED        VALUE "C".
               88  :PFX:-FROZEN        VALUE "F".
           05  :PFX:-BALANCE           PIC S9(11)V99
                                       SIGN IS LEADING SEPARATE.
           05  :PFX:-RATE-X            PIC X(7).
           05  :PFX:-RATE REDEFINES :PFX:-RATE-X
                                       PIC 9(3)V9(4).
           05  :PFX:-LAST-DATE-X       PIC X(8).
           05  :PFX:-LAST-DATE REDEFINES :PFX:-LAST-DATE-X
                                       PIC 9(8).
           05  :PFX:-CURRENCY          PIC X(3).
           05  :PFX:-POSTED-X          PIC X(5).
           05  :PFX:-POSTED REDEFINES :PFX:-POSTED-X
                                       PIC 9(5).
