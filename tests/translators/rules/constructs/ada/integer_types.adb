--  Integer types and overflow checks
with Ada.Text_IO; use Ada.Text_IO;
procedure Integer_Types is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type Small is range -10 .. 10;
   S : Small := 7;
   N : Integer := Integer'Last;
   L : Long_Long_Integer := 2 ** 40;
begin
   S := S - 2;
   Put_Line (Small'Image (S) & Long_Long_Integer'Image (L * 3));
   begin
      N := N + Id (1);
      Put_Line ("no check");
   exception
      when Constraint_Error => Put_Line ("checked");
   end;
   begin
      N := 5 / Id (0);
      Put_Line ("no check");
   exception
      when Constraint_Error => Put_Line ("checked");
   end;
   Put_Line (Integer'Image (Id (-7) / 2) & Integer'Image (Id (-7) mod 3) & Integer'Image (Id (-7) rem 3) & Integer'Image ((abs Id (-4)) ** 3));
end Integer_Types;
