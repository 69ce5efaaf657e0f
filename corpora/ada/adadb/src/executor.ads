------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : EXECUTOR (specification)
--  Purpose      : Carries out statements and prints what they give.
--
--  Change history
--    1991-07-08  RKL  First version
--    1998-05-25  JPS  Aggregates, DISTINCT
------------------------------------------------------------------------

with Syntax_Tree;

package Executor is

   --  Rows: how many were affected or shown. SQL_Error and (overflow)
   --  Constraint_Error are left to the caller; tables are then unchanged
   procedure Execute (S : Syntax_Tree.Statement; Rows : out Natural);

end Executor;
