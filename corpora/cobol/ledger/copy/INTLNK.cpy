      *----------------------------------------------------------------
      * INTLNK - PARAMETER OF INTCALC.
      *          S  SIMPLE     C  MONTHLY COMPOUND (DAYS = MONTHS)
      *          T  TIERED     R  READ AND CLEAR THE ROUNDING RESIDUE
      *----------------------------------------------------------------
       01  :PFX:-PARM.
           05  :PFX:-FUNCTION          PIC X.
           05  :PFX:-PRINCIPAL         PIC S9(11)V99 COMP-3.
           05  :PFX:-RATE              PIC 9(3)V9(4) COMP-3.
           05  :PFX:-DAYS              PIC 9(5) COMP.
           05  :PFX:-BASIS             PIC 9(3).
           05  :PFX:-INTEREST          PIC S9(7)V99 COMP-3.
           05  :PFX:-RESIDUE           PIC S9(5)V9(6) COMP-3.
           05  :PFX:-RESULT            PIC 9(2).
               88  :PFX:-INT-OK        VALUE 0.
               88  :PFX:-TOO-BIG       VALUE 1.
               88  :PFX:-BAD-BASIS     VALUE 2.
               88  :PFX:-BAD-FUNCTION  VALUE 9.
