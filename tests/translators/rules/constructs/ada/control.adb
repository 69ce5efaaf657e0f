--  if, case, loops, exit and goto
with Ada.Text_IO; use Ada.Text_IO;
procedure Control is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   N : Integer := 0;
begin
   Outer : for I in 1 .. 5 loop
      for J in reverse 1 .. 5 loop
         exit Outer when I * J = Id (12);
         N := N + J;
      end loop;
   end loop Outer;
   while N > 20 loop
      N := N - 7;
   end loop;
   case N is
      when 0 .. 9 => Put_Line ("low");
      when 10 | 12 | 14 => Put_Line ("even");
      when others => Put_Line ("other" & Integer'Image (N));
   end case;
end Control;
