with Ada.Text_IO; use Ada.Text_IO;
procedure Too_Early is
   N : Integer := 1;
begin
   declare
      procedure Later (A : in out Integer);
      function Value return Integer;
      package Q is
         V : Integer := 0;
      end Q;
      package body Q is
      begin
         if N = 2 then
            Later (V);
         end if;
         V := 5;
         begin
            V := Value;
         exception
            when Program_Error =>
               Put_Line ("early" & Integer'Image (V));
         end;
         begin
            Later (V);
         exception
            when Program_Error =>
               Put_Line ("early" & Integer'Image (V));
         end;
      end Q;
      procedure Later (A : in out Integer) is
      begin
         A := A + 1;
         Put_Line ("later");
      end Later;
      function Value return Integer is (N);
   begin
      Put_Line (Integer'Image (Q.V));
   end;
end Too_Early;
