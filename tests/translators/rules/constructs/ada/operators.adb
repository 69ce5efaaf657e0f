--  User-defined operators
with Ada.Text_IO; use Ada.Text_IO;
procedure Operators is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type V is record
      X, Y : Integer;
   end record;
   function "+" (L, R : V) return V is ((L.X + R.X, L.Y + R.Y));
   function "*" (L : V; K : Integer) return V is ((L.X * K, L.Y * K));
   function "<" (L, R : V) return Boolean is (L.X < R.X);
   A : V := (1, 2);
begin
   A := A + A * Id (3);
   Put_Line (Integer'Image (A.X) & Integer'Image (A.Y) & Boolean'Image (A < (9, 9)));
end Operators;
