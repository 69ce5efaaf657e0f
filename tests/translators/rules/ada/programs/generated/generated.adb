with Ada.Text_IO; use Ada.Text_IO;
procedure Generated is
   --  What random programs brought to light
   type Open is array (Integer range <>) of Integer;
   type Colour is (Red, Green, Blue);
   type Fix is delta 0.25 range -100.0 .. 100.0;
   type Point is record
      S : String (1 .. 6) := "uvwxyz";
   end record;
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   procedure Say (Text : String) renames Put_Line;
   Op : Open (-1 .. 4) := (1, 2, 3, 4, 5, 6);
   T : String (3 .. 8) := "abcdef";
   P : Point;
   C : Colour := Green;
   X : Fix := 1.5;
begin
   --  A slice of an array goes to another of the same one, which may overlap
   Op (0 .. 2) := Op (2 .. 4);
   T (4 .. 6) := T (3 .. Id (5));
   P.S (2 .. 3) := P.S (4 .. 5);
   for V of Op loop
      Put (Integer'Image (V));
   end loop;
   --  A renaming's parameter has another name than Put_Line's
   Say (" " & T & P.S);
   --  A case expression's selector may be a variable, and computed
   C := Colour'Succ (C);
   Say (case C is when Red => "r", when Green | Blue => "gb");
   Say (Integer'Image (case Colour'Pred (C) is when Green => 1, when others => 2));
   --  The larger of fixed point values
   X := Fix'Max (X, Fix (Id (2)));
   Say (Fix'Image (X) & Fix'Image (Fix'Min (X, -X)));
end Generated;
