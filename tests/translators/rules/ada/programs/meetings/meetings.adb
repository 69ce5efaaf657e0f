with Ada.Text_IO; use Ada.Text_IO;
procedure Meetings is
   Total : Integer := 0;
   task type Worker (Id : Integer) is
      entry Put_In (X : in out Integer; Y : Integer);
      entry Stop;
   end Worker;
   task Single is
      entry Go (1 .. 3) (V : Integer);
   end Single;
   type Workers is array (1 .. 2) of Worker (7);
   A : Workers;
   W : Worker (3);
   N : Integer := 5;
   task body Worker is
      Count : Integer := 0;
   begin
      loop
         select
            accept Put_In (X : in out Integer; Y : Integer) do
               X := X * Y + Id;
               Total := Total + X;
               if Y = 99 then
                  raise Constraint_Error;
               end if;
            end Put_In;
            Count := Count + 1;
         or
            accept Stop;
            exit;
         end select;
      end loop;
      Total := Total + 1000;
   exception
      when Constraint_Error =>
         Total := Total + 10_000;
   end Worker;
   task body Single is
   begin
      for I in 1 .. 3 loop
         accept Go (I) (V : Integer) do
            Put_Line ("go" & Integer'Image (I) & Integer'Image (V));
         end Go;
      end loop;
   end Single;
begin
   W.Put_In (N, 4);
   Put_Line (Integer'Image (N));
   A (1).Put_In (N, 2);
   Put_Line (Integer'Image (N));
   A (1).Stop;
   W.Stop;
   for I in 1 .. 3 loop
      Single.Go (I) (I * 10);
   end loop;
   begin
      A (2).Put_In (N, 99);
      Put_Line ("no");
   exception
      when Constraint_Error => Put_Line ("raised");
   end;
   while not A (2)'Terminated loop
      delay 0.01;
   end loop;
   begin
      A (2).Stop;
   exception
      when Tasking_Error => Put_Line ("tasking error");
   end;
   declare
      type Ref is access Worker;
      R : Ref := new Worker (1);
      task Inner is
         entry E;
      end Inner;
      task body Inner is
      begin
         select
            accept E do
               Put_Line ("inner");
            end E;
         or
            terminate;
         end select;
         select
            accept E;
         or
            delay 0.01;
            Put_Line ("timeout");
         end select;
         select
            accept E;
         else
            Put_Line ("else");
         end select;
      end Inner;
   begin
      R.Put_In (N, 1);
      select
         R.Put_In (N, 2);
         Put_Line ("called");
      or
         delay 1.0;
         Put_Line ("late");
      end select;
      select
         Inner.E;
         Put_Line ("now");
      else
         Put_Line ("not now");
      end select;
      R.all.Stop;
   end;
   Put_Line (Integer'Image (N) & Integer'Image (Total));
   abort W;
end Meetings;
