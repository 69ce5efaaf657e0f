      *----------------------------------------------------------------
      * CURLNK - PARAMETER OF CURCONV.
      *          L  LOAD A RATE (UNITS OF BASE FOR ONE UNIT OF FROM)
      *          C  CONVERT AMOUNT-IN TO AMOUNT-OUT
      *          X  CLEAR THE TABLE
      *----------------------------------------------------------------
       01  :PFX:-PARM.
           05  :PFX:-FUNCTION          PIC X.
           05  :PFX:-FROM              PIC X(3).
           05  :PFX:-TO                PIC X(3).
           05  :PFX:-RATE              PIC 9(5)V9(6) COMP-3.
           05  :PFX:-AMOUNT-IN         PIC S9(11)V99 COMP-3.
           05  :PFX:-AMOUNT-OUT        PIC S9(11)V99 COMP-3.
           05  :PFX:-ENTRIES           PIC 9(3) COMP.
           05  :PFX:-RESULT            PIC 9(2).
               88  :PFX:-CUR-OK        VALUE 0.
               88  :PFX:-UNKNOWN       VALUE 1.
               88  :PFX:-TABLE-FULL    VALUE 2.
               88  :PFX:-ZERO-RATE     VALUE 3.
               88  :PFX:-OVERFLOW      VALUE 4.
               88  :PFX:-BAD-FUNCTION  VALUE 9.
