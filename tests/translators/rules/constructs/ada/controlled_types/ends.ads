with Ada.Finalization;
package Ends is
   type Guard is new Ada.Finalization.Controlled with record
      N : Integer := 0;
   end record;
   overriding procedure Finalize (G : in out Guard);
end Ends;
