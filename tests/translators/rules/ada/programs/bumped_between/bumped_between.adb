--  What a call changes shows in what is evaluated behind it, be it mentioned once, twice, or beside others like it.
with Ada.Text_IO; use Ada.Text_IO;
with Bumps;

procedure Bumped_Between is
   type Cell is record
      Value, Other : Integer := 0;
   end record;
   type Cell_Ref is access Cell;
   type Results is array (1 .. 3) of Integer;

   Shared_Cell : constant Cell_Ref := new Cell;
   Result      : Results := (others => 0);

   function Add (By : Integer) return Integer is
   begin
      Shared_Cell.Value := Shared_Cell.Value + By;
      Shared_Cell.Other := Shared_Cell.Other - By;
      return By;
   end Add;

   function Text (N : Integer) return String is
   begin
      return Integer'Image (N);
   end Text;

   procedure Show (Name : String; Text : String) is
   begin
      Put_Line (Name & ":" & Text);
   end Show;

   function Tasks_Run (N : Integer) return Integer is
      task type Worker (Id : Integer);

      task body Worker is
      begin
         Result (Id) := N * Id;
      end Worker;

      First  : Worker (1);
      Second : Worker (2);
      Third  : Worker (3);
   begin
      return N;
   end Tasks_Run;

   procedure Ranges is
      From : Integer := 1;

      function Moved (By : Integer) return Integer is
      begin
         From := From + By;
         return By;
      end Moved;

      type Row is array (Integer range <>) of Integer;
      First  : constant Row (From .. Moved (2)) := (others => 7);
      Second : constant Row (From + 1 .. Moved (4) + 3) := (others => 8);
      subtype Part is Integer range From .. Moved (3) + 9;
   begin
      Show ("first", Text (First'First) & Text (First'Last) & Text (First'Length));
      Show ("second", Text (Second'First) & Text (Second'Last) & Text (Second'Length));
      Show ("part", Text (Part'First) & Text (Part'Last) & Text (From));
   end Ranges;
begin
   Ranges;
   Show ("twice", Text (Bumps.Bump (5)) & Text (Bumps.Count) & Text (Bumps.Count));
   Show ("cell", Text (Add (5)) & Text (Shared_Cell.Value) & Text (Shared_Cell.Value));
   Show ("parts", Text (Add (7)) & Text (Shared_Cell.Value) & Text (Shared_Cell.Other));
   Show ("sum", Text (Bumps.Bump (5) - Bumps.Twice (Bumps.Count) * Bumps.Twice (Bumps.Count)));
   Show ("apart", Text (Bumps.Bump (3)) & Text (Bumps.Count + 1) & Text (Bumps.Count + 2));
   if Bumps.Bump (1) > Bumps.Twice (Bumps.Count) - Bumps.Twice (Bumps.Count - 1) then
      Show ("if", Text (Bumps.Count) & Text (Bumps.Count));
   end if;
   Show ("tasks", Text (Tasks_Run (4)) & Text (Result (1)) & Text (Result (2)) & Text (Result (3)));
end Bumped_Between;
