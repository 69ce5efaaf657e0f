with Ada.Text_IO; use Ada.Text_IO;
procedure Corners is
   type Level is (Low, Middle, High, 'X');
   type Mood is (Calm, High, Low);
   Seven : constant := 1_6:7:;
   Fine  : Long_Float := 1_6#1.8#E1;
   Calls : Natural := 0;
   Last  : Level;
   Small, Big : Integer;
   Text  : String (3 .. 12) := "abcdefghij";

   function Ident (N : Integer) return Integer is
   begin
      Calls := Calls + 1;
      return N;
   end Ident;

   function Pure (N : Integer) return Integer is
   begin
      return N;
   end Pure;

   --  Writes a variable around it, though it is a function.
   function Noted (L : Level) return Boolean is
   begin
      Last := L;
      return L = High;
   end Noted;

   --  Writes its parameters by their other names.
   procedure Give (A, B : out Integer) is
      First  : Integer renames A;
      Second : Integer renames B;
   begin
      First := 3;
      Second := First + 4;
   end Give;

   generic
      Place : in out Integer;
   package Setter is
      Ready : Boolean := False;
   end Setter;
   package body Setter is
   begin
      Place := 41;
      Ready := True;
   end Setter;

   generic
      Step : Integer;
   package Stairs is
      Height : Integer := Stairs.Step * 2;
      function Top return Integer;
   end Stairs;
   package body Stairs is
      Rest : Integer := Stairs.Step + 1;
      function Top return Integer is
      begin
         return Stairs.Height + Rest;
      end Top;
   end Stairs;

   --  A formal subprogram has the actual's constraints.
   type Enum is (A, B, C, D);
   subtype Middles is Enum range B .. C;
   subtype Short is Integer range 1 .. Pure (5);
   function Same_As (E : Middles) return Enum is
   begin
      Put_Line ("called");
      return E;
   end Same_As;
   procedure Grow (N : in out Short) is
   begin
      Put_Line ("called");
      N := N + 1;
   end Grow;
   generic
      X : Enum;
      N : in out Integer;
      with function G (L : Enum) return Enum;
      with procedure H (M : in out Integer);
   package Calling is
   end Calling;
   package body Calling is
      V : Enum := D;
   begin
      begin
         V := G (X);
      exception
         when Constraint_Error =>
            Put_Line ("checked");
      end;
      begin
         H (N);
      exception
         when Constraint_Error =>
            Put_Line ("checked");
      end;
      Put_Line (Enum'Image (V) & Integer'Image (N));
   end Calling;

   --  A constraint of discriminants is checked where the subtype is.
   subtype Never is Boolean range False .. False;
   type Flagged (F : Never) is null record;

   procedure Show (S : String) is
   begin
      Put_Line ("[" & S & "]");
   end Show;
   --  A component's bounds are evaluated once, where its type is.
   Top : Integer := Pure (3);
   type Box is record
      A : String (2 .. Top);
      B : String (1 .. 2);
   end record;
   Held : Box := ("ab", "cd");

   procedure Swap (L, R : in out String) is
      Old : constant String := L;
   begin
      L := R;
      R := Old;
   end Swap;

   type Shape (Size : Integer := 1) is record
      Name : String (1 .. 2) := "--";
   end record;
   Free  : Shape;
   Bound : Shape (2);
   Fixed : constant Shape := (3, "ab");

   procedure Ask (S : Shape; T : in out Shape) is
   begin
      Put_Line (Boolean'Image (S'Constrained) & Boolean'Image (T'Constrained));
      T := (Size => T.Size + 1, Name => "..");
   end Ask;

   Wide  : String (Pure (5) .. Pure (8)) := "wide";
   Same  : String (Wide'Range) := "same";
   subtype Spot is Integer range Same'Range;

   Four : constant Integer := Ident (4);
   Five : constant Integer := Ident (5);
begin
   Put_Line (Integer'Image (Seven) & Integer'Image (Integer (Fine)));
   Put_Line (Integer'Image (8:17:) & " ""8:17:""");
   if Noted (Middle) then
      Put_Line ("high");
   end if;
   Put_Line (Level'Image (Last));

   Give (Small, Big);
   Put_Line (Integer'Image (Small) & Integer'Image (Big));

   declare
      Value : Integer;
      package Set is new Setter (Value);
   begin
      Put_Line (Boolean'Image (Set.Ready) & Integer'Image (Value));
   end;

   --  A part of a slice is a part of the string; each slice has its own check.
   Text (5 .. 10) (6 .. 8) := "XYZ";
   Show (Text);
   Text (Four .. 11) (Five .. 9) (7 .. 8) := "--";
   Show (Text);
   Text (4 .. 9) (9) := '*';
   Show (Text);
   Text (4 .. 9) (9 .. 8) := "";
   Show (Text);
   begin
      Text (4 .. 9) (8 .. Ident (10)) := "???";
      Show ("no check");
   exception
      when Constraint_Error =>
         Show (Text);
   end;
   begin
      Text (4 .. 9) (Ident (3)) := '?';
      Show ("no check");
   exception
      when Constraint_Error =>
         Show (Text);
   end;
   begin
      Text (4 .. Four + 9) (5 .. 6) := "??";
      Show ("no check");
   exception
      when Constraint_Error =>
         Show (Text);
   end;
   begin
      Text (4 .. 9) (5 .. 6) (5 .. 6) := "abc";
      Show ("no check");
   exception
      when Constraint_Error =>
         Show (Text);
   end;

   declare
      package Steep is new Stairs (21);
   begin
      Put_Line (Integer'Image (Steep.Height) & Integer'Image (Steep.Top));
   end;

   declare
      N : Integer := 3;
      M : Integer := 6;
      package Inside is new Calling (B, N, Same_As, Grow);
      package Beyond is new Calling (A, M, Same_As, Grow);
   begin
      Put_Line (Integer'Image (N + M));
   end;
   begin
      declare
         subtype Wrong is Flagged (Pure (1) = 1);
      begin
         Put_Line ("no check");
      end;
   exception
      when Constraint_Error =>
         Put_Line ("checked");
   end;

   Top := 9;
   Swap (Held.A, Held.B);
   Put_Line (Held.A & Held.B & Integer'Image (Held.A'First) & Integer'Image (Held.A'Last));
   Put_Line (Integer'Image (Spot'First) & Integer'Image (Spot'Last) & Boolean'Image (Pure (9) in Spot) & Natural'Image (Calls));

   Put_Line (Boolean'Image (Free'Constrained) & Boolean'Image (Bound'Constrained) & Boolean'Image (Fixed'Constrained));
   Ask (Bound, Free);
   Put_Line (Integer'Image (Free.Size) & Free.Name);

   --  Relations between literals are static, whatever else the literals' names mean.
   for I in 1 .. 2 loop
      case I = 1 is
         when Low < 'X' =>
            Put_Line ("first");
         when "/=" (Seven, 7) or Level'(High) < Level'(Low) =>
            Put_Line ("second");
      end case;
   end loop;
   Put_Line (Boolean'Image (Mood'(High) < Mood'(Low)) & Boolean'Image (Level'(High) < Level'(Low)));
end Corners;
