--  Image of floating point values
with Ada.Text_IO; use Ada.Text_IO;
procedure Float_Image is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   F : Float := 1.5;
   L : Long_Float := 0.1;
begin
   L := L * Long_Float (Id (3));
   Put_Line (Float'Image (F) & Long_Float'Image (L));
end Float_Image;
