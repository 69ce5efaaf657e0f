------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : EVALUATOR (specification)
--  Purpose      : Checks expressions against a schema and computes them
--                 for a row.
--
--  Change history
--    1991-06-24  RKL  First version
--    1997-06-20  JPS  Three truth values
--    1998-05-25  JPS  Aggregates
------------------------------------------------------------------------

with Aggregates;
with Schemas;
with Syntax_Tree;
with Values;

package Evaluator is

   type Slot_Values is array (Syntax_Tree.Aggregate_Slot) of Values.Value;

   type Accumulators is
     array (Syntax_Tree.Aggregate_Slot) of Aggregates.Accumulator;

   type Context is record
      Schema  : Schemas.Schema;
      Current : Schemas.Row;
      Slots   : Slot_Values;  --  results of the aggregates
   end record;

   --  Plain: columns, no aggregates. Grouped: no columns outside of them
   type Check_Mode is (Plain, Grouped);

   --  SQL_Error: unknown column, misplaced aggregate, bad pattern
   procedure Check
     (E    : Syntax_Tree.Expression_Access;
      S    : Schemas.Schema;
      Mode : Check_Mode);

   function Evaluate
     (E : Syntax_Tree.Expression_Access;
      C : Context) return Values.Value;

   --  A null condition is true
   function Holds
     (Condition : Syntax_Tree.Expression_Access;
      C         : Context) return Boolean;

   --  Adds the current row to all aggregates in E
   procedure Accumulate
     (E : Syntax_Tree.Expression_Access;
      C : Context;
      A : in out Accumulators);

   --  Puts the results of all aggregates in E into their slots
   procedure Conclude
     (E : Syntax_Tree.Expression_Access;
      A : Accumulators;
      C : in out Context);

end Evaluator;
