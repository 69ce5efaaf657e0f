--  Use clauses and use type
with Ada.Text_IO; use Ada.Text_IO;
procedure Use_Clauses is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   package P is
      type T is range 0 .. 99;
      X : T := 5;
   end P;
   use type P.T;
begin
   P.X := P.X + 3;
   Put_Line (P.T'Image (P.X));
end Use_Clauses;
