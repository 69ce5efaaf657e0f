------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : KEYWORDS (specification)
--  Purpose      : The words of the language: keywords, aggregates and
--                 scalar functions.
--
--  Change history
--    1991-03-20  RKL  First version
--    1997-06-20  JPS  Keywords after K_Date may be used as names
------------------------------------------------------------------------

package Keywords is

   pragma Preelaborate;

   type Keyword is
     (K_None,
      K_And, K_As, K_Asc, K_Between, K_Boolean, K_By, K_Create, K_Decimal,
      K_Default, K_Delete, K_Desc, K_Distinct, K_Drop, K_False, K_From, K_In,
      K_Insert, K_Integer, K_Into, K_Is, K_Like, K_Limit, K_Mod, K_Not,
      K_Null, K_Offset, K_Or, K_Order, K_Primary, K_Rem, K_Select, K_Set,
      K_Table, K_Text, K_True, K_Unique, K_Update, K_Values, K_Varchar,
      K_Where, K_Date,
      K_Analyze, K_Describe, K_Exit, K_Help, K_Journal, K_Key, K_Quit,
      K_Settings, K_Show, K_Statistics, K_Tables);

   subtype Reserved is Keyword range K_And .. K_Date;

   type Aggregate_Kind is
     (Agg_None, Agg_Count, Agg_Sum, Agg_Avg, Agg_Min, Agg_Max);

   type Function_Name is
     (F_None, F_Abs, F_Add_Months, F_Capitalize, F_Center, F_Checksum,
      F_Coalesce, F_Combine, F_Day, F_Day_Of_Year, F_Greatest, F_Grouped,
      F_Hash, F_Last_Day, F_Least, F_Length, F_Lower, F_Lpad, F_Month,
      F_Nullif, F_Position, F_Power, F_Quote, F_Replace, F_Reverse, F_Round,
      F_Rpad, F_Sign, F_Starts, F_Substr, F_To_Date, F_To_Decimal,
      F_To_Integer, F_To_Text, F_Trim, F_Upper, F_Weekday, F_Words, F_Year);

   Max_Arguments : constant := 8;

   subtype Argument_Count is Natural range 0 .. Max_Arguments;

   --  In any case; K_None when it is not a keyword
   function Lookup (S : String) return Keyword;

   function Spelling (K : Keyword) return String;

   function Is_Reserved (S : String) return Boolean;

   function Aggregate_Of (S : String) return Aggregate_Kind;

   function Function_Of (S : String) return Function_Name;

   function Min_Arguments (F : Function_Name) return Argument_Count;

   function Max_Arguments_Of (F : Function_Name) return Argument_Count;

end Keywords;
