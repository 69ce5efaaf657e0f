--  Logical operators of arrays
with Ada.Text_IO; use Ada.Text_IO;
procedure Array_Logic is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type Flags is array (1 .. 4) of Boolean;
   A : Flags := (True, False, True, False);
   B : Flags := (others => True);
begin
   B (Id (2)) := False;
   A := (A and B) or not (A xor B);
   for V of A loop
      Put (Boolean'Image (V) & " ");
   end loop;
   New_Line;
end Array_Logic;
