--  Square roots of both sizes, through an instance, its operators and the library's own.
with Ada.Text_IO; use Ada.Text_IO;
with Ada.Numerics; with Ada.Numerics.Generic_Elementary_Functions;
with Ada.Numerics.Elementary_Functions; with Ada.Numerics.Long_Elementary_Functions;
procedure Roots is
   type Real is digits 11;
   package Math is new Ada.Numerics.Generic_Elementary_Functions (Real);
   package Own is new Ada.Numerics.Generic_Elementary_Functions (Float);
   use Math;

   function Id (X : Real) return Real is
   begin
      return X;
   end Id;

   Sum : Long_Float := 0.0;
begin
   for I in 1 .. 50 loop
      Sum := Sum + Ada.Numerics.Long_Elementary_Functions.Sqrt (Long_Float (I) / 7.0);
      Put_Line (Real'Image (Sqrt (Real (I) * 0.37)) & Float'Image (Own.Sqrt (Float (I) * 1.1))
        & Float'Image (Ada.Numerics.Elementary_Functions.Sqrt (1.0 / Float (I))));
   end loop;
   Put_Line (Long_Float'Image (Sum));
   begin
      Put_Line (Real'Image (Sqrt (Id (-2.0))));
   exception
      when Ada.Numerics.Argument_Error => Put_Line ("no root");
   end;
   Put_Line (Real'Image (Sqrt (Id (0.0))));
end Roots;
