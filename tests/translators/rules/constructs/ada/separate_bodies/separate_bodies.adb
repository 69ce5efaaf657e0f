--  Separate bodies
with Ada.Text_IO; use Ada.Text_IO;
procedure Separate_Bodies is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   procedure Part is separate;
   Total : Integer := 0;
begin
   Total := Id (4);
   Part;
end Separate_Bodies;
