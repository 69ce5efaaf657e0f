--  Containers: vectors
with Ada.Containers.Vectors;
with Ada.Text_IO; use Ada.Text_IO;
procedure Vectors is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   package Lists is new Ada.Containers.Vectors (Positive, Integer);
   V : Lists.Vector;
begin
   for I in 1 .. 4 loop
      V.Append (I * Id (3));
   end loop;
   V.Replace_Element (2, 0);
   for E of V loop
      Put (Integer'Image (E));
   end loop;
   Put_Line (Integer'Image (Integer (V.Length)) & Integer'Image (V.Last_Element));
end Vectors;
