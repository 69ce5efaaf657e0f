with Ada.Text_IO; use Ada.Text_IO;
with Journal;
procedure Monitors is
   --  What is evaluated first when arguments raise, change and read
   Odd, Even : exception;
   Trace : Natural := 0;

   function Step (N : Natural) return Natural is
   begin
      Trace := 10 * Trace + N;
      if N = 7 then
         raise Odd;
      elsif N = 8 then
         raise Even;
      end if;
      return N;
   end Step;

   type Kinds is (Number, Word);
   type Item (Kind : Kinds := Number) is record
      case Kind is
         when Number => N : Integer := 0;
         when Word   => C : Character := 'w';
      end case;
   end record;

   procedure Fresh (I : out Item) is
      procedure Inner (From : Item) is
      begin
         I := From;
      end Inner;
   begin
      Inner ((Word, 'x'));
   end Fresh;

   procedure Add (To : in out Integer; A, B : Natural) is
   begin
      To := To + A - B;
   end Add;

   function Count (N : in out Natural) return Natural is
   begin
      N := N + 1;
      return N;
   end Count;

   procedure Swap (A, B : in out Integer) is
      C : constant Integer := A;
   begin
      A := B;
      B := C;
   end Swap;

   Table : array (1 .. 4) of Integer := (1, 2, 3, 4);
   Held  : Item;
   N     : Natural := 1;
   Total : Integer := 100;
begin
   Journal.Note (4);
   Journal.Note (5);
   Put_Line (Integer'Image (Journal.Last) & Natural'Image (Journal.Noted) & Integer'Image (Journal.Sum));
   begin
      Journal.Note (-1);
   exception
      when Journal.Failed =>
         Put_Line ("failed");
   end;
   begin
      Put_Line (Natural'Image (Journal.Noted));
   exception
      when Tasking_Error =>
         Put_Line ("ended");
   end;
   Put_Line (Integer'Image (Journal.Sum));

   Add (Total, Step (1), Step (2));
   Put_Line (Natural'Image (Trace) & Integer'Image (Total));
   begin
      Add (Table (3), Step (7), Step (8));
   exception
      when Odd =>
         Put_Line ("odd" & Natural'Image (Trace));
      when Even =>
         Put_Line ("even" & Natural'Image (Trace));
   end;
   Fresh (Held);
   Put_Line (Kinds'Image (Held.Kind) & Held.C);
   Table (2) := Count (N);
   Put_Line (Integer'Image (Table (2)) & Natural'Image (N));
   Swap (Table (1), Table (4));
   Swap (Table (3), Table (N + 1));
   for I of Table loop
      I := I * 2;
   end loop;
   for I of Table loop
      Put (Integer'Image (I));
   end loop;
   New_Line;
end Monitors;
