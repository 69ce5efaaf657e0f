with Ada.Text_IO; use Ada.Text_IO;
with Stocked; use Stocked;
procedure Task_Units is
   R : Rec;
   P : Pair;
   E : Echo_Ref := new Echo;
   X : Integer := 10;
   procedure Ask (L : Level; Patience : Duration := 60.0) is
   begin
      select
         Keeper.Get (L) (R);
         Put_Line (Level'Image (L) & Integer'Image (R.A) & Integer'Image (R.B));
      or
         delay Patience;
         Put_Line (Level'Image (L) & " none");
      end select;
   end Ask;
   function Use_Tasks (N : Integer) return Integer is
      Sum : Integer := 0;
      task type Adder (By : Integer) is
         entry Go;
      end Adder;
      type Adder_Ref is access Adder;
      A : Adder_Ref;
      task body Adder is
      begin
         accept Go do
            Sum := Sum + By;
         end Go;
      end Adder;
   begin
      for I in 1 .. N loop
         A := new Adder (I);
         A.Go;
      end loop;
      declare
         B : Adder (5);
         Before : Integer;
      begin
         Before := N + 1000;
         B.Go;
         if N = 3 then
            return Before;
         end if;
      end;
      return Sum;
   end Use_Tasks;
   package Inner is
      task T is
         entry Go;
         entry Finish (N : out Integer);
      end T;
   end Inner;
   package body Inner is
      Seen : Integer := 0;
      task body T is
      begin
         accept Go do
            Seen := Seen + Go'Count + 1;
         end Go;
         accept Finish (N : out Integer) do
            N := Seen;
         end Finish;
      end T;
   end Inner;
begin
   Keeper.Put ((1, 2), Low);
   Keeper.Put ((3, 4));
   Ask (Low);
   Ask (Mid);
   Ask (Mid, Patience => 0.02);
   Ask (High, Patience => 0.02);
   P.One.Say (X);
   P.Two.Say (X);
   E.Say (X);
   E.all.Say (P.N);
   Put_Line (Integer'Image (X) & Integer'Image (P.N) & Integer'Image (Calls));
   Put_Line (Integer'Image (Use_Tasks (2)) & Integer'Image (Use_Tasks (3)));
   Inner.T.Go;
   Inner.T.Finish (X);
   Put_Line (Integer'Image (X));
   begin
      Inner.T.Go;
   exception
      when Tasking_Error => Put_Line ("gone");
   end;
   declare
      task Bad is
         entry E;
      end Bad;
      task body Bad is
         V : Integer range 1 .. 10 := Integer (X) + 20;
      begin
         accept E;
      end Bad;
   begin
      Put_Line ("not here");
   exception
      when Tasking_Error => Put_Line ("activation failed");
   end;
   declare
      task Long is
         entry Started;
      end Long;
      task Waiter is
         entry W;
      end Waiter;
      task body Long is
      begin
         Put_Line ("long starts");
         accept Started;
         delay 100.0;
         Put_Line ("not here");
      end Long;
      task body Waiter is
         task Child;
         task body Child is
         begin
            delay 200.0;
         end Child;
      begin
         accept W;
         Put_Line ("never");
      end Waiter;
   begin
      Long.Started;
      abort Long, Waiter;
      Put_Line (Boolean'Image (Long'Callable) & Boolean'Image (Waiter'Callable));
      begin
         Waiter.W;
      exception
         when Tasking_Error => Put_Line ("aborted");
      end;
   end;
   Outer :
   for I in 1 .. 3 loop
      declare
         Last : Integer := 0;
         task T;
         task body T is
         begin
            Last := I;
            delay 0.005;
            Put_Line ("loop" & Integer'Image (Last));
         end T;
      begin
         exit Outer when I = 2;
      end;
   end loop Outer;
   declare
      Flag : Boolean := False;
      Turns : Integer := 0;
      pragma Atomic (Flag);
      pragma Atomic (Turns);
      task Setter;
      task body Setter is
      begin
         Turns := 3;
         Flag := True;
      end Setter;
   begin
      while not Flag loop
         null;
      end loop;
      loop
         exit when Turns = 3 and Flag;
      end loop;
      Put_Line ("set" & Integer'Image (Turns));
   end;
   Put_Line ("end");
end Task_Units;
