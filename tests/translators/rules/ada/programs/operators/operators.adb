with Ada.Text_IO; use Ada.Text_IO;
procedure Operators is
   package P is
      type Int is range -10 .. 10;
      type Clock is mod 12;
      type Level is (Low, Middling, High);
      A : Int := -10;
      B : Int := 3;
   end P;
   C : P.Int := P."-" (P.A);
   D : P.Clock := 7;
   E : P.Clock := 9;
   function "+" (L : Integer; R : Character) return Integer is
   begin
      return L + Character'Pos (R);
   end "+";
   N : Integer := "+" (1, 2);
   X : Integer := 0;
   procedure Set is
   begin
      X := X + 1;
      if X = 2 then
         raise Program_Error;
      end if;
   end Set;
   Late : Integer;
   procedure Fill is
   begin
      Late := 5;
   end Fill;
begin
   Put_Line (P.Int'Image (C) & P.Int'Image (P."+" (P.B, 2)) & Boolean'Image (P."<" (P.A, P.B)));
   Put_Line (P.Clock'Image (P."+" (D, E)) & P.Clock'Image (P."-" (D, E)) & P.Clock'Image (P."*" (D, E)));
   Put_Line (Integer'Image (N + ASCII.LC_A) & Integer'Image (P.Level'Width) & Integer'Image (P.Int'Width));
   Put_Line (ASCII.Tilde & ASCII.L_Bracket & Boolean'Image (Float'Machine_Overflows) & Boolean'Image (Float'Machine_Rounds));
   begin
      Set;
      Set;
   exception
      when Program_Error => Put_Line ("X is" & Integer'Image (X));
   end;
   Fill;
   Put_Line (Integer'Image (Late));
end Operators;
