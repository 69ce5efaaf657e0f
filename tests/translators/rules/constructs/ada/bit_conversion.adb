--  Unchecked conversion
with Ada.Unchecked_Conversion;
with Ada.Text_IO; use Ada.Text_IO;
procedure Bit_Conversion is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type Word is mod 2 ** 32;
   function Bits is new Ada.Unchecked_Conversion (Integer, Word);
begin
   Put_Line (Word'Image (Bits (Id (-1))));
end Bit_Conversion;
