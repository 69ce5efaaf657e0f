generic
   type Item is private;
   Limit : Positive;
package Stacks is
   Full : exception;
   procedure Push (X : Item);
   function Count return Natural;
private
   Depth : Natural := 0;
end Stacks;
