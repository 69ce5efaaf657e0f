--  Containers: sorting
with Ada.Containers.Vectors;
with Ada.Text_IO; use Ada.Text_IO;
procedure Container_Sorting is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   package Lists is new Ada.Containers.Vectors (Positive, Integer);
   function By_Digit (Left, Right : Integer) return Boolean is (Left mod 10 < Right mod 10);
   package Sorting is new Lists.Generic_Sorting (By_Digit);
   V : Lists.Vector;
begin
   for I in 1 .. 20 loop
      V.Append (I * Id (7) mod 23);
   end loop;
   Sorting.Sort (V);
   for E of V loop
      Put (Integer'Image (E));
   end loop;
   New_Line;
end Container_Sorting;
