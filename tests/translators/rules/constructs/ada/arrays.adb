--  Arrays with bounds of any kind
with Ada.Text_IO; use Ada.Text_IO;
procedure Arrays is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type Colour is (Red, Green, Blue);
   type Row is array (-2 .. 2) of Integer;
   type By_Colour is array (Colour) of Natural;
   R : Row := (0 => 5, -2 | 2 => 1, others => 0);
   C : By_Colour := (Green => 7, others => 1);
begin
   R (Id (-1)) := R (0) + 4;
   C (Colour'Last) := C (Green) * 2;
   for V of R loop
      Put (Integer'Image (V));
   end loop;
   Put_Line (Natural'Image (C (Blue)));
   begin
      R (Id (3)) := 1;
      Put_Line ("no check");
   exception
      when Constraint_Error => Put_Line ("checked");
   end;
end Arrays;
