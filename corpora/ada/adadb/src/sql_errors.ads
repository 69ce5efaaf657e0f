------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : SQL_ERRORS (specification)
--  Purpose      : The errors that a user can see. They travel as the
--                 message of SQL_Error: "ADB-301 unknown table: parts".
--
--  Change history
--    1991-05-05  RKL  First version
--    1995-09-19  MTD  Numbers instead of letters; classes
--    1999-01-05  JPS  Details are clipped, the run time system cuts long
--                     exception messages without a word
------------------------------------------------------------------------

package Sql_Errors is

   SQL_Error : exception;

   type Error_Class is (Lexical, Syntactic, Naming, Typing, Data, Capacity);

   type Error_Code is
     (Illegal_Character, Unterminated_String, Malformed_Number, Line_Too_Long,
      Unexpected_Token, Unfinished_Statement, Bad_Position, Nesting_Too_Deep,
      Unknown_Table, Duplicate_Table, Unknown_Column, Duplicate_Column,
      Invalid_Name, Unknown_Function, Unknown_Setting, Unknown_Topic,
      Type_Mismatch, Wrong_Arguments, Misplaced_Aggregate,
      Wrong_Value_Count, Wrong_Setting,
      Numeric_Overflow, Division_By_Zero, Invalid_Date, Null_Not_Allowed,
      Duplicate_Key, Text_Too_Long, Invalid_Pattern,
      Too_Many_Tables, Too_Many_Columns, Table_Full, Statement_Too_Long,
      Too_Many_Values);

   Detail_Width : constant := 60;

   function Class_Of (Code : Error_Code) return Error_Class;

   --  Hundreds: class; units: place within the class, from 1
   function Number_Of (Code : Error_Code) return Positive;

   function Text_Of (Code : Error_Code) return String;

   function Message_Of (Code : Error_Code; Detail : String) return String;

   --  The way back from a message; Syntactic when it is not one of ours
   function Class_Of_Message (Message : String) return Error_Class;

   function Class_Name (Class : Error_Class) return String;

   procedure Fail (Code : Error_Code; Detail : String := "");
   pragma No_Return (Fail);

end Sql_Errors;
