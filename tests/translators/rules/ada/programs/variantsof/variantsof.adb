--  Objects whose discriminants are computed: only the components of their variant are checked.
with Ada.Text_IO; use Ada.Text_IO;
procedure Variantsof is
   subtype Small is Integer range 1 .. 5;
   type Line is array (Small range <>) of Integer;
   type Item (Kind : Small; Size : Integer) is record
      case Kind is
         when 1 .. 2 =>
            Numbers : Line (1 .. Size) := (others => 7);
         when 3 =>
            Word : String (1 .. 2) := "ab";
         when others =>
            Others_Too : Line (2 .. Size) := (others => 8);
      end case;
   end record;

   procedure Try (Kind, Size : Integer) is
      X : Item (Kind, Size);
   begin
      case Kind is
         when 1 .. 2 =>
            Put_Line (Integer'Image (X.Numbers'Length) & Integer'Image (X.Numbers'Last));
         when 3 =>
            Put_Line (X.Word);
         when others =>
            Put_Line (Integer'Image (X.Others_Too'First) & Integer'Image (X.Others_Too'Last));
      end case;
   end Try;

   procedure Tell (Kind, Size : Integer) is
   begin
      Try (Kind, Size);
   exception
      when Constraint_Error =>
         Put_Line ("constraint error");
   end Tell;
begin
   for Kind in 0 .. 6 loop
      Tell (Kind, 3);
      Tell (Kind, 9);
      Tell (Kind, 0);
      Tell (Kind, -4);
   end loop;
end Variantsof;
