--  Arrays of several dimensions whose bounds the running program computes.
with Ada.Text_IO; use Ada.Text_IO;
procedure Grids is
   type Grid is array (Integer range <>, Integer range <>) of Integer;
   type Cube is array (Integer range <>, Positive range <>, Integer range <>) of Character;
   type Table is array (Boolean, Character range 'a' .. 'c') of Integer;

   function Id (N : Integer) return Integer is (N);

   procedure Tell (G : Grid; What : String) is
   begin
      Put (What);
      Put (Integer'Image (G'First) & Integer'Image (G'Last) & Integer'Image (G'Length));
      Put (Integer'Image (G'First (2)) & Integer'Image (G'Last (2)) & Integer'Image (G'Length (2)));
      for I in G'Range loop
         for J in G'Range (2) loop
            Put (Integer'Image (G (I, J)));
         end loop;
      end loop;
      New_Line;
   end Tell;

   procedure Double (G : in out Grid) is
   begin
      for I in G'First (1) .. G'Last (1) loop
         for J in G'First (2) .. G'Last (2) loop
            G (I, J) := 2 * G (I, J);
         end loop;
      end loop;
   end Double;

   procedure Try (A, B, C, D : Integer) is
      type Local is array (A .. B, C .. D) of Integer;
      subtype Part is Grid (A .. B, C .. D);
      X : Grid (A .. B, C .. D) := (others => (others => 1));
      Y : Part;
      Z : Local := (others => (others => 7));
      W : constant Grid := X;

      procedure Fill is
      begin
         for I in X'Range (1) loop
            for J in X'Range (2) loop
               X (I, J) := 10 * I + J;
            end loop;
         end loop;
      end Fill;
   begin
      Fill;
      Tell (X, "x");
      Y := X;
      Double (Y);
      Tell (Y, "y");
      Tell (W, "w");
      Put_Line (Boolean'Image (X = Y) & Boolean'Image (X = W) & Boolean'Image (X /= W));
      Z := Z;
      Put_Line (Integer'Image (Z'Length (1)) & Integer'Image (Z'Length (2)));
      Put_Line (Integer'Image (Part'First (2)) & Integer'Image (Local'Last));
      declare
         Moved : Grid (A + 1 .. B + 1, C - 1 .. D - 1);
         Other : Grid (C .. D, A .. B);
      begin
         Moved := X;
         Tell (Moved, "moved");
         Put_Line (Boolean'Image (Moved = X));
         Other := X;
         Tell (Other, "other");
      exception
         when Constraint_Error =>
            Put_Line ("other sizes");
      end;
      begin
         X (Id (A), Id (D + 1)) := 3;
      exception
         when Constraint_Error =>
            Put_Line ("outside");
      end;
      X := ((1, 2), (3, 4));
      Tell (X, "given");
      Put_Line (Boolean'Image (X = ((1, 2), (3, 4))) & Boolean'Image (X = ((1, 2, 0), (3, 4, 0))));
   exception
      when Constraint_Error =>
         Put_Line ("not two by two");
   end Try;

   Fixed : Grid (-1 .. 0, 4 .. 5) := ((1, 2), (3, 4));
   Half : Grid (0 .. 1, Id (2) .. Id (3)) := Fixed;
   C : Cube (1 .. 2, Id (1) .. 2, Id (0) .. 1) := (others => (others => (others => 'c')));
   T : Table := (others => (others => 5));
begin
   Try (1, 2, 3, 4);
   Try (-1, 1, 0, 3);
   Try (3, 2, 1, 4);
   Try (1, 2, 5, 1);
   Tell (Fixed, "fixed");
   Tell (Half, "half");
   Tell (((5, 6, 7), (8, 9, 10)), "aggregate");
   C (2, 1, Id (1)) := 'd';
   Put_Line (C (1, 1, 1) & C (2, 1, 1) & Integer'Image (C'Last (3)));
   T (True, 'b') := 6;
   Put_Line (Integer'Image (T (True, 'b')));
   declare
      Low : Grid (Id (0) .. 1, 1 .. Id (2)) := (others => (others => 0));
      P : array (Id (1) .. 2, Positive range 1 .. Id (-3)) of Integer;
   begin
      Put_Line (Integer'Image (P'Length (2)) & Integer'Image (P'Last (2)));
      Low (Id (2), 1) := 1;
   exception
      when Constraint_Error =>
         Put_Line ("no such row");
   end;
   begin
      C (Id (1), Id (1), Id (2)) := 'x';
   exception
      when Constraint_Error =>
         Put_Line ("no such layer");
   end;
end Grids;
