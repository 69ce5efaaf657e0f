with Ada.Text_IO; use Ada.Text_IO;
procedure Guards is
   type Items is array (1 .. 2) of Integer;
   protected type Buffer is
      entry Put (X : in Integer);
      entry Get (X : out Integer);
      procedure Clear;
      function Count return Integer;
   private
      Held : Items := (0, 0);
      Used : Integer := 0;
   end Buffer;
   protected Gate is
      entry Pass (N : in out Integer);
      procedure Open (By : Integer);
      function Waiting return Integer;
   private
      Free : Integer := 0;
   end Gate;
   type Buffer_Ref is access Buffer;
   type Buffers is array (1 .. 2) of Buffer;
   B : Buffer;
   R : Buffer_Ref := new Buffer;
   Many : Buffers;
   protected body Buffer is
      procedure Reset_All is
      begin
         Held := (others => 0);
         Used := 0;
      end Reset_All;
      entry Put (X : in Integer) when Used < Items'Length is
      begin
         Used := Used + 1;
         Held (Used) := X;
      end Put;
      entry Get (X : out Integer) when Used > 0 is
      begin
         X := Held (1);
         Held (1) := Held (2);
         Used := Used - 1;
         if X = 99 then
            raise Constraint_Error;
         end if;
      end Get;
      procedure Clear is
      begin
         Reset_All;
      end Clear;
      function Count return Integer is
      begin
         return Used;
      end Count;
   end Buffer;
   protected body Gate is
      entry Pass (N : in out Integer) when Free > 0 is
      begin
         Free := Free - 1;
         N := N * 10 + Pass'Count;
      end Pass;
      procedure Open (By : Integer) is
      begin
         Free := Free + By;
      end Open;
      function Waiting return Integer is
      begin
         return Pass'Count;
      end Waiting;
   end Gate;
   X : Integer := 0;
   task Producer;
   task body Producer is
   begin
      for I in 1 .. 5 loop
         B.Put (I);
      end loop;
      B.Put (99);
   end Producer;
   task type Walker (Id : Integer);
   task body Walker is
      N : Integer := Id;
   begin
      Gate.Pass (N);
      R.Put (N);
   end Walker;
begin
   for I in 1 .. 5 loop
      B.Get (X);
      Put_Line (Integer'Image (X));
   end loop;
   begin
      B.Get (X);
   exception
      when Constraint_Error => Put_Line ("raised");
   end;
   Put_Line (Integer'Image (B.Count));
   select
      B.Get (X);
      Put_Line ("no");
   or
      delay 0.01;
      Put_Line ("late");
   end select;
   select
      Many (2).Put (7);
      Put_Line ("put");
   else
      Put_Line ("full");
   end select;
   Many (2).Put (8);
   select
      Many (2).Put (9);
      Put_Line ("put");
   else
      Put_Line ("full");
   end select;
   Many (2).Clear;
   Put_Line (Integer'Image (Many (1).Count) & Integer'Image (Many (2).Count));
   declare
      One : Walker (1);
   begin
      while Gate.Waiting = 0 loop
         delay 0.001;
      end loop;
      declare
         Two : Walker (2);
      begin
         while Gate.Waiting < 2 loop
            delay 0.001;
         end loop;
         Put_Line (Integer'Image (Gate.Waiting));
         Gate.Open (2);
      end;
   end;
   declare
      Y : Integer;
   begin
      R.Get (X);
      R.all.Get (Y);
      Put_Line (Integer'Image (X + Y) & Integer'Image (R.Count));
   end;
end Guards;
