with Ada.Text_IO; use Ada.Text_IO;
procedure Arrays is
   type Day is (Mon, Tue, Wed);
   type Matrix is array (1 .. 3, Day) of Integer;
   type Cube is array (0 .. 1, -1 .. 1, 5 .. 6) of Character;
   M, N : Matrix := (others => (others => 0));
   C : Cube := (others => (others => (others => 'x')));
   S : String (3 .. 6) := "abcd";
   T : String (2 .. 4);
   type Line is array (2 .. 4) of Integer;
   type Vec is array (Integer range <>) of Integer;
   subtype V5 is Vec (5 .. 7);
   subtype V0 is Vec (0 .. 2);
   A : V5 := (1, 2, 3);
   B : V0;
   K : constant Matrix := (1 => (1, 2, 3), 2 => (Mon => 4, Tue => 5, others => 6), others => (7, 8, 9));
   Count : Integer := 0;
   function Next return Integer is
   begin
      Count := Count + 1;
      return Count;
   end Next;
   function Sum (X : V5) return Integer is
   begin
      return X (5) + X (6) + X (7) + X'First;
   end Sum;
   procedure Show (X : Matrix) is
   begin
      for I in X'Range loop
         for D in X'Range (2) loop
            Put (Integer'Image (X (I, D)));
         end loop;
         New_Line;
      end loop;
   end Show;
   procedure Fill (X : in out Matrix; D : Day) is
   begin
      for I in X'Range (1) loop
         X (I, D) := I * 10;
      end loop;
   end Fill;
   L : Line := (Next, Next, Next);
   function Move return Integer is
   begin
      Count := 4;
      return 77;
   end Move;
   procedure Reverse_Part (X : in out Vec; Low, High : Integer) is
      Part : Vec (Low .. High) := X (Low .. High);
   begin
      for I in Part'Range loop
         X (I) := Part (High - (I - Low));
      end loop;
   end Reverse_Part;
   W : Vec (-2 .. 3) := (1, 2, 3, 4, 5, 6);
begin
   Count := 2;
   L (Count) := Move;
   Put_Line (Integer'Image (L (2)) & Integer'Image (L (4)));
   Count := 3;
   Reverse_Part (W, -1, 2);
   for I in W'Range loop
      Put (Integer'Image (W (I)));
   end loop;
   New_Line;
   Show (K);
   M := K;
   Fill (M, Tue);
   Show (M);
   Put_Line (Boolean'Image (M = K) & Boolean'Image (N = N) & Integer'Image (M'Length (2)) & Day'Image (M'Last (2)));
   C (1, 0, 6) := 'q';
   Put_Line (C (1, 0, 6) & C (1, 0, 5));
   T := S (4 .. 6);
   Put_Line (T & Integer'Image (T'First) & S (S'First) & T (T'Last));
   S (3 .. 4) := T (3 .. 4);
   Put_Line (S);
   B := A;
   Put_Line (Integer'Image (B (0)) & Integer'Image (B (2)) & Integer'Image (Sum (B)));
   B := (4, 5, 6);
   Put_Line (Integer'Image (Sum (V5 (B))));
   for I in L'Range loop
      Put (Integer'Image (L (I)));
   end loop;
   New_Line;
   begin
      M (Next, Wed) := 5;
      Put_Line ("bad");
   exception
      when Constraint_Error => Put_Line ("ce" & Integer'Image (Count));
   end;
   begin
      A := B (0 .. Next - 4);
      Put_Line ("bad");
   exception
      when Constraint_Error => Put_Line ("ce2");
   end;
end Arrays;
