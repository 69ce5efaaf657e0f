separate (Body_Order)
package body Third is
   procedure Nothing is
   begin
      X := X + 1;
   end Nothing;
begin
   Nothing;
   X := X + Said_Order.Said ("third statements");
end Third;
