--  Unbounded strings
with Ada.Strings.Unbounded; use Ada.Strings.Unbounded;
with Ada.Text_IO; use Ada.Text_IO;
procedure Unbounded_Strings is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   U : Unbounded_String := To_Unbounded_String ("abc");
begin
   Append (U, "-def");
   U := U & '!' & U;
   Replace_Element (U, 1, 'Z');
   Put_Line (To_String (U) & Integer'Image (Length (U)) & Slice (U, 2, 4) & Integer'Image (Index (U, "def")));
end Unbounded_Strings;
