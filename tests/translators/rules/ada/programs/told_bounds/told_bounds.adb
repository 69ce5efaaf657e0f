--  Texts that subprograms are told the bounds of, made by calls.
with Ada.Text_IO; use Ada.Text_IO;

procedure Told_Bounds is

   Refusal : exception;

   --  Starts at 2, and is empty for zero.
   function Figure (N : Natural) return String is
      Text : constant String := Natural'Image (N);
   begin
      if N = 0 then
         return "";
      end if;
      return Text (2 .. Text'Last);
   end Figure;

   procedure Show (Text : String) is
   begin
      Put_Line (Integer'Image (Text'First) & Integer'Image (Text'Last) & ":" & Text);
   end Show;

   function Framed (Text : String) return String is
   begin
      return "[" & Text & "]" & Integer'Image (Text'First) & Integer'Image (Text'Last);
   end Framed;

   procedure Refuse (N : Natural) is
   begin
      raise Refusal with Framed (Figure (N) & " is too much, " & Figure (N / 2) & " will do");
   end Refuse;

   function Chosen (N : Natural) return String is
   begin
      return Framed (Figure (N) & Figure (N + 1));
   end Chosen;

   --  Overflows for the largest number, before anything is shown.
   procedure Add (N : Natural) is
   begin
      Show (Figure (N + 1) & "/" & Figure (N));
   end Add;

begin
   for N in 0 .. 11 loop
      if N mod 5 < 2 then
         Show (Figure (N) & " of " & Figure (11));
         Put_Line (Chosen (N));
         begin
            Refuse (N);
         exception
            when Refusal =>
               Put_Line ("refused");
         end;
      end if;
   end loop;
   Add (0);
   Add (99);
   Add (Natural'Last);
exception
   when Constraint_Error =>
      Put_Line ("too large");
end Told_Bounds;
