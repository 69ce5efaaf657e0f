--  Enumerations with attributes and characters
with Ada.Text_IO; use Ada.Text_IO;
procedure Enumerations is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type Day is (Mon, Tue, Wed, Thu);
   type Digit is ('0', '1', None);
   D : Day := Day'Val (Id (1));
begin
   Put_Line (Day'Image (D) & Integer'Image (Day'Pos (Day'Succ (D))) & Day'Image (Day'Value ("thu")) & Digit'Image ('1'));
   begin
      D := Day'Val (Id (9));
      Put_Line ("no check");
   exception
      when Constraint_Error => Put_Line ("checked");
   end;
   for X in Day range Tue .. Wed loop
      Put (Day'Image (X) & " ");
   end loop;
   New_Line;
end Enumerations;
