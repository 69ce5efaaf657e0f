with Ada.Text_IO; use Ada.Text_IO;
procedure Cuts is
   type Money is delta 0.01 range -1000.0 .. 1000.0;
   K : constant Float := 1.005;
   KK : constant := 1.005;
   L : Float := 1.005;
   N : constant Long_Float := 2.0 / 3.0;
begin
   Put_Line (Money'Image (Money (Float (1.005))));
   Put_Line (Money'Image (Money (K)));
   Put_Line (Money'Image (Money (L)));
   Put_Line (Money'Image (Money (Float'(1.005))));
   Put_Line (Money'Image (1.005));
   Put_Line (Money'Image (Money (KK)));
   Put_Line (Money'Image (Money (N)) & Money'Image (Money (-N)) & Money'Image (Money (2.0 / 3.0)));
   Put_Line (Money'Image (Money (0.999)) & Money'Image (Money (-0.999)));
end Cuts;
