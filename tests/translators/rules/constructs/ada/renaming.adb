--  Renaming
with Ada.Text_IO; use Ada.Text_IO;
procedure Renaming is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type P is record
      X : Integer := 4;
   end record;
   R : P;
   X : Integer renames R.X;
   procedure Say (S : String) renames Put_Line;
begin
   X := X + Id (1);
   Say (Integer'Image (R.X));
end Renaming;
