with Ada.Text_IO; use Ada.Text_IO;

--  What functions give, compared: arrays and records that hold arrays of any length.
procedure Compared_Results is
   type Texts is array (Positive range <>) of Integer;
   subtype Small is Natural range 0 .. 5;
   type Item (Size : Small := 2) is record
      Values : Texts (1 .. Size) := (others => 1);
   end record;
   type Row is array (1 .. 3) of Item;

   Calls : Natural := 0;

   function Twice (R : Row) return Row is
      Result : Row := R;
   begin
      Calls := Calls + 1;
      for I in Result'Range loop
         for J in Result (I).Values'Range loop
            Result (I).Values (J) := 2 * Result (I).Values (J);
         end loop;
      end loop;
      return Result;
   end Twice;

   function First (R : Row) return Item is
   begin
      Calls := Calls + 1;
      return R (1);
   end First;

   procedure Show (B : Boolean) is
   begin
      Put_Line (Boolean'Image (B));
   end Show;

   A : Row;
   B : constant Row := (others => (Size => 2, Values => (2, 2)));
begin
   A (2) := (Size => 3, Values => (4, 5, 6));
   Show (A = Twice (A));
   Show (Twice (A) = B);
   Show (Twice (A) /= Twice (A));
   A (2) := (Size => 2, Values => (1, 1));
   Show (B = Twice (A));
   Show (Twice (A) = B);
   Show (A /= Twice (A));
   Show (First (A) = A (2));
   Show (First (B) = First (A));
   if Calls > 3 and then Twice (A) = B then
      Put_Line ("twice" & Natural'Image (Calls));
   elsif A = Twice (B) then
      Put_Line ("never");
   end if;
   while Twice (A) = B loop
      A (3).Values (1) := 9;
   end loop;
   Put_Line (Natural'Image (Calls));
end Compared_Results;
