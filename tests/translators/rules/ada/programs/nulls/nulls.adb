--  Attributes whose value is static evaluate their prefix all the same.
with Ada.Text_IO; use Ada.Text_IO;
procedure Nulls is
   type Line is array (2 .. 4) of Integer;
   type Rec is record
      A : Integer := 1;
      L : Line := (1, 2, 3);
   end record;
   type PL is access Line;
   type PR is access Rec;
   type Grid is array (1 .. 2) of Line;
   type PG is access Grid;
   P : PL;
   Q : PR;
   G : PG := new Grid;
   K : Integer := 9;
   procedure Clear (L : out PL; R : out PR) is
   begin
      L := null;
      R := null;
   end Clear;

   procedure Tell (S : String) is
   begin
      Put_Line (S);
   end Tell;
begin
   Clear (P, Q);
   begin Tell ("P.all'Length" & Integer'Image (P.all'Length)); exception when Constraint_Error => Tell ("CE 1"); end;
   begin Tell ("P'Length" & Integer'Image (P'Length)); exception when Constraint_Error => Tell ("CE 2"); end;
   begin Tell ("Q.L'Length" & Integer'Image (Q.L'Length)); exception when Constraint_Error => Tell ("CE 3"); end;
   begin Tell ("P.all'First" & Integer'Image (P.all'First)); exception when Constraint_Error => Tell ("CE 4"); end;
   begin Tell ("P'Last" & Integer'Image (P'Last)); exception when Constraint_Error => Tell ("CE 5"); end;
   begin Tell ("Q.L'Last" & Integer'Image (Q.L'Last)); exception when Constraint_Error => Tell ("CE 6"); end;
   begin for I in P'Range loop Tell ("in" & I'Image); end loop; exception when Constraint_Error => Tell ("CE 7"); end;
   begin Tell ("G (K)'Length" & Integer'Image (G (K)'Length)); exception when Constraint_Error => Tell ("CE 8"); end;
   begin Tell ("G (K)'First" & Integer'Image (G (K)'First)); exception when Constraint_Error => Tell ("CE 9"); end;
   begin Tell (Boolean'Image (3 in P'Range)); exception when Constraint_Error => Tell ("CE 10"); end;
   begin Tell ("Q.A'Size" & Integer'Image (Q.A'Size)); exception when Constraint_Error => Tell ("CE 11"); end;
   begin Tell ("G (K)'Size" & Integer'Image (G (K)'Size)); exception when Constraint_Error => Tell ("CE 12"); end;
   begin Tell ("G (K) (3)'Size" & Integer'Image (G (K) (3)'Size)); exception when Constraint_Error => Tell ("CE 13"); end;
   Q := new Rec;
   K := 2;
   Tell (Integer'Image (Q.L'Length + G (K)'Last + Q.A'Size + G (K) (3)'Size));
end Nulls;
