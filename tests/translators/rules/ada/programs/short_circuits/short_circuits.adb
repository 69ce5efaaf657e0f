--  The operands of "and then" and "or else" have one type, which is the result's.
with Ada.Text_IO; use Ada.Text_IO;
procedure Short_Circuits is
   type B2 is new Boolean;
   function G return B2 is begin Put ("[g]"); return True; end G;
   function F return Boolean is begin Put ("[fb]"); return True; end F;
   function F return B2 is begin Put ("[f2]"); return False; end F;
   procedure P (B : B2) is begin Put_Line ("P B2 " & B'Image); end P;
   procedure P (B : Boolean) is begin Put_Line ("P Bool " & B'Image); end P;
   function Q (B : B2) return Integer is begin return 2; end Q;
   function Q (B : Boolean) return Integer is begin return 1; end Q;
   X : B2 := True;
   type Ar is array (Boolean) of Integer;
   type Ar2 is array (B2) of Integer;
   A1 : Ar := (1, 2); A2 : Ar2 := (3, 4);
begin
   P (G and then X);
   P (X or else G);
   P (not X); P (not G);
   P (X and then not X);
   Put_Line (Q (X or else G)'Image & Q (not (X and then G))'Image & Q (X xor G)'Image & Q (X = G)'Image);
   P (F and then G); P (G or else F);
   P (F and G);
   Put_Line (A2 (X and then G)'Image & A1 (X = G)'Image);
   P (Boolean'(X in X)); P (X = X and then G = X);
   if F and then G then Put_Line ("f and g"); end if;
   if not (F and then X) then Put_Line ("not"); end if;
end Short_Circuits;
