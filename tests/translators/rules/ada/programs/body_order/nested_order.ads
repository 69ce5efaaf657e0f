with Said_Order;
pragma Elaborate_All (Said_Order);
package Nested_Order is
   package Inner is
      A : Integer := Said_Order.Said ("inner specification");
      package Deep is
         B : Integer := Said_Order.Said ("deep specification");
         procedure Nothing;
      end Deep;
   end Inner;
   C : Integer := Said_Order.Said ("outer specification");
   procedure Nothing;
private
   package Hidden is
      procedure Nothing;
   end Hidden;
end Nested_Order;
