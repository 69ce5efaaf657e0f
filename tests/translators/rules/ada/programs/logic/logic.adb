with Ada.Text_IO; use Ada.Text_IO;
procedure Logic is
   function Id (N : Integer) return Integer is begin return N; end Id;
   type Flags is array (1 .. 4) of Boolean;
   type Bits is array (Positive range <>) of Boolean;
   type Nums is array (Positive range <>) of Integer;
   type Day is (Mon, Tue, Wed);
   type Open is array (Day) of Boolean;
   A : Flags := (True, False, True, False);
   B : Flags := (others => True);
   C : Bits (3 .. 6) := (True, True, False, False);
   D : Bits (1 .. Id (4)) := (others => True);
   O, P : Open := (True, False, True);
   procedure Show (X : Bits) is
   begin
      Put (Integer'Image (X'First) & ":");
      for I in X'Range loop Put (" " & Boolean'Image (X (I))); end loop;
      New_Line;
   end Show;
begin
   B (Id (2)) := False;
   A := (A and B) or not (A xor B);
   for V of A loop Put (Boolean'Image (V) & " "); end loop;
   New_Line;
   D (Id (2)) := False;
   Show (C and D);
   Show (D or C);
   Show (not C);
   Show (not D);
   C := D xor C;
   Show (C);
   Show (C (4 .. 5) and D (1 .. 2));
   P (Tue) := True;
   O := O xor P;
   for X in Day loop Put (Boolean'Image (O (X))); end loop;
   New_Line;
   begin
      Show (C and D (1 .. Id (3)));
   exception
      when Constraint_Error => Put_Line ("CE");
   end;
   declare
      X : Nums (1 .. 3) := (1, 2, 3);
      Y : Nums (2 .. 3) := (1, Id (2));
   begin
      Put_Line (Boolean'Image (X < Y) & Boolean'Image (X > Y) & Boolean'Image (X <= Y) & Boolean'Image (Y <= Y) & Boolean'Image (Y (2 .. 1) < Y) & Boolean'Image (X (2 .. 3) >= Y));
      Put_Line (Boolean'Image (A < B) & Boolean'Image (A = B) & Boolean'Image (B <= A));
   end;
end Logic;
