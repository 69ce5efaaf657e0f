--  Static expressions are evaluated exactly, and rounded or checked once (ARM 4.9).
with Ada.Text_IO; use Ada.Text_IO;
procedure Static_Sums is
   A : constant Float := 0.1;
   B : constant Float := 0.7;
   C : constant Long_Float := 0.1;
   D : constant Long_Float := 0.3;
   Third : constant := 1.0 / 3.0;

   V : Float := A * B + A;
   W : Long_Float := C * 3.0 - D;
   X : Long_Float := C + C + C + C + C + C + C + C + C + C;
   Y : Float := -(A * 3.0 - B);
   P : Float := 0.1;
   Q : Float := 0.7;

   Ten : constant Integer := 10 * 9 * 8 * 7 * 6 * 5 * 4 * 3 * 2 * 1;
   Low : constant Integer := 15 * 14 * 13 * 12 * 11;
   Top : constant Integer := 20 * 19 * 18 * 17 * 16;

   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;

   Most : Integer := Id (1_000_000);
   subtype Few is Integer range 0 .. Most;
   Not_Static : constant Few := 999_999;
begin
   Put_Line (V'Image);
   P := P * Q + P;
   Put_Line (P'Image & Boolean'Image (P = V));
   Put_Line (W'Image & X'Image & Y'Image);
   Put_Line (Boolean'Image (C * 3.0 = D) & Boolean'Image (C * 3.0 - D > 4.0E-17) & Boolean'Image (C + C + C <= D));
   Put_Line (Boolean'Image (C * 3.0 - D = 2.0 * C - (D - C)) & Long_Float'Image (Third * C * 9.0));
   for I in 1 .. 2 loop
      Put_Line (Long_Float'Image (Long_Float (I) * (C * 3.0)));
   end loop;
   Put_Line (Integer'Image ((Low * Top * Ten) / (Ten * Ten)));
   Put_Line (Integer'Image ((Integer'Last + 1) / 2) & Integer'Image (-(Integer'Last + 1)));
   Put_Line (Integer'Image (Id (3) + (Integer'Last * 2) / 4));
   begin
      Put_Line (Integer'Image ((Not_Static * 999_999) / 1_000_000));
   exception
      when Constraint_Error => Put_Line ("too large");
   end;
end Static_Sums;
