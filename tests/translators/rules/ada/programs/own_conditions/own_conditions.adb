--  Conditions of boolean types of a program's own, with operators of its own.
with Ada.Text_IO; use Ada.Text_IO;
procedure Own_Conditions is
   type B2 is new Boolean;
   subtype BT is Boolean range True .. True;
   type B3 is new Boolean range False .. False;
   type Arr is array (1 .. 3) of Boolean;
   type Arr2 is array (1 .. 3) of B2;
   function F return Boolean is begin Put ("[bool]"); return True; end F;
   function F return B2 is begin Put ("[b2]"); return False; end F;
   function F (X : Integer) return B2 is begin Put ("[b2i]"); return B2 (Integer (X) = 3); end F;
   function F (X : Integer := 3) return Integer is begin Put ("[int]"); return X; end F;
   function G return B2 is begin Put ("[g]"); return True; end G;
   function "<" (A, B : Integer) return B2 is begin Put ("[<]"); return B2 (A > B); end "<";
   function "and" (A, B : B2) return B2 is begin Put ("[and]"); return True; end "and";
   function "not" (A : B2) return B2 is begin Put ("[not]"); return A; end "not";
   X : B2 := False; Y : B3 := False; Z : Boolean := True;
   A : Arr := (True, False, True); A2 : Arr2 := (True, False, True);
   N : Integer := 3;
begin
   if G then Put_Line ("1"); end if;
   if X and G then Put_Line ("2"); end if;
   if X and then G then Put_Line ("3"); else Put_Line ("3n"); end if;
   if not X then Put_Line ("4"); else Put_Line ("4n"); end if;
   if F (3) then Put_Line ("5"); end if;
   while X or G loop Put_Line ("6"); exit when G; end loop;
   if Y or else not Y then Put_Line ("7"); end if;
   if A (N) and then Z then Put_Line ("8"); end if;
   if A2 (N) or else X then Put_Line ("9"); end if;
   Z := (if G then Z else False); Put_Line (Z'Image);
   X := (if Z then G else X); Put_Line (X'Image);
   X := G and then X; Put_Line (X'Image);
   X := B2 (Z) xor G; Put_Line (X'Image);
   pragma Assert (X = X);
   if (case N is when 3 => G, when others => X) then Put_Line ("10"); end if;
   if X in True then Put_Line ("11"); else Put_Line ("11n"); end if;
   if Boolean (X) and not Z then Put_Line ("12"); else Put_Line ("12n"); end if;
   declare
      function P (B : B2) return Boolean is begin return Boolean (not B); end P;
   begin
      if P (G or else G) then Put_Line ("13"); else Put_Line ("13n"); end if;
   end;
   if B2'Succ (False) and then B2'Val (1) then Put_Line ("14"); end if;
   exit_loop : loop exit exit_loop when B2'(True) ; end loop exit_loop;
end Own_Conditions;
