--  Contracts: preconditions and assertions
with Ada.Text_IO; use Ada.Text_IO;
procedure Preconditions is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   function Half (N : Integer) return Integer is (N / 2) with Pre => N mod 2 = 0;
begin
   pragma Assert (Half (Id (8)) = 4);
   Put_Line (Integer'Image (Half (Id (8))));
end Preconditions;
