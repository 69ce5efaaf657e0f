with Ada.Text_IO; use Ada.Text_IO;
package body FV_Ops is
   procedure Show (I : Item; N : Number) is
      Sum : constant Number := N + 1;
   begin
      Put_Line (Named (I) & Number'Image (Twice (N)) & Number'Image (Sum));
   end Show;
end FV_Ops;
