with Ada.Text_IO; use Ada.Text_IO;
--  What GNAT leaves out of operands that do not matter: `X * 0`, `X ** 0`, `X rem 1`, `X and False`. Their checks of
--  overflow are lost, all others are made.
procedure Absorbed_Operands is
   type Arr is array (1 .. 3) of Integer;
   type Ref is access Integer;
   type Rec (K : Boolean := False) is record
      case K is
         when True => C : Integer := 4;
         when False => D : Integer := 5;
      end case;
   end record;
   subtype S is Integer range 1 .. 10;
   T : Arr := (1, 2, 3);
   P : Ref := null;
   Q : Rec;
   No : constant Boolean := False;
   M : Long_Long_Integer := 5;
   Int1 : constant Integer := 1;
   One : constant := 1;
   Int0 : constant Integer := 0;
   W : String := "zz";
   X : Long_Float := 1.0E12;
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   function B2I (V : Boolean) return Integer is
   begin
      return (if V then 1 else 0);
   end B2I;
   A : Integer := Id (2147483647);
   B : Integer := Id (77);
   Z : Integer := Id (0);
   L : Integer := Id (-2147483648);
   X2 : Integer := 8;
   R : Integer := 0;
begin
   begin
      R := (A + A) rem 1;
      Put_Line ("0:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("0: raised");
   end;
   begin
      R := (A + A) mod 1;
      Put_Line ("1:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("1: raised");
   end;
   begin
      R := (A + A) rem (-1);
      Put_Line ("2:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("2: raised");
   end;
   begin
      R := (A + A) mod (-1);
      Put_Line ("3:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("3: raised");
   end;
   begin
      R := (Id (A) + A) rem 1;
      Put_Line ("4:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("4: raised");
   end;
   begin
      R := T (B) rem 1;
      Put_Line ("5:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("5: raised");
   end;
   begin
      R := P.all rem 1;
      Put_Line ("6:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("6: raised");
   end;
   begin
      R := Integer (X) rem 1;
      Put_Line ("7:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("7: raised");
   end;
   begin
      R := (A + A) * 0;
      Put_Line ("8:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("8: raised");
   end;
   begin
      R := 0 * (A + A);
      Put_Line ("9:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("9: raised");
   end;
   begin
      R := (A + A) ** 0;
      Put_Line ("10:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("10: raised");
   end;
   begin
      R := T (B) * 0;
      Put_Line ("11:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("11: raised");
   end;
   begin
      R := (A / Z) * 0;
      Put_Line ("12:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("12: raised");
   end;
   begin
      R := (A / Z) rem 1;
      Put_Line ("13:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("13: raised");
   end;
   begin
      R := Id (A) * 0;
      Put_Line ("14:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("14: raised");
   end;
   begin
      R := (Id (A) + A) * 0;
      Put_Line ("15:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("15: raised");
   end;
   begin
      R := S'(B) * 0;
      Put_Line ("16:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("16: raised");
   end;
   begin
      R := (- L) rem 1;
      Put_Line ("17:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("17: raised");
   end;
   begin
      R := abs L * 0;
      Put_Line ("18:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("18: raised");
   end;
   begin
      R := Q.C * 0;
      Put_Line ("19:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("19: raised");
   end;
   begin
      R := Q.C rem 1;
      Put_Line ("20:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("20: raised");
   end;
   begin
      R := P.all * 0;
      Put_Line ("21:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("21: raised");
   end;
   begin
      R := (A + A) rem Int1;
      Put_Line ("22:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("22: raised");
   end;
   begin
      R := (A + A) * Int0;
      Put_Line ("23:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("23: raised");
   end;
   begin
      R := (A rem Z) ** 0;
      Put_Line ("24:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("24: raised");
   end;
   begin
      R := (A + A) / (A + A);
      Put_Line ("25:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("25: raised");
   end;
   begin
      R := (A + A) - (A + A);
      Put_Line ("26:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("26: raised");
   end;
   begin
      R := (A + A) rem One;
      Put_Line ("27:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("27: raised");
   end;
   begin
      R := Integer'Value (W) * 0;
      Put_Line ("28:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("28: raised");
   end;
   begin
      R := S (B) rem 1;
      Put_Line ("29:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("29: raised");
   end;
   begin
      R := S (B) * 0;
      Put_Line ("30:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("30: raised");
   end;
   begin
      R := (A + A + 1) rem 1;
      Put_Line ("31:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("31: raised");
   end;
   begin
      R := Natural (L) rem 1;
      Put_Line ("32:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("32: raised");
   end;
   begin
      R := Natural'Pred (Z) * 0;
      Put_Line ("33:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("33: raised");
   end;
   begin
      R := X2 * 0;
      Put_Line ("34:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("34: raised");
   end;
   begin
      R := X2 rem 1;
      Put_Line ("35:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("35: raised");
   end;
   begin
      R := B2I (A + A <= Integer'Last);
      Put_Line ("36:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("36: raised");
   end;
   begin
      R := B2I (A + A >= Integer'First);
      Put_Line ("37:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("37: raised");
   end;
   begin
      R := B2I (A + A in Integer);
      Put_Line ("38:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("38: raised");
   end;
   begin
      R := B2I (A + A in Natural);
      Put_Line ("39:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("39: raised");
   end;
   begin
      R := B2I (A + A not in Integer);
      Put_Line ("40:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("40: raised");
   end;
   begin
      R := B2I (A + A > 3 and then False);
      Put_Line ("41:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("41: raised");
   end;
   begin
      R := B2I (A + A > 3 or else True);
      Put_Line ("42:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("42: raised");
   end;
   begin
      R := B2I (A + A > 3 and False);
      Put_Line ("43:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("43: raised");
   end;
   begin
      R := B2I (A + A > 3 or True);
      Put_Line ("44:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("44: raised");
   end;
   begin
      R := B2I (A * A in -2147483648 .. 2147483647);
      Put_Line ("45:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("45: raised");
   end;
   begin
      R := 0 / (A + A);
      Put_Line ("46:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("46: raised");
   end;
   begin
      R := 0 mod (A + A);
      Put_Line ("47:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("47: raised");
   end;
   begin
      R := 0 rem (A + A);
      Put_Line ("48:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("48: raised");
   end;
   begin
      R := (A + A) / 1;
      Put_Line ("49:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("49: raised");
   end;
   begin
      R := (A + A) ** 1;
      Put_Line ("50:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("50: raised");
   end;
   begin
      R := B2I (abs L >= 0);
      Put_Line ("51:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("51: raised");
   end;
   begin
      R := B2I (S (B) >= 1);
      Put_Line ("52:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("52: raised");
   end;
   begin
      R := B2I (S'(B) in S);
      Put_Line ("53:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("53: raised");
   end;
   begin
      R := B2I (S (B) in S);
      Put_Line ("54:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("54: raised");
   end;
   begin
      R := B2I (T (B) in Integer);
      Put_Line ("55:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("55: raised");
   end;
   begin
      R := B2I (A / Z in Integer);
      Put_Line ("56:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("56: raised");
   end;
   begin
      R := B2I ((A + A) * 0 = 0);
      Put_Line ("57:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("57: raised");
   end;
   begin
      R := Integer'Min (A + A, 3);
      Put_Line ("58:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("58: raised");
   end;
   begin
      R := B2I (T (B) > 0 and then False);
      Put_Line ("59:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("59: raised");
   end;
   begin
      R := B2I (Q.C > 0 and then False);
      Put_Line ("60:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("60: raised");
   end;
   begin
      R := B2I (P.all > 0 and then False);
      Put_Line ("61:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("61: raised");
   end;
   begin
      R := B2I (-L > 0 or else True);
      Put_Line ("62:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("62: raised");
   end;
   begin
      R := B2I ((A + A > 3) xor (A + A > 3));
      Put_Line ("63:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("63: raised");
   end;
   begin
      R := B2I (not (A + A <= Integer'Last));
      Put_Line ("64:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("64: raised");
   end;
   begin
      R := (if A + A <= Integer'Last then 7 else 8);
      Put_Line ("65:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("65: raised");
   end;
   begin
      R := T'Length * (A + A) * 0;
      Put_Line ("66:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("66: raised");
   end;
   begin
      R := (A - (-A)) * 0;
      Put_Line ("67:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("67: raised");
   end;
   begin
      R := Integer (Short_Integer (A)) * 0;
      Put_Line ("68:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("68: raised");
   end;
   begin
      R := B2I (A + A = A + A);
      Put_Line ("69:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("69: raised");
   end;
   begin
      R := B2I (Integer'Succ (A) <= Integer'Last);
      Put_Line ("70:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("70: raised");
   end;
   begin
      R := Integer'Succ (A) * 0;
      Put_Line ("71:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("71: raised");
   end;
   begin
      R := Integer'Succ (A) rem 1;
      Put_Line ("72:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("72: raised");
   end;
   begin
      R := B2I (False and (A + A > 3));
      Put_Line ("73:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("73: raised");
   end;
   begin
      R := B2I (True or (A + A > 3));
      Put_Line ("74:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("74: raised");
   end;
   begin
      R := B2I (No and (A + A > 3));
      Put_Line ("75:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("75: raised");
   end;
   begin
      R := B2I (A + A > 3 and No);
      Put_Line ("76:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("76: raised");
   end;
   begin
      R := B2I (A + A > 3 and then No);
      Put_Line ("77:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("77: raised");
   end;
   begin
      R := B2I (A + A > 3 and then not True);
      Put_Line ("78:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("78: raised");
   end;
   begin
      R := B2I ((Id (A) + A > 3) and then No);
      Put_Line ("79:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("79: raised");
   end;
   begin
      R := B2I ((Id (A) + A > 3) and No);
      Put_Line ("80:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("80: raised");
   end;
   begin
      R := B2I (A + A > 3 and then Integer'Size = 8);
      Put_Line ("81:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("81: raised");
   end;
   begin
      R := B2I (A + A > 3 and (A > 3 and False));
      Put_Line ("82:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("82: raised");
   end;
   begin
      R := B2I ((A + A > 3 or A > 5) and False);
      Put_Line ("83:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("83: raised");
   end;
   begin
      R := B2I ((A + A > 3 or else A > 5) and False);
      Put_Line ("84:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("84: raised");
   end;
   begin
      R := B2I (not (A + A > 3) and False);
      Put_Line ("85:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("85: raised");
   end;
   begin
      R := (A + A) * Int0 + 1;
      Put_Line ("86:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("86: raised");
   end;
   begin
      R := B2I ((A + A) rem (-One) = 0);
      Put_Line ("87:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("87: raised");
   end;
   begin
      R := (- (-A)) rem (-1);
      Put_Line ("88:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("88: raised");
   end;
   begin
      R := Integer (M * 0 + M * 0);
      Put_Line ("89:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("89: raised");
   end;
   begin
      R := Integer (M * 0);
      Put_Line ("90:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("90: raised");
   end;
   begin
      R := Integer (Long_Long_Integer (A) * 0);
      Put_Line ("91:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("91: raised");
   end;
   begin
      R := (A ** 2) * 0;
      Put_Line ("92:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("92: raised");
   end;
   begin
      R := (A * A) ** 0;
      Put_Line ("93:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("93: raised");
   end;
   begin
      R := B2I ((A ** 2) > 3 and False);
      Put_Line ("94:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("94: raised");
   end;
   begin
      R := + (A + A) * 0;
      Put_Line ("95:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("95: raised");
   end;
   begin
      R := B2I ((A + A > 3) = False and False);
      Put_Line ("96:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("96: raised");
   end;
   begin
      R := B2I ((A + A > 3) > True and False);
      Put_Line ("97:" & Integer'Image (R));
   exception
      when Constraint_Error => Put_Line ("97: raised");
   end;
end Absorbed_Operands;
