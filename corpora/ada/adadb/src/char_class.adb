------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : CHAR_CLASS (body)
--
--  Change history
--    1991-03-12  RKL  First version
--    1994-10-03  MTD  Latin-1 case conversion (trouble report 114)
--    1997-06-20  JPS  Kind_Of
------------------------------------------------------------------------

package body Char_Class is

   --  Distance between a capital letter and its small letter, the same
   --  in the ASCII and in the upper half of Latin-1
   Case_Offset : constant := 32;

   function Is_Upper (C : Character) return Boolean is
   begin
      return C in 'A' .. 'Z';
   end Is_Upper;

   function Is_Lower (C : Character) return Boolean is
   begin
      return C in 'a' .. 'z';
   end Is_Lower;

   function Is_Letter (C : Character) return Boolean is
   begin
      return Is_Upper (C) or else Is_Lower (C);
   end Is_Letter;

   function Is_Digit (C : Character) return Boolean is
   begin
      return C in '0' .. '9';
   end Is_Digit;

   function Is_Word_Part (C : Character) return Boolean is
   begin
      return Is_Letter (C) or else Is_Digit (C) or else C = '_';
   end Is_Word_Part;

   function Is_Blank (C : Character) return Boolean is
      Code : constant Natural := Character'Pos (C);
   begin
      return C = ' ' or else Code = 9 or else Code in 11 .. 13;
   end Is_Blank;

   function Is_Control (C : Character) return Boolean is
      Code : constant Natural := Character'Pos (C);
   begin
      return Code < 32 or else Code in 127 .. 159;
   end Is_Control;

   function To_Upper (C : Character) return Character is
      Code : constant Natural := Character'Pos (C);
   begin
      if Is_Lower (C) then
         return Character'Val (Code - Case_Offset);
      elsif Code in 16#E0# .. 16#FE# and then Code /= 16#F7# then
         --  16#F7# is the division sign
         return Character'Val (Code - Case_Offset);
      else
         return C;
      end if;
   end To_Upper;

   function To_Lower (C : Character) return Character is
      Code : constant Natural := Character'Pos (C);
   begin
      if Is_Upper (C) then
         return Character'Val (Code + Case_Offset);
      elsif Code in 16#C0# .. 16#DE# and then Code /= 16#D7# then
         --  16#D7# is the multiplication sign
         return Character'Val (Code + Case_Offset);
      else
         return C;
      end if;
   end To_Lower;

   function Digit_Value (C : Character) return Digit_Number is
   begin
      return Character'Pos (C) - Character'Pos ('0');
   end Digit_Value;

   function Hex_Digit (N : Hex_Number) return Character is
   begin
      if N < 10 then
         return Character'Val (Character'Pos ('0') + N);
      end if;
      return Character'Val (Character'Pos ('A') + N - 10);
   end Hex_Digit;

   function Kind_Of (C : Character) return Char_Kind is
   begin
      if Is_Blank (C) then
         return Blank;
      elsif Is_Letter (C) then
         return Letter;
      elsif Is_Digit (C) then
         return Digit;
      elsif Is_Control (C) then
         return Control;
      end if;
      case C is
         when ''' =>
            return Quote;
         when '(' | ')' | ',' | ';' | '*' | '+' | '-' | '/' | '|'
            | '=' | '<' | '>' | '!' =>
            return Symbol;
         when others =>
            return Other;
      end case;
   end Kind_Of;

end Char_Class;
