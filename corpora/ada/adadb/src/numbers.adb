------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : NUMBERS (body)
--
--  Change history
--    1991-04-02  RKL  First version
--    1992-07-30  RKL  Integer_Value counts down (trouble report 31)
--    1995-05-15  MTD  DECIMAL
--    1996-02-29  MTD  Round_Div with negative denominators
--    1998-03-09  JPS  Grouped_Image
------------------------------------------------------------------------

with Char_Class;

package body Numbers is

   function Integer_Image (N : Integer) return String is
      Image : constant String := Integer'Image (N);
   begin
      if N < 0 then
         return Image;
      end if;
      return Image (2 .. Image'Last);
   end Integer_Image;

   function Cents_Image (C : Cents) return String is
      Magnitude : constant Cents  := abs C;
      Whole     : constant String := Cents'Image (Magnitude / 100);
      Part      : constant Natural := Natural (Magnitude mod 100);
      Fraction  : String (1 .. 2);
   begin
      Fraction (1) := Char_Class.Hex_Digit (Part / 10);
      Fraction (2) := Char_Class.Hex_Digit (Part mod 10);
      if C < 0 then
         return "-" & Whole (2 .. Whole'Last) & "." & Fraction;
      end if;
      return Whole (2 .. Whole'Last) & "." & Fraction;
   end Cents_Image;

   function Grouped_Image (N : Integer) return String is
      Plain  : constant String := Integer_Image (N);
      Result : String (1 .. 16) := (others => ' ');
      To     : Natural := Result'Last;
      Count  : Natural := 0;
   begin
      for I in reverse Plain'Range loop
         if Count = 3 and then Plain (I) /= '-' then
            Result (To) := ',';
            To := To - 1;
            Count := 0;
         end if;
         Result (To) := Plain (I);
         To := To - 1;
         Count := Count + 1;
      end loop;
      return Result (To + 1 .. Result'Last);
   end Grouped_Image;

   function Permille_Image (P : Permille) return String is
   begin
      return Integer_Image (P / 10) & "." & Integer_Image (P mod 10) & "%";
   end Permille_Image;

   function Is_Integer_Text (S : String) return Boolean is
      From : Positive := S'First;
   begin
      if S'Length = 0 then
         return False;
      end if;
      if S (From) = '-' or else S (From) = '+' then
         From := From + 1;
      end if;
      if From > S'Last then
         return False;
      end if;
      for I in From .. S'Last loop
         if not Char_Class.Is_Digit (S (I)) then
            return False;
         end if;
      end loop;
      return True;
   end Is_Integer_Text;

   function Is_Decimal_Text (S : String) return Boolean is
      Point : Natural := 0;
   begin
      for I in S'Range loop
         if S (I) = '.' then
            if Point /= 0 then
               return False;
            end if;
            Point := I;
         end if;
      end loop;
      if Point = 0 then
         return Is_Integer_Text (S);
      end if;
      --  Digits on both sides are required, and no second sign
      return Is_Integer_Text (S (S'First .. Point - 1))
        and then Point < S'Last
        and then Char_Class.Is_Digit (S (Point + 1))
        and then Is_Integer_Text (S (Point + 1 .. S'Last));
   end Is_Decimal_Text;

   function Integer_Value (S : String) return Integer is
      Result   : Integer := 0;
      From     : Positive := S'First;
      Negative : Boolean := False;
   begin
      if not Is_Integer_Text (S) then
         raise Bad_Number with "not an integer";
      end if;
      if S (From) = '-' then
         Negative := True;
         From := From + 1;
      elsif S (From) = '+' then
         From := From + 1;
      end if;
      --  Counts on the negative side: Integer'First has no counterpart
      for I in From .. S'Last loop
         Result := Result * 10 - Char_Class.Digit_Value (S (I));
      end loop;
      if not Negative then
         Result := -Result;
      end if;
      return Result;
   end Integer_Value;

   function Cents_Value (S : String) return Cents is
      Result   : Cents := 0;
      Negative : Boolean := False;
      Decimals : Natural := 0;
      Seen     : Boolean := False;
      Digit    : Char_Class.Digit_Number;
   begin
      if not Is_Decimal_Text (S) then
         raise Bad_Number with "not a decimal number";
      end if;
      for I in S'Range loop
         if S (I) = '-' then
            Negative := True;
         elsif S (I) = '.' then
            Seen := True;
         elsif S (I) /= '+' then
            Digit := Char_Class.Digit_Value (S (I));
            if Seen then
               Decimals := Decimals + 1;
            end if;
            if Decimals < 3 then
               Result := Result * 10 + Cents (Digit);
            elsif Decimals = 3 and then Digit >= 5 then
               Result := Result + 1;
            end if;
         end if;
      end loop;
      while Decimals < 2 loop
         Result := Result * 10;
         Decimals := Decimals + 1;
      end loop;
      if Negative then
         return -Result;
      end if;
      return Result;
   end Cents_Value;

   function Round_Div
     (Numerator   : Long_Long_Integer;
      Denominator : Long_Long_Integer) return Long_Long_Integer
   is
      Quotient  : Long_Long_Integer := Numerator / Denominator;
      Remainder : constant Long_Long_Integer := Numerator rem Denominator;
   begin
      if 2 * abs Remainder >= abs Denominator then
         if (Numerator < 0) = (Denominator < 0) then
            Quotient := Quotient + 1;
         else
            Quotient := Quotient - 1;
         end if;
      end if;
      return Quotient;
   end Round_Div;

   function To_Cents (N : Integer) return Cents is
   begin
      return Cents (N) * 100;
   end To_Cents;

   function To_Integer (C : Cents) return Integer is
   begin
      return Integer (Round_Div (Long_Long_Integer (C), 100));
   end To_Integer;

   function Multiply (A, B : Cents) return Cents is
      Product : Long_Long_Integer;
   begin
      Product := Long_Long_Integer (A) * Long_Long_Integer (B);
      return Cents (Round_Div (Product, 100));
   end Multiply;

   function Divide (A, B : Cents) return Cents is
   begin
      return Cents
        (Round_Div (Long_Long_Integer (A) * 100, Long_Long_Integer (B)));
   end Divide;

   function Round_To (C : Cents; Places : Integer) return Cents is
      Unit : Long_Long_Integer := 1;
   begin
      if Places >= 2 then
         return C;
      elsif Places < -12 then
         return 0;
      end if;
      for I in Places .. 1 loop
         Unit := Unit * 10;
      end loop;
      return Cents (Round_Div (Long_Long_Integer (C), Unit) * Unit);
   end Round_To;

   function Power (Base : Integer; Exponent : Exponent_Range) return Integer is
      Result : Integer := 1;
   begin
      for I in 1 .. Exponent loop
         Result := Result * Base;
      end loop;
      return Result;
   end Power;

   function Sign (C : Cents) return Integer is
   begin
      if C > 0 then
         return 1;
      elsif C < 0 then
         return -1;
      else
         return 0;
      end if;
   end Sign;

   function Share (Part : Natural; Whole : Natural) return Permille is
   begin
      if Whole = 0 then
         return 0;
      end if;
      return Permille
        (Round_Div (Long_Long_Integer (Part) * 1_000,
                    Long_Long_Integer (Whole)));
   end Share;

end Numbers;
