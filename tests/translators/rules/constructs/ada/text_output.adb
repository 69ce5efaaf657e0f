--  Text_IO: Put, columns and integers
with Ada.Text_IO; use Ada.Text_IO;
procedure Text_Output is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   package Int_IO is new Ada.Text_IO.Integer_IO (Integer);
begin
   Int_IO.Put (Id (42), Width => 6);
   Int_IO.Put (255, Width => 0);
   New_Line;
   Put ("ab");
   Set_Col (12);
   Put_Line ("x");
end Text_Output;
