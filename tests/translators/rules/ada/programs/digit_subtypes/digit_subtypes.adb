--  Subtypes of floating-point types with fewer digits.
with Ada.Text_IO; use Ada.Text_IO;
procedure Digit_Subtypes is
   subtype S is Float digits 4;
   type Real is digits 10;
   type U is new Real digits 5 range 0.0 .. 3.0;
   subtype V is Real digits 7;
   A : S := 1.0 / 3.0;
   B : U := 1.0 / 3.0;
   C : V := 1.0 / 3.0;
   D : Real digits 3 := 1.0 / 3.0;
begin
   Put_Line (S'Image (A) & U'Image (B) & V'Image (C) & Real'Image (C) & Real'Image (D) & Float'Image (A));
   Put_Line (Integer'Image (S'Digits) & Integer'Image (U'Digits) & Integer'Image (V'Digits) & Integer'Image (Real'Digits));
   Put_Line (Integer'Image (S'Base'Digits) & Integer'Image (U'Base'Digits) & Integer'Image (Real'Base'Digits));
   B := U (D) + 2.5;
   Put_Line (U'Image (B));
   begin
      B := B + 1.0;
      Put_Line (U'Image (B));
   exception
      when Constraint_Error =>
         Put_Line ("outside");
   end;
   A := 1.5;
   Put_Line (Boolean'Image (A in S) & S'Image (A));
end Digit_Subtypes;
