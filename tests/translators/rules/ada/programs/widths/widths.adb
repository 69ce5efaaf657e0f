--  'Width of subtypes whose bounds the running program computes.
with Ada.Text_IO; use Ada.Text_IO;
procedure Widths is
   type Colour is (Red, Yellow, Green, 'X', Ultramarine);

   procedure Try (A, B : Colour; I, J : Integer; P, Q : Boolean) is
      subtype Part is Colour range A .. B;
      subtype Few is Integer range I .. J;
      subtype Truth is Boolean range P .. Q;
   begin
      Put_Line (Integer'Image (Part'Width) & Integer'Image (Few'Width) & Integer'Image (Truth'Width));
   end Try;
begin
   Try (Red, Ultramarine, -5, 3, False, True);
   Try (Red, Green, -100, 99, True, True);
   Try ('X', 'X', 7, 1000, True, False);
   Try (Green, Red, 5, 4, False, False);
   Try (Green, 'X', Integer'First, Integer'Last, False, True);
end Widths;
