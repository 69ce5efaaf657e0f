--  Copies of a container of words share none that changes.
with Ada.Text_IO; use Ada.Text_IO;
with Ada.Containers.Indefinite_Vectors;
procedure Shared_Words is
   package Vs is new Ada.Containers.Indefinite_Vectors (Positive, String);
   V, W : Vs.Vector;
begin
   V.Append ("abc");
   V.Append ("def");
   for E of V loop
      W := V;
      E (1) := 'z';
   end loop;
   for E of W loop
      Put_Line (E);
   end loop;
   for E of V loop
      Put_Line (E);
   end loop;
end Shared_Words;
