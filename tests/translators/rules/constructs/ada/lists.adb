--  Containers: doubly linked lists
with Ada.Containers.Doubly_Linked_Lists;
with Ada.Text_IO; use Ada.Text_IO;
procedure Lists is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   package Lists is new Ada.Containers.Doubly_Linked_Lists (Integer);
   L : Lists.List;
begin
   L.Append (Id (1));
   L.Prepend (0);
   L.Append (2);
   for E of L loop
      Put (Integer'Image (E));
   end loop;
   New_Line;
end Lists;
