separate (Nested_Order)
package body Hidden is
   I : Integer := Said_Order.Said ("hidden body");
   procedure Nothing is null;
begin
   I := I + Said_Order.Said ("hidden statements");
end Hidden;
