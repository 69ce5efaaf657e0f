--  Who waits for protected objects, and in loops, and what an entry call changes before an exception.
with Ada.Text_IO; use Ada.Text_IO;
procedure Gates is
   function Id (N : Integer) return Integer is (N);

   --  The call that makes a queue long enough opens the barrier for all.
   procedure By_Count is
      protected Bar is
         entry Wait;
      private
         Go : Boolean := False;
      end Bar;
      protected body Bar is
         entry Wait when Go or Wait'Count = 3 is
         begin
            Go := Wait'Count > 0;
         end Wait;
      end Bar;
      task type W;
      task body W is
      begin
         Bar.Wait;
      end W;
      A, B, C : W;
   begin
      Put_Line ("by count");
   end By_Count;

   --  All that may pass have passed before any of them goes on; the first entry's callers first.
   procedure In_Turn is
      protected P is
         entry A (C : Character);
         entry B (C : Character);
         procedure Open;
         procedure Close;
         function Waits return Integer;
         procedure Tell;
      private
         O : Boolean := False;
         Log : String (1 .. 4) := "....";
         N : Natural := 0;
      end P;
      protected body P is
         entry A (C : Character) when O is
         begin
            N := N + 1;
            Log (N) := C;
         end A;
         entry B (C : Character) when O is
         begin
            N := N + 1;
            Log (N) := C;
         end B;
         procedure Open is
         begin
            O := True;
         end Open;
         procedure Close is
         begin
            O := False;
         end Close;
         function Waits return Integer is
            X : Integer := A'Count;
         begin
            X := X + B'Count;
            return X;
         end Waits;
         procedure Tell is
         begin
            Put_Line (Log);
         end Tell;
      end P;
      task type T (First : Boolean);
      task body T is
      begin
         if First then
            P.A ('a');
         else
            while P.Waits < 2 loop
               null;
            end loop;
            P.A ('a');
         end if;
         P.Close;
      end T;
      task type U;
      task body U is
      begin
         P.B ('b');
         P.Close;
      end U;
      X, Y : U;
      Z : T (False);
   begin
      while P.Waits < 3 loop
         delay 0.01;
      end loop;
      P.Open;
      while P.Waits > 0 loop
         delay 0.01;
      end loop;
      P.Tell;
   end In_Turn;

   --  Whom one object's change lets through does not go on before the other object's operation is over.
   procedure Nested is
      protected B is
         entry W;
         procedure Signal;
         function Waits return Integer;
      private
         O : Boolean := False;
      end B;
      protected A is
         procedure P;
         function Get return Integer;
      private
         X : Integer := 0;
      end A;
      protected body B is
         entry W when O is
         begin
            null;
         end W;
         procedure Signal is
         begin
            O := True;
         end Signal;
         function Waits return Integer is (W'Count);
      end B;
      protected body A is
         procedure P is
         begin
            X := 1;
            B.Signal;
            X := 2;
         end P;
         function Get return Integer is (X);
      end A;
      R : Integer := 0;
   begin
      declare
         task T;
         task body T is
         begin
            B.W;
            R := A.Get;
         end T;
      begin
         loop
            exit when B.Waits = 1;
         end loop;
         A.P;
      end;
      Put_Line (Integer'Image (R));
   end Nested;

   --  Who is aborted leaves the queue, which opens a barrier.
   procedure Leaving is
      protected P is
         entry A;
         entry B;
      end P;
      protected body P is
         entry A when False is
         begin
            null;
         end A;
         entry B when A'Count = 0 is
         begin
            Put_Line ("left");
         end B;
      end P;
      task T;
      task body T is
      begin
         P.A;
      end T;
      task K;
      task body K is
      begin
         delay 0.1;
         abort T;
      end K;
   begin
      delay 0.05;
      P.B;
   end Leaving;

   procedure Bad_Barrier is
      protected P is
         entry E;
      private
         V : Integer := 0;
      end P;
      protected body P is
         entry E when 10 / V = 1 is
         begin
            null;
         end E;
      end P;
   begin
      P.E;
      Put_Line ("no");
   exception
      when Program_Error => Put_Line ("program error");
      when Constraint_Error => Put_Line ("constraint error");
   end Bad_Barrier;

   --  Loops that wait for another task through calls.
   procedure Asking is
      Flag : Boolean := False;
      pragma Volatile (Flag);
      function Ready return Boolean is (Flag);
      procedure Ask (B : out Boolean) is
      begin
         B := Flag;
      end Ask;
      task T;
      task body T is
      begin
         delay 0.01;
         Flag := True;
      end T;
      B : Boolean;
   begin
      while not Ready loop
         null;
      end loop;
      loop
         Ask (B);
         exit when B;
      end loop;
      Put_Line ("asked");
   end Asking;

   --  Records and arrays are changed in place, scalars when the call is over.
   procedure Raising is
      type Arr is array (1 .. 3) of Integer;
      Oops : exception;
      task T is
         entry E (A : in out Arr; N : in out Integer);
      end T;
      task body T is
      begin
         for I in 1 .. 2 loop
            begin
               accept E (A : in out Arr; N : in out Integer) do
                  A (Id (I)) := 5;
                  N := 9;
                  raise Oops;
               end E;
            exception
               when Oops => null;
            end;
         end loop;
      end T;
      X : Arr := (1, 2, 3);
      M : Integer := 1;
   begin
      begin
         T.E (X, M);
      exception
         when Oops => Put_Line ("raised");
      end;
      select
         T.E (X, M);
      or
         delay 5.0;
      end select;
   exception
      when Oops => Put_Line (Integer'Image (X (1)) & Integer'Image (X (2)) & Integer'Image (M));
   end Raising;
begin
   By_Count;
   In_Turn;
   Nested;
   Leaving;
   Bad_Barrier;
   Asking;
   Raising;
end Gates;
