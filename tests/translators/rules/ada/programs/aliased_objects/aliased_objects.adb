with Ada.Text_IO; use Ada.Text_IO;
with Shared_Objects; use Shared_Objects;
procedure Aliased_Objects is
   function Id (N : Integer) return Integer is begin return N; end Id;
   type Ref is access all Integer;
   X : aliased Integer := 3;
   Y : aliased Integer := 10;
   R : Ref := X'Access;
   type Vec is array (1 .. 3) of Integer;
   type Vec_Ref is access all Vec;
   V : aliased Vec := (1, 2, 3);
   W : Vec_Ref := V'Access;
   Z : Rec_Ref := Shared'Access;
   I : Int_Ref := Where;
   K : Const_Ref := Limit'Access;
   type Node; type Link is access all Node;
   type Node is record Value : Integer; Next : Link; end record;
   N1 : aliased Node := (1, null);
   N2 : aliased Node := (2, N1'Unchecked_Access);
   L : Link := N2'Unchecked_Access;
   procedure Bump (P : in out Integer) is
   begin
      P := P + 1;
      X := X * 2;
   end Bump;
   procedure Nested is
   begin
      X := X + 1;
      R.all := R.all + 1;
      if R = X'Access then Put_Line ("same"); end if;
      R := Y'Access;
      if R /= X'Access then Put_Line ("other"); end if;
   end Nested;
begin
   R.all := R.all + Id (4);
   Put_Line (Integer'Image (X));
   Nested;
   Put_Line (Integer'Image (X) & Integer'Image (R.all));
   Bump (Y);
   Put_Line (Integer'Image (X) & Integer'Image (Y) & Integer'Image (R.all));
   V (2) := 20; W (3) := W (2) + 10;
   for J in V'Range loop Put (Integer'Image (V (J))); end loop;
   New_Line;
   Z.A := 5; Shared.B := Z.A + 1;
   Put_Line (Integer'Image (Shared.A) & Integer'Image (Z.B) & Integer'Image (Shared_Objects.Count) & Integer'Image (I.all) & Integer'Image (K.all));
   I.all := 1; Shared_Objects.Count := Shared_Objects.Count + Id (1);
   Put_Line (Integer'Image (I.all)); Put_Line (Integer'Image (Where.all));
   while L /= null loop
      Put (Integer'Image (L.Value)); L.Value := 0; L := L.Next;
   end loop;
   Put_Line (Integer'Image (N1.Value + N2.Value));
   N1 := N2;
   Put_Line (Boolean'Image (N1.Next = N1'Unchecked_Access));
   declare
      Local : aliased Integer := Id (8);
      Q : access Integer := Local'Access;
   begin
      Q.all := 9;
      Put_Line (Integer'Image (Local));
   end;
end Aliased_Objects;
