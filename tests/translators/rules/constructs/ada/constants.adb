--  Constants and named numbers
with Ada.Text_IO; use Ada.Text_IO;
procedure Constants is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   Limit : constant := 2 ** 20;
   Name : constant String := "named";
   N : constant Integer := Id (Limit) / 3;
begin
   Put_Line (Name & Integer'Image (N) & Integer'Image (Limit));
end Constants;
