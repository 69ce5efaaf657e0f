--  Command line
with Ada.Command_Line;
with Ada.Text_IO; use Ada.Text_IO;
procedure Command_Line is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
begin
   Put_Line (Integer'Image (Ada.Command_Line.Argument_Count));
end Command_Line;
