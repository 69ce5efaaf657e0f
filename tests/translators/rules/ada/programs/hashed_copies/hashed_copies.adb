--  The copy of a hashed container that was emptied has GNAT's fewer buckets.
with Ada.Text_IO; use Ada.Text_IO;
with Ada.Containers.Hashed_Maps; use Ada.Containers;
procedure Hashed_Copies is
   function Hash (X : Integer) return Hash_Type is (Hash_Type (X));
   package Ms is new Hashed_Maps (Integer, Integer, Hash, "=");
   A, B : Ms.Map;
begin
   for I in 1 .. 60 loop
      A.Insert (I, I);
   end loop;
   A.Clear;
   B := A;
   for I in 1 .. 20 loop
      B.Insert (I * 7, I);
   end loop;
   for C in B.Iterate loop
      Put (Integer'Image (Ms.Key (C)));
   end loop;
   New_Line;
end Hashed_Copies;
