--  Vectors: cursors, loops that change elements, sorting in GNAT's order.
with Ada.Containers.Vectors;
with Ada.Text_IO; use Ada.Text_IO;
procedure Vector_Cursors is
   package Lists is new Ada.Containers.Vectors (Positive, Integer);
   use Lists;
   use type Ada.Containers.Count_Type;
   type Pair is record A, B : Integer := 0; end record;
   package Pairs is new Ada.Containers.Vectors (Natural, Pair);
   V : Vector; C, D : Cursor; P : Pairs.Vector;
   procedure Show is
   begin
      for K in V.Iterate loop
         Put (Integer'Image (Element (K)) & Integer'Image (To_Index (K)));
      end loop;
      New_Line;
   end Show;
   package Sorting is new Lists.Generic_Sorting ("<");
   function Less (L, R : Pair) return Boolean is (L.A < R.A);
   package By_A is new Pairs.Generic_Sorting (Less);
begin
   for I in 1 .. 10 loop
      V.Append ((I * 37) mod 11);
   end loop;
   Show;
   C := V.First;
   while Has_Element (C) loop
      Put (Integer'Image (Element (C)));
      if Element (C) mod 2 = 0 then
         V.Replace_Element (C, Element (C) + 100);
      end if;
      Next (C);
   end loop;
   New_Line;
   Show;
   C := V.Find (5);
   if C /= No_Element then
      V.Delete (C);
   end if;
   Put_Line (Boolean'Image (C = No_Element));
   D := V.Find (3);
   Put_Line (Integer'Image (To_Index (D)) & Integer'Image (V (D)));
   V (D) := 77;
   V.Insert (D, 66, C);
   Put_Line (Integer'Image (Element (C)) & Integer'Image (Element (D)));
   Show;
   for E of V loop
      E := E * 2;
   end loop;
   for E of reverse V loop
      Put (Integer'Image (E));
   end loop;
   New_Line;
   Sorting.Sort (V);
   Show;
   Put_Line (Boolean'Image (Sorting.Is_Sorted (V)));
   for I in 1 .. 40 loop
      P.Append ((A => (I * 7) mod 5, B => I));
   end loop;
   By_A.Sort (P);
   for X of P loop
      Put (Integer'Image (X.A) & Integer'Image (X.B));
   end loop;
   New_Line;
   for X of P loop
      X.B := X.A + X.B;
   end loop;
   for K in reverse P.Iterate loop
      P (K).A := P (K).B - P (K).A;
      Put (Integer'Image (P (K).A));
   end loop;
   New_Line;
   begin
      C := V.To_Cursor (400);
      Put_Line (Integer'Image (Element (C)));
   exception
      when Constraint_Error => Put_Line ("none");
   end;
   V.Delete_First (2);
   V.Delete_Last (20);
   Put_Line (Boolean'Image (V.Is_Empty) & Ada.Containers.Count_Type'Image (V.Length));
   begin V.Swap (V.First, V.Last); exception when Constraint_Error => Put_Line ("no swap"); end;
end Vector_Cursors;
