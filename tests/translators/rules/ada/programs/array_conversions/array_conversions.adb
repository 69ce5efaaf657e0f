with Ada.Text_IO; use Ada.Text_IO;
procedure Array_Conversions is
   type A is array (Integer range <>) of Integer;
   subtype A3 is A (1 .. 3);
   subtype P2 is A (5 .. 6);
   type V4 is array (1 .. 4) of Integer;
   type V3 is array (0 .. 2) of Integer;
   W : A3 := (1, 2, 3); X : V4 := (others => 4); Y : V3 := (others => 2); Z : P2 := (8, 9);
   procedure Take (T : A3) is begin Put_Line ("took" & T (2)'Img); end Take;
   procedure Give (T : out A3) is begin T := (7, 8, 9); end Give;
begin
   begin W := A3 (A'(1, 2)); exception when Constraint_Error => Put_Line ("CE1"); end;
   begin W := A3 (A'(1, 2, 3)); Put_Line (W (3)'Img); exception when Constraint_Error => Put_Line ("CE2"); end;
   begin W := A3 (Z); exception when Constraint_Error => Put_Line ("CE3"); end;
   begin W := A3 (X); exception when Constraint_Error => Put_Line ("CE4"); end;
   begin W := A3 (Y); Put_Line (W (3)'Img); exception when Constraint_Error => Put_Line ("CE5"); end;
   begin Take (A3 (X)); exception when Constraint_Error => Put_Line ("CE6"); end;
   begin Take (A3 (Z)); exception when Constraint_Error => Put_Line ("CE7"); end;
   begin Take (A3 (Y)); exception when Constraint_Error => Put_Line ("CE8"); end;
   begin Y := V3 (X); exception when Constraint_Error => Put_Line ("CE9"); end;
   begin Y := V3 (W); Put_Line (Y (0)'Img); exception when Constraint_Error => Put_Line ("CE10"); end;
   begin Y := V3 (A'(1 .. 4 => 1)); exception when Constraint_Error => Put_Line ("CE11"); end;
   begin W := A'(1 .. 2 => 1); exception when Constraint_Error => Put_Line ("CE12"); end;
   begin W := A'(4, 5, 6); Put_Line (W (3)'Img); exception when Constraint_Error => Put_Line ("CE13"); end;
   begin W := A'(4, 5); exception when Constraint_Error => Put_Line ("CE14"); end;
   begin Take (A'(4, 5)); exception when Constraint_Error => Put_Line ("CE15"); end;
   declare
      function F (N : Integer) return A is (A'(1 .. N => N));
   begin
      begin W := A3 (F (2)); exception when Constraint_Error => Put_Line ("CE17"); end;
      begin W := A3 (F (3)); Put_Line (W (1)'Img); exception when Constraint_Error => Put_Line ("CE18"); end;
      begin Y := V3 (F (4)); exception when Constraint_Error => Put_Line ("CE19"); end;
   end;
   begin
      declare
         Q : A3 := A3 (Z & 3);
         R : A3 := A3 (X (1 .. 2));
      begin
         Put_Line (Q (3)'Img & R'Length'Img);
      end;
   exception when Constraint_Error => Put_Line ("CE20");
   end;
end Array_Conversions;
