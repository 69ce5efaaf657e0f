with Ada.Text_IO;
package body FV_Rotate is
   procedure Show (P : in out Pair) is
      Last : constant Element := P.Other;
   begin
      Swap (P);
      P.Other := First;
      Ada.Text_IO.Put_Line (Image (P.One) & Image (P.Other) & Image (Last) & Image (Empty));
   end Show;
end FV_Rotate;
