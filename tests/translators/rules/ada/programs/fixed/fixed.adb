with Ada.Text_IO; use Ada.Text_IO; 
procedure Fixed is
   type D is delta 0.1 range -10.0 .. 10.05;
   type I16 is range -32768 .. 32767; 
   procedure P (X : D) is begin Put (I16'Image (I16 (X * 16))); end;
   type E is delta 0.1 range 0.0 .. 16.0;
   type K is delta 0.01 range -100.0 .. 100.0; for K'Small use 0.01;
   procedure Q (X : K) is begin Put (I16'Image (I16 (X * 100))); end;
   A, B : D; N : Integer := 3; M : K := 0.07; F : Float;
   function Id (X : Float) return Float is begin return X; end;
   function Idd (X : D) return D is begin return X; end;
begin
   P (0.3); P (0.7); P (-0.3); P (0.77777); P(0.03125); P(0.09375); P(-0.03125); P(0.1); P(0.18); New_Line;
   A := Idd (0.3); B := Idd (0.7);
   P (D (A * B)); P (D (A / B)); P (A / N); P (-A / N); P (A * N); P (-B / N); Put (Integer'Image (Integer (A * N))); New_Line;
   F := Id (0.77777); P (D (F)); F := Id (-0.77777); P (D (F)); P (D (Id (0.03125)));  P (D (Id (0.09375))); P (D (Id (0.18))); New_Line;
   Q (M); Q (K (M * M)); Q (K (M * A)); Q (K (A)); P (D (M));  Q (K (M / A)); Q (K ((-M) / A)); Q (K(2)); Q (0.018); Q (-0.018); New_Line;
   
   Put ("x");
   New_Line; Put (D'Image (D'First) & D'Image (D'Base'First) & Integer'Image (D'Fore) & Integer'Image (D'Aft) & Integer'Image (K'Fore) & Integer'Image (K'Aft) & K'Image (M) & K'Image (-M));
   Put (Integer'Image (Integer (D'(0.5))) & Integer'Image (Integer (D'(2.5))) & Integer'Image (Integer (D'(-2.5))) & Integer'Image (Integer (D'(-2.4375))));
   P (D (N)); A := 2.5; P (D'(A ) + 0.3); New_Line;
end Fixed;
