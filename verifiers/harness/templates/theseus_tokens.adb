with Ada.Characters.Handling;
with Ada.Strings.Unbounded; use Ada.Strings.Unbounded;
with Ada.Text_IO;
with Ada.Unchecked_Conversion;
with Interfaces; use Interfaces;

package body Theseus_Tokens is

   function To_Bits is new Ada.Unchecked_Conversion (Long_Float, Unsigned_64);
   function To_Real is new Ada.Unchecked_Conversion (Unsigned_64, Long_Float);

   Digit : constant String := "0123456789abcdef";

   Line  : Unbounded_String;
   Next   : Positive := 1;
   Reply : Unbounded_String;

   function Next_Line return Boolean is
   begin
      if Ada.Text_IO.End_Of_File then
         return False;
      end if;
      Line := To_Unbounded_String (Ada.Text_IO.Get_Line);
      Next  := 1;
      return True;
   end Next_Line;

   function Token return String is
      From : Positive;
   begin
      while Next <= Length (Line) and then Element (Line, Next) = ' ' loop
         Next := Next + 1;
      end loop;
      From := Next;
      while Next <= Length (Line) and then Element (Line, Next) /= ' ' loop
         Next := Next + 1;
      end loop;
      return Slice (Line, From, Next - 1);
   end Token;

   function Read_Number return Number is
   begin
      return Number'Value (Token);
   end Read_Number;

   function Value_Of (C : Character) return Natural is
   begin
      if C <= '9' then
         return Character'Pos (C) - Character'Pos ('0');
      end if;
      return Character'Pos (C) - Character'Pos ('a') + 10;
   end Value_Of;

   function Read_Real return Long_Float is
      Text : constant String := Token;
      Bits : Unsigned_64 := 0;
   begin
      for I in Text'First + 1 .. Text'Last loop
         Bits := Bits * 16 + Unsigned_64 (Value_Of (Text (I)));
      end loop;
      return To_Real (Bits);
   end Read_Real;

   function Read_Text return String is
      Text   : constant String := Token;
      Result : String (1 .. (Text'Length - 1) / 2);
      From   : Positive := Text'First + 1;
   begin
      for I in Result'Range loop
         Result (I) := Character'Val (Value_Of (Text (From)) * 16 + Value_Of (Text (From + 1)));
         From := From + 2;
      end loop;
      return Result;
   end Read_Text;

   procedure Start is
   begin
      Reply := To_Unbounded_String ("returned");
   end Start;

   procedure Write (Word : String) is
   begin
      Append (Reply, ' ');
      Append (Reply, Word);
   end Write;

   procedure Write_Number (N : Number) is
      Image : constant String := Number'Image (N);
   begin
      if N < 0 then
         Write (Image);
      else
         Write (Image (Image'First + 1 .. Image'Last));
      end if;
   end Write_Number;

   procedure Write_Real (X : Long_Float) is
      Bits  : Unsigned_64 := To_Bits (X);
      Image : String (1 .. 16);
   begin
      for I in reverse Image'Range loop
         Image (I) := Digit (1 + Natural (Bits mod 16));
         Bits := Bits / 16;
      end loop;
      Write ("f" & Image);
   end Write_Real;

   procedure Write_Text (S : String) is
      Image : String (1 .. 2 * S'Length);
      To    : Natural := 0;
   begin
      for C of S loop
         Image (To + 1) := Digit (1 + Character'Pos (C) / 16);
         Image (To + 2) := Digit (1 + Character'Pos (C) mod 16);
         To := To + 2;
      end loop;
      Write ("x" & Image);
   end Write_Text;

   --  Only the last dot of a full name separates package and exception
   procedure Write_Raised (E : Ada.Exceptions.Exception_Occurrence) is
      Name : String := Ada.Characters.Handling.To_Lower (Ada.Exceptions.Exception_Name (E));
      Last : Natural := 0;
   begin
      for I in Name'Range loop
         if Name (I) = '.' then
            if Last > 0 then
               Name (Last) := '_';
            end if;
            Last := I;
         end if;
      end loop;
      Reply := To_Unbounded_String ("raised " & Name);
   end Write_Raised;

   procedure Finish is
   begin
      Ada.Text_IO.Put_Line (Character'Val (1) & To_String (Reply));
      Ada.Text_IO.Flush;
   end Finish;

end Theseus_Tokens;
