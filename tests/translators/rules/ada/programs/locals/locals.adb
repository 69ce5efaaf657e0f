with Ada.Text_IO; use Ada.Text_IO;
procedure Locals is
   Oops : exception;
   function Id (X : Integer) return Integer is
   begin
      return X;
   end Id;
   Total : Integer := 0;
begin
   declare
      type T is (A, B, C);
      X : T := B;
      procedure Show (V : T) is
      begin
         Total := Total + T'Pos (V);
         Put_Line (T'Image (V));
      end Show;
   begin
      Show (X);
      X := T'Succ (X);
      Show (X);
   end;
   declare
      type T is record
         P, Q : Integer := 5;
      end record;
      package Pack is
         V : T;
         type Hidden is private;
         function Make (N : Integer) return Hidden;
         function Get (H : Hidden) return Integer;
         Mine : exception;
      private
         type Hidden is new Integer;
         W : Hidden := 7;
      end Pack;
      package body Pack is
         Z : Integer := Id (3);
         function Make (N : Integer) return Hidden is
         begin
            Z := Z + 1;
            return Hidden (N + Z);
         end Make;
         function Get (H : Hidden) return Integer is
         begin
            return Integer (H) + Integer (W);
         end Get;
      begin
         V.P := V.P + Z;
      end Pack;
      use Pack;
   begin
      Put_Line (Integer'Image (V.P) & Integer'Image (V.Q));
      Put_Line (Integer'Image (Get (Make (10))));
      Put_Line (Integer'Image (Get (Make (10))));
      begin
         raise Mine;
      exception
         when Mine => Put_Line ("mine");
      end;
   end;
   for I in 1 .. 3 loop
      declare
         S : constant String := Integer'Image (I);
         procedure P is
         begin
            Put (S);
            if I = 2 then
               raise Oops;
            end if;
         end P;
      begin
         P;
      exception
         when Oops => Put_Line (" oops");
      end;
   end loop;
   New_Line;
   declare
      generic
         type E is private;
         with function "<" (L, R : E) return Boolean is <>;
      function Largest (L, R : E) return E;
      function Largest (L, R : E) return E is
      begin
         if L < R then
            return R;
         end if;
         return L;
      end Largest;
      function Big is new Largest (Integer);
      function Far is new Largest (Character);
   begin
      Put_Line (Integer'Image (Big (3, Total)) & Far ('a', 'z'));
   end;
   Outer : for I in 1 .. 4 loop
      begin
         declare
            J : Integer range 2 .. 4 := I;
         begin
            if J = 3 then
               raise Oops;
            end if;
            Put_Line ("leaving" & Integer'Image (J));
            exit Outer;
         exception
            when Oops =>
               Put_Line ("never");
               exit Outer;
         end;
      exception
         when Constraint_Error => Put_Line ("not in range");
      end;
   end loop Outer;
end Locals;
