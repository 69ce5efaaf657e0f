--  Blocks with declarations
with Ada.Text_IO; use Ada.Text_IO;
procedure Blocks is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   N : Integer := Id (3);
begin
   declare
      N : String (1 .. Id (4)) := (others => 'b');
      K : constant Integer := N'Length * 2;
   begin
      Put_Line (N & Integer'Image (K));
   end;
   Put_Line (Integer'Image (N));
end Blocks;
