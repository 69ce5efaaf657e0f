--  Derived types
with Ada.Text_IO; use Ada.Text_IO;
procedure Derived_Types is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type Metres is new Integer range 0 .. 1000;
   type Deep is new Metres range 0 .. 50;
   M : Metres := 40;
   D : Deep;
begin
   D := Deep (M + Metres (Id (5)));
   Put_Line (Metres'Image (M) & Deep'Image (D));
   begin
      D := Deep (M * 2);
      Put_Line ("no check");
   exception
      when Constraint_Error => Put_Line ("checked");
   end;
end Derived_Types;
