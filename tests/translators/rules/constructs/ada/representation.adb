--  Representation clauses
with Ada.Text_IO; use Ada.Text_IO;
procedure Representation is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type State is (Off, On, Broken);
   for State use (1, 4, 9);
   type Flags is record
      A : Boolean;
      B : Integer range 0 .. 7;
   end record;
   for Flags use record
      A at 0 range 0 .. 0;
      B at 0 range 1 .. 3;
   end record;
   S : State := State'Val (Id (2));
   F : Flags := (True, 5);
begin
   F.B := F.B + 1;
   Put_Line (State'Image (S) & Integer'Image (State'Pos (S)) & Integer'Image (F.B) & Boolean'Image (F.A));
end Representation;
