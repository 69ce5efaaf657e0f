--  Ada.Strings.Fixed
with Ada.Strings.Fixed; use Ada.Strings.Fixed;
with Ada.Text_IO; use Ada.Text_IO;
procedure Fixed_Strings is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   S : constant String := "  one two  ";
begin
   Put_Line ("[" & Trim (S, Ada.Strings.Both) & "]" & Integer'Image (Index (S, "two")) & Head ("ab", 4, '-') & Tail ("abc", 2));
end Fixed_Strings;
