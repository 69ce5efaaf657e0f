--  Subtypes and range checks
with Ada.Text_IO; use Ada.Text_IO;
procedure Subtypes is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   subtype Percent is Integer range 0 .. 100;
   P : Percent := 50;
   N : Natural := 3;
begin
   P := P + Id (50);
   Put_Line (Percent'Image (P));
   begin
      P := P + Id (1);
      Put_Line ("no check");
   exception
      when Constraint_Error => Put_Line ("checked");
   end;
   begin
      N := N - Id (4);
      Put_Line ("no check");
   exception
      when Constraint_Error => Put_Line ("checked");
   end;
   Put_Line (Boolean'Image (Id (101) in Percent));
end Subtypes;
