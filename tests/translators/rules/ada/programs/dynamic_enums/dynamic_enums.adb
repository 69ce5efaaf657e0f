with Ada.Text_IO; use Ada.Text_IO;
procedure Dynamic_Enums is
   function Id (N : Integer) return Integer is begin return N; end Id;
   type Day is (Mon, Tue, Wed, Thu, Fri);
   subtype Work is Day range Day'Val (Id (1)) .. Day'Val (Id (3));
   subtype Letter is Character range Character'Val (Id (65)) .. 'F';
   D : Work := Tue;
   E : Day := Fri;
   C : Letter := 'B';
   type List is array (Integer range <>) of Integer;
   type Ref is access List;
   subtype R5 is Ref (Id (1) .. Id (5));
   X : R5 := new List (1 .. 5);
   Y : Ref := new List'(2 .. 6 => 3);
   procedure Show (W : Work) is
   begin
      Put_Line (Day'Image (W) & Integer'Image (Work'Pos (W)) & Boolean'Image (E in Work));
   end Show;
begin
   D := Wed; Show (D); Show (Day'Succ (D));
   begin
      D := E;
      Put_Line ("none");
   exception
      when Constraint_Error => Put_Line ("range");
   end;
   begin
      Show (Mon);
   exception
      when Constraint_Error => Put_Line ("actual");
   end;
   begin
      C := Character'Val (Id (71));
   exception
      when Constraint_Error => Put_Line ("letter " & C);
   end;
   for I in Work loop Put (Day'Image (I) & " "); end loop;
   New_Line;
   Put_Line (Day'Image (Work'First) & Day'Image (Work'Last) & Letter'First & Letter'Last);
   begin
      X := R5 (Y);
      Put_Line ("none");
   exception
      when Constraint_Error => Put_Line ("bounds");
   end;
   X := null;
   Put_Line (Boolean'Image (X = null));
end Dynamic_Enums;
