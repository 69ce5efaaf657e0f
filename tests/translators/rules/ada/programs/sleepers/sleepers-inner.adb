separate (Sleepers)
package body Inner is
begin
   Add (V);
   Put_Line ("no");
exception
   when Program_Error => Raised (0);
end Inner;
