--  Where arrays start that nested subprograms, renamings, conversions and packages see.
with Ada.Text_IO; use Ada.Text_IO;
with Kept;
procedure Starts is
   X : String := "abcdefgh";

   procedure Outer (S : String; N : Integer) is
      L : String (N .. N + 3) := "wxyz";
      procedure Inner is
      begin
         Put_Line (Integer'Image (S'First) & Integer'Image (L'First) & S (S'First) & L (L'Last));
      end Inner;
   begin
      Inner;
   end Outer;

   procedure Converted (A, B : Integer; S : String) is
      subtype Part is String (A .. B);
   begin
      Put_Line (Integer'Image (Part (S)'First) & Integer'Image (Part (S)'Last));
      Put_Line (Part'(S));
   exception
      when Constraint_Error =>
         Put_Line ("other bounds");
   end Converted;

   I : Integer := 3;
   J : Integer := 6;
begin
   Outer (X (3 .. 5), 7);
   Outer (X, 1);
   Converted (3, 5, "abc");
   Converted (1, 3, "abc");
   Converted (5, 4, X (5 .. 3));
   Converted (5, 3, X (5 .. 3));
   declare
      R : String renames X (I .. J);
   begin
      I := 1;
      J := 2;
      Put_Line (Integer'Image (R'First) & Integer'Image (R'Last) & R (4));
   end;
   Kept.Show;
end Starts;
