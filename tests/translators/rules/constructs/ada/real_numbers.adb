--  Named numbers that are real
with Ada.Text_IO; use Ada.Text_IO;
procedure Real_Numbers is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   Ratio : constant := 1.5;
begin
   Put_Line (Integer'Image (Integer (Ratio * 3.0)));
end Real_Numbers;
