      *----------------------------------------------------------------
      * ERRLNK - PARAMETER OF ERRTEXT.
      *          T  TEXT OF A CODE (AND COUNT ITS USE)
      *          C  HOW OFTEN A CODE WAS ASKED FOR SO FAR
      *----------------------------------------------------------------
       01  :PFX:-PARM.
           05  :PFX:-FUNCTION          PIC X.
           05  :PFX:-CODE              PIC 9(3).
           05  :PFX:-TEXT              PIC X(28).
           05  :PFX:-COUNT             PIC 9(5) COMP.
