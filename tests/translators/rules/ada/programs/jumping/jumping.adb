--  Goto statements: forwards, backwards, out of loops, blocks, handlers and alternatives.
with Ada.Text_IO; use Ada.Text_IO;
procedure Jumping is
   type Kind is (Low, Middle, High);

   procedure Skip_Odd is
      Sum : Integer := 0;
   begin
      for I in 1 .. 10 loop
         if I mod 2 = 1 then
            goto Next;
         end if;
         exit when I > 8;
         Sum := Sum + I;
         <<Next>>
         null;
      end loop;
      Put_Line ("sum" & Integer'Image (Sum));
   end Skip_Odd;

   function Collatz (From : Positive) return Natural is
      N : Positive := From;
      Steps : Natural := 0;
   begin
      <<Again>>
      if N = 1 then
         return Steps;
      end if;
      Steps := Steps + 1;
      if N mod 2 = 0 then
         N := N / 2;
         goto Again;
      end if;
      N := 3 * N + 1;
      goto Again;
   end Collatz;

   function Order (K : Kind) return String is
      Text : String (1 .. 6) := "......";
      At_Place : Positive := 1;
      procedure Add (C : Character) is
      begin
         Text (At_Place) := C;
         At_Place := At_Place + 1;
      end Add;
   begin
      case K is
         when Low => goto First;
         when Middle =>
            declare
               Unused : Integer := 3;
            begin
               goto Second;
            end;
         when High => null;
      end case;
      Add ('0');
      <<First>>
      Add ('1');
      if At_Place > 5 then
         goto Last;
      end if;
      <<Second>>
      Add ('2');
      begin
         if K = Low and then At_Place = 3 then
            raise Constraint_Error;
         end if;
         Add ('b');
      exception
         when Constraint_Error =>
            Add ('x');
            goto First;
      end;
      <<Last>>
      return Text;
   end Order;

   procedure Loops is
      Count : Integer := 0;
      Turns : Integer := 0;
   begin
      Outer :
      loop
         Turns := Turns + 1;
         <<Retry>>
         Count := Count + 1;
         exit when Turns > 2;
         for I in 1 .. 5 loop
            while I > 0 loop
               if Count < 3 then
                  goto Retry;
               elsif I = 4 then
                  goto Found;
               end if;
               exit;
            end loop;
         end loop;
         Put_Line ("not reached");
         <<Found>>
         Put_Line ("found" & Integer'Image (Count) & Integer'Image (Turns));
         exit Outer when Count > 20;
      end loop Outer;
      Put_Line ("out" & Integer'Image (Count) & Integer'Image (Turns));
      goto Done;
      Put_Line ("not reached");
      <<Unused>>
      <<Done>>
      null;
   end Loops;

   procedure Tasks is
      Times : Integer := 0;
   begin
      <<Start>>
      declare
         task T is
            entry E (N : Integer);
         end T;
         task body T is
            Got : Integer := 0;
         begin
            <<Wait>>
            select
               accept E (N : Integer) do
                  Got := Got + N;
               end E;
               if Got < 5 then
                  goto Wait;
               end if;
            or
               terminate;
            end select;
            Put_Line ("got" & Integer'Image (Got));
         end T;
      begin
         T.E (2);
         T.E (3);
         Times := Times + 1;
         if Times < 2 then
            goto Start;
         end if;
      end;
      Put_Line ("times" & Integer'Image (Times));
   end Tasks;

   procedure Nested is
      A, B : Integer := 0;
   begin
      <<Top>>
      A := A + 1;
      for I in 1 .. 2 loop
         <<Mid>>
         B := B + I;
         if B < 4 then
            goto Mid;
         elsif A < 3 then
            goto Top;
         end if;
         if B > 100 then
            return;
         end if;
      end loop;
      Put_Line (Integer'Image (A) & Integer'Image (B));
   end Nested;
begin
   Skip_Odd;
   Put_Line (Integer'Image (Collatz (27)));
   for K in Kind loop
      Put_Line (Order (K));
   end loop;
   Loops;
   Tasks;
   Nested;
end Jumping;
