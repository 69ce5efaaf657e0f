--  Variant records
with Ada.Text_IO; use Ada.Text_IO;
procedure Variants is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type Kind is (Circle, Box);
   type Shape (K : Kind := Circle) is record
      case K is
         when Circle => R : Integer := 2;
         when Box => W, H : Integer := 3;
      end case;
   end record;
   S : Shape;
begin
   Put_Line (Integer'Image (S.R));
   S := (Box, 4, Id (5));
   Put_Line (Integer'Image (S.W * S.H) & Kind'Image (S.K));
   begin
      S.R := 1;
      Put_Line ("no check");
   exception
      when Constraint_Error => Put_Line ("checked");
   end;
end Variants;
