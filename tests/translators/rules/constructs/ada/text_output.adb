--  Text_IO: Put, columns and integer, float and enumeration images
with Ada.Text_IO; use Ada.Text_IO;
procedure Text_Output is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type Day is (Mon, Tue);
   package Int_IO is new Ada.Text_IO.Integer_IO (Integer);
   package Day_IO is new Ada.Text_IO.Enumeration_IO (Day);
begin
   Int_IO.Put (Id (42), Width => 6);
   Int_IO.Put (255, Width => 0);
   New_Line;
   Day_IO.Put (Tue, Width => 5);
   Set_Col (12);
   Put_Line ("x");
end Text_Output;
