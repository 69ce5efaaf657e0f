--  What a procedure did to a string before it raised an exception stays done.
with Ada.Text_IO; use Ada.Text_IO;
procedure Kept_Changes is
   Stop : exception;

   procedure Mark (S : in out String; Last : Integer) is
   begin
      for I in S'Range loop
         if I > Last then
            raise Stop;
         end if;
         S (I) := 'z';
      end loop;
   end Mark;

   procedure Fill (S : out String; C : Character) is
   begin
      S := (others => C);
   end Fill;

   type Item is record
      Name : String (1 .. 5) := "-----";
   end record;

   T : String (1 .. 6) := "abcdef";
   U : String := "uvwxyz";
   R : Item;

   procedure Try (First, Last, Stop_At : Integer) is
   begin
      Mark (T (First .. Last), Stop_At);
      Put_Line (T & " done");
   exception
      when Stop =>
         Put_Line (T & " stopped");
   end Try;
begin
   Try (2, 4, 3);
   Try (1, 2, 5);
   Try (4, 6, 3);
   begin
      Mark (U, 2);
   exception
      when Stop =>
         Put_Line (U);
   end;
   begin
      Mark (R.Name, 4);
   exception
      when Stop =>
         Put_Line (R.Name);
   end;
   Fill (R.Name, 'f');
   Fill (T (3 .. 5), 'g');
   Put_Line (R.Name & T);
   begin
      Mark (T (5 .. 9), 7);
   exception
      when Constraint_Error =>
         Put_Line ("no such slice");
   end;
end Kept_Changes;
