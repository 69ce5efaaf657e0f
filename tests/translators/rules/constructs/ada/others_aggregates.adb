--  Aggregates with others for an object of unknown bounds
with Ada.Text_IO; use Ada.Text_IO;
procedure Others_Aggregates is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type List is array (Positive range <>) of Integer;
   type Ref is access List;
   R : Ref := new List (1 .. Id (4));
begin
   R.all := (others => 2);
   Put_Line (Integer'Image (R (3)));
end Others_Aggregates;
