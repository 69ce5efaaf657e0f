------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : VALUES (body)
--
--  Change history
--    1991-05-21  RKL  First version
--    1992-01-20  RKL  DATE
--    1995-05-15  MTD  DECIMAL
--    1997-10-07  JPS  BOOLEAN
--    1998-12-14  JPS  Sort_Order never fails, Compare does
------------------------------------------------------------------------

with Sql_Errors;

package body Values is

   use type Numbers.Cents;
   use type Text_Tools.Ordering;

   subtype Ordering is Text_Tools.Ordering;

   --------------------
   --  Constructors  --
   --------------------

   function Null_Value return Value is
   begin
      return (Kind => Null_Kind);
   end Null_Value;

   function From_Boolean (Flag : Boolean) return Value is
   begin
      return (Kind => Boolean_Kind, Flag => Flag);
   end From_Boolean;

   function From_Integer (Int : Integer) return Value is
   begin
      return (Kind => Integer_Kind, Int => Int);
   end From_Integer;

   function From_Cents (Dec : Numbers.Cents) return Value is
   begin
      return (Kind => Decimal_Kind, Dec => Dec);
   end From_Cents;

   function From_Days (Days : Dates.Day_Count) return Value is
   begin
      return (Kind => Date_Kind, Days => Days);
   end From_Days;

   function From_Text (S : String) return Value is
   begin
      if S'Length > Max_Text then
         raise Sql_Errors.SQL_Error with
           Sql_Errors.Message_Of
             (Sql_Errors.Text_Too_Long,
              Numbers.Integer_Image (S'Length) & " characters");
      end if;
      return (Kind => Text_Kind, Text => To_Unbounded_String (S));
   end From_Text;

   function From_Truth (T : Truth) return Value is
   begin
      if T = Unknown then
         return Null_Value;
      end if;
      return From_Boolean (T = Yes);
   end From_Truth;

   ---------------
   --  Queries  --
   ---------------

   function Kind_Name (Kind : Value_Kind) return String is
   begin
      case Kind is
         when Null_Kind =>
            return "NULL";
         when Boolean_Kind =>
            return "BOOLEAN";
         when Integer_Kind =>
            return "INTEGER";
         when Decimal_Kind =>
            return "DECIMAL";
         when Date_Kind =>
            return "DATE";
         when Text_Kind =>
            return "TEXT";
      end case;
   end Kind_Name;

   function Mismatch (A, B : Value_Kind) return String is
   begin
      return Sql_Errors.Message_Of
        (Sql_Errors.Type_Mismatch, Kind_Name (A) & " and " & Kind_Name (B));
   end Mismatch;

   function Is_Null (V : Value) return Boolean is
   begin
      return V.Kind = Null_Kind;
   end Is_Null;

   function Is_Numeric (V : Value) return Boolean is
   begin
      return V.Kind = Integer_Kind or else V.Kind = Decimal_Kind;
   end Is_Numeric;

   function Image (V : Value) return String is
   begin
      case V.Kind is
         when Null_Kind =>
            return "NULL";
         when Boolean_Kind =>
            if V.Flag then
               return "true";
            end if;
            return "false";
         when Integer_Kind =>
            return Numbers.Integer_Image (V.Int);
         when Decimal_Kind =>
            return Numbers.Cents_Image (V.Dec);
         when Date_Kind =>
            return Dates.Image (Dates.From_Days (V.Days));
         when Text_Kind =>
            return To_String (V.Text);
      end case;
   end Image;

   function Literal (V : Value) return String is
   begin
      case V.Kind is
         when Date_Kind =>
            return "date " & Text_Tools.Quoted (Image (V));
         when Text_Kind =>
            return Text_Tools.Quoted (Image (V));
         when others =>
            return Text_Tools.Lower_Case (Image (V));
      end case;
   end Literal;

   function As_Cents (V : Value) return Numbers.Cents is
   begin
      if V.Kind = Integer_Kind then
         return Numbers.To_Cents (V.Int);
      end if;
      return V.Dec;
   end As_Cents;

   function As_Truth (V : Value) return Truth is
   begin
      if V.Kind = Null_Kind then
         return Unknown;
      elsif V.Kind /= Boolean_Kind then
         raise Sql_Errors.SQL_Error with Mismatch (V.Kind, Boolean_Kind);
      elsif V.Flag then
         return Yes;
      else
         return No;
      end if;
   end As_Truth;

   function Date_From_Text (S : String) return Value is
   begin
      return From_Days (Dates.To_Days (Dates.Parse (Text_Tools.Trim (S))));
   exception
      when Dates.Bad_Date =>
         raise Sql_Errors.SQL_Error with
           Sql_Errors.Message_Of
             (Sql_Errors.Invalid_Date, Text_Tools.Quoted (S));
   end Date_From_Text;

   function Number_From_Text (S : String; Kind : Value_Kind) return Value is
   begin
      if Kind = Integer_Kind then
         return From_Integer (Numbers.Integer_Value (Text_Tools.Trim (S)));
      end if;
      return From_Cents (Numbers.Cents_Value (Text_Tools.Trim (S)));
   exception
      when Numbers.Bad_Number =>
         raise Sql_Errors.SQL_Error with
           Sql_Errors.Message_Of
             (Sql_Errors.Type_Mismatch,
              Text_Tools.Quoted (S) & " is not a number");
   end Number_From_Text;

   function Convert (V : Value; Kind : Value_Kind) return Value is
   begin
      if V.Kind = Null_Kind or else V.Kind = Kind then
         return V;
      end if;
      case Kind is
         when Text_Kind =>
            return From_Text (Image (V));
         when Decimal_Kind =>
            if V.Kind = Integer_Kind then
               return From_Cents (Numbers.To_Cents (V.Int));
            elsif V.Kind = Text_Kind then
               return Number_From_Text (To_String (V.Text), Kind);
            end if;
         when Integer_Kind =>
            if V.Kind = Decimal_Kind then
               return From_Integer (Numbers.To_Integer (V.Dec));
            elsif V.Kind = Text_Kind then
               return Number_From_Text (To_String (V.Text), Kind);
            elsif V.Kind = Boolean_Kind then
               return From_Integer (Boolean'Pos (V.Flag));
            end if;
         when Date_Kind =>
            if V.Kind = Text_Kind then
               return Date_From_Text (To_String (V.Text));
            end if;
         when others =>
            null;
      end case;
      raise Sql_Errors.SQL_Error with Mismatch (V.Kind, Kind);
   end Convert;

   ------------------
   --  Comparison  --
   ------------------

   function Compare_Cents (A, B : Numbers.Cents) return Ordering is
   begin
      if A < B then
         return Text_Tools.Less;
      elsif A > B then
         return Text_Tools.Greater;
      else
         return Text_Tools.Equal;
      end if;
   end Compare_Cents;

   --  Both of the same kind, or both numeric
   function Compare_Alike (A, B : Value) return Ordering is
   begin
      case A.Kind is
         when Null_Kind =>
            return Text_Tools.Equal;
         when Boolean_Kind =>
            return Compare_Cents
              (Boolean'Pos (A.Flag), Boolean'Pos (B.Flag));
         when Integer_Kind | Decimal_Kind =>
            return Compare_Cents (As_Cents (A), As_Cents (B));
         when Date_Kind =>
            return Compare_Cents
              (Numbers.Cents (A.Days), Numbers.Cents (B.Days));
         when Text_Kind =>
            return Text_Tools.Compare_Padded
              (To_String (A.Text), To_String (B.Text));
      end case;
   end Compare_Alike;

   function Sort_Order (A, B : Value) return Ordering is
   begin
      if A.Kind = B.Kind or else (Is_Numeric (A) and then Is_Numeric (B)) then
         return Compare_Alike (A, B);
      elsif A.Kind < B.Kind then
         return Text_Tools.Less;
      else
         return Text_Tools.Greater;
      end if;
   end Sort_Order;

   function Compare (A, B : Value) return Ordering is
   begin
      if A.Kind = B.Kind or else (Is_Numeric (A) and then Is_Numeric (B)) then
         return Compare_Alike (A, B);
      elsif A.Kind = Date_Kind and then B.Kind = Text_Kind then
         return Compare_Alike (A, Convert (B, Date_Kind));
      elsif A.Kind = Text_Kind and then B.Kind = Date_Kind then
         return Compare_Alike (Convert (A, Date_Kind), B);
      end if;
      raise Sql_Errors.SQL_Error with Mismatch (A.Kind, B.Kind);
   end Compare;

   function Test (Op : Comparison; A, B : Value) return Truth is
      Order  : Ordering;
      Result : Boolean;
   begin
      if Is_Null (A) or else Is_Null (B) then
         return Unknown;
      end if;
      Order := Compare (A, B);
      case Op is
         when Is_Equal =>
            Result := Order = Text_Tools.Equal;
         when Is_Not_Equal =>
            Result := Order /= Text_Tools.Equal;
         when Is_Less =>
            Result := Order = Text_Tools.Less;
         when Is_Less_Or_Equal =>
            Result := Order /= Text_Tools.Greater;
         when Is_Greater =>
            Result := Order = Text_Tools.Greater;
         when Is_Greater_Or_Equal =>
            Result := Order /= Text_Tools.Less;
      end case;
      if Result then
         return Yes;
      end if;
      return No;
   end Test;

   -------------
   --  Logic  --
   -------------

   function Truth_And (A, B : Truth) return Truth is
   begin
      return Truth'Min (A, B);
   end Truth_And;

   function Truth_Or (A, B : Truth) return Truth is
   begin
      return Truth'Max (A, B);
   end Truth_Or;

   function Truth_Not (A : Truth) return Truth is
   begin
      return Truth'Val (Truth'Pos (Yes) - Truth'Pos (A));
   end Truth_Not;

   ------------------
   --  Arithmetic  --
   ------------------

   function Both_Integer (A, B : Value) return Boolean is
   begin
      return A.Kind = Integer_Kind and then B.Kind = Integer_Kind;
   end Both_Integer;

   function Both_Numeric (A, B : Value) return Boolean is
   begin
      return Is_Numeric (A) and then Is_Numeric (B);
   end Both_Numeric;

   --  The second operand of a division
   procedure Check_Divisor (B : Value) is
   begin
      if As_Cents (B) = 0 then
         raise Sql_Errors.SQL_Error with
           Sql_Errors.Message_Of (Sql_Errors.Division_By_Zero, "");
      end if;
   end Check_Divisor;

   function Negate (A : Value) return Value is
   begin
      case A.Kind is
         when Null_Kind =>
            return A;
         when Integer_Kind =>
            return From_Integer (-A.Int);
         when Decimal_Kind =>
            return From_Cents (-A.Dec);
         when others =>
            raise Sql_Errors.SQL_Error with Mismatch (A.Kind, Integer_Kind);
      end case;
   end Negate;

   function Add (A, B : Value) return Value is
   begin
      if Is_Null (A) or else Is_Null (B) then
         return Null_Value;
      elsif Both_Integer (A, B) then
         return From_Integer (A.Int + B.Int);
      elsif Both_Numeric (A, B) then
         return From_Cents (As_Cents (A) + As_Cents (B));
      elsif A.Kind = Date_Kind and then B.Kind = Integer_Kind then
         return From_Days (Dates.Day_Count (Integer (A.Days) + B.Int));
      elsif A.Kind = Integer_Kind and then B.Kind = Date_Kind then
         return From_Days (Dates.Day_Count (A.Int + Integer (B.Days)));
      end if;
      raise Sql_Errors.SQL_Error with Mismatch (A.Kind, B.Kind);
   end Add;

   function Subtract (A, B : Value) return Value is
   begin
      if Is_Null (A) or else Is_Null (B) then
         return Null_Value;
      elsif Both_Integer (A, B) then
         return From_Integer (A.Int - B.Int);
      elsif Both_Numeric (A, B) then
         return From_Cents (As_Cents (A) - As_Cents (B));
      elsif A.Kind = Date_Kind and then B.Kind = Date_Kind then
         return From_Integer (Integer (A.Days) - Integer (B.Days));
      elsif A.Kind = Date_Kind and then B.Kind = Integer_Kind then
         return From_Days (Dates.Day_Count (Integer (A.Days) - B.Int));
      end if;
      raise Sql_Errors.SQL_Error with Mismatch (A.Kind, B.Kind);
   end Subtract;

   function Multiply (A, B : Value) return Value is
   begin
      if Is_Null (A) or else Is_Null (B) then
         return Null_Value;
      elsif Both_Integer (A, B) then
         return From_Integer (A.Int * B.Int);
      elsif Both_Numeric (A, B) then
         return From_Cents (Numbers.Multiply (As_Cents (A), As_Cents (B)));
      end if;
      raise Sql_Errors.SQL_Error with Mismatch (A.Kind, B.Kind);
   end Multiply;

   function Divide (A, B : Value) return Value is
   begin
      if Is_Null (A) or else Is_Null (B) then
         return Null_Value;
      elsif Both_Integer (A, B) then
         Check_Divisor (B);
         return From_Integer (A.Int / B.Int);
      elsif Both_Numeric (A, B) then
         Check_Divisor (B);
         return From_Cents (Numbers.Divide (As_Cents (A), As_Cents (B)));
      end if;
      raise Sql_Errors.SQL_Error with Mismatch (A.Kind, B.Kind);
   end Divide;

   function Modulo (A, B : Value) return Value is
   begin
      if Is_Null (A) or else Is_Null (B) then
         return Null_Value;
      elsif Both_Integer (A, B) then
         Check_Divisor (B);
         return From_Integer (A.Int mod B.Int);
      end if;
      raise Sql_Errors.SQL_Error with Mismatch (A.Kind, B.Kind);
   end Modulo;

   function Remainder (A, B : Value) return Value is
   begin
      if Is_Null (A) or else Is_Null (B) then
         return Null_Value;
      elsif Both_Integer (A, B) then
         Check_Divisor (B);
         return From_Integer (A.Int rem B.Int);
      end if;
      raise Sql_Errors.SQL_Error with Mismatch (A.Kind, B.Kind);
   end Remainder;

   function Concatenate (A, B : Value) return Value is
   begin
      if Is_Null (A) or else Is_Null (B) then
         return Null_Value;
      end if;
      return From_Text (Image (A) & Image (B));
   end Concatenate;

end Values;
