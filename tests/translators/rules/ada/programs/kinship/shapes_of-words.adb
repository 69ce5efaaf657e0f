with Ada.Text_IO; use Ada.Text_IO;
package body Shapes_Of.Words is
   procedure Tell (S : Shape) is
   begin
      Put_Line (S.Name & Natural'Image (S.Most) & Natural'Image (S.Room.X) & Natural'Image (S.Room.Y));
   end Tell;
end Shapes_Of.Words;
