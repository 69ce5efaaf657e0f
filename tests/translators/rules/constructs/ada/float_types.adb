--  Floating point types
with Ada.Text_IO; use Ada.Text_IO;
procedure Float_Types is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type Real is digits 12;
   X : Real := 2.5;
   F : Float := 1.5;
begin
   X := X * Real (Id (3)) - 0.25;
   F := F ** 2 / 3.0;
   Put_Line (Integer'Image (Integer (X)) & Boolean'Image (F < 0.8) & Integer'Image (Integer (X * 100.0)) & Integer'Image (Integer (-2.5 * F / F)));
end Float_Types;
