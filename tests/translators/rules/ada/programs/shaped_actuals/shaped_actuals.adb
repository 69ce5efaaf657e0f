--  Arrays of several dimensions for formals and objects of a static shape, which may be another one.
with Ada.Text_IO; use Ada.Text_IO;
procedure Shaped_Actuals is
   type Grid is array (Positive range <>, Positive range <>) of Integer;
   type Cube is array (Positive range <>, Positive range <>, Positive range <>) of Integer;
   subtype Two is Grid (1 .. 2, 1 .. 3);
   subtype Eight is Cube (1 .. 2, 1 .. 2, 1 .. 2);
   type Row is array (Positive range <>) of Integer;
   subtype Three is Row (1 .. 3);

   function Id (N : Integer) return Integer is (N);

   procedure Show (G : Two; N : Integer) is
   begin
      Put_Line (Integer'Image (G (1, 1)) & Integer'Image (G (1, 3)) & Integer'Image (G (2, 1)) & Integer'Image (G (2, 3))
                & Integer'Image (N));
   end Show;

   procedure Change (C : in out Eight) is
   begin
      C (1, 2, 1) := 7;
      Put_Line ("changed");
   end Change;

   procedure Change (R : in out Three) is
   begin
      R (2) := 7;
      Put_Line ("row");
   end Change;

   G : Grid (3 .. Id (4), Id (5) .. 7) := (others => (others => 2));
   T : Grid (1 .. Id (3), 1 .. Id (2)) := (others => (others => 6));
   E : Eight := (others => (others => (others => 0)));
   F : Cube (1 .. 2, 1 .. 3, 1 .. 2) := (others => (others => (others => 0)));
   R : Row (1 .. 4) := (1, 2, 3, 4);
   K : Two := (others => (others => 0));
begin
   G (3, 5) := 8;
   G (4, 7) := 9;
   Show (G, 1);
   K := G;
   G (3, 5) := 1;
   Show (K, 2);
   begin
      Show (T, 3);
   exception
      when Constraint_Error =>
         Put_Line ("three by two");
   end;
   begin
      K := T;
   exception
      when Constraint_Error =>
         Put_Line ("not assigned");
   end;
   Show (K, 4);
   Change (E);
   begin
      Change (F);
   exception
      when Constraint_Error =>
         Put_Line ("not a cube");
   end;
   begin
      Change (R);
   exception
      when Constraint_Error =>
         Put_Line ("four");
   end;
   Put_Line (Integer'Image (E (1, 2, 1)) & Integer'Image (R (2)));
end Shaped_Actuals;
