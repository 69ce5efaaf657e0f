--  Concatenations whose index subtype starts elsewhere or ends soon, odd moduli, literals as functions, components apart.
with Ada.Text_IO; use Ada.Text_IO;
procedure Joins is
   subtype Place is Integer range 2 .. 10;
   type Line is array (Place range <>) of Character;
   type Numbers is array (Place range <>) of Integer;
   type Odd is mod 255;
   type Colour is (Red, 'G', Blue);
   type Pair is record
      A, B : String (1 .. 5) := "abcde";
   end record;

   procedure Tell (First, Last : Integer) is
   begin
      Put_Line (Integer'Image (First) & Integer'Image (Last));
   end Tell;

   function Made (From, To : Integer; C : Character) return Line is
      R : Line (From .. To) := (others => C);
   begin
      return R;
   end Made;

   procedure Grow (L : Line; C : Character) is
   begin
      declare
         Both : constant Line := L & C;
         Before : constant Line := C & L;
      begin
         Tell (Both'First, Both'Last);
         Tell (Before'First, Before'Last);
      end;
   exception
      when Constraint_Error =>
         Put_Line ("too long");
   end Grow;

   procedure Sum (N, M : Numbers) is
   begin
      declare
         Both : constant Numbers := N & M;
      begin
         Tell (Both'First, Both'Last);
         Tell (Both (Both'First), Both (Both'Last));
      end;
   exception
      when Constraint_Error =>
         Put_Line ("too many");
   end Sum;

   generic
      with function Value return Colour;
   procedure Show;
   procedure Show is
   begin
      Put_Line (Colour'Image (Value));
   end Show;
   procedure Show_Blue is new Show (Blue);
   procedure Show_Green is new Show ('G');

   procedure Swap (X, Y : in out String) is
      T : constant String := X;
   begin
      X := Y;
      Y := T;
   end Swap;

   X : Odd := 16#E5#;
   Y : Odd := 16#1F#;
   P : Pair;
begin
   Grow ("abc", 'd');
   Grow (Made (4, 6, 'x'), 'd');
   Grow (Made (4, 10, 'x'), 'd');
   Grow (Made (5, 4, 'x'), 'd');
   Grow (Made (2, 9, 'x'), 'd');
   Grow (Made (2, 10, 'x'), 'd');
   Sum ((1, 2, 3), (4, 5));
   Sum ((4 => 1, 5 => 2), (8 => 4, 9 => 5));
   Sum ((1, 2, 3, 4, 5), (4, 5, 6, 7, 8));
   Put_Line (Odd'Image (X or Y) & Odd'Image (X and Y) & Odd'Image (X xor Y) & Odd'Image (not X));
   X := X + 1;
   Put_Line (Odd'Image (X or 16#1A#));
   Show_Blue;
   Show_Green;
   P.B := "vwxyz";
   Swap (P.A (2 .. 4), P.B (1 .. 3));
   Put_Line (P.A & P.B);
end Joins;
