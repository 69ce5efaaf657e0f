--  Guards and delays of selective accepts whose expressions need statements of their own, each evaluated in its turn.
with Ada.Text_IO; use Ada.Text_IO;
procedure Selected_Waits is
   type List is array (1 .. 3) of Integer;
   Calls : Integer := 0;
   function Wait (B : Boolean) return Duration;
   task Server is
      entry Start (L : List);
      entry Never;
   end Server;
   task body Server is
      Own : List := (1, 2, 3);
   begin
      accept Start (L : List) do
         Own := L;
      end Start;
      for N in 1 .. 2 loop
         select
            accept Never;
         or
            delay Wait ((for some X of Own => X > 3));
            Put_Line ("waited" & Integer'Image (N));
         end select;
      end loop;
      select
         when (for all X of Own => X > 0) => accept Never;
      or
         when (for some X of Own => X = 9) => delay 0.01;
         Put_Line ("long");
      or
         delay 0.001;
         Put_Line ("short");
      end select;
   end Server;
   function Wait (B : Boolean) return Duration is
   begin
      Calls := Calls + 1;
      Put_Line (Boolean'Image (B) & Integer'Image (Calls));
      return 0.01;
   end Wait;
begin
   Server.Start ((4, 5, 6));
end Selected_Waits;
