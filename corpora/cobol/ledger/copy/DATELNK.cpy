      *----------------------------------------------------------------
      * DATELNK - PARAMETER OF DATECHK.
      *----------------------------------------------------------------
       01  :PFX:-PARM.
           05  :PFX:-DATE              PIC X(8).
           05  :PFX:-DATE-P REDEFINES :PFX:-DATE.
               10  :PFX:-YEAR          PIC 9(4).
               10  :PFX:-MONTH         PIC 9(2).
               10  :PFX:-DAY           PIC 9(2).
           05  :PFX:-RESULT            PIC 9(2).
               88  :PFX:-DATE-OK       VALUE 0.
               88  :PFX:-BAD-DIGITS    VALUE 1.
               88  :PFX:-BAD-YEAR      VALUE 2.
               88  :PFX:-BAD-MONTH     VALUE 3.
               88  :PFX:-BAD-DAY       VALUE 4.
           05  :PFX:-LEAP              PIC X.
               88  :PFX:-IS-LEAP       VALUE "Y".
           05  :PFX:-DAY-OF-YEAR       PIC 9(3).
