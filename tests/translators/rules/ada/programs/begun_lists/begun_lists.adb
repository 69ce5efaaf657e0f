--  Lists of values that end in `others`, for arrays whose bounds the running program computes.
with Ada.Text_IO; use Ada.Text_IO;
procedure Begun_Lists is
   type List is array (Integer range <>) of Integer;
   type Grid is array (Integer range <>, Integer range <>) of Integer;
   type Text is array (Positive range <>, Positive range <>) of Character;

   function Id (N : Integer) return Integer is (N);

   procedure Tell (L : List) is
   begin
      for X of L loop
         Put (Integer'Image (X));
      end loop;
      New_Line;
   end Tell;

   procedure Tell (G : Grid) is
   begin
      for I in G'Range (1) loop
         for J in G'Range (2) loop
            Put (Integer'Image (G (I, J)));
         end loop;
         Put (";");
      end loop;
      New_Line;
   end Tell;

   procedure Try (Rows, Columns : Natural) is
      subtype Line is List (2 .. Columns + 1);
      subtype Part is Grid (0 .. Rows - 1, 1 .. Columns);

      procedure Take (L : Line := (7, 8, others => Id (9))) is
      begin
         Tell (L);
      end Take;

      procedure Take (G : Part := ((1, others => 2), others => (others => 3))) is
      begin
         Tell (G);
      end Take;

      function Begun return Part is
      begin
         return ((4, 5, others => Id (6)), others => (others => Id (7)));
      end Begun;

      G : Part := (others => (others => 1));
      T : Text (1 .. Rows, 1 .. Columns) := ("ab", others => (others => '-'));
   begin
      Take (L => (1, others => 2));
      Take (L => (Id (1), Id (2), Id (3), others => 4));
      Tell (Begun);
      G := ((others => 5), others => (others => Id (6)));
      Tell (G);
      G := ((1, others => G (0, Columns)), others => (others => G (0, 1)));
      Tell (G);
      Take (G => (others => (others => 8)));
      for I in T'Range (1) loop
         for J in T'Range (2) loop
            Put (T (I, J));
         end loop;
      end loop;
      New_Line;
   exception
      when Constraint_Error =>
         Put_Line ("no room");
   end Try;
begin
   Try (2, 3);
   Try (3, 2);
   Try (1, 4);
   Try (1, 1);
   Try (2, 0);
   declare
      G : Grid (1 .. Id (2), -1 .. Id (1)) := ((1, 2, 3), (4, others => Id (5)));
      H : Grid (1 .. Id (3), 1 .. 2) := ((others => 1), (2, others => 3), others => (others => 4));
   begin
      Tell (G);
      Tell (H);
      H := ((1, 2), (others => 3), (4, 5));
      Tell (H);
      H := ((1, 2), (others => 3));
   exception
      when Constraint_Error =>
         Put_Line ("three rows");
   end;
   begin
      Try (0, 2);
   exception
      when Constraint_Error =>
         Put_Line ("no first row");
   end;
end Begun_Lists;
