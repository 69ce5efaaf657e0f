------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : VALUES (specification)
--  Purpose      : The values of SQL: a variant record, NULL included,
--                 with comparison, arithmetic, conversion and the logic
--                 of three truth values.
--
--                 Overflow is left to the run time checks: the executor
--                 turns Constraint_Error into "numeric overflow".
--
--  Change history
--    1991-05-21  RKL  First version (INTEGER and TEXT)
--    1992-01-20  RKL  DATE
--    1995-05-15  MTD  DECIMAL
--    1997-10-07  JPS  BOOLEAN
------------------------------------------------------------------------

with Ada.Strings.Unbounded; use Ada.Strings.Unbounded;
with Dates;
with Numbers;
with Text_Tools;

package Values is

   Max_Text : constant := 255;

   type Value_Kind is
     (Null_Kind, Boolean_Kind, Integer_Kind, Decimal_Kind, Date_Kind,
      Text_Kind);

   type Value (Kind : Value_Kind := Null_Kind) is record
      case Kind is
         when Null_Kind =>
            null;
         when Boolean_Kind =>
            Flag : Boolean;
         when Integer_Kind =>
            Int : Integer;
         when Decimal_Kind =>
            Dec : Numbers.Cents;
         when Date_Kind =>
            Days : Dates.Day_Count;
         when Text_Kind =>
            Text : Unbounded_String;
      end case;
   end record;

   --  In this order And is the minimum and Or the maximum
   type Truth is (No, Unknown, Yes);

   type Comparison is
     (Is_Equal, Is_Not_Equal, Is_Less, Is_Less_Or_Equal, Is_Greater,
      Is_Greater_Or_Equal);

   --  Constructors

   function Null_Value return Value;

   function From_Boolean (Flag : Boolean) return Value;

   function From_Integer (Int : Integer) return Value;

   function From_Cents (Dec : Numbers.Cents) return Value;

   function From_Days (Days : Dates.Day_Count) return Value;

   --  SQL_Error (text too long) above Max_Text
   function From_Text (S : String) return Value;

   function From_Truth (T : Truth) return Value;

   --  Queries

   --  "INTEGER"
   function Kind_Name (Kind : Value_Kind) return String;

   function Is_Null (V : Value) return Boolean;

   function Is_Numeric (V : Value) return Boolean;

   --  NULL gives "NULL"
   function Image (V : Value) return String;

   --  As it would be written in a statement
   function Literal (V : Value) return String;

   --  Only for numeric values
   function As_Cents (V : Value) return Numbers.Cents;

   function As_Truth (V : Value) return Truth;

   --  SQL_Error when not possible; NULL stays NULL
   function Convert (V : Value; Kind : Value_Kind) return Value;

   --  Comparison

   --  A total order: NULL first, then by kind, numbers by their value
   function Sort_Order (A, B : Value) return Text_Tools.Ordering;

   --  Neither may be NULL; SQL_Error (type mismatch)
   function Compare (A, B : Value) return Text_Tools.Ordering;

   function Test (Op : Comparison; A, B : Value) return Truth;

   --  Logic

   function Truth_And (A, B : Truth) return Truth;

   function Truth_Or (A, B : Truth) return Truth;

   function Truth_Not (A : Truth) return Truth;

   --  Arithmetic; NULL when an operand is NULL

   function Negate (A : Value) return Value;

   function Add (A, B : Value) return Value;

   function Subtract (A, B : Value) return Value;

   function Multiply (A, B : Value) return Value;

   function Divide (A, B : Value) return Value;

   --  The sign of the divisor
   function Modulo (A, B : Value) return Value;

   --  The sign of the dividend
   function Remainder (A, B : Value) return Value;

   function Concatenate (A, B : Value) return Value;

end Values;
