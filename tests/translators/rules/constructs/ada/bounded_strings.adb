--  Bounded strings
with Ada.Strings.Bounded;
with Ada.Text_IO; use Ada.Text_IO;
procedure Bounded_Strings is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   package Names is new Ada.Strings.Bounded.Generic_Bounded_Length (8);
   use Names;
   B : Bounded_String := To_Bounded_String ("abc");
begin
   B := B & "xyz";
   Put_Line (To_String (B) & Integer'Image (Length (B)));
end Bounded_Strings;
