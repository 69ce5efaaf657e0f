--  Text_IO: integers in another base
with Ada.Text_IO; use Ada.Text_IO;
procedure Based_Output is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   package Int_IO is new Ada.Text_IO.Integer_IO (Integer);
begin
   Int_IO.Put (Id (255), Width => 0, Base => 16);
   New_Line;
end Based_Output;
