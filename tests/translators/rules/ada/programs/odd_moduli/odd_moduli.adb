--  Modular types whose modulus is no power of two, up to the largest that GNAT has.

with Ada.Text_IO; use Ada.Text_IO;

procedure Odd_Moduli is

   type Clock is mod 12;
   type Nearly is mod 255;
   type Over is mod 258;
   type Prime is mod 65_537;
   type Middle is mod 2**31 - 1;
   type Above is mod 2**31 + 11;
   type Largest is mod 2**32 - 1;

   generic
      type Number is mod <>;
      Name : String;
   procedure Show (A, B : Number; Power : Integer);

   procedure Show (A, B : Number; Power : Integer) is

      function Same (X : Number) return Number is
      begin
         return (if Power = 1_000 then 0 else X);
      end Same;

      procedure Put (What : String; X : Number) is
      begin
         Put (" " & What & Number'Image (X));
      end Put;

      X : Number := Same (A);
      Y : constant Number := Same (B);
   begin
      Put (Name & ":");
      Put ("+", X + Y);
      Put ("-", X - Y);
      Put ("-", Y - X);
      Put ("*", X * Y);
      Put ("/", X / Y);
      Put ("mod", X mod Y);
      Put ("rem", Y rem X);
      Put ("minus", -X);
      Put ("minus", -(X - X));
      Put ("not", not X);
      Put ("and", X and Y);
      Put ("or", X or Y);
      Put ("xor", X xor Y);
      Put ("last", Number'Last + Same (2));
      Put ("first", Number'First - Same (2));
      Put ("succ", Number'Succ (Same (Number'Last)));
      Put ("pred", Number'Pred (Same (0)));
      Put ("square", X * X);
      Put ("**", X ** Power);
      Put ("last **", Same (Number'Last) ** Power);
      X := X ** (Power / 100);
      Put ("** 0", X);
      New_Line;
      Put_Line (Number'Image (Y ** (Power - 50)));
   exception
      when Constraint_Error =>
         Put_Line ("constraint_error");
   end Show;

   procedure Clocks is new Show (Clock, "clock");
   procedure Nearlies is new Show (Nearly, "nearly");
   procedure Overs is new Show (Over, "over");
   procedure Primes is new Show (Prime, "prime");
   procedure Middles is new Show (Middle, "middle");
   procedure Aboves is new Show (Above, "above");
   procedure Largests is new Show (Largest, "largest");

begin
   for Power in 0 .. 60 loop
      if Power mod 7 = 3 or else Power > 48 then
         Clocks (Clock ((Power + 5) mod 12), 7, Power);
         Nearlies (Nearly ((Power * 8 + 2) mod 255), 251, Power);
         Overs (257, Over (Power * 4 + 1), Power);
         Primes (Prime'Last - Prime (Power), 65_521, Power);
         Middles (Middle'Last - Middle (Power), Middle'Last - 3, Power);
         Aboves (Above'Last - Above (Power), Above'Last - 3, Power);
         Largests (Largest'Last - Largest (Power), Largest'Last - 3, Power);
      end if;
   end loop;
end Odd_Moduli;
