--  'Size of types and objects, with and without size clauses.
with Ada.Text_IO; use Ada.Text_IO;
procedure Storage is
   type T is range 0 .. 100;
   for T'Size use 16;
   type M is mod 16;
   for M'Size use 8;
   subtype S is T range 0 .. 3;
   type Small is range -5 .. 100;
   type Wide is range 0 .. 2 ** 40;
   type Odd is mod 1000;
   type Real is digits 12;
   type Colour is (Red, Green, Blue);
   for Colour use (Red => 3, Green => 17, Blue => 200);
   type Node;
   type Reference is access Node;
   type Node is record
      N : Integer;
      Next : Reference;
   end record;
   A : Small := 1;
   B : Wide := 1;
   C : Odd := 1;
   D : Real := 1.0;
   E : Colour := Red;
   F : Reference;
   G : constant Boolean := True;
   H : Character := 'h';
   I : Integer range 1 .. 3 := 1;
   J : Float := 1.0;
   K : Short_Integer := 1;
begin
   Put_Line (Integer'Image (T'Size) & Integer'Image (M'Size) & Integer'Image (S'Size) & Integer'Image (Small'Size));
   Put_Line (Integer'Image (A'Size) & Integer'Image (B'Size) & Integer'Image (C'Size) & Integer'Image (D'Size));
   Put_Line (Integer'Image (E'Size) & Integer'Image (F'Size) & Integer'Image (G'Size) & Integer'Image (H'Size));
   Put_Line (Integer'Image (I'Size) & Integer'Image (J'Size) & Integer'Image (K'Size) & Integer'Image (Wide'Size));
end Storage;
