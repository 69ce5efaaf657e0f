with Ada.Text_IO; use Ada.Text_IO;
package body Kept is
   function F (N : Integer) return Integer is (N);
   N : constant Integer := F (3);
   X : String (N .. 6) := "abcd";
   type A is array (Integer range <>) of Integer;
   Y : A (N .. 6) := (others => 4);
   procedure Show is
   begin
      Put_Line (Integer'Image (X'First) & Integer'Image (Y'First) & X (4));
      Y (3) := 1;
   end Show;
end Kept;
