--  Variables that tasks share and a procedure that calls itself changes; two calls of an entry with a record.
with Ada.Text_IO; use Ada.Text_IO;
procedure Recurring is
   N : Integer := 0;
   type Pair is record
      A, B : Integer := 1;
   end record;

   procedure Count (Depth : Integer) is
   begin
      N := N + Depth;
      if Depth > 0 then
         Count (Depth - 1);
      end if;
   end Count;

   task Worker is
      entry Swap (P : in out Pair; Fail : Boolean);
      entry Done;
   end Worker;

   task body Worker is
   begin
      Count (3);
      for K in 1 .. 3 loop
         begin
            accept Swap (P : in out Pair; Fail : Boolean) do
               P := (P.B + 1, P.A);
               if Fail then
                  raise Constraint_Error;
               end if;
            end Swap;
         exception
            when Constraint_Error => N := N + 100;  --  who goes on first, the caller or the task, no rule says
         end;
      end loop;
      accept Done;
   end Worker;

   Both : Pair := (1, 2);
begin
   Worker.Swap (Both, False);
   Put_Line (Integer'Image (Both.A) & Integer'Image (Both.B));
   begin
      Worker.Swap (Both, True);
   exception
      when Constraint_Error => Put_Line ("caller" & Integer'Image (Both.A) & Integer'Image (Both.B));
   end;
   Worker.Swap (Both, False);
   Worker.Done;
   Count (2);
   Put_Line (Integer'Image (Both.A) & Integer'Image (Both.B) & Integer'Image (N));
end Recurring;
