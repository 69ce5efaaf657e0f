--  Integers times literals of fixed point, string literals inside aggregates of several dimensions, lists of another
--  length than their object has, and ranges of a dimension that is named.

with Ada.Text_IO; use Ada.Text_IO;
procedure Scaled is
   type Fix is delta 0.25 range -100.0 .. 100.0;
   type Small is delta 0.5 range -10.0 .. 10.0;
   subtype Half is Fix range 0.0 .. 0.5;
   type Grid is array (Integer range <>, Integer range <>) of Character;
   type Bits is array (5 .. 7) of Boolean;
   type Open is array (Positive range <>) of Integer;
   subtype Three is Open (4 .. 6);
   type Holder is record
      B : Bits;
      T : Three;
   end record;

   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;

   procedure Show (G : Grid) is
   begin
      Put_Line (Integer'Image (G'First (1)) & Integer'Image (G'Last (1)) & Integer'Image (G'Last (2)) & " " &
                G (G'Last (1), G'First (2)) & G (G'First (1), G'Last (2)));
   end Show;

   F : Fix := Id (3) * 0.5;
   S : Small := 2.5 * Id (-3);
   B : Bits := (True, False, True);
   T : Three := (1, 2, 3);
   H : Holder := (B, T);
   Fixed_Grid : constant Grid (1 .. 2, 3 .. 5) := ("abc", "xyz");
begin
   Put_Line (Fix'Image (F) & Small'Image (S) & Fix'Image (7.5 / Id (2)) & Boolean'Image (F = Id (6) * 0.25));
   Put_Line (Boolean'Image (Half'Last /= Id (1) * 0.5) & Boolean'Image (Id (2) * 0.25 < F));
   begin
      declare
         Q : Half := Id (3) * 0.25;
      begin
         Put_Line ("no check" & Fix'Image (Q));
      end;
   exception
      when Constraint_Error => Put_Line ("checked");
   end;
   Show (("ab", "cd", "ef"));
   Show (Fixed_Grid);
   begin
      B := (True, False);
      Put_Line ("short list taken");
   exception
      when Constraint_Error => Put_Line ("short list " & Boolean'Image (B (7)));
   end;
   Put_Line (Boolean'Image (B = (True, False)) & Boolean'Image ((T (4), 2, 3, 4) /= T));
   begin
      T := (1, 2, 3, Id (4));
      Put_Line ("long list taken");
   exception
      when Constraint_Error => Put_Line ("long list" & Integer'Image (T (6)));
   end;
   begin
      H.T := (Id (8), Id (9));
      Put_Line ("component taken");
   exception
      when Constraint_Error => Put_Line ("component" & Integer'Image (H.T (4)));
   end;
   begin
      H := ((True, True, True), (Id (1), 2));
      Put_Line ("part taken");
   exception
      when Constraint_Error => Put_Line ("part" & Integer'Image (H.T (4)));
   end;
   declare
      subtype Rows is Open (Fixed_Grid'Range (2));
      Row : Open (Fixed_Grid'Range (1)) := (10, 20);
      R : Rows := (others => 7);
   begin
      Put_Line (Integer'Image (Rows'First) & Integer'Image (R'Last) & Integer'Image (Row (2)));
   end;
end Scaled;
