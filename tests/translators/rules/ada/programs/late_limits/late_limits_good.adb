with Ada.Text_IO; use Ada.Text_IO;
package body Late_Limits_Good is
   subtype Own is Few range None + 1 .. K - 1;
   package Three is new Gen (3);
   Z : Own := 4;
   procedure Tell is
   begin
      Put_Line (Integer'Image (Z) & Integer'Image (Three.V) & Boolean'Image (3 in Hidden));
   end Tell;
begin
   Put_Line ("good" & Integer'Image (Inside'Last) & Integer'Image (Line'Length));
end Late_Limits_Good;
