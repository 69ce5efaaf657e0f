separate (Parted_Early)
package body After is
begin
   Put_Line ("after");
   Add (V);
   Put_Line ("added");
exception
   when Program_Error =>
      Put_Line ("not yet" & V'Image);
end After;
