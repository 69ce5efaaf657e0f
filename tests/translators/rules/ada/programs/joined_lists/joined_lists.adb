--  Aggregates joined by "&", whose type only the context gives; lists for arrays whose bounds are computed.
with Ada.Text_IO; use Ada.Text_IO;

procedure Joined_Lists is
   subtype Place is Integer range 2 .. 10;
   type Color is (Red, Green, Blue);
   type Line is array (Place range <>) of Color;
   type Count is array (Integer range <>) of Integer;

   Four : Integer := 4;

   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;

   function Three return Line is
   begin
      return (Red, Green, Blue) & (7 .. 8 => Red);
   end Three;

   function Few return Line is
   begin
      return (Id (4) .. 3 => Red) & (Green, Blue);
   end Few;

   function Many (N : Integer) return Line is
   begin
      return (3 .. N => Blue) & (Red, Green, Blue, Red, Green, Blue);
   end Many;

   procedure Show (L : Line) is
   begin
      Put (L'First'Image & L'Last'Image);
      for C of L loop
         Put (' ' & C'Image);
      end loop;
      New_Line;
   end Show;

   A : array (-Four .. 1) of Integer := (others => 0);
   C : Count (1 .. 4);
begin
   Show (Three);
   Show (Few);
   Show (Many (3));
   A := (1, 2, 3, 4, 5, 6);
   Four := 0;
   Put_Line (A (-4)'Image & A (1)'Image & A'First'Image);
   A := (A (0), A (-1), A (-2), A (-3), A (-4), A (1));
   Put_Line (A (-4)'Image & A (1)'Image);
   C := (1, 2) & (3, 4);
   Put_Line (C (3)'Image);
   begin
      A := (1, 2, 3, 4, 5);
   exception
      when Constraint_Error =>
         Put_Line ("too few");
   end;
   Show (Many (9));
exception
   when Constraint_Error =>
      Put_Line ("too many");
end Joined_Lists;
