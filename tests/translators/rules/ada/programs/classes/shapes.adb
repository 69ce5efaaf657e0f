with Ada.Text_IO; use Ada.Text_IO;
package body Shapes is
   function Name (S : Shape) return String is
   begin
      return "shape";
   end Name;

   procedure Move (S : in out Shape; By : Integer) is
   begin
      S.X := S.X + By;
      S.Y := S.Y - By;
   end Move;

   procedure Reset (S : in out Circle) is
      Zero : Circle;
   begin
      S := Zero;
   end Reset;

   procedure Report (S : Shape'Class) is
   begin
      Put_Line (Name (S) & Integer'Image (Area (S)) & " at" & Integer'Image (S.X) & Integer'Image (S.Y));
   end Report;

   function Same_Area (Left, Right : Shape) return Boolean is
   begin
      return Area (Shape'Class (Left)) = Area (Shape'Class (Right));
   end Same_Area;

   function Twice (S : Shape) return Integer is
   begin
      return 2 * Area (Shape'Class (S));
   end Twice;

   function Area (S : Circle) return Integer is
   begin
      return 3 * S.Radius ** 2;
   end Area;

   function Name (S : Circle) return String is
   begin
      return "circle, a " & Name (Shape (S));
   end Name;

   function Make (Width, Height : Integer) return Box is
   begin
      return (X => 1, Y => 1, Width => Width, Height => Height, Moves => 0);
   end Make;

   function Area (S : Box) return Integer is
   begin
      return S.Width * S.Height;
   end Area;

   function Name (S : Box) return String is
   begin
      return "box moved" & Natural'Image (S.Moves);
   end Name;

   procedure Move (S : in out Box; By : Integer) is
   begin
      Move (Shape (S), 2 * By);
      S.Moves := S.Moves + 1;
   end Move;
end Shapes;
