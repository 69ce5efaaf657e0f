--  Decimal fixed point types
with Ada.Text_IO; use Ada.Text_IO;
procedure Decimal_Types is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type Money is delta 0.01 digits 9;
   M : Money := 12.34;
begin
   M := M * 3 + 0.01;
   Put_Line (Money'Image (M) & Boolean'Image (M > 37.0));
end Decimal_Types;
