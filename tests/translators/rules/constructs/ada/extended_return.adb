--  Extended return
with Ada.Text_IO; use Ada.Text_IO;
procedure Extended_Return is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type Row is array (1 .. 3) of Integer;
   function Made (N : Integer) return Row is
   begin
      return R : Row := (others => N) do
         R (2) := 0;
      end return;
   end Made;
   R : constant Row := Made (Id (6));
begin
   Put_Line (Integer'Image (R (1)) & Integer'Image (R (2)));
end Extended_Return;
