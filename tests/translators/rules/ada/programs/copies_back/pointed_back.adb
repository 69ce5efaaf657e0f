with Ada.Text_IO; use Ada.Text_IO;
procedure Pointed_Back is
   function Id (N : Integer) return Integer is begin return N; end Id;
   type R2 is record A, B : Integer := 1; end record; type PR is access procedure (X : in out R2; Y : in out Integer);
   procedure P (X : in out R2; Y : in out Integer) is begin X.A := 9; Y := 8; if Id (1) = 1 then raise Program_Error; end if; end P;
   procedure Q (X : in out R2; Y : in out Integer) is begin X.A := 10; Y := 11; end Q;
   A : PR := P'Access; R : R2; N : Integer := 1; type Arr is array (1 .. 2) of PR; Z : Arr := (P'Access, Q'Access);
begin for I in Z'Range loop begin Z (I).all (R, N); Put_Line (R.A'Image & N'Image); exception when Program_Error => Put_Line (R.A'Image & N'Image); end; end loop; begin A (R, N); exception when Program_Error => Put_Line (R.A'Image & N'Image); end;
end Pointed_Back;
