-- What Float_IO, Fixed_IO and Decimal_IO write (ARM A.10.9), and conversions to shorter floating point.
with Ada.Float_Text_IO;
with Ada.Integer_Text_IO;
with Ada.Long_Float_Text_IO;
with Ada.Text_IO; use Ada.Text_IO;

procedure Real_Texts is
   type Short is digits 5;
   type Middle is digits 9;
   type Narrow is digits 6 range -10.0 .. 10.0;
   type Cents is delta 0.01 range -100.0 .. 100.0;
   type Eighths is delta 0.125 range -1000.0 .. 1000.0;
   type Money is delta 0.01 digits 8;
   type Odd is delta 0.3 range 0.0 .. 30.0;
   for Odd'Small use 0.3;
   type Fine is delta 2.0 ** (-30) range -2_000_000.0 .. 2_000_000.0;
   type Tens is delta 10.0 range -100_000.0 .. 100_000.0;

   package Short_IO is new Float_IO (Short);
   package Middle_IO is new Float_IO (Middle);
   package Real_IO is new Float_IO (Float);
   package Long_IO is new Float_IO (Long_Float);
   package Cents_IO is new Fixed_IO (Cents);
   package Eighths_IO is new Fixed_IO (Eighths);
   package Money_IO is new Decimal_IO (Money);
   package Odd_IO is new Fixed_IO (Odd);
   package Fine_IO is new Fixed_IO (Fine);
   package Tens_IO is new Fixed_IO (Tens);

   Seed : Long_Long_Integer := 12_345;

   procedure Step (X : out Long_Float) is
   begin
      Seed := (Seed * 1_103_515_245 + 12_345) mod 2_147_483_648;
      X := Long_Float (Seed) / 2_147_483_648.0;
   end Step;

   procedure Show (X : Long_Float) is
   begin
      Long_IO.Put (X);
      Long_IO.Put (X, 1, 2, 0);
      Long_IO.Put (X, 0, 0, 0);
      Long_IO.Put (X, 3, 5, 2);
      Long_IO.Put (X, 12, 20, 0);
      Long_IO.Put (X, 4, 35, 5);
      New_Line;
   end Show;

   procedure Show (X : Float) is
   begin
      Real_IO.Put (X);
      Real_IO.Put (X, 1, 2, 0);
      Real_IO.Put (X, 0, 0, 0);
      Real_IO.Put (X, 3, 5, 2);
      Real_IO.Put (X, 12, 20, 0);
      Real_IO.Put (X, 4, 15, 5);
      New_Line;
   end Show;

   procedure Shorten (X : Long_Float) is
   begin
      Put (Float (X)'Image);
      Put (Narrow (X)'Image);
   exception
      when Constraint_Error => Put (" too large");
   end Shorten;

   S : String (1 .. 14);
   X, Y : Long_Float := 0.0;
begin
   Real_IO.Put (3.14159);
   Real_IO.Put (-2.5, 3, 2, 0);
   Ada.Float_Text_IO.Put (9.99);
   Ada.Long_Float_Text_IO.Put (-9.99, Exp => 0);
   Short_IO.Put (1.0);
   Middle_IO.Put (-0.3);
   New_Line;
   Cents_IO.Put (-3.14, 5, 1);
   Cents_IO.Put (2.5, 0, 3);
   Eighths_IO.Put (-0.125);
   Eighths_IO.Put (1.5, 1, 0);
   Money_IO.Put (12.34);
   Money_IO.Put (-0.01, 0, 1);
   Odd_IO.Put (2.7);
   Odd_IO.Put (0.9, 1, 8);
   Fine_IO.Put (-0.25);
   Tens_IO.Put (-12_340.0);
   Tens_IO.Put (0.0);
   New_Line;
   Cents_IO.Put (S, 1.5);
   Put_Line ("[" & S & "]");
   Real_IO.Put (S, -1.5, 2, 0);
   Put_Line ("[" & S & "]");
   Ada.Long_Float_Text_IO.Put (S (3 .. 12), 99.999, 2, 2);
   Money_IO.Put (S (1 .. 6), 5.05);
   Ada.Integer_Text_IO.Put (S (13 .. 14), 7);
   Put_Line ("[" & S & "]");
   begin
      Long_IO.Put (S (1 .. 4), 99.999, 2, 2);
   exception
      when Layout_Error => Put_Line ("too long");
   end;
   for Power in -3 .. 3 loop
      Shorten (10.00000001 * 10.0 ** (13 * Power));
   end loop;
   New_Line;
   Show (Long_Float'(0.0));
   Show (Long_Float'(2.5));
   Show (Long_Float'(99.995));
   Show (Long_Float'(1.0E-300));
   Show (Long_Float'Last);
   Show (Float'(0.1));
   Show (Float'(16_777_216.0));
   Show (Float'Last);
   for I in 1 .. 60 loop
      Step (X);
      Y := X * 10.0 ** (I mod 37 - 18);
      Show (Y);
      Show (-Y * 1.0E10);
      Show (Float (Y));
      Cents_IO.Put (-Cents (X), 1, I mod 6);
      Eighths_IO.Put (-Eighths (X * 999.0), 3, I mod 5);
      Fine_IO.Put (Fine (X * 1.0E6), 2, I mod 15);
      Fine_IO.Put (-Fine (X / 1.0E4), 2, I mod 15);
      New_Line;
   end loop;
end Real_Texts;
