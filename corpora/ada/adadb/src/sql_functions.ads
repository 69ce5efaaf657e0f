------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : SQL_FUNCTIONS (specification)
--  Purpose      : The scalar functions of SQL.
--
--  Change history
--    1993-02-01  RKL  First version
--    1996-11-11  MTD  Date functions
--    1999-04-27  JPS  HASH, CHECKSUM, COMBINE
------------------------------------------------------------------------

with Dates;
with Keywords;
with Values;

package Sql_Functions is

   type Argument_Array is
     array (1 .. Keywords.Max_Arguments) of Values.Value;

   --  Arguments as Ada values; SQL_Error when they can't be converted

   function Integer_Of (V : Values.Value) return Integer;

   function Date_Of (V : Values.Value) return Dates.Date;

   function Absolute (V : Values.Value) return Values.Value;

   --  The greatest (or least) of the arguments that are not NULL
   function Extreme
     (Arguments : Argument_Array;
      Count     : Keywords.Argument_Count;
      Greatest  : Boolean) return Values.Value;

   function Coalesce
     (Arguments : Argument_Array;
      Count     : Keywords.Argument_Count) return Values.Value;

   --  Apart from COALESCE, NULLIF, GREATEST and LEAST all functions give
   --  NULL when an argument is NULL
   function Call
     (F         : Keywords.Function_Name;
      Arguments : Argument_Array;
      Count     : Keywords.Argument_Count) return Values.Value;

end Sql_Functions;
