      *----------------------------------------------------------------
      * MASTREC - ACCOUNT MASTER, INDEXED BY ACCOUNT, 61 BYTES.
      *----------------------------------------------------------------
       01  :PFX:-RECORD.
           05  :PFX:-ACCOUNT           PIC 9(8).
           05  :PFX:-NAME              PIC X(24).
           05  :PFX:-TYPE              PIC X.
               88  :PFX:-ASSET         VALUE "A".
               88  :PFX:-LIABILITY     VALUE "L".
               88  :PFX:-INCOME        VALUE "I".
               88  :PFX:-EXPENSE       VALUE "E".
           05  :PFX:-STATUS            PIC X.
               88  :PFX:-OPEN          VALUE "O".
               88  :PFX:-CLOSED        VALUE "C".
               88  :PFX:-FROZEN        VALUE "F".
           05  :PFX:-BALANCE           PIC S9(11)V99 COMP-3.
           05  :PFX:-RATE              PIC 9(3)V9(4) COMP-3.
           05  :PFX:-LAST-DATE         PIC 9(8).
           05  :PFX:-CURRENCY          PIC X(3).
           05  :PFX:-POSTED            PIC 9(5) COMP.
           05  FILLER                  PIC X.
