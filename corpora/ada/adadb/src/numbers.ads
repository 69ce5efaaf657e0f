------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : NUMBERS (specification)
--  Purpose      : Reading, writing and exact arithmetic of the two
--                 numeric types of the data base. DECIMAL values are kept
--                 as a number of hundredths; every rounding is half away
--                 from zero, as the accounting department asked for.
--
--  Change history
--    1991-04-02  RKL  First version
--    1992-07-30  RKL  Reading of -2147483648 (trouble report 31)
--    1995-05-15  MTD  DECIMAL
--    1998-03-09  JPS  Grouped_Image
------------------------------------------------------------------------

package Numbers is

   pragma Pure;

   type Cents is range -999_999_999_999_999 .. 999_999_999_999_999;

   subtype Exponent_Range is Natural range 0 .. 64;

   --  Tenths of a percent
   subtype Permille is Natural range 0 .. 1_000;

   Bad_Number : exception;

   --  No leading blank, unlike 'Image
   function Integer_Image (N : Integer) return String;

   function Cents_Image (C : Cents) return String;

   --  Thousands separated by commas
   function Grouped_Image (N : Integer) return String;

   function Permille_Image (P : Permille) return String;

   function Is_Integer_Text (S : String) return Boolean;

   function Is_Decimal_Text (S : String) return Boolean;

   --  Bad_Number for a wrong form, Constraint_Error out of range
   function Integer_Value (S : String) return Integer;

   --  The third digit after the point decides the rounding
   function Cents_Value (S : String) return Cents;

   function Round_Div
     (Numerator   : Long_Long_Integer;
      Denominator : Long_Long_Integer) return Long_Long_Integer;

   function To_Cents (N : Integer) return Cents;

   function To_Integer (C : Cents) return Integer;

   function Multiply (A, B : Cents) return Cents;

   function Divide (A, B : Cents) return Cents;

   --  Places: 2 no change, 1 tenths, 0 units, -1 tens and so on
   function Round_To (C : Cents; Places : Integer) return Cents;

   function Power (Base : Integer; Exponent : Exponent_Range) return Integer;

   function Sign (C : Cents) return Integer;

   --  Zero when Whole is zero
   function Share (Part : Natural; Whole : Natural) return Permille;

end Numbers;
