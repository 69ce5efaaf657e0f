with Ada.Text_IO; use Ada.Text_IO;
procedure Private_Numbers is
   package P is
      type M is private;
      function Mk (X : Integer) return M;
      function Get (X : M) return Integer;
      function "+" (L, R : M) return M;
      function "-" (X : M) return M;
   private
      type M is new Integer range -1000 .. 1000;
   end P;
   package body P is
      function Mk (X : Integer) return M is (M (X));
      function Get (X : M) return Integer is (Integer (X));
      function "+" (L, R : M) return M is
      begin
         return M (Integer (L) + Integer (R) + 1);
      end "+";
      function "-" (X : M) return M is (M (-Integer (X) - 1));
   end P;
   use P;
   function Id (X : Integer) return Integer is (X);
   A : M := Mk (5);
   B : M := Mk (-7);
   C : M := Mk (-Id (7));
   D : Integer := -Id (7);
   procedure Take (X : Integer) is begin Put_Line ("int" & X'Img); end Take;
   procedure Take (X : M) is begin Put_Line ("M" & Get (X)'Img); end Take;
begin
   Put_Line (Get (A + B)'Img & Get (-A)'Img);
   Take (-7); Take (-D); Take (-A); Take (A + B); Take (D + 1);
   begin
      A := Mk (1000) + Mk (0);
      Put_Line (Get (A)'Img);
   exception when Constraint_Error => Put_Line ("CE2");
   end;
end Private_Numbers;
