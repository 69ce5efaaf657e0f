with Ada.Text_IO; use Ada.Text_IO;

--  GNAT makes a shift of 2 ** N, and does not check that N is not negative; with other bases it does.
procedure Powers_Of_Two is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;

   procedure Case_Pw is
      type I8 is range -128 .. 127;
      procedure P (C : Integer) is
      begin
         begin Put_Line (Integer'Image (2 ** C)); exception when Constraint_Error => Put_Line ("ce"); end;
         begin Put_Line (Integer'Image (3 ** C)); exception when Constraint_Error => Put_Line ("ce"); end;
         begin Put_Line (Integer'Image (4 ** C)); exception when Constraint_Error => Put_Line ("ce"); end;
         begin Put_Line (I8'Image (2 ** C)); exception when Constraint_Error => Put_Line ("ce"); end;
         begin Put_Line (Long_Long_Integer'Image (2 ** C)); exception when Constraint_Error => Put_Line ("ce"); end;
         begin Put_Line (Integer'Image (5 * 2 ** C)); exception when Constraint_Error => Put_Line ("ce"); end;
         begin Put_Line (Integer'Image (5 / 2 ** C)); exception when Constraint_Error => Put_Line ("ce"); end;
         begin Put_Line (Integer'Image (C - 2 ** C)); exception when Constraint_Error => Put_Line ("ce"); end;
         begin Put_Line (Integer'Image (2 ** (C + 1))); exception when Constraint_Error => Put_Line ("ce"); end;
         Put_Line ("--");
      end P;
   begin
      P (-1); P (Integer'First); P (-31); P (31); P (32); P (15); P (16); P (7); P (63); P (64); P (1000); P (-1000); P (-65); P (-63); P (30); P (0);
   end Case_Pw;

   procedure Case_Pw2 is
      type I8 is range -128 .. 127; Two : constant := 2; Tw : constant Integer := 2; Base : Integer := 2; type S is range -10 .. 10; type L is range -2**40 .. 2**40;
      procedure P (C : Integer; D : S) is
         N : Natural;
      begin
         begin Put_Line (Integer'Image (Two ** C)); exception when Constraint_Error => Put_Line ("ce"); end;
         begin Put_Line (Integer'Image (Tw ** C)); exception when Constraint_Error => Put_Line ("ce"); end;
         begin Put_Line (Integer'Image (Base ** C)); exception when Constraint_Error => Put_Line ("ce"); end;
         begin Put_Line (Integer'Image (2 ** Integer (D))); exception when Constraint_Error => Put_Line ("ce"); end;
         begin Put_Line (L'Image (2 ** C)); exception when Constraint_Error => Put_Line ("ce"); end;
         begin N := 2 ** C; Put_Line (N'Image); exception when Constraint_Error => Put_Line ("ce"); end;
         begin N := 2 ** Natural'(C); Put_Line (N'Image); exception when Constraint_Error => Put_Line ("ce"); end;
         begin if 2 ** C = 0 then Put_Line ("zero"); end if; exception when Constraint_Error => Put_Line ("ce"); end;
      end P;
   begin
      P (-1, -1); P (Integer'First, -10); P (3, 4); P (40, 10); P (-40, 0);
   end Case_Pw2;

begin
   begin
      Case_Pw;
   exception
      when Constraint_Error => Put_Line ("Case_Pw stopped");
   end;
   begin
      Case_Pw2;
   exception
      when Constraint_Error => Put_Line ("Case_Pw2 stopped");
   end;
end Powers_Of_Two;
