--  Unconstrained arrays
with Ada.Text_IO; use Ada.Text_IO;
procedure Unconstrained is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type List is array (Positive range <>) of Integer;
   function Sum (L : List) return Integer is
      T : Integer := 0;
   begin
      for I in L'Range loop
         T := T + L (I) * I;
      end loop;
      return T;
   end Sum;
   function Made (N : Positive) return List is
      L : List (3 .. N + 2) := (others => N);
   begin
      return L;
   end Made;
   L : constant List := Made (Id (4));
begin
   Put_Line (Integer'Image (Sum (L)) & Integer'Image (L'First) & Integer'Image (Sum ((1, 2, 3))) & Integer'Image (Sum (L (4 .. 3))));
end Unconstrained;
