--  Modular types
with Ada.Text_IO; use Ada.Text_IO;
procedure Modular_Types is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type Byte is mod 256;
   type Word is mod 2 ** 32;
   B : Byte := 250;
   W : Word := 5;
begin
   B := B + 10;
   W := W - 6;
   Put_Line (Byte'Image (B) & Word'Image (W) & Byte'Image (not B and 16#F0#) & Word'Image (W / 7 xor 3));
end Modular_Types;
