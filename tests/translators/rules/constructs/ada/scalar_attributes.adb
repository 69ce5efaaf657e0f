--  Attributes of scalars
with Ada.Text_IO; use Ada.Text_IO;
procedure Scalar_Attributes is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   subtype Low is Integer range -3 .. 12;
begin
   Put_Line (Integer'Image (Low'First) & Integer'Image (Low'Last) & Integer'Image (Integer'Max (Id (4), 9)) & Integer'Image (Integer'Value (" 42 ")) & Integer'Image (Low'Width));
end Scalar_Attributes;
