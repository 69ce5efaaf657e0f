--  Vectors that grow and shrink inside, are put together and searched.
with Ada.Containers.Vectors;
with Ada.Text_IO; use Ada.Text_IO;
procedure Vector_Parts is
   use Ada.Containers;

   type Slot is range 10 .. 14;

   package Lists is new Ada.Containers.Vectors (Positive, Integer);
   package Slots is new Ada.Containers.Vectors (Slot, Character);
   use Lists;

   procedure Show (V : Vector) is
   begin
      for E of V loop
         Put (Integer'Image (E));
      end loop;
      Put_Line (" /" & Count_Type'Image (V.Length));
   end Show;

   V, W : Vector;
   S    : Slots.Vector;

   procedure Try_Insert (Before : Lists.Extended_Index) is
   begin
      V.Insert (Before, 100 + Before);
      Show (V);
   exception
      when Constraint_Error => Put_Line ("no insertion at" & Integer'Image (Before));
   end Try_Insert;

   procedure Try_Delete (Index : Lists.Extended_Index; Count : Count_Type) is
   begin
      V.Delete (Index, Count);
      Show (V);
   exception
      when Constraint_Error => Put_Line ("no deletion at" & Integer'Image (Index));
   end Try_Delete;

begin
   V.Reserve_Capacity (100);
   for I in 1 .. 5 loop
      V.Append (I * I);
   end loop;
   Try_Insert (1);
   Try_Insert (4);
   Try_Insert (8);
   Try_Insert (10);
   Try_Insert (0);
   Try_Delete (2, 1);
   Try_Delete (1, 2);
   Try_Delete (5, 100);
   Try_Delete (5, 1);
   Try_Delete (6, 1);
   Try_Delete (0, 1);
   Try_Delete (2, 0);
   V.Delete (1);
   Show (V);
   W := 7 & V & 8;
   Show (W & W);
   Show (Lists."&" (3, 4));
   W.Append (V);
   W.Append (5, 3);
   Show (W);
   Show (To_Vector (6, 4) & V);
   Put_Line (Integer'Image (W.Find_Index (5)) & Integer'Image (W.Find_Index (5, 9)) & Integer'Image (W.Find_Index (55)) & Integer'Image (No_Index));
   Put_Line (Integer'Image (W.Reverse_Find_Index (7)) & Integer'Image (W.Reverse_Find_Index (5, 8)) & Integer'Image (W.Reverse_Find_Index (8, 2)));
   for C in Character range 'a' .. 'd' loop
      S.Append (C);
   end loop;
   S.Insert (12, 'x');
   begin
      S.Insert (10, 'y');
   exception
      when Constraint_Error => Put_Line ("full");
   end;
   S.Delete (15);  --  right behind the last one: nothing
   Put_Line (Count_Type'Image (S.Length) & Slots.Extended_Index'Image (Slots.Extended_Index'Last));
   S.Delete (14);
   for C of S loop
      Put (C);
   end loop;
   Put_Line (Slots.Extended_Index'Image (S.Find_Index ('x')) & Slots.Extended_Index'Image (S.Find_Index ('d')));
end Vector_Parts;
