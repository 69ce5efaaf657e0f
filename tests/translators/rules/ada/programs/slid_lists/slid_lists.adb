--  Aggregates for arrays with other bounds: lists slide, choices must lie inside the index subtype.
with Ada.Text_IO; use Ada.Text_IO;
procedure Slid_Lists is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type Fixed_Line is array (1 .. 5) of Integer;
   type Open_Line is array (1 .. Id (5)) of Integer;
   A : Fixed_Line := (others => 0);
   B : Open_Line := (others => 0);
   C : array (1 .. Id (5)) of Integer := (others => 0);
begin
   begin
      B := (1, 2, 3, 4, 5, 6);
      Put_Line ("B" & B (1)'Image);
   exception
      when Constraint_Error => Put_Line ("no B");
   end;
   begin
      B := (Id (2) .. Id (6) => 4);
      Put_Line ("B" & B (1)'Image);
   exception
      when Constraint_Error => Put_Line ("no B");
   end;
   declare
      Last : Integer := Id (3);
      subtype Few is Integer range 1 .. Last;
      type Line is array (Few range <>) of Integer;

      procedure Show (L : Line) is
      begin
         Put_Line (L'Last'Image & L (2)'Image);
      end Show;
   begin
      Last := Last + 1;
      Show ((1, 2, 3));
      Show ((1, 2, 3, 4));
   exception
      when Constraint_Error => Put_Line ("no line");
   end;
   A := (1, 2, 3, 4, 5);
   B := (1, 2, 3, 4, 5);
   C := (1, 2, 3, 4, 5);
   Put_Line (A (5)'Image & B (5)'Image & C (5)'Image);
end Slid_Lists;
