with Ada.Text_IO; use Ada.Text_IO;
procedure Scalars_Back is
   function Id (N : Integer) return Integer is begin return N; end Id;
   type R is record Q, W, E, T, U : Integer := 3; end record; K : R;
   type A is access R; L : A := new R; type AI is access Integer; M : AI := new Integer'(4);
   procedure P (Y : in out Integer) is begin Y := Y + 1; if Id (1) = 1 then raise Program_Error; end if; end P;
   procedure Q (Z : in out R) is begin P (Z.W); end Q;
   procedure Q2 (Z : in out Integer) is begin P (Z); end Q2;
   procedure Q3 (Z : A) is begin P (Z.W); end Q3;
   procedure Q4 (Z : AI) is begin P (Z.all); end Q4;
   X : Integer := 5;
   procedure Q5 is begin P (X); end Q5;
   type V is array (1 .. 10) of Integer; G : V := (others => 1);
   procedure Q6 (Z : in out V) is begin P (Z (Id (2))); end Q6;
   procedure Q7 is begin P (G (3)); end Q7;
   procedure Q8 is begin P (K.T); end Q8;
begin
   begin Q (K); exception when Program_Error => Put_Line (K.W'Image); end;
   begin Q2 (X); exception when Program_Error => Put_Line (X'Image); end;
   begin Q3 (L); exception when Program_Error => Put_Line (L.W'Image); end;
   begin Q4 (M); exception when Program_Error => Put_Line (M.all'Image); end;
   begin Q5; exception when Program_Error => Put_Line (X'Image); end;
   begin Q6 (G); exception when Program_Error => Put_Line (G (2)'Image); end;
   begin Q7; exception when Program_Error => Put_Line (G (3)'Image); end;
   begin Q8; exception when Program_Error => Put_Line (K.T'Image); end;
   begin Q2 (K.E); exception when Program_Error => Put_Line (K.E'Image); end;
end Scalars_Back;
