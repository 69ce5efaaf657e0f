--  Modular types whose modulus is no power of two
with Ada.Text_IO; use Ada.Text_IO;
procedure Odd_Modulus is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type Hour is mod 24;
   H : Hour := 20;
begin
   H := H + 7;
   Put_Line (Hour'Image (H) & Hour'Image (H - 5) & Hour'Image (H * 9));
end Odd_Modulus;
