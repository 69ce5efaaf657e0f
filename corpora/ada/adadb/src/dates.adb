------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : DATES (body)
--
--  Change history
--    1992-01-20  RKL  First version
--    1996-12-02  MTD  Four digit years everywhere; 1900 is not a leap year
--    1997-05-12  MTD  Add_Months with negative counts
------------------------------------------------------------------------

with Char_Class;
with Text_Tools;

package body Dates is

   function Is_Leap_Year (Year : Year_Number) return Boolean is
   begin
      return Year mod 4 = 0
        and then (Year mod 100 /= 0 or else Year mod 400 = 0);
   end Is_Leap_Year;

   function Days_In_Month
     (Year  : Year_Number;
      Month : Month_Number) return Day_Number
   is
   begin
      case Month is
         when 4 | 6 | 9 | 11 =>
            return 30;
         when 2 =>
            if Is_Leap_Year (Year) then
               return 29;
            end if;
            return 28;
         when others =>
            return 31;
      end case;
   end Days_In_Month;

   function Is_Valid (Year, Month, Day : Integer) return Boolean is
   begin
      if Year not in Year_Number then
         return False;
      elsif Month not in Month_Number then
         return False;
      else
         return Day >= 1 and then Day <= Days_In_Month (Year, Month);
      end if;
   end Is_Valid;

   --  Days of the years before this one
   function Days_Before_Year (Year : Year_Number) return Integer is
      Past : constant Integer := Year - 1;
      Base : constant Integer := 1899;
   begin
      return (Past - Base) * 365
        + (Past / 4 - Base / 4)
        - (Past / 100 - Base / 100)
        + (Past / 400 - Base / 400);
   end Days_Before_Year;

   function Day_Of_Year (D : Date) return Year_Day is
      Total : Integer := D.Day;
   begin
      for M in 1 .. D.Month - 1 loop
         Total := Total + Days_In_Month (D.Year, M);
      end loop;
      return Total;
   end Day_Of_Year;

   function To_Days (D : Date) return Day_Count is
   begin
      return Day_Count (Days_Before_Year (D.Year) + Day_Of_Year (D) - 1);
   end To_Days;

   function From_Days (Days : Day_Count) return Date is
      Left   : Integer := Integer (Days);
      Result : Date;
   begin
      --  A first guess that is never too late, then forward
      Result.Year := 1900 + Left / 366;
      while Result.Year < Year_Number'Last
        and then Days_Before_Year (Result.Year + 1) <= Left
      loop
         Result.Year := Result.Year + 1;
      end loop;
      Left := Left - Days_Before_Year (Result.Year);
      while Left >= Days_In_Month (Result.Year, Result.Month) loop
         Left := Left - Days_In_Month (Result.Year, Result.Month);
         Result.Month := Result.Month + 1;
      end loop;
      Result.Day := Left + 1;
      return Result;
   end From_Days;

   function Is_Date_Text (S : String) return Boolean is
      C : Character;
   begin
      if S'Length /= 10 then
         return False;
      end if;
      for I in 1 .. 10 loop
         C := S (S'First + I - 1);
         if I = 5 or else I = 8 then
            if C /= '-' then
               return False;
            end if;
         elsif not Char_Class.Is_Digit (C) then
            return False;
         end if;
      end loop;
      return True;
   end Is_Date_Text;

   function Parse (S : String) return Date is
      Text   : String (1 .. 10);
      Year   : Integer;
      Month  : Integer;
      Day    : Integer;
      Result : Date;
   begin
      if not Is_Date_Text (S) then
         raise Bad_Date with "expected YYYY-MM-DD";
      end if;
      Text  := S;
      Year  := Integer'Value (Text (1 .. 4));
      Month := Integer'Value (Text (6 .. 7));
      Day   := Integer'Value (Text (9 .. 10));
      if not Is_Valid (Year, Month, Day) then
         raise Bad_Date with "no such day";
      end if;
      Result.Year  := Year;
      Result.Month := Month;
      Result.Day   := Day;
      return Result;
   end Parse;

   --  N, which is below 100, in two digits
   function Two_Digits (N : Natural) return String is
      Result : String (1 .. 2);
   begin
      Result (1) := Char_Class.Hex_Digit (N / 10);
      Result (2) := Char_Class.Hex_Digit (N mod 10);
      return Result;
   end Two_Digits;

   function Image (D : Date) return String is
   begin
      return Two_Digits (D.Year / 100) & Two_Digits (D.Year mod 100)
        & "-" & Two_Digits (D.Month) & "-" & Two_Digits (D.Day);
   end Image;

   function Weekday_Of (Days : Day_Count) return Weekday is
   begin
      return Weekday'Val (Integer (Days) mod 7);
   end Weekday_Of;

   function Weekday_Name (W : Weekday) return String is
   begin
      return Text_Tools.Capitalize (Weekday'Image (W));
   end Weekday_Name;

   function Add_Months (D : Date; Months : Integer) return Date is
      Total  : constant Integer := D.Year * 12 + D.Month - 1 + Months;
      Result : Date;
   begin
      Result.Year  := Total / 12;
      Result.Month := Total mod 12 + 1;
      Result.Day   := D.Day;
      if Result.Day > Days_In_Month (Result.Year, Result.Month) then
         Result.Day := Days_In_Month (Result.Year, Result.Month);
      end if;
      return Result;
   end Add_Months;

   function Last_Of_Month (D : Date) return Date is
      Result : Date := D;
   begin
      Result.Day := Days_In_Month (D.Year, D.Month);
      return Result;
   end Last_Of_Month;

end Dates;
