-- 'Image of an attribute of a floating-point type: the attribute is of the base type, whose digits are those that GNAT 12
-- writes.
with Ada.Text_IO; use Ada.Text_IO;

procedure Base_Digits is
   type Short is digits 5;
   type Long is digits 9;
   type Small is digits 4 range 0.0 .. 9.0;
   type Other is new Short range -5.0 .. 5.0;
   A : Short := 1.25;
   B : Long := 2.5;
   C : Small := 3.25;
   D : Other := 1.5;
   function Same (X : Short) return Short is (X);
begin
   Put_Line (A'Image & B'Image & C'Image & D'Image);
   Put_Line (Same (A)'Image & Short (B)'Image & Short'(A)'Image);
   Put_Line (Short'Floor (A)'Image & Long'Ceiling (B)'Image & Small'Rounding (C)'Image & Other'Truncation (D)'Image);
   Put_Line (Short'First'Image & Small'First'Image & Small'Last'Image & Long'Last'Image);
   Put_Line (Short'Image (Short'Floor (A)) & Long'Image (Long'Floor (B)));
   A := Short'Floor (A);
   Put_Line (A'Image);
end Base_Digits;
