--  An allocator, or a call that allocates, is evaluated for each component that it gives a value.
with Ada.Text_IO; use Ada.Text_IO;
procedure Separate_Objects is
   type Ref is access Integer;
   type Five is array (1 .. 5) of Ref;
   type Any is array (Positive range <>) of Ref;
   type Grid is array (1 .. 2, 1 .. 3) of Ref;
   type Node is record
      N : Integer := 1;
      R : Ref := new Integer'(7);
   end record;
   type Nodes is array (1 .. 3) of Node;


   function Made return Ref is
   begin
      return new Integer'(3);
   end Made;

   A : Five := Five'(others => new Integer'(2));
   B : Five := (others => Made);
   G : Grid := (others => (others => new Integer'(4)));
   D : Nodes;
   Long : array (1 .. 40) of Ref := (others => new Integer'(1));

   procedure Fill (Count : Integer) is
      X : Any (1 .. Count) := (others => new Integer'(Count));
      Y : Any (1 .. Count) := (others => Made);
   begin
      X (1).all := 9;
      Y (2).all := 8;
      for I in X'Range loop
         Put (Integer'Image (X (I).all) & Integer'Image (Y (I).all));
      end loop;
      New_Line;
   end Fill;
begin
   A (1).all := 10;
   B (2).all := 11;
   G (1, 2).all := 12;
   D (3).R.all := 13;
   Long (5).all := 14;
   for I in 1 .. 5 loop
      Put (Integer'Image (A (I).all) & Integer'Image (B (I).all) & Integer'Image (Long (I).all));
   end loop;
   New_Line;
   for I in 1 .. 2 loop
      for J in 1 .. 3 loop
         Put (Integer'Image (G (I, J).all));
      end loop;
   end loop;
   New_Line;
   for I in D'Range loop
      Put (Integer'Image (D (I).R.all));
   end loop;
   New_Line;
   Fill (4);
   A := (others => new Integer'(20));
   A (4).all := 21;
   Put_Line (Integer'Image (A (3).all) & Integer'Image (A (4).all) & Integer'Image (A (5).all));
end Separate_Objects;
