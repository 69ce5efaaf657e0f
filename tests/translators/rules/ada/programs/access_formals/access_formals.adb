with Ada.Text_IO; use Ada.Text_IO;
procedure Access_Formals is
   type Cell is record V : Integer := 0; end record;
   type Cell_Ref is access all Cell;
   procedure Bump (C : access Cell; By : Integer) is
   begin
      C.V := C.V + By;
   end Bump;
   function Peek (C : access Cell) return Integer is
   begin
      return C.all.V;
   end Peek;
   procedure Twice (C : access Cell);
   procedure Twice (C : access Cell) is
      R : Cell_Ref := Cell_Ref (C);
   begin
      Bump (C, 1);
      Bump (R, 2);
   end Twice;
   procedure Inc (N : access Integer) is
   begin
      N.all := N.all + 1;
   end Inc;
   type Shape is tagged record Id : Integer := 1; end record;
   type Box is new Shape with record W : Integer := 2; end record;
   procedure Show (S : access Shape'Class) is
   begin
      Put_Line (Integer'Image (S.Id) & Boolean'Image (S.all in Box));
   end Show;
   X : aliased Cell;
   P : Cell_Ref := new Cell'(V => 10);
   I : aliased Integer := 5;
   B : aliased Box;
   S : aliased Shape;
begin
   Bump (X'Access, 3);
   Bump (P, 4);
   Twice (X'Access);
   Twice (P);
   Put_Line (Integer'Image (X.V) & Integer'Image (Peek (P)) & Integer'Image (Peek (X'Access)));
   Inc (I'Access);
   Put_Line (Integer'Image (I));
   Show (B'Access);
   Show (S'Access);
   begin
      P := null;
      Bump (P, 1);
   exception
      when Constraint_Error => Put_Line ("null");
   end;
   declare
      Q : access Cell := X'Access;
   begin
      Q.V := 50;
      Put_Line (Integer'Image (Peek (Q)));
   end;
end Access_Formals;
