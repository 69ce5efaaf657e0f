--  Components of the variant for all the other values of an integer.
with Ada.Text_IO; use Ada.Text_IO;
procedure Wide_Variants is
   type Item (Kind : Integer := 0) is record
      Always : Integer := 1;
      case Kind is
         when 1 | 5 .. 7 =>
            X : Integer := 2;
         when -3 =>
            Z : Boolean := True;
         when others =>
            Y : Integer := 3;
      end case;
   end record;
   type Reference is access Item;

   V : Item;
   R : Reference;

   function Given (N : Integer) return Item is
   begin
      if N = 1 then
         return (Kind => 1, Always => 8, X => 9);
      end if;
      return (Kind => 1000000, Always => N, Y => N);
   end Given;

   procedure Change (I : in out Item) is
   begin
      if I.Kind = 2 then
         Put_Line ("two" & Integer'Image (I.Y));
      end if;
      I.Y := I.Y + 1;
   end Change;

   procedure Try (N : Integer) is
   begin
      case N is
         when 1 => Put_Line (Integer'Image (V.Y));
         when 2 => V := (Kind => 6, Always => 4, X => 5); Put_Line (Integer'Image (V.X));
         when 3 => Put_Line (Integer'Image (V.Y));
         when 4 => V.Y := 3;
         when 5 => Put_Line (Integer'Image (Given (1).Y));
         when 6 => Put_Line (Integer'Image (Given (N).Y));
         when 7 => Change (V);
         when 8 => V := Given (8); Change (V); Put_Line (Integer'Image (V.Y));
         when 9 => V := (Kind => -3, Always => 2, Z => False); Put_Line (Boolean'Image (V.Z)); V.Y := 5;
         when 10 => R := new Item (2); Change (R.all); Put_Line (Integer'Image (R.Y));
         when 11 => R := new Item'(1, 2, 3); Put_Line (Integer'Image (R.Y));
         when others => Put_Line (Integer'Image (V.X));
      end case;
   exception
      when Constraint_Error =>
         Put_Line ("no" & Integer'Image (N));
   end Try;
begin
   for N in 1 .. 12 loop
      Try (N);
   end loop;
end Wide_Variants;
