--  Access to declared objects
with Ada.Text_IO; use Ada.Text_IO;
procedure Access_Objects is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type Ref is access all Integer;
   X : aliased Integer := 3;
   R : Ref := X'Access;
begin
   R.all := R.all + Id (4);
   Put_Line (Integer'Image (X));
end Access_Objects;
