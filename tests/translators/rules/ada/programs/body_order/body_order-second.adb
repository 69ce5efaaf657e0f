separate (Body_Order)
package body Second is
   Z : Integer := Said_Order.Said ("second body");
   procedure Nothing is null;
begin
   X := X + Z + Said_Order.Said ("second statements");
end Second;
