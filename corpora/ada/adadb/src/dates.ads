------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : DATES (specification)
--  Purpose      : The DATE type: proleptic Gregorian calendar from
--                 1900-01-01 to 2399-12-31, kept as a number of days.
--
--  Change history
--    1992-01-20  RKL  First version (1900 .. 1999 only)
--    1996-12-02  MTD  Four digit years everywhere; 1900 is not a leap year
--    1998-10-30  JPS  Year 2000 review: passed
------------------------------------------------------------------------

package Dates is

   pragma Preelaborate;

   subtype Year_Number  is Integer range 1900 .. 2399;
   subtype Month_Number is Integer range 1 .. 12;
   subtype Day_Number   is Integer range 1 .. 31;
   subtype Year_Day     is Integer range 1 .. 366;

   --  Days since 1900-01-01, which is day 0
   type Day_Count is range 0 .. 182_620;

   type Date is record
      Year  : Year_Number  := 1900;
      Month : Month_Number := 1;
      Day   : Day_Number   := 1;
   end record;

   --  1900-01-01 was a Monday
   type Weekday is
     (Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday);

   Bad_Date : exception;

   function Is_Leap_Year (Year : Year_Number) return Boolean;

   function Days_In_Month
     (Year  : Year_Number;
      Month : Month_Number) return Day_Number;

   --  Any three integers may be asked about
   function Is_Valid (Year, Month, Day : Integer) return Boolean;

   function To_Days (D : Date) return Day_Count;

   function From_Days (Days : Day_Count) return Date;

   --  YYYY-MM-DD
   function Is_Date_Text (S : String) return Boolean;

   --  Bad_Date for a wrong form and for a day that does not exist
   function Parse (S : String) return Date;

   function Image (D : Date) return String;

   function Weekday_Of (Days : Day_Count) return Weekday;

   --  "Monday"
   function Weekday_Name (W : Weekday) return String;

   function Day_Of_Year (D : Date) return Year_Day;

   --  The day is lowered to the last one of the month where needed;
   --  Constraint_Error outside of the calendar
   function Add_Months (D : Date; Months : Integer) return Date;

   function Last_Of_Month (D : Date) return Date;

end Dates;
