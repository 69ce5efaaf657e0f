--  Arrays that are converted to types with other indexes: they keep their bounds, which are checked.
with Ada.Text_IO; use Ada.Text_IO;
procedure Index_Types is
   type Small is range 0 .. 8;
   type Line is array (Integer range <>) of Integer;
   type Small_Line is array (Small range <>) of Integer;
   type Grid is array (Integer range <>, Integer range <>) of Integer;
   type Small_Grid is array (Small range <>, Integer range <>) of Integer;
   type Natural_Grid is array (Natural range <>, Positive range <>) of Integer;
   type Kept_Grid is new Grid (1 .. 2, 1 .. 3);

   function Id (N : Integer) return Integer is (N);

   procedure Tell (L : Small_Line) is
   begin
      Put (Small'Base'Image (L'First) & Small'Base'Image (L'Last) & Integer'Image (L'Length));
   end Tell;

   procedure Tell (G : Small_Grid) is
   begin
      Put (Small'Base'Image (G'First) & Small'Base'Image (G'Last) & Integer'Image (G'First (2)) & Integer'Image (G'Length (2)));
   end Tell;

   procedure Tell (G : Natural_Grid) is
   begin
      Put (Integer'Image (G'First) & Integer'Image (G'Last) & Integer'Image (G'First (2)) & Integer'Image (G'Length (2)));
   end Tell;

   procedure Try (A, B, C, D : Integer) is
      subtype Few is Integer range Id (0) .. Id (8);
      type Few_Line is array (Few range <>) of Integer;
      type Few_Grid is array (Small range <>, Few range <>) of Integer;
      L : Line (A .. B) := (others => 1);
      G : Grid (A .. B, C .. D) := (others => (others => 2));

      procedure Tell (L : Few_Line) is
      begin
         Put (Integer'Image (L'First) & Integer'Image (L'Last));
      end Tell;

      procedure Tell (G : Few_Grid) is
      begin
         Put (Small'Base'Image (G'First) & Integer'Image (G'Last (2)));
      end Tell;
   begin
      begin
         Tell (Few_Line (L));
      exception
         when Constraint_Error => Put (" no few");
      end;
      begin
         Tell (Few_Grid (G));
      exception
         when Constraint_Error => Put (" no few rows");
      end;
      begin
         Tell (Small_Line (L));
      exception
         when Constraint_Error => Put (" no line");
      end;
      begin
         Tell (Small_Grid (G));
      exception
         when Constraint_Error => Put (" no small grid");
      end;
      begin
         Tell (Natural_Grid (G));
      exception
         when Constraint_Error => Put (" no natural grid");
      end;
      declare
         K : Kept_Grid;
      begin
         K := Kept_Grid (G);
         G := Grid (K);
         Put (Integer'Image (K (1, 3)) & Integer'Image (G (A, C)));
      exception
         when Constraint_Error => Put (" other size");
      end;
      New_Line;
   end Try;
   R : Small_Line (Small (Id (2)) .. 4) := (Small (Id (2)) .. 4 => Id (7));
   S : Small_Grid (Small (Id (2)) .. 3, 5 .. Id (6)) := ((1, 2), (3, 4));
begin
   Try (0, 8, 1, 2);
   Try (1, 9, 1, 2);
   Try (-1, 1, 1, 3);
   Try (0, 1, 0, 2);
   Try (9, 8, 1, 2);
   Try (12, 10, 0, 0);
   Try (5, -100, 4, 3);
   Try (5, -200, 4, 3);
   Try (-3, -5, 1, 2);
   Try (140, 3, 1, 2);
   Try (3, 2, 0, -7);
   Tell (R);
   R := (Small (Id (5)) .. Small (Id (7)) => 1);
   S := (Small (Id (0)) .. Small (Id (1)) => (Id (1) .. 2 => 8));
   Put_Line (Integer'Image (R (3)) & Integer'Image (S (2, 6)));
   declare
      G : constant Grid := Grid (S);
   begin
      Put_Line (Integer'Image (G'First) & Integer'Image (G'Last (2)) & Integer'Image (G (3, 6)));
      Tell (Small_Line (Line'(1, 2)));
   exception
      when Constraint_Error => Put_Line ("before the first");
   end;
end Index_Types;
