--  Who waits for an entry of a task that never becomes active gets Tasking_Error: after an exception, after an abort.
with Ada.Text_IO; use Ada.Text_IO;
procedure Never_Activated is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;

   task type Server is
      entry Start;
   end Server;

   task body Server is
   begin
      accept Start do
         Put_Line ("served");
      end Start;
   end Server;
begin
   begin
      declare
         S : Server;

         package Beside is
            procedure Nothing;
         end Beside;

         package body Beside is
            task Caller;

            task body Caller is
            begin
               S.Start;
               Put_Line ("called");
            exception
               when Tasking_Error =>
                  Put_Line ("not called");
            end Caller;

            procedure Nothing is null;
         begin
            delay 0.02;
         end Beside;

         N : constant Positive := Id (0);
      begin
         Put_Line ("no exception" & Integer'Image (N));
      end;
   exception
      when Constraint_Error =>
         Put_Line ("exception");
   end;
   begin
      declare
         S, T : Server;

         package Beside is
            procedure Nothing;
         end Beside;

         package body Beside is
            task Caller;

            task body Caller is
            begin
               begin
                  S.Start;
                  Put_Line ("called");
               exception
                  when Tasking_Error =>
                     Put_Line ("aborted");
               end;
               T.Start;
               Put_Line ("the other was called");
            end Caller;

            procedure Nothing is null;
         begin
            delay 0.02;
            abort S;
            delay 0.02;
            Put_Line ("begins");
         end Beside;
      begin
         delay 0.02;
         Put_Line (Boolean'Image (S'Terminated) & Boolean'Image (S'Callable));
      end;
   end;
   Put_Line ("ends");
end Never_Activated;
