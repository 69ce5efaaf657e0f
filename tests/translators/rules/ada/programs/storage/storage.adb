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
   for Small'Size use 12;
   type Four is (North, East, South, West);
   type Five is (North, East, South, West, Up);
   for Five'Size use 20;
   type Two is (Minus, Plus);
   for Two use (Minus => 4, Plus => 9);
   for Two'Size use 5;
   type Fix is delta 0.25 range 0.0 .. 10.0;
   for Fix'Size use 24;
   type Single is digits 6;
   type Pair is record
      X, Y : Integer;
   end record;
   for Pair'Size use 64;
   V : Five := Up;
   W : Two := Plus;
   X : T := 3;
   Y : M := 3;
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
   Put_Line (Integer'Image (Four'Size) & Integer'Image (Five'Size) & Integer'Image (Two'Size) & Integer'Image (Fix'Size));
   Put_Line (Integer'Image (V'Size) & Integer'Image (W'Size) & Integer'Image (X'Size) & Integer'Image (Y'Size));
   Put_Line (Integer'Image (Colour'Size) & Integer'Image (Boolean'Size) & Integer'Image (Character'Size));
   Put_Line (Integer'Image (Single'Size) & Integer'Image (Real'Size) & Integer'Image (Float'Size) & Integer'Image (Pair'Size));
end Storage;
