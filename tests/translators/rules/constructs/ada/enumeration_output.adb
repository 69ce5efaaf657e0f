--  Text_IO: enumerations
with Ada.Text_IO; use Ada.Text_IO;
procedure Enumeration_Output is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type Day is (Mon, Tue);
   package Day_IO is new Ada.Text_IO.Enumeration_IO (Day);
begin
   Day_IO.Put (Day'Val (Id (1)), Width => 5);
   Day_IO.Put (Mon);
   New_Line;
end Enumeration_Output;
