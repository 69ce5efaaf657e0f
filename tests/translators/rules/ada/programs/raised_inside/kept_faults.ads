generic
   Limit : Integer;
package Kept_Faults is
   Bad : exception;
   procedure Check (N : Integer);
   generic
   package Inner is
      procedure Check (N : Integer);
   end Inner;
end Kept_Faults;
