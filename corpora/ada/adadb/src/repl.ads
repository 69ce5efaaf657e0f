------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : REPL (specification)
--  Purpose      : Reads, executes and prints until the end.
--
--  Change history
--    1991-07-08  RKL  First version
------------------------------------------------------------------------

package Repl is

   Version : constant String := "3.2";

   --  Errors: how many were reported
   procedure Run (Errors : out Natural);

end Repl;
