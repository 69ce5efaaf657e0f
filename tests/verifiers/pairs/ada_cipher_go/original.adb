with Ada.Text_IO;           use Ada.Text_IO;
with Ada.Command_Line;      use Ada.Command_Line;
with Ada.Strings.Unbounded; use Ada.Strings.Unbounded;

--  cipher KEY [-d]: Vigenere over the letters of standard input
procedure Cipher is
   subtype Shift is Integer range 0 .. 25;
   Key     : Unbounded_String;
   Place   : Positive := 1;
   Decode  : Boolean := False;
   Letters : Natural := 0;

   function Rotate (C : Character; By : Integer) return Character is
      Base : Character;
   begin
      if C in 'a' .. 'z' then
         Base := 'a';
      elsif C in 'A' .. 'Z' then
         Base := 'A';
      else
         return C;
      end if;
      return Character'Val (Character'Pos (Base) + (Character'Pos (C) - Character'Pos (Base) + By) mod 26);
   end Rotate;

   function Next_Shift return Shift is
      C : constant Character := Element (Key, Place);
   begin
      Place := (if Place = Length (Key) then 1 else Place + 1);
      if C in 'A' .. 'Z' then
         return Character'Pos (C) - Character'Pos ('A');
      elsif C in 'a' .. 'z' then
         return Character'Pos (C) - Character'Pos ('a');
      else
         return Character'Pos (C) mod 10;
      end if;
   end Next_Shift;
begin
   if Argument_Count < 1 or else Argument (1) = "" then
      Put_Line (Standard_Error, "cipher KEY [-d]");
      Set_Exit_Status (Failure);
      return;
   end if;
   Key := To_Unbounded_String (Argument (1));
   if Argument_Count >= 2 and then Argument (2) = "-d" then
      Decode := True;
   end if;
   while not End_Of_File loop
      declare
         Line : String := Get_Line;
         S    : Shift;
      begin
         for C of Line loop
            if C in 'a' .. 'z' | 'A' .. 'Z' then
               S := Next_Shift;
               C := Rotate (C, (if Decode then -S else S));
               Letters := Letters + 1;
            end if;
         end loop;
         Put_Line (Line);
         if Line'Length = 0 then
            Place := 1;
         end if;
      end;
   end loop;
   Put_Line ("--" & Natural'Image (Letters));
end Cipher;
