--  Operators of literals that the context chooses, aggregates whose discriminants are computed, elements with bounds.
with Ada.Text_IO; use Ada.Text_IO;
procedure Ops is
   Count : Integer := 0;

   function Next (N : Integer) return Integer is
   begin
      Count := Count + 1;
      Put_Line ("next" & Integer'Image (N) & Integer'Image (Count));
      return N;
   end Next;

   function Id (N : Integer) return Integer is (N);

   function "mod" (Left, Right : Integer) return Character is
   begin
      if Left > Right then
         return 'G';
      end if;
      return 'L';
   end "mod";

   type Pair (A, B : Natural) is record
      Text : String (1 .. A);
      Rest : Integer := 7;
   end record;

   type Holder is record
      Part : Pair (Id (2), Id (3)) := (Id (2), Id (3), "ab", Next (9));
   end record;

   procedure Show (N : Integer) is
      type Row is array (1 .. 2) of String (N .. 5);
      R : Row;
   begin
      R (1) := "abc";
      R (2) := (others => 'x');
      Put_Line (Integer'Image (R (1)'First) & Integer'Image (R (2)'Last) & R (1) (4) & R (2));
   end Show;

   P : Pair (2, 3);
   M : Integer := 3;
   type Line is array (1 .. 2) of String (Id (M) .. 5);
   L : Line := (others => "xyz");
begin
   M := 9;
   if (5 mod 10) /= 'L' or (Next (10) mod 1) /= 'G' then
      Put_Line ("wrong operator");
   end if;
   Put_Line (Integer'Image (17 mod 5));
   Show (3);
   declare
      H : Holder;
   begin
      Put_Line (H.Part.Text & Integer'Image (H.Part.Rest));
      P := (Id (2), 3, "cd", 4);
      Put_Line (P.Text);
      P := (Id (3), 3, "cde", Next (4));
   exception
      when Constraint_Error =>
         Put_Line ("other discriminants");
   end;
   Put_Line (Integer'Image (L (1)'First) & L (2) (4));
end Ops;
