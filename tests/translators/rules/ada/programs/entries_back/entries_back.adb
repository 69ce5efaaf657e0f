--  Records and arrays come to entries of protected objects by reference, to other operations by copy.
with Ada.Text_IO; use Ada.Text_IO;
procedure Entries_Back is
   Oops : exception;
   type Pair is record A, B : Integer; end record;
   type Nine is array (1 .. 9) of Character;
   protected type Pt is
      entry En (P : in out Pair; I : in out Integer);
      procedure En2 (P : in out Pair; I : in out Integer);
      function F (P : in out Pair) return Integer;
   private
      Z : Integer := 0;
   end Pt;
   protected body Pt is
      entry En (P : in out Pair; I : in out Integer) when Z = 0 is
      begin
         P.A := 6; I := 8; Z := 1;
         raise Oops;
      end En;
      procedure En2 (P : in out Pair; I : in out Integer) is
      begin
         P.A := 9; I := 8; Z := 0;
         raise Oops;
      end En2;
      function F (P : in out Pair) return Integer is
      begin P.A := 9; raise Oops; return 1; end F;
   end Pt;
   type Ta is array (1 .. 2) of Pt;
   X : Pt; T : Ta;
   P, B, Q : Pair := (1, 2); I : Integer := 1;
   A : array (1 .. 2) of Pair := ((1, 2), (3, 4));
   type PA is access Pair; Ac : PA := new Pair'(1, 2);
begin
   begin X.En (P, I); exception when Oops => Put_Line (P.A'Image & I'Image); end;
   begin X.En2 (B, I); exception when Oops => Put_Line (Q.A'Image & I'Image); end;
   begin X.En (P, I); exception when Oops => Put_Line (Q.A'Image & I'Image); end;
   begin X.En2 (B, I); exception when Oops => Put_Line (Ac.A'Image & I'Image); end;
   begin select X.En (P, I); else null; end select; exception when Oops => Put_Line (Q.A'Image & I'Image); end;
   begin I := X.F (P); exception when Oops => Put_Line (P.A'Image & I'Image); end;
end Entries_Back;
