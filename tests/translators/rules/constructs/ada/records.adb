--  Records with defaults, aggregates and equality
with Ada.Text_IO; use Ada.Text_IO;
procedure Records is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type Point is record
      X, Y : Integer := 3;
   end record;
   type Line is record
      From, To : Point;
      Name : String (1 .. 3) := "abc";
   end record;
   A, B : Line;
begin
   A.To := (Y => 9, X => Id (1));
   B := A;
   B.From.X := 5;
   Put_Line (Integer'Image (A.From.X + B.To.Y) & Boolean'Image (A = B) & B.Name);
end Records;
