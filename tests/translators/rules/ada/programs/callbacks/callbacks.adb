with Ada.Text_IO; use Ada.Text_IO;
with Tables;
procedure Callbacks is
   type Operation is access function (Left, Right : Integer) return Integer;
   type Action is access procedure (Total : in out Integer);
   type Source is access function return String;

   package Local is
      function Add (Left, Right : Integer) return Integer;
      function Multiply (Left, Right : Integer) return Integer;
      procedure Double (Total : in out Integer);
      function Greeting return String;
   end Local;

   package body Local is
      function Add (Left, Right : Integer) return Integer is
      begin
         return Left + Right;
      end Add;

      function Multiply (Left, Right : Integer) return Integer is
      begin
         return Left * Right;
      end Multiply;

      procedure Double (Total : in out Integer) is
      begin
         Total := 2 * Total;
      end Double;

      function Greeting return String is
      begin
         return "hello";
      end Greeting;
   end Local;

   function Apply (Op : Operation; N : Integer) return Integer is
   begin
      return Op (N, N + 1);
   end Apply;

   Ops   : array (1 .. 3) of Operation := (Local.Add'Access, Local.Multiply'Access, null);
   Twice : Action := Local.Double'Access;
   Say   : Source := Local.Greeting'Access;
   N     : Integer := 4;
begin
   for I in Ops'Range loop
      if Ops (I) /= null then
         Put_Line (Integer'Image (Apply (Ops (I), I)) & Integer'Image (Ops (I).all (5, 6)));
      end if;
   end loop;
   Twice (N);
   Twice.all (N);
   Put_Line (Integer'Image (N) & Say.all);
   Put_Line (Boolean'Image (Ops (1) = Local.Add'Access));
   Tables.Run (Tables.Second'Access);
   begin
      N := Ops (3) (1, 2);
      Put_Line ("called nothing");
   exception
      when Constraint_Error =>
         Put_Line ("null");
   end;
end Callbacks;
