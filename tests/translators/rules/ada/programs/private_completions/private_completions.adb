with Ada.Text_IO; use Ada.Text_IO;
with Completed_Boxes; use Completed_Boxes;
procedure Private_Completions is
   B : constant Box := Make (3, Twice (2));
begin
   Put_Line (Integer'Image (Area (B)));
end Private_Completions;
