with Ada.Calendar; use Ada.Calendar;
with Ada.Strings; use Ada.Strings;
with Ada.Strings.Fixed; use Ada.Strings.Fixed;
with Ada.Text_IO; use Ada.Text_IO;
with Letters;
with Totals;
procedure Texts is
   subtype Low is Character range Character'Val (0) .. Character'Val (12);
   type Line is array (Integer range <>) of Integer;
   type Name is access String;
   subtype Five is Name (1 .. 5);

   function F (N : Integer) return Integer is
   begin
      return N;
   end F;

   function Is_Digit (C : Character) return Boolean is
   begin
      return C in '0' .. '9';
   end Is_Digit;

   function Code (C : Character) return Integer is
   begin
      return Character'Pos (C);
   end Code;

   function Digits_In is new Letters.Count (Is_Digit);
   package Codes is new Totals (Start => 10, Values => Letters, Weight => Code);

   T    : Time := Time_Of (1999, 12, 31, 86_399.5);
   D    : Duration;
   Text : String (2 .. 6);
   A2   : Line (F (3) .. F (6)) := (F (2) .. F (5) => 7);
   A3   : Line := (F (4) .. 3 => 1);
   A4   : Line := (F (-2) .. F (1) => 9);
   Word : Five := new String'("fiver");
begin
   for C in Character loop
      Put_Line (Character'Image (C));
      if Character'Value (Character'Image (C)) /= C then
         Put_Line ("differs");
      end if;
   end loop;
   Put_Line (Integer'Image (Character'Width) & Integer'Image (Low'Width));
   T := T + 1.5;
   Put_Line (Year_Number'Image (Year (T)) & Month_Number'Image (Month (T)) & Day_Number'Image (Day (T))
             & Duration'Image (Seconds (T)));
   D := T - Time_Of (2000, 1, 1);
   Put_Line (Duration'Image (D) & Boolean'Image (T > Time_Of (2399, 12, 31, 0.5)));
   begin
      T := Time_Of (2001, 2, 29);
      Put_Line ("no error");
   exception
      when Time_Error =>
         Put_Line ("Time_Error");
   end;
   Text := (Text'Range => 'x');
   Put_Line (Text & Integer'Image (A2'First) & Integer'Image (A2'Last) & Integer'Image (A3'Length)
             & Integer'Image (A4'First) & Integer'Image (A4 (0)) & Integer'Image (A4'Last));
   Move ("ab", Text);
   Put_Line (Text & "|");
   Move ("abcdefgh", Text, Drop => Left);
   Put_Line (Text & "|");
   Move ("abc", Text, Justify => Center, Pad => '.');
   Put_Line (Text & "|");
   begin
      Move ("abcdefgh", Text);
   exception
      when Length_Error =>
         Put_Line ("Length_Error");
   end;
   if (for all I in A2'Range => A2 (I) = 7) and A3'Length = 0 then
      Put_Line ("all");
   elsif (for some I in A2'Range => A2 (I) = 7) then
      Put_Line ("some");
   end if;
   A2 (4) := 8;
   if (for all I in A2'Range => A2 (I) = 7) then
      Put_Line ("all");
   elsif (for some I in A2'Range => A2 (I) = 8) then
      Put_Line ("some");
   end if;
   begin
      Word := new String'("six ch");
   exception
      when Constraint_Error =>
         Put_Line ("not five");
   end;
   Put_Line (Boolean'Image (Text in String) & Boolean'Image (A4 in Line));
   Put_Line (Natural'Image (Digits_In ("a1b22")) & Integer'Image (Codes.Total ("AB")));
   Outer :
   declare
      Text : Integer := 5;
   begin
      Outer.Text := Outer.Text + 1;
      Put_Line (Integer'Image (Text) & Texts.Text);
   end Outer;
end Texts;
