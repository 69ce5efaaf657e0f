--  Lists of values that start where an index subtype does whose bounds the running program computes.
with Ada.Text_IO; use Ada.Text_IO;
procedure Listings is
   procedure Try (Low, High : Integer) is
      subtype Place is Integer range Low .. High;
      type Line is array (Place range <>) of Integer;
      type Letters is array (Place range <>) of Character;
      type Reference is access Line;
      A : array (Low .. High) of Integer;
      R : Reference;

      procedure Tell (L : Line) is
      begin
         Put_Line (Integer'Image (L'First) & Integer'Image (L'Last) & Integer'Image (L (L'First)));
      end Tell;
   begin
      A := (7, 8, 9);
      Put_Line (Integer'Image (A (Low)) & Integer'Image (A'Last));
      Tell ((4, 5));
      R := new Line'(1, 2, 3);
      Put_Line (Integer'Image (R'First) & Integer'Image (R'Last));
      declare
         L : constant Letters := ('a', 'b');
      begin
         Put_Line (Integer'Image (L'First) & L (Low + 1));
      end;
      Tell ((1, 2, 3, 4));
   exception
      when Constraint_Error =>
         Put_Line ("constraint error");
   end Try;
begin
   Try (1, 3);
   Try (-4, -2);
   Try (5, 6);
   Try (5, 9);
   Try (5, 4);
end Listings;
