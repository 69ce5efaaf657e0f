--  Static expressions of modular types wrap.
with Ada.Text_IO; use Ada.Text_IO;
procedure Wrapped_Statics is
   type M is mod 10;
   type Byte is mod 256;
   A : constant M := 7 + 8;
   B : constant M := 3 - 5;
   C : constant M := -3;
   D : M := 3 ** 5;
   E : constant Byte := 200 * 2 / 3;
   F : Byte := 250 + 10 - 5;
begin
   D := D + (9 + 9);
   Put_Line (A'Image & B'Image & C'Image & D'Image & E'Image & F'Image);
   Put_Line (Boolean'Image (D = 4 + 7) & Boolean'Image (A in 4 + 9 .. 9));
end Wrapped_Statics;
