with Ada.Text_IO;
package body Ends is
   overriding procedure Finalize (G : in out Guard) is
   begin
      Ada.Text_IO.Put_Line ("end of" & Integer'Image (G.N));
   end Finalize;
end Ends;
