--  Loops over parts of arrays, whose elements they change too.
with Ada.Text_IO; use Ada.Text_IO;
procedure Slice_Loops is
   type Reading is record N : Natural; V : Float; end record;
   type Readings is array (Positive range <>) of Reading;
   Store : Readings (1 .. 6);
   Low : array (-3 .. 3) of Integer := (1, 2, 3, 4, 5, 6, 7);
   type Letters is array (Character range <>) of Boolean;
   type Holder is record Data : Readings (5 .. 8); Used : Natural := 0; end record;
   H : array (1 .. 2) of Holder := (others => (Data => (others => (7, 0.5)), Used => 6));
   L : Letters (Character) := ('a' | 'c' => True, others => False);
   Line : String (1 .. 20) := "hello world, goodbye";
   Last : Natural := 0;
   Sum : Integer := 0;
   procedure Show (S : String; First, Upto : Integer) is
   begin
      for C of S (First .. Upto) loop Put (C & "."); end loop;
      New_Line;
   exception
      when Constraint_Error => Put_Line ("outside");
   end Show;
begin
   Store := (others => (1, 1.0));
   for I in 1 .. 4 loop Store (I).N := I * I; end loop;
   for R of Store (1 .. Last) loop Put (Natural'Image (R.N)); end loop;
   New_Line;
   for R of Store (2 .. 3) loop Put (Natural'Image (R.N)); end loop;
   for R of reverse Store (2 .. 4) loop Put (Natural'Image (R.N)); end loop;
   New_Line;
   for N of Low (-1 .. 2) loop Sum := Sum * 10 + N; end loop;
   for N of Low (Last .. 2) loop Sum := Sum * 10 + N; end loop;
   Put_Line (Integer'Image (Sum) & Integer'Image (Last));
   for C of Line (3 .. 8) loop Put (C); end loop;
   for C of reverse Line (13 .. Line'Last) loop Put (C); end loop;
   New_Line;
   for B of L ('a' .. 'd') loop Put (Boolean'Image (B) & " "); end loop;
   New_Line;
   for R of H (2).Data (5 .. H (2).Used) loop Put (Natural'Image (R.N)); end loop;
   New_Line;
   Show ("abcdef", 2, 4); Show (Line (5 .. 9), 6, 8); Show ("abc", 3, 2); Show ("abc", 2, 4); Show ("abc", 0, 1); Show ("abc", 9, 7);
   Last := 4;
   for R of Store (2 .. Last) loop R.N := R.N + Last; end loop;
   for R of Store loop Put (Natural'Image (R.N)); end loop;
   for R of H (1).Data (7 .. 8) loop R := (1, 2.0); end loop;
   for R of H (1).Data loop Put (Natural'Image (R.N)); end loop;
   New_Line;
   for C of Line (Last .. Last + 4) loop
      if C = 'w' then C := 'W'; end if;
   end loop;
   Put_Line (Line & Integer'Image (Last));
end Slice_Loops;
