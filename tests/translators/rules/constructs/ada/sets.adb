--  Containers: ordered sets
with Ada.Containers.Ordered_Sets;
with Ada.Text_IO; use Ada.Text_IO;
procedure Sets is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   package Sets is new Ada.Containers.Ordered_Sets (Integer);
   use type Sets.Set;
   A, B, C : Sets.Set;
begin
   A.Insert (5);
   A.Insert (Id (2));
   B.Include (Id (5));
   B.Include (9);
   C := A xor B;
   for E of C loop
      Put_Line (Integer'Image (E));
   end loop;
   Put_Line (Boolean'Image (A.Contains (2)) & Integer'Image (B.First_Element) & Boolean'Image (B.Is_Subset (A or B)));
end Sets;
