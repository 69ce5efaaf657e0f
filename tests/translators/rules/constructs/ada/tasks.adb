--  Tasks and rendezvous
with Ada.Text_IO; use Ada.Text_IO;
procedure Tasks is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   task Adder is
      entry Add (N : Integer);
      entry Total (N : out Integer);
   end Adder;
   task body Adder is
      Sum : Integer := 0;
   begin
      for I in 1 .. 3 loop
         accept Add (N : Integer) do
            Sum := Sum + N;
         end Add;
      end loop;
      accept Total (N : out Integer) do
         N := Sum;
      end Total;
   end Adder;
   R : Integer;
begin
   for I in 1 .. 3 loop
      Adder.Add (I * Id (10));
   end loop;
   Adder.Total (R);
   Put_Line (Integer'Image (R));
end Tasks;
