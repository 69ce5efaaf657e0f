--  Tagged types, inheritance and dispatching
with Tagged_Shapes; use Tagged_Shapes;
with Ada.Text_IO; use Ada.Text_IO;
procedure Tagged_Types is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type Any is access Shape'Class;
   L : array (1 .. 2) of Any := (new Box'(1, 2, Id (3)), new Cube'(2, 4, 4));
begin
   for S of L loop
      Put_Line (Name (S.all) & Integer'Image (Area (S.all)) & Boolean'Image (S.all in Cube));
   end loop;
end Tagged_Types;
