with Ada.Text_IO; use Ada.Text_IO;

procedure Over_Results is
   type Row is array (1 .. 3) of Integer;
   type Rows is array (Positive range <>) of Integer;
   type Holder is record
      Items : Row;
   end record;
   Base : Integer := 1;
   Sum  : Integer := 0;

   function Made (N : Integer) return Row is
   begin
      Put_Line ("made");
      return (N, N + 1, N + 2);
   end Made;

   function Filled (N : Positive) return Rows is
      R : Rows (N .. N + 3);
   begin
      for I in R'Range loop
         R (I) := I * Base;
      end loop;
      return R;
   end Filled;

   function Held return Holder is
   begin
      return (Items => (7, 8, 9));
   end Held;
begin
   for E of Made (Base) loop
      Base := Base + E;
      Sum := Sum + E;
   end loop;
   Put_Line (Integer'Image (Sum));
   for E of Filled (4) loop
      Base := 0;
      Sum := Sum + E;
   end loop;
   Put_Line (Integer'Image (Sum));
   Base := 2;
   for E of reverse Filled (Base) loop
      Put (Integer'Image (E));
   end loop;
   for E of Held.Items loop
      Put (Integer'Image (E));
   end loop;
   New_Line;
   for I in 1 .. 2 loop
      for E of Made (I) loop
         exit when E = 3;
         Put (Integer'Image (E));
      end loop;
   end loop;
   New_Line;
end Over_Results;
