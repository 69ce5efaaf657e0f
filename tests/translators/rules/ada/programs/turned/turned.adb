--  Conversions between arrays whose indexes have other subtypes or types.
with Ada.Text_IO; use Ada.Text_IO;
procedure Turned is
   subtype Small is Integer range 0 .. 10;
   type Count is range -100 .. 2 ** 30;
   type Wide is array (Integer range <>) of Integer;
   type Narrow is array (Small range <>) of Integer;
   type Counted is array (Count range <>) of Integer;
   type Three is array (Small range 4 .. 6) of Integer;

   procedure Tell (N : Narrow) is
   begin
      Put_Line (Integer'Image (N'First) & Integer'Image (N'Last) & Integer'Image (N'Length));
   end Tell;

   procedure Count_It (C : Counted) is
   begin
      Put_Line (Count'Image (C'First) & Count'Image (C'Last) & Integer'Image (C (C'First)));
   end Count_It;

   procedure Try (A, B : Integer) is
      W : Wide (A .. B) := (others => A);
   begin
      Tell (Narrow (W));
      Count_It (Counted (W));
      declare
         T : constant Three := Three (W);
      begin
         Put_Line (Integer'Image (T (4)) & Integer'Image (Three (W)'First));
      end;
   exception
      when Constraint_Error =>
         Put_Line ("constraint error");
   end Try;
begin
   Try (2, 4);
   Try (0, 10);
   Try (-1, 1);
   Try (9, 11);
   Try (20, 12);
   Try (-5, -6);
   Try (5, 2);
   Try (5, -6);
   Try (10, 0);
   Try (0, -1);
   Try (11, 10);
   Try (12, -3);
   Try (4, -3);
   Try (12, 3);
end Turned;
