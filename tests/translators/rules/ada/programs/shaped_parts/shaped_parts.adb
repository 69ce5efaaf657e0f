--  Bounds of arrays of several dimensions: constraints, conversions, memberships, and every dimension's own.
with Ada.Text_IO; use Ada.Text_IO;
procedure Shaped_Parts is
   type Grid is array (Integer range <>, Integer range <>) of Integer;
   type Small is range -5 .. 50;
   type Board is array (Small range <>, Boolean range <>) of Character;
   type Level is (Low, Middle, High);
   subtype Upper is Level range Middle .. High;
   type Chart is array (Level range <>, Character range <>) of Integer;
   type Upper_Chart is array (Upper range <>, Character range <>) of Integer;
   type Grid_Access is access Grid;
   type Chart_Access is access Chart;

   Calls : Natural := 0;

   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;

   function Id (L : Level) return Level is
   begin
      return L;
   end Id;

   function Made (A, B, C, D : Integer) return Grid is
      G : Grid (A .. B, C .. D);
      N : Integer := 0;
   begin
      for I in G'Range (1) loop
         for J in G'Range (2) loop
            N := N + 1;
            G (I, J) := N;
         end loop;
      end loop;
      return G;
   end Made;

   function Counted (A, B, C, D : Integer) return Grid is
   begin
      Calls := Calls + 1;
      return Made (A, B, C, D);
   end Counted;

   procedure Tell (G : Grid) is
   begin
      Put (Integer'Image (G'First) & Integer'Image (G'Last (1)) & Integer'Image (G'First (2)) & Integer'Image (G'Last (2)) & ":");
      for I in G'Range (1) loop
         for J in G'Range (2) loop
            Put (Integer'Image (G (I, J)));
         end loop;
      end loop;
      New_Line;
   end Tell;

   procedure Try (A, B, C, D : Integer) is
      subtype Part is Grid (A .. B, C .. D);
      type Other is new Grid (A .. B, C .. D);
      type Wide is array (Integer range <>, Long_Long_Integer range <>) of Integer;
      subtype Reference is Grid_Access (A .. B, C .. D);
      X : Part := (others => (others => 3));
      Y : Other := (others => (others => 4));
      P : Grid_Access := new Grid (Id (1) .. 2, 0 .. Id (2));
      Q : Reference;

      procedure Take (G : Part; What : String) is
      begin
         Put (What);
         Tell (G);
      end Take;

      function Give (G : Grid) return Part is
      begin
         return G;
      end Give;

      procedure Default (G : Part := ((1, 2, 3), (4, 5, 6))) is
      begin
         Tell (G);
      end Default;
   begin
      Tell (X);
      Take (X, "own");
      Tell (Grid (Y));
      Y := Other (X);
      Tell (Grid (Y));
      begin
         Take (Made (7, 8, 9, 11), "moved");
         Tell (Give (Made (7, 8, 9, 11)));
         declare K : constant Grid := Part (Made (4, 5, 6, 8)); begin Tell (K); end;
         X := Made (2, 3, 5, 7);
         Default;
      exception
         when Constraint_Error =>
            Put_Line ("other size");
      end;
      begin
         Tell (Part'(Made (1, 2, 0, 2)));
      exception
         when Constraint_Error =>
            Put_Line ("other bounds");
      end;
      begin
         Tell (Part'((1, 2, 3), (4, 5, 6)));
      exception
         when Constraint_Error =>
            Put_Line ("other list");
      end;
      Put_Line (Boolean'Image (Made (1, 2, 0, 2) in Part) & Boolean'Image (X in Part) & Boolean'Image (X not in Part));
      Put_Line (Boolean'Image (P in Reference) & Integer'Image (Part'Size) & Integer'Image (X'Size));
      begin
         P.all := (others => (others => 8));
         Q := P;
         Tell (Q.all);
      exception
         when Constraint_Error =>
            Put_Line ("refers to others");
      end;
      begin
         Q := new Part;
         Q.all := (others => (others => 9));
         Tell (Q.all);
         Q := new Part'((7, 8, 9), (10, 11, 12));
         Tell (Q.all);
      exception
         when Constraint_Error =>
            Put_Line ("no such list");
      end;
      declare
         Z : Grid (X'Range (2), X'Range (1)) := (others => (others => 5));
         W : constant Grid := Z;
      begin
         Tell (W);
         Z (X'Last (2), X'First (1)) := 6;
         Tell (Z);
      exception
         when Constraint_Error =>
            Put_Line ("nothing to change");
      end;
   end Try;

   procedure Levels (From, To : Level; Last : Character) is
      C : Chart_Access := new Chart (From .. To, 'a' .. Last);
      U : Upper_Chart (From .. To, 'a' .. Last);
   begin
      Put (Integer'Image (C'Length (1)) & Integer'Image (C.all'Length (2)) & Integer'Image (U'Length));
      C.all := (others => (others => 2));
      for L in C'Range (1) loop
         for K in C'Range (2) loop
            Put (Level'Image (L) & K & Integer'Image (C (L, K)));
         end loop;
      end loop;
      Put (Level'Image (C'First) & Level'Image (U'Last) & C'Last (2));
      C (Id (Middle), 'a') := 5;
      Put_Line (Integer'Image (C (Middle, 'a')) & Integer'Image (C (To, Last)));
   exception
      when Constraint_Error =>
         Put_Line (" outside");
   end Levels;

   procedure Try_Levels (From, To : Level; Last : Character) is
   begin
      Levels (From, To, Last);
   exception
      when Constraint_Error =>
         Put_Line ("no upper chart");
   end Try_Levels;

   B : Board (Small (Id (-5)) .. 0, Boolean) := (others => (others => 'x'));
   G : Grid_Access;
begin
   Try (1, 2, 0, 2);
   Try (5, 6, -1, 1);
   Try (1, 0, 4, 5);
   Try (2, 0, 1, 3);
   Try (1, 3, 1, 2);
   Try_Levels (Middle, High, 'c');
   Try_Levels (Low, High, 'b');
   Try_Levels (High, Middle, 'a');
   B (-5, True) := 'y';
   Put_Line (B (Small (Id (-5)), True) & B (0, False) & Integer'Image (B'Length) & Small'Image (B'First (1)));
   for I in B'Range (1) loop
      Put (Small'Image (I));
   end loop;
   New_Line;
   declare
      L : constant Grid := Counted (3, 4, 5, 6);
      M : Grid (Id (3) .. 4, Id (5) .. 6);
   begin
      M := Counted (1, 2, 3, 4);
      Put_Line (Integer'Image (Calls) & Boolean'Image (L = M));
      Tell (Counted (1, 2, 1, 2));
      Put_Line (Integer'Image (Calls));
      M := (M'Range (1) => (M'Range (2) => Id (8)));
      Tell (M);
   end;
   declare
      subtype Bounded is Grid_Access (Id (2) .. 1, Id (4) .. 5);
      L : Grid_Access := new Grid (Id (5) .. 1, 4 .. Id (5));
      M : Bounded;
   begin
      M := L;
      Put_Line (Boolean'Image (L in Bounded) & Boolean'Image (M in Bounded));
      L := new Grid (Id (1) .. 1, 4 .. Id (5));
      Put_Line (Boolean'Image (L in Bounded));
      M := L;
      Put_Line ("as long");
   exception
      when Constraint_Error =>
         Put_Line ("not as long");
   end;
   begin
      Tell (G.all);
   exception
      when Constraint_Error =>
         Put_Line ("null");
   end;
   begin
      B (1, True) := 'z';
   exception
      when Constraint_Error =>
         Put_Line ("no such row");
   end;
end Shaped_Parts;
