------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : SQL_FUNCTIONS (body)
--
--  Change history
--    1993-02-01  RKL  First version
--    1996-11-11  MTD  Date functions
--    1999-04-27  JPS  HASH, CHECKSUM, COMBINE
------------------------------------------------------------------------

with Hashing;
with Numbers;
with Text_Tools;

package body Sql_Functions is

   use Keywords;
   use type Numbers.Cents;
   use type Text_Tools.Ordering;
   use type Values.Truth;
   use type Values.Value_Kind;

   function Integer_Of (V : Values.Value) return Integer is
   begin
      return Values.Convert (V, Values.Integer_Kind).Int;
   end Integer_Of;

   function Date_Of (V : Values.Value) return Dates.Date is
   begin
      return Dates.From_Days (Values.Convert (V, Values.Date_Kind).Days);
   end Date_Of;

   function Absolute (V : Values.Value) return Values.Value is
   begin
      if V.Kind = Values.Integer_Kind then
         return Values.From_Integer (abs V.Int);
      end if;
      return Values.From_Cents
        (abs Values.Convert (V, Values.Decimal_Kind).Dec);
   end Absolute;

   function Extreme
     (Arguments : Argument_Array;
      Count     : Argument_Count;
      Greatest  : Boolean) return Values.Value
   is
      Result : Values.Value;
      Wanted : Text_Tools.Ordering := Text_Tools.Less;
   begin
      if Greatest then
         Wanted := Text_Tools.Greater;
      end if;
      for I in 1 .. Count loop
         if not Values.Is_Null (Arguments (I)) then
            if Values.Is_Null (Result)
              or else Values.Sort_Order (Arguments (I), Result) = Wanted
            then
               Result := Arguments (I);
            end if;
         end if;
      end loop;
      return Result;
   end Extreme;

   function Coalesce
     (Arguments : Argument_Array;
      Count     : Argument_Count) return Values.Value
   is
   begin
      for I in 1 .. Count loop
         if not Values.Is_Null (Arguments (I)) then
            return Arguments (I);
         end if;
      end loop;
      return Values.Null_Value;
   end Coalesce;

   --  Functions whose first argument is a text
   function Call_Text
     (F         : Function_Name;
      S         : String;
      Arguments : Argument_Array;
      Count     : Argument_Count) return Values.Value
   is
      --  The other arguments, converted when they are asked for
      function Text (I : Positive) return String is
      begin
         return Values.Image (Arguments (I));
      end Text;

      function Number (I : Positive) return Integer is
      begin
         return Integer_Of (Arguments (I));
      end Number;

      function Substring return String is
         From   : constant Integer := Number (2);
         Length : Integer := S'Length;
      begin
         if Count = 3 then
            Length := Number (3);
         end if;
         return Text_Tools.Substring (S, From, Length);
      end Substring;

   begin
      case F is
         when F_Capitalize =>
            return Values.From_Text (Text_Tools.Capitalize (S));
         when F_Center =>
            return Values.From_Text (Text_Tools.Center (S, Number (2)));
         when F_Checksum =>
            return Values.From_Text
              (Hashing.Hex_Image (Hashing.Checksum (S)));
         when F_Combine =>
            return Values.From_Text
              (Hashing.Hex_Image
                 (Hashing.Combine
                    (Hashing.Hash (S), Hashing.Hash (Text (2)))));
         when F_Hash =>
            return Values.From_Text (Hashing.Hex_Image (Hashing.Hash (S)));
         when F_Length =>
            return Values.From_Integer (S'Length);
         when F_Lower =>
            return Values.From_Text (Text_Tools.Lower_Case (S));
         when F_Lpad =>
            return Values.From_Text (Text_Tools.Right_Justify (S, Number (2)));
         when F_Position =>
            return Values.From_Integer (Text_Tools.Position_Of (S, Text (2)));
         when F_Quote =>
            return Values.From_Text (Text_Tools.Quoted (S));
         when F_Replace =>
            return Values.From_Text
              (Text_Tools.Replace_All (S, Text (2), Text (3)));
         when F_Reverse =>
            return Values.From_Text (Text_Tools.Reversed (S));
         when F_Rpad =>
            return Values.From_Text (Text_Tools.Left_Justify (S, Number (2)));
         when F_Starts =>
            return Values.From_Boolean (Text_Tools.Starts_With (S, Text (2)));
         when F_Substr =>
            return Values.From_Text (Substring);
         when F_Trim =>
            return Values.From_Text (Text_Tools.Trim (S));
         when F_Upper =>
            return Values.From_Text (Text_Tools.Upper_Case (S));
         when others =>
            return Values.From_Integer (Text_Tools.Word_Count (S));
      end case;
   end Call_Text;

   --  Functions whose first argument is a date
   function Call_Date
     (F         : Function_Name;
      D         : Dates.Date;
      Arguments : Argument_Array) return Values.Value
   is
   begin
      case F is
         when F_Add_Months =>
            return Values.From_Days
              (Dates.To_Days
                 (Dates.Add_Months (D, Integer_Of (Arguments (2)))));
         when F_Day =>
            return Values.From_Integer (D.Day);
         when F_Day_Of_Year =>
            return Values.From_Integer (Dates.Day_Of_Year (D));
         when F_Last_Day =>
            return Values.From_Days (Dates.To_Days (Dates.Last_Of_Month (D)));
         when F_Month =>
            return Values.From_Integer (D.Month);
         when F_Weekday =>
            return Values.From_Text
              (Dates.Weekday_Name (Dates.Weekday_Of (Dates.To_Days (D))));
         when others =>
            return Values.From_Integer (D.Year);
      end case;
   end Call_Date;

   --  Functions whose first argument is a DECIMAL
   function Call_Decimal
     (F         : Function_Name;
      C         : Numbers.Cents;
      Arguments : Argument_Array;
      Count     : Argument_Count) return Values.Value
   is
      Places : Integer := 0;
   begin
      if F = F_Sign then
         return Values.From_Integer (Numbers.Sign (C));
      elsif Count = 2 then
         Places := Integer_Of (Arguments (2));
      end if;
      return Values.From_Cents (Numbers.Round_To (C, Places));
   end Call_Decimal;

   function Power (A, B : Values.Value) return Values.Value is
      Base     : constant Integer := Integer_Of (A);
      Exponent : constant Integer := Integer_Of (B);
   begin
      return Values.From_Integer (Numbers.Power (Base, Exponent));
   end Power;

   function Call
     (F         : Function_Name;
      Arguments : Argument_Array;
      Count     : Argument_Count) return Values.Value
   is
      First : constant Values.Value := Arguments (1);
   begin
      case F is
         when F_Coalesce =>
            return Coalesce (Arguments, Count);
         when F_Greatest | F_Least =>
            return Extreme (Arguments, Count, F = F_Greatest);
         when F_Nullif =>
            if Values.Test (Values.Is_Equal, First, Arguments (2)) = Values.Yes
            then
               return Values.Null_Value;
            end if;
            return First;
         when others =>
            null;
      end case;
      for I in 1 .. Count loop
         if Values.Is_Null (Arguments (I)) then
            return Values.Null_Value;
         end if;
      end loop;
      case F is
         when F_Abs =>
            return Absolute (First);
         when F_Grouped =>
            return Values.From_Text
              (Numbers.Grouped_Image (Integer_Of (First)));
         when F_Power =>
            return Power (First, Arguments (2));
         when F_Round | F_Sign =>
            return Call_Decimal
              (F, Values.Convert (First, Values.Decimal_Kind).Dec,
               Arguments, Count);
         when F_To_Date =>
            return Values.Convert (First, Values.Date_Kind);
         when F_To_Decimal =>
            return Values.Convert (First, Values.Decimal_Kind);
         when F_To_Integer =>
            return Values.Convert (First, Values.Integer_Kind);
         when F_To_Text =>
            return Values.Convert (First, Values.Text_Kind);
         when F_Add_Months | F_Day | F_Day_Of_Year | F_Last_Day | F_Month
            | F_Weekday | F_Year =>
            return Call_Date (F, Date_Of (First), Arguments);
         when others =>
            return Call_Text (F, Values.Image (First), Arguments, Count);
      end case;
   end Call;

end Sql_Functions;
