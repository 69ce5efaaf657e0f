--  Alternatives that raise, and conditions and alternatives that need statements of their own.
with Ada.Text_IO; use Ada.Text_IO;
with Ada.Exceptions; use Ada.Exceptions;
procedure Choices_Made is
   type List is array (1 .. 3) of Integer;
   type Level is (Low, Middle, High);
   type Tenth is delta 0.1 range -10.0 .. 10.0;
   type Byte is mod 256;
   Odd : exception;
   Calls : Natural := 0;

   function Id (N : Integer) return Integer is
   begin
      Calls := Calls + 1;
      return N;
   end Id;

   function Digit (C : Character) return Integer is
     (case C is
        when '0' .. '9' => Character'Pos (C) - 48,
        when 'a' | 'b' => 10,
        when 'x' => raise Odd with "no x",
        when others => raise Constraint_Error);

   function Half (N : Integer) return Integer is (if N mod 2 = 0 then N / 2 else raise Odd);

   function Safe (N : Integer) return Boolean is (N > 0 or else raise Odd with "at" & Integer'Image (N));

   function Sum (L : List; Which : Integer) return Integer is
     (if (for all X of L => X > 0) then L (1) + L (2)
      elsif (for some X of L => X = Which) then Which
      elsif Which > 2 then (if (for some X of L => X > 100) then 100 else -1)
      else Id (L (3)));

   function Rank (L : List) return Level is
     (if (for all X of L => X < 10) then Low elsif (for all X of L => X < 100) then Middle else raise Odd with "high");

   function Part (L : List; N : Integer) return Tenth is
     (case N is when 1 => 0.5, when 2 => (if (for some X of L => X = 2) then 2.5 else -2.5), when others => raise Odd);

   procedure Tell (L : List; N : Integer) is
      B : Byte := 7;
   begin
      begin
         Put_Line (Integer'Image (Sum (L, N)) & Level'Image (Rank (L)) & Tenth'Image (Part (L, N)));
         Put_Line (Integer'Image (Half (N)) & Boolean'Image (Safe (N)));
      exception
         when E : Odd =>
            Put_Line ("odd " & Exception_Message (E));
      end;
      B := (if N > 2 then raise Odd else B + Byte (N));
      Put_Line (Byte'Image (B) & Integer'Image (if N = 1 then raise Odd with "one" else Id (N)));
      while N = 2 and then (if B > 20 then raise Odd with "large" else B > 2) loop
         B := B * 3;
      end loop;
   exception
      when E : Odd =>
         Put_Line ("odd " & Exception_Message (E) & Integer'Image (Calls));
      when Constraint_Error =>
         Put_Line ("out of range" & Integer'Image (Calls));
   end Tell;
begin
   for C in Character range '7' .. 'c' loop
      begin
         Put (Integer'Image (Digit (C)));
      exception
         when Odd =>
            Put (" odd");
         when Constraint_Error =>
            Put (" no digit");
      end;
   end loop;
   New_Line;
   begin
      Put_Line (Integer'Image (Digit ('x')));
   exception
      when E : Odd =>
         Put_Line (Exception_Message (E));
   end;
   for N in -1 .. 4 loop
      Tell ((1, 2, 3), N);
      Tell ((-5, N, 20), N);
      Tell ((500, 0, N), N);
   end loop;
end Choices_Made;
