------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : AGGREGATES (specification)
--  Purpose      : COUNT, SUM, AVG, MIN and MAX.
--
--  Change history
--    1998-05-25  JPS  First version
------------------------------------------------------------------------

with Keywords;
with Values;

package Aggregates is

   type Accumulator is record
      Count    : Natural           := 0;
      Total    : Long_Long_Integer := 0;  --  hundredths
      Decimals : Boolean           := False;
      Low      : Values.Value;
      High     : Values.Value;
   end record;

   --  NULL is passed over; SQL_Error for the sum of something not numeric
   procedure Add
     (A    : in out Accumulator;
      Kind : Keywords.Aggregate_Kind;
      V    : Values.Value);

   --  NULL when there was nothing, except for COUNT
   function Result
     (A    : Accumulator;
      Kind : Keywords.Aggregate_Kind) return Values.Value;

end Aggregates;
