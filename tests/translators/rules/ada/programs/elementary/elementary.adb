--  Elementary functions, to the last bit: sums of the results' leading 50 bits behind the point.
with Ada.Text_IO; use Ada.Text_IO; with Interfaces; use Interfaces;
with Ada.Numerics; with Ada.Numerics.Generic_Elementary_Functions;
procedure Elementary is
   package L is new Ada.Numerics.Generic_Elementary_Functions (Long_Float);
   package S is new Ada.Numerics.Generic_Elementary_Functions (Float);
   Seed : Unsigned_32 := 12345;
   Sum  : Unsigned_64 := 0;

   function Next return Integer is
   begin
      Seed := Seed * 1664525 + 1013904223;
      return Integer (Seed / 65536);
   end Next;

   procedure Take (X : Long_Float) is
   begin
      if X /= X then
         Sum := Sum + 5;
      elsif abs X < 4000.0 then
         Sum := Rotate_Left (Sum, 7) xor Unsigned_64 (abs Long_Long_Integer (X * 1_125_899_906_842_624.0));
      elsif abs X > 1.0E+300 then
         Sum := Sum + 3;
      else
         Take (X / 64.0);
      end if;
   end Take;

   procedure Take (X : Float) is
   begin
      Take (Long_Float (X));
   end Take;

   procedure Try (K : Integer; X, Y : Long_Float) is
      use L;
   begin
      case K is
         when 0 => Take (Sqrt (X));
         when 1 => Take (Log (X));
         when 2 => Take (Exp (X));
         when 3 => Take (X ** Y);
         when 4 => Take (Sin (X));
         when 5 => Take (Cos (X));
         when 6 => Take (Tan (X));
         when 7 => Take (Arcsin (X));
         when 8 => Take (Arccos (X));
         when 9 => Take (Arctan (X, Y));
         when 10 => Take (Log (X, Y));
         when others => Take (Arctan (X));
      end case;
   exception
      when Constraint_Error => Sum := Sum + 1;
      when Ada.Numerics.Argument_Error => Sum := Sum + 2;
   end Try;
   procedure Try (K : Integer; X, Y : Float) is
      use S;
   begin
      case K is
         when 0 => Take (Sqrt (X));
         when 1 => Take (Log (X));
         when 2 => Take (Exp (X));
         when 3 => Take (X ** Y);
         when 4 => Take (Sin (X));
         when 5 => Take (Cos (X));
         when 6 => Take (Tan (X));
         when 7 => Take (Arcsin (X));
         when 8 => Take (Arccos (X));
         when 9 => Take (Arctan (X, Y));
         when 10 => Take (Log (X, Y));
         when others => Take (Arctan (X));
      end case;
   exception
      when Constraint_Error => Sum := Sum + 1;
      when Ada.Numerics.Argument_Error => Sum := Sum + 2;
   end Try;
   Small : array (1 .. 9) of Long_Float := (0.0, 1.0, -1.0, 2.0, 0.5, 1.0E-9, -1.0E-9, 3.25, -2.75);
   Short : array (1 .. 9) of Float := (0.0, 1.0, -1.0, 2.0, 0.5, 1.0E-5, -1.0E-5, 3.25, -2.75);
begin
   for K in 0 .. 11 loop
      Sum := 0;
      for I in 1 .. 3000 loop
         declare
            A : constant Integer := Next;
            B : constant Integer := Next;
         begin
            Try (K, Long_Float (A - 16384) / 2000.0, Long_Float (B - 32768) / 7000.0);
            Try (K, Long_Float (A - 32768) / 32768.0, Long_Float (B - 32768) / 20000.0);
            Try (K, Float (A - 16384) / 2000.0, Float (B - 32768) / 7000.0);
            Try (K, Float (A - 32768) / 32768.0, Float (B - 32768) / 20000.0);
         end;
      end loop;
      for X of Small loop
         for Y of Small loop
            Try (K, X, Y);
         end loop;
      end loop;
      for X of Short loop
         for Y of Short loop
            Try (K, X, Y);
         end loop;
      end loop;
      Put_Line (K'Image & Sum'Image);
   end loop;
end Elementary;
