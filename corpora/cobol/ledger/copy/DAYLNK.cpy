      *----------------------------------------------------------------
      * DAYLNK - PARAMETER OF DAYCALC.
      *          N  DATE-1 TO SERIAL (1 JANUARY 1900 IS 1)
      *          D  SERIAL TO DATE-1
      *          B  DAYS FROM DATE-1 TO DATE-2
      *          A  DATE-1 PLUS DAYS TO DATE-2
      *          3  DAYS FROM DATE-1 TO DATE-2, 30/360
      *----------------------------------------------------------------
       01  :PFX:-PARM.
           05  :PFX:-FUNCTION          PIC X.
           05  :PFX:-DATE-1            PIC X(8).
           05  :PFX:-DATE-2            PIC X(8).
           05  :PFX:-SERIAL            PIC 9(5) COMP.
           05  :PFX:-DAYS              PIC S9(6) COMP.
           05  :PFX:-WEEKDAY           PIC 9.
           05  :PFX:-RESULT            PIC 9(2).
               88  :PFX:-DAYS-OK       VALUE 0.
               88  :PFX:-BAD-DATE      VALUE 1.
               88  :PFX:-BAD-SERIAL    VALUE 2.
               88  :PFX:-BAD-FUNCTION  VALUE 9.
