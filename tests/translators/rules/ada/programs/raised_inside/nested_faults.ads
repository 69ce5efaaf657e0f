with Kept_Faults;
generic
   Most : Integer;
package Nested_Faults is
   package Own is new
     Kept_Faults (Most);
   procedure Check (N : Integer);
end Nested_Faults;
