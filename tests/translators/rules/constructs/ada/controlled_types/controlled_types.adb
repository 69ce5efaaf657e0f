--  Beyond: controlled types
with Ends;
with Ada.Text_IO; use Ada.Text_IO;
procedure Controlled_Types is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
begin
   declare
      G : Ends.Guard;
   begin
      G.N := Id (4);
      Put_Line ("inside");
   end;
   Put_Line ("after");
end Controlled_Types;
