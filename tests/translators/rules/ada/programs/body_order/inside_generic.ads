with Said_Order;
pragma Elaborate_All (Said_Order);
generic
   Name : String;
package Inside_Generic is
   package Inner is
      A : Integer := Said_Order.Said (Name & " inner specification");
      procedure Nothing;
   end Inner;
   B : Integer := Said_Order.Said (Name & " outer specification");
   procedure Nothing;
end Inside_Generic;
