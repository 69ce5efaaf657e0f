with Ada.Text_IO; use Ada.Text_IO;

procedure Filled_Arrays is
   type Row is array (1 .. 4) of Integer;
   type Grid is array (1 .. 3) of Row;
   type Line is array (Positive range <>) of Integer;
   A : Row := (5, 6, 7, 8);
   B : Row := (others => 0);
   C : Line (1 .. 3);
   G : Grid := (others => (1, 2, 3, 4));
   I : Integer := 3;

   procedure Show (X : Line) is
   begin
      for Y of X loop
         Put (Y'Img);
      end loop;
      New_Line;
   end Show;

   procedure Fill (X : out Line; I : Integer) is
   begin
      X := (X'Range => A (I));
   end Fill;

begin
   Fill (C, 2);
   Show (C);
   B := (others => I);
   Show (Line (B));
   G := (others => A);
   Show (Line (G (I)));
   for I in 1 .. 2 loop
      B := (1 => 0, others => A (I));
      Show (Line (B));
      Show (Line'(1 .. I => A (I)));
   end loop;
end Filled_Arrays;
