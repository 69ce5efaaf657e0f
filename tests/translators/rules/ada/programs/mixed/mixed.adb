with Ada.Text_IO; use Ada.Text_IO;
procedure Mixed is
   function Ident (N : Integer) return Integer is
   begin
      return N;
   end Ident;
   type Line is array (Integer range <>) of Integer;
   A : Line (3 .. 5) := (1, 2, 3);
   E : Line (4 .. 3);
   B : constant Line := A & 9 & A (4 .. 4);
   C : constant Line := 7 & A;
   D : constant Line := E & A;
   F : constant Line := E & 5;
   subtype Half is Float range -0.5 .. 0.5;
   X : Float := Float (Ident (3));
   L : Long_Float := Long_Float (Ident (7)) / 4.0;
   procedure Fill (S : in out String; Last : out Natural) is
   begin
      Last := S'Last;
      for I in S'Range loop
         if S (I) = ' ' then
            S (I) := '_';
         end if;
      end loop;
   end Fill;
   T : String (1 .. 9) := "a b c d e";
   N : Integer;
   generic
      Start : Integer;
   package Counter is
      function Next return Integer;
   end Counter;
   package body Counter is
      Value : Integer := Start;
      function Next return Integer is
      begin
         Value := Value + Start;
         return Value;
      end Next;
   end Counter;
   generic
      Step : in Integer;
   function Move (By : Integer) return Integer;
   function Move (By : Integer) return Integer is
   begin
      return By + Step;
   end Move;
   package Base is
      type Colour is (Red, Green, Blue);
      type Point is record
         X, Y : Integer := 1;
      end record;
      function Next (C : Colour) return Colour;
      procedure Shift (P : in out Point; By : Integer := 10);
      function "+" (L, R : Point) return Point;
   end Base;
   package body Base is
      function Next (C : Colour) return Colour is
      begin
         if C = Blue then
            return Red;
         end if;
         return Colour'Succ (C);
      end Next;
      procedure Shift (P : in out Point; By : Integer := 10) is
      begin
         P.X := P.X + By;
      end Shift;
      function "+" (L, R : Point) return Point is
      begin
         return (L.X + R.X, L.Y + R.Y);
      end "+";
   end Base;
   type Paint is new Base.Colour;
   type Spot is new Base.Point;
   type Count is new Integer range 0 .. 100;
   procedure Shift (P : in out Spot; By : Integer := 1) is
   begin
      P.Y := P.Y + By;
   end Shift;
   P : Paint := Red;
   S : Spot;
   Q : Base.Point;
begin
   Put_Line (Integer'Image (B'First) & Integer'Image (B'Last) & Integer'Image (B (6)) & Integer'Image (B (7)));
   Put_Line (Integer'Image (C'Length) & Integer'Image (C (C'First)) & Integer'Image (C (C'Last)));
   Put_Line (Integer'Image (D'First) & Integer'Image (F'Length) & Integer'Image (F (F'Last)));
   Put_Line (Boolean'Image (X ** Ident (3) = 27.0) & Boolean'Image (L ** Ident (-2) = 1.0 / (L * L)) & Boolean'Image (X in Half) & Boolean'Image (X / 8.0 in Half) & Boolean'Image (X in 2.5 .. 3.5));
   begin
      declare
         H : Half := X;
      begin
         Put_Line ("no" & Boolean'Image (H > 0.0));
      end;
   exception
      when Constraint_Error => Put_Line ("half");
   end;
   Fill (T, N); Put_Line (T & Integer'Image (N));
   T := "a b c d e"; Fill (T (3 .. 6), N); Put_Line (T & Integer'Image (N));
   N := 4;
   declare
      package Fours is new Counter (N);
      function Up is new Move (N);
   begin
      N := 100;
      Put_Line (Integer'Image (Fours.Next) & Integer'Image (Fours.Next) & Integer'Image (Up (1)));
   end;
   P := Next (P); Put_Line (Paint'Image (P) & Paint'Image (Next (Next (P))));
   Shift (S); Put_Line (Integer'Image (S.X) & Integer'Image (S.Y));
   S := S + S; Q := Base.Point (S); Base.Shift (Q); Put_Line (Integer'Image (Q.X) & Integer'Image (Q.Y));
   Put_Line (Count'Image (Count (Ident (7)) + 3) & Boolean'Image (Paint (Base.Green) = P));
end Mixed;
