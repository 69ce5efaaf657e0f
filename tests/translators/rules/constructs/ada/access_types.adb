--  Access types and linked structures
with Ada.Text_IO; use Ada.Text_IO;
procedure Access_Types is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type Cell;
   type Link is access Cell;
   type Cell is record
      V : Integer;
      Next : Link;
   end record;
   L : Link;
begin
   for I in 1 .. 3 loop
      L := new Cell'(I * I, L);
   end loop;
   L.Next.V := Id (7);
   while L /= null loop
      Put (Integer'Image (L.V));
      L := L.Next;
   end loop;
   New_Line;
   begin
      L.V := 1;
      Put_Line ("no check");
   exception
      when Constraint_Error => Put_Line ("checked");
   end;
end Access_Types;
