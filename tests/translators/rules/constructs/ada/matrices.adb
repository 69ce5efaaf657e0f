--  Arrays of several dimensions
with Ada.Text_IO; use Ada.Text_IO;
procedure Matrices is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type Grid is array (1 .. 2, 0 .. 3) of Integer;
   G : Grid := (1 => (1, 2, 3, 4), 2 => (others => 0));
begin
   for I in G'Range (1) loop
      for J in G'Range (2) loop
         G (I, J) := G (1, J) * I + J;
      end loop;
   end loop;
   Put_Line (Integer'Image (G (2, 3)) & Integer'Image (G'Length (2)));
end Matrices;
