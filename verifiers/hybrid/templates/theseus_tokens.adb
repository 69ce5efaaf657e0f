with Ada.Characters.Handling;
with Ada.Strings.Unbounded; use Ada.Strings.Unbounded;
with Ada.Unchecked_Conversion;
with Interfaces; use Interfaces;
with Interfaces.C.Strings;
with System;

package body Theseus_Tokens is

   function To_Bits is new Ada.Unchecked_Conversion (Long_Float, Unsigned_64);
   function To_Real is new Ada.Unchecked_Conversion (Unsigned_64, Long_Float);

   Digit : constant String := "0123456789abcdef";

   function Token return String;

   Depth_Limit : constant := 200;

   type Frame is record
      Line  : Unbounded_String;
      Next  : Positive := 1;
      Reply : Unbounded_String;
   end record;

   Frames : array (0 .. Depth_Limit) of Frame;
   Top    : Natural := 0;

   Name    : Unbounded_String;
   Message : Unbounded_String;

   function Moved_Call (Call : Interfaces.C.Strings.chars_ptr) return Interfaces.C.Strings.chars_ptr;
   pragma Import (C, Moved_Call, "theseus_moved_call");

   procedure Flush (Stream : System.Address);
   pragma Import (C, Flush, "fflush");

   procedure Open (Call : Natural) is
      Image : constant String := Natural'Image (Call);
   begin
      Top := Top + 1;
      Frames (Top).Reply := To_Unbounded_String (Image (2 .. Image'Last));
   end Open;

   procedure Send is
      Text   : Interfaces.C.Strings.chars_ptr := Interfaces.C.Strings.New_String (To_String (Frames (Top).Reply));
      Answer : Interfaces.C.Strings.chars_ptr;
   begin
      Flush (System.Null_Address);
      Answer := Moved_Call (Text);
      Interfaces.C.Strings.Free (Text);
      Frames (Top).Line := To_Unbounded_String (Interfaces.C.Strings.Value (Answer));
      Interfaces.C.Strings.Free (Answer);
      Frames (Top).Next := 1;
      Name := Null_Unbounded_String;
      if Token /= "returned" then
         Name := To_Unbounded_String (Token);
         Message := To_Unbounded_String (Read_Text);
      end if;
   end Send;

   procedure Close is
   begin
      Top := Top - 1;
   end Close;

   procedure Enter (Call : String) is
   begin
      Top := Top + 1;
      Frames (Top).Line := To_Unbounded_String (Call);
      Frames (Top).Next := 1;
   end Enter;

   function Leave return String is
   begin
      Top := Top - 1;
      Flush (System.Null_Address);
      return To_String (Frames (Top + 1).Reply);
   end Leave;

   function Is_Raised return Boolean is
   begin
      return Length (Name) > 0;
   end Is_Raised;

   function Raised_Name return String is
   begin
      return To_String (Name);
   end Raised_Name;

   function Raised_Message return String is
   begin
      return To_String (Message);
   end Raised_Message;

   function Token return String is
      From : Positive;
   begin
      while Frames (Top).Next <= Length (Frames (Top).Line) and then Element (Frames (Top).Line, Frames (Top).Next) = ' ' loop
         Frames (Top).Next := Frames (Top).Next + 1;
      end loop;
      From := Frames (Top).Next;
      while Frames (Top).Next <= Length (Frames (Top).Line) and then Element (Frames (Top).Line, Frames (Top).Next) /= ' ' loop
         Frames (Top).Next := Frames (Top).Next + 1;
      end loop;
      return Slice (Frames (Top).Line, From, Frames (Top).Next - 1);
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
      Frames (Top).Reply := To_Unbounded_String ("returned");
   end Start;

   procedure Write (Word : String) is
   begin
      Append (Frames (Top).Reply, ' ');
      Append (Frames (Top).Reply, Word);
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
      Frames (Top).Reply := To_Unbounded_String ("raised " & Name);
      Write_Text (Ada.Exceptions.Exception_Message (E));
   end Write_Raised;

end Theseus_Tokens;
