with Ada.Text_IO;      use Ada.Text_IO;
with Ada.Command_Line; use Ada.Command_Line;

--  ratio A/B op C/D ...: exact arithmetic from left to right
procedure Ratio is
   type Number is range -1_000_000 .. 1_000_000;
   type Rational is record
      Num : Number := 0;
      Den : Number := 1;
   end record;
   Format_Error : exception;

   function Gcd (A, B : Number) return Number is (if B = 0 then abs A else Gcd (B, A mod B));

   function Make (N, D : Number) return Rational is
      G : constant Number := Gcd (N, D);
   begin
      if D = 0 then
         raise Constraint_Error with "zero denominator";
      elsif D < 0 then
         return (-N / G, -D / G);
      else
         return (N / G, D / G);
      end if;
   end Make;

   function Parse (S : String) return Rational is
   begin
      for I in S'Range loop
         if S (I) = '/' then
            return Make (Number'Value (S (S'First .. I - 1)), Number'Value (S (I + 1 .. S'Last)));
         end if;
      end loop;
      return (Number'Value (S), 1);
   end Parse;

   Result, Right : Rational;
   I             : Positive := 2;
begin
   if Argument_Count = 0 or else Argument_Count mod 2 = 0 then
      Put_Line ("usage: ratio A/B [op C/D]...");
      Set_Exit_Status (2);
      return;
   end if;
   Result := Parse (Argument (1));
   while I < Argument_Count loop
      Right := Parse (Argument (I + 1));
      declare
         Op : constant String := Argument (I);
      begin
         if Op = "+" then
            Result := Make (Result.Num * Right.Den + Right.Num * Result.Den, Result.Den * Right.Den);
         elsif Op = "-" then
            Result := Make (Result.Num * Right.Den - Right.Num * Result.Den, Result.Den * Right.Den);
         elsif Op = "x" then
            Result := Make (Result.Num * Right.Num, Result.Den * Right.Den);
         elsif Op = ":" then
            Result := Make (Result.Num * Right.Den, Result.Den * Right.Num);
         else
            raise Format_Error with Op;
         end if;
      end;
      I := I + 2;
   end loop;
   if Result.Den = 1 then
      Put_Line (Number'Image (Result.Num));
   else
      Put_Line (Number'Image (Result.Num) & " /" & Number'Image (Result.Den));
   end if;
   if abs Result.Num > Result.Den then
      Put_Line ("whole" & Number'Image (Result.Num / Result.Den) & " mod" &
                Number'Image (Result.Num mod Result.Den));
   end if;
exception
   when Format_Error =>
      Put_Line ("unknown operator");
      Set_Exit_Status (3);
end Ratio;
