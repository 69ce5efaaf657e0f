--  Qualified arrays in allocators have the bounds of their subtype; only others slide.
with Ada.Text_IO; use Ada.Text_IO;
procedure Allocated_Bounds is
   type V is array (Integer range <>) of Integer;
   subtype V3 is V (1 .. 3);
   type P3 is access V3;
   type PS is access String; 
   subtype S3 is String (1 .. 3);
   type PS3 is access S3;
   function Id (X : Integer) return Integer is (X);
   X : V (1 .. 6) := (1, 2, 3, 4, 5, 6);
   S : String := "abcdef";
   Q : P3; R : PS3;
   function Mk (L, H : Integer) return V is (L .. H => L);
begin
   begin Q := new V3'(X (1 .. 3)); Put_Line (Q (2)'Image); exception when Constraint_Error => Put_Line ("CE1"); end;
   begin Q := new V3'(X (2 .. 4)); Put_Line (Q (2)'Image); exception when Constraint_Error => Put_Line ("CE2"); end;
   begin Q := new V'(X (2 .. 4)); Put_Line (Q (2)'Image & Q'First'Image); exception when Constraint_Error => Put_Line ("CE3"); end;
   begin Q := new V'(X (2 .. 5)); Put_Line (Q (2)'Image & Q'First'Image); exception when Constraint_Error => Put_Line ("CE4"); end;
   begin Q := new V3'(Mk (Id (1), 3)); Put_Line (Q (2)'Image & Q'First'Image); exception when Constraint_Error => Put_Line ("CE5"); end;
   begin Q := new V3'(Id (1) .. Id (3) => 9); Put_Line (Q (2)'Image & Q'First'Image); exception when Constraint_Error => Put_Line ("CE7"); end;
   begin Q := new V'(Id (2) .. Id (4) => 9); Put_Line (Q (2)'Image & Q'First'Image); exception when Constraint_Error => Put_Line ("CE8"); end;
   begin Q := new V'(Id (2) .. Id (5) => 9); Put_Line (Q (2)'Image & Q'First'Image); exception when Constraint_Error => Put_Line ("CE9"); end;
   begin R := new S3'(S (Id (1) .. 3)); Put_Line (R.all & R'First'Image); exception when Constraint_Error => Put_Line ("CE10"); end;
   begin R := new S3'(S (Id (2) .. 4)); Put_Line (R.all & R'First'Image); exception when Constraint_Error => Put_Line ("CE11"); end;
   begin R := new String'(S (Id (2) .. 4)); Put_Line (R.all & R'First'Image); exception when Constraint_Error => Put_Line ("CE12"); end;
   begin R := new S3'("xyz"); Put_Line (R.all & R'First'Image); exception when Constraint_Error => Put_Line ("CE13"); end;
   begin R := new S3'("x" & S (Id (3) .. 4)); Put_Line (R.all & R'First'Image); exception when Constraint_Error => Put_Line ("CE14"); end;
   begin R := new S3'(S (Id (3) .. 4) & "x"); Put_Line (R.all & R'First'Image); exception when Constraint_Error => Put_Line ("CE15"); end;
   begin R := new S3'(Id (2) .. Id (4) => 'a'); Put_Line (R.all & R'First'Image); exception when Constraint_Error => Put_Line ("CE16"); end;
end Allocated_Bounds;
