--  Goto statements and labels
with Ada.Text_IO; use Ada.Text_IO;
procedure Goto_Labels is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   N : Integer := 0;
begin
   <<Again>>
   N := N + 1;
   if N < Id (5) then
      goto Again;
   end if;
   Put_Line (Integer'Image (N));
end Goto_Labels;
