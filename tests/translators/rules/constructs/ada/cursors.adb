--  Containers: cursors
with Ada.Containers.Ordered_Maps;
with Ada.Text_IO; use Ada.Text_IO;
procedure Cursors is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   package Maps is new Ada.Containers.Ordered_Maps (Integer, Integer);
   use Maps;
   M : Map;
   C : Cursor;
begin
   for I in 1 .. 4 loop
      M.Insert (I * Id (3) mod 5, I);
   end loop;
   C := M.Find (4);
   M.Replace_Element (C, Element (C) * 10);
   Next (C);
   Put_Line (Boolean'Image (Has_Element (C)));
   for P in M.Iterate loop
      Put (Integer'Image (Key (P)) & Integer'Image (Element (P)));
   end loop;
   New_Line;
end Cursors;
