--  Conditional, case and quantified expressions
with Ada.Text_IO; use Ada.Text_IO;
procedure Conditional_Expressions is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type Row is array (1 .. 3) of Integer;
   R : Row := (1, 5, 9);
   N : Integer := Id (5);
begin
   Put_Line (if N > 3 then "big" else "small");
   Put_Line (Integer'Image (case N is when 1 => 10, when 5 => 50, when others => 0));
   Put_Line (Boolean'Image (for all V of R => V > 0));
   Put_Line (Boolean'Image (for some V of R => V = Id (4)));
end Conditional_Expressions;
