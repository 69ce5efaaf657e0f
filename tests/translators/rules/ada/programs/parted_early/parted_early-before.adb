separate (Parted_Early)
package body Before is
begin
   Put_Line ("before");
   Add (V);
   Put_Line ("added");
exception
   when Program_Error =>
      Put_Line ("not yet" & V'Image);
end Before;
