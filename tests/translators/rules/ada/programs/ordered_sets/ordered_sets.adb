--  Ordered sets: of numbers, of enumerations turned round, and of records of which a part is not compared.
with Ada.Containers.Ordered_Sets;
with Ada.Strings.Unbounded; use Ada.Strings.Unbounded;
with Ada.Text_IO; use Ada.Text_IO;
procedure Ordered_Sets is
   use type Ada.Containers.Count_Type;

   type Berth is record
      Number : Natural := 0;
      Ship   : Character := ' ';
   end record;
   function Earlier (L, R : Berth) return Boolean is (L.Number < R.Number);

   type Wind is (North, East, South, West);

   package Numbers is new Ada.Containers.Ordered_Sets (Integer);
   package Berths is new Ada.Containers.Ordered_Sets (Berth, Earlier);
   package Winds is new Ada.Containers.Ordered_Sets (Wind, ">");
   package Names is new Ada.Containers.Ordered_Sets (Unbounded_String);
   use type Numbers.Set;
   use type Berths.Set;

   procedure Show (Name : String; S : Numbers.Set) is
   begin
      Put (Name & Natural'Image (Natural (S.Length)) & ":");
      for E of S loop
         Put (Integer'Image (E));
      end loop;
      New_Line;
   end Show;

   procedure Show (S : Berths.Set) is
   begin
      for B of S loop
         Put (Natural'Image (B.Number) & B.Ship);
      end loop;
      New_Line;
   end Show;

   A, B : Numbers.Set;
   P, Q : Berths.Set;
   W    : Winds.Set;
   N    : Names.Set;
begin
   for I in 1 .. 9 loop
      A.Include (I * 7 mod 10);
      if I mod 2 = 0 then
         B.Insert (-I);
         B.Include (I);
      end if;
   end loop;
   Show ("A", A);
   Show ("B", B);
   Show ("or", A or B);
   Show ("and", A and B);
   Show ("-", A - B);
   Show ("xor", A xor B);
   Put_Line (Boolean'Image (Numbers.Overlap (A, B)) & Boolean'Image (Numbers.Is_Subset (A and B, A)) & Boolean'Image (A.Is_Subset (B)));
   Put_Line (Integer'Image (A.First_Element) & Integer'Image (B.First_Element) & Integer'Image (B.Last_Element));
   begin
      A.Insert (7);
   exception
      when Constraint_Error => Put_Line ("there already");
   end;
   begin
      A.Delete (77);
   exception
      when Constraint_Error => Put_Line ("not there");
   end;
   begin
      A.Replace (77);
   exception
      when Constraint_Error => Put_Line ("nothing to replace");
   end;
   A.Delete (7);
   A.Exclude (77);
   A.Exclude (8);
   A.Delete_First;
   A.Delete_Last;
   Show ("less", A);
   A.Union (B);
   Show ("more", A);
   A.Intersection (B);
   Put_Line (Boolean'Image (A = B) & Boolean'Image (A.Contains (-4)) & Boolean'Image (A.Contains (-5)));
   A.Difference (Numbers.To_Set (-8));
   A.Symmetric_Difference (Numbers.To_Set (99));
   Show ("last", A);
   A.Clear;
   Put_Line (Boolean'Image (A.Is_Empty) & Boolean'Image (B.Length = 8) & Boolean'Image (A = B));
   begin
      Put_Line (Integer'Image (A.First_Element));
   exception
      when Constraint_Error => Put_Line ("empty");
   end;

   P.Insert ((3, 'c'));
   P.Insert ((1, 'a'));
   Q.Insert ((3, 'x'));
   Q.Insert ((5, 'y'));
   Show (P or Q);
   Show (Q or P);
   Show (P and Q);
   P.Union (Q);
   P.Include ((1, 'z'));
   P.Replace ((5, 'w'));
   Show (P);
   Q.Include ((1, 'q'));
   Put_Line (Boolean'Image (P = Q) & Boolean'Image (P.Equivalent_Sets (Q)) & Boolean'Image (Berths.Equivalent_Elements ((2, 'a'), (2, 'b'))));

   for X in Wind loop
      W.Include (X);
   end loop;
   W.Exclude (South);
   for X of W loop
      Put (Wind'Image (X) & " ");
   end loop;
   for X of reverse W loop
      Put (Wind'Image (X) & " ");
   end loop;
   New_Line;

   N.Include (To_Unbounded_String ("keel"));
   N.Include (To_Unbounded_String ("beam"));
   N.Include (To_Unbounded_String ("keel"));
   for X of N loop
      Put (To_String (X) & " ");
   end loop;
   New_Line;
end Ordered_Sets;
