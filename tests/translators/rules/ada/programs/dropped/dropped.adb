with Ada.Text_IO; use Ada.Text_IO;
procedure Dropped is
   subtype Word is String (2 .. 4);
   type Row is array (3 .. 5) of Integer;
   function F (C : Character) return Word is
   begin
      Put_Line ("called " & C);
      return (others => C);
   end F;
   function G (N : Integer) return Row is
   begin
      if N > 5 then
         raise Constraint_Error;
      end if;
      return (N, N, N);
   end G;
   function H (C : Character) return String is
   begin
      Put_Line ("made " & C);
      return "abc" & C;
   end H;
begin
   Put_Line (Integer'Image (H ('x')'First));
   if H ('1')'First = 1 and H ('2')'First = 1 then
      Put_Line ("both");
   end if;
   Put_Line (Integer'Image (F ('a')'First));
   if F ('b')'Last = 4 and G (1)'First = 3 then
      Put_Line ("right");
   end if;
   Put_Line (Integer'Image (G (6)'Last));
exception
   when Constraint_Error =>
      Put_Line ("raised");
end Dropped;
