--  Access to arrays
with Ada.Text_IO; use Ada.Text_IO;
procedure Access_Arrays is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type List is array (Positive range <>) of Integer;
   type Ref is access List;
   R : Ref := new List (1 .. Id (4));
begin
   R.all := (2, 2, 2, Id (3));
   R (3) := 9;
   Put_Line (Integer'Image (R'Length) & Integer'Image (R (3) + R.all (1)));
end Access_Arrays;
