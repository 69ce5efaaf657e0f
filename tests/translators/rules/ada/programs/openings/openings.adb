--  What a serving task's declarations do, they do when it is activated.
with Ada.Text_IO; use Ada.Text_IO;
procedure Openings is
   function Show (S : String; N : Integer) return Integer is
   begin
      Put_Line (S);
      return N;
   end Show;
begin
   declare
      task Server is
         entry Get (X : out Integer);
      end Server;
      task body Server is
         V : Integer := Show ("task", 3);
      begin
         loop
            select
               accept Get (X : out Integer) do
                  X := V;
               end Get;
            or
               terminate;
            end select;
         end loop;
      end Server;
      N : Integer := Show ("block", 1);
   begin
      Server.Get (N);
      Put_Line (Integer'Image (N));
   end;
   declare
      task Server is
         entry Get (X : out Integer);
      end Server;
      task body Server is
         V : Positive := Show ("zero", 0);
      begin
         loop
            select
               accept Get (X : out Integer) do
                  X := V;
               end Get;
            or
               terminate;
            end select;
         end loop;
      end Server;
      N : Integer;
   begin
      Server.Get (N);
   end;
exception
   when Constraint_Error => Put_Line ("constraint error");
   when Tasking_Error => Put_Line ("tasking error");
end Openings;
