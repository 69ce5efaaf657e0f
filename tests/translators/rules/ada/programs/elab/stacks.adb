with Ada.Text_IO;
package body Stacks is
   Store : array (1 .. Limit) of Item;
   procedure Push (X : Item) is
   begin
      if Depth = Limit then
         raise Full;
      end if;
      Depth := Depth + 1;
      Store (Depth) := X;
   end Push;
   function Count return Natural is (Depth);
begin
   Ada.Text_IO.Put_Line ("stack of" & Integer'Image (Limit));
   Depth := 1;
end Stacks;
