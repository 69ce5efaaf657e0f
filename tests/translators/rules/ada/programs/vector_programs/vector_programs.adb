with Ada.Containers.Vectors;
with Ada.Text_IO; use Ada.Text_IO;
procedure Vector_Programs is
   package Lists is new Ada.Containers.Vectors (Positive, Integer);
   type Pair is record A, B : Integer := 0; end record;
   package Pairs is new Ada.Containers.Vectors (Natural, Pair);
   type Place is range 3 .. 5;
   package Few is new Ada.Containers.Vectors (Place, Integer);
   F : Few.Vector;
   use type Ada.Containers.Count_Type;
   V, W : Lists.Vector;
   P : Pairs.Vector;
   procedure Grow (X : in out Lists.Vector; By : Integer) is
   begin
      X.Append (By);
      X (1) := X (1) + By;
   end Grow;
   package Shapes is
      type Shape is tagged record N : Integer := 1; end record;
      procedure Bump (S : in out Shape; By : Integer := 1);
      function Size (S : Shape) return Integer;
      type Box is new Shape with null record;
      overriding function Size (S : Box) return Integer;
   end Shapes;
   package body Shapes is
      procedure Bump (S : in out Shape; By : Integer := 1) is begin S.N := S.N + By; end Bump;
      function Size (S : Shape) return Integer is begin return S.N; end Size;
      function Size (S : Box) return Integer is begin return S.N * 100; end Size;
   end Shapes;
   procedure Show (S : Shapes.Shape'Class) is
   begin
      Put_Line (Integer'Image (S.Size));
   end Show;
   B : Shapes.Box;
   S : Shapes.Shape;
begin
   for I in 1 .. 10 loop
      V.Append (I * 3);
   end loop;
   V.Replace_Element (2, 0);
   for E of V loop
      Put (Integer'Image (E));
   end loop;
   for I in V.First_Index .. V.Last_Index loop
      Put (Integer'Image (V.Element (I) + V (I)));
   end loop;
   Put_Line (Integer'Image (Integer (V.Length)) & Integer'Image (V.Last_Element));
   W := V;
   W.Prepend (77);
   W.Delete_Last;
   Grow (W, 5);
   V.Reverse_Elements;
   V.Swap (1, 2);
   for E of reverse W loop Put (Integer'Image (E)); end loop;
   New_Line;
   Put_Line (Boolean'Image (V.Contains (0)) & Boolean'Image (W.Contains (1)) & Boolean'Image (Lists."=" (V, W)) & Integer'Image (V.First_Element));
   begin
      Put_Line (Integer'Image (V (11)));
   exception
      when Constraint_Error => Put_Line ("index");
   end;
   P.Append ((1, 2));
   P.Append ((3, 4));
   P (0).B := 9;
   for X of P loop Put (Integer'Image (X.A) & Integer'Image (X.B)); end loop;
   Put_Line (Integer'Image (P.Last_Index) & Boolean'Image (P.Length = 2));
   P.Clear;
   Put_Line (Boolean'Image (P.Is_Empty) & Integer'Image (P.Last_Index));
   for I in 1 .. 5 loop
      begin
         F.Append (I);
         Put (Place'Image (F.Last_Index));
      exception
         when Constraint_Error => Put_Line (" full");
      end;
   end loop;
   begin
      F.Prepend (0);
   exception
      when Constraint_Error => Put_Line ("full still" & Integer'Image (F.First_Element) & Integer'Image (Integer (F.Length)));
   end;
   B.Bump;
   B.Bump (By => 3);
   S.Bump (7);
   Show (B);
   Show (S);
   Put_Line (Integer'Image (B.Size + S.Size));
end Vector_Programs;
