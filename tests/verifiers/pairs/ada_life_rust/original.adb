with Ada.Text_IO;         use Ada.Text_IO;
with Ada.Integer_Text_IO; use Ada.Integer_Text_IO;

--  First line: generations. Then a board, '#' alive and anything else dead, of at most 12 by 20.
procedure Life is
   Rows : constant := 12;
   Cols : constant := 20;
   type Board is array (1 .. Rows, 1 .. Cols) of Boolean;
   Now, Later    : Board := (others => (others => False));
   Height, Width : Natural := 0;
   Steps, Alive  : Natural;

   function Neighbours (R, C : Integer) return Natural is
      N : Natural := 0;
   begin
      for I in R - 1 .. R + 1 loop
         for J in C - 1 .. C + 1 loop
            if (I /= R or J /= C) and then I in 1 .. Height and then J in 1 .. Width and then Now (I, J) then
               N := N + 1;
            end if;
         end loop;
      end loop;
      return N;
   end Neighbours;
begin
   if End_Of_File then
      Put_Line ("no input");
      return;
   end if;
   Get (Steps);
   Skip_Line;
   if Steps > 50 then
      Steps := 50;
   end if;
   while not End_Of_File and Height < Rows loop
      declare
         Line : constant String := Get_Line;
      begin
         Height := Height + 1;
         for C in 1 .. Natural'Min (Line'Length, Cols) loop
            Now (Height, C) := Line (C) = '#';
         end loop;
         Width := Natural'Max (Width, Natural'Min (Line'Length, Cols));
      end;
   end loop;
   for Step in 1 .. Steps loop
      for R in 1 .. Height loop
         for C in 1 .. Width loop
            declare
               N : constant Natural := Neighbours (R, C);
            begin
               Later (R, C) := N = 3 or (Now (R, C) and N = 2);
            end;
         end loop;
      end loop;
      exit when Later = Now;
      Now := Later;
      if Step = Steps then
         Put_Line ("still moving");
      end if;
   end loop;
   Alive := 0;
   for R in 1 .. Height loop
      for C in 1 .. Width loop
         Put (if Now (R, C) then '#' else '.');
         if Now (R, C) then
            Alive := Alive + 1;
         end if;
      end loop;
      New_Line;
   end loop;
   Put (Alive, Width => 4);
   Put_Line (" alive");
exception
   when Data_Error | Constraint_Error =>
      Put_Line ("bad count");
end Life;
