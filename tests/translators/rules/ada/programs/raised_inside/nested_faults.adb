package body Nested_Faults is
   procedure Check (N : Integer) is
   begin
      Own.Check (N);
   end Check;
end Nested_Faults;
