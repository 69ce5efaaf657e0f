--  Attributes of arrays
with Ada.Text_IO; use Ada.Text_IO;
procedure Array_Attributes is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   procedure Show (S : String) is
   begin
      Put_Line (Integer'Image (S'First) & Integer'Image (S'Last) & Integer'Image (S'Length));
   end Show;
   S : constant String := "hello";
begin
   Show (S (Id (2) .. 4));
   Show ("");
   Show (S & S);
end Array_Attributes;
