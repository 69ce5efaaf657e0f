--  Slices and concatenation
with Ada.Text_IO; use Ada.Text_IO;
procedure Slices is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   S : String (1 .. 8) := "abcdefgh";
   T : String (1 .. 3);
begin
   S (2 .. 5) := S (4 .. 7);
   T := S (Id (6) .. 8);
   Put_Line (S & "|" & T & "|" & S (8 .. 7) & 'x' & T (2 .. 3));
   begin
      T := S (1 .. Id (4));
      Put_Line ("no check");
   exception
      when Constraint_Error => Put_Line ("checked");
   end;
end Slices;
