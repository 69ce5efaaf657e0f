with Ada.Text_IO; use Ada.Text_IO;

--  Loops over ranges of a subtype: what is outside it stops them before they begin, unless the range is empty.
procedure Loop_Ranges is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;

   procedure Case_R1 is
      type E is (A, B, C);
      procedure P (V : E) is begin
         for I in E range E'First .. V loop Put (I'Image); end loop; New_Line; end P;
   begin
      P (B);
   end Case_R1;

   procedure Case_R4 is
      type E is (A, B, C); for E use (1, 5, 6);
      procedure P (V : E) is begin
         for I in E range E'First .. V loop Put (I'Image); end loop; New_Line;  for I in E range V .. E'Last loop Put (I'Image); end loop; New_Line; for I in E'First .. V loop Put (I'Image); end loop; end P;
   begin
      P (B);
   end Case_R4;

   procedure Case_R5 is
      procedure P (N, M : Integer) is begin
         for I in Positive range N .. M loop Put (I'Image); end loop; New_Line; exception when Constraint_Error => Put_Line ("ce"); end P;
   begin
      P (0, 2); P (1, 2); P (0, -1); P (3, 2); P (-5, -9);
   end Case_R5;

   procedure Case_R6 is
      type E is (A, B, C); subtype F is E range A .. B; type M is mod 16; type I8 is range -5 .. 5;
      procedure P (V : E; Z : M; Y : I8) is begin
         for I in F range A .. V loop Put (I'Image); end loop; New_Line;
         for I in M range 3 .. Z loop Put (I'Image); end loop; New_Line;
         for I in reverse I8 range Y .. 5 loop Put (I'Image); end loop; New_Line;
         for I in Character range 'a' .. Character'Val (Id (99)) loop Put (I); end loop; New_Line;
         for I in Boolean range Boolean'Val (Id (0)) .. True loop Put (I'Image); end loop; New_Line;
      exception when Constraint_Error => Put_Line ("ce"); end P;
   begin
      P (B, 5, 2); P (C, 3, 3); P (A, 2, 5);
   end Case_R6;

   procedure Case_R7 is
      type V is array (Integer range <>) of Integer;
      procedure P (N, M : Integer) is X : V (N .. M) := (others => 2); begin for I in X'Range loop Put (I'Image); end loop; for I in reverse X'First .. X'Last loop Put (I'Image); end loop; for I in Natural range X'Range loop Put (I'Image); end loop; New_Line; exception when Constraint_Error => Put_Line ("ce"); end P;
   begin
      P (0, 2); P (-1, 2); P (0, -1); P (3, 2); P (-5, -9);
   end Case_R7;

   procedure Case_R8 is
      subtype S is Integer range 1 .. 5;
      procedure P (N, M : Integer) is subtype T is S range N .. M; begin for I in T loop Put (I'Image); end loop; New_Line; for I in T range N .. 3 loop Put (I'Image); end loop; New_Line; exception when Constraint_Error => Put_Line ("ce"); end P;
   begin
      P (0, 2); P (1, 2); P (0, -1); P (3, 2); P (6, 5); P (5, 6);
   end Case_R8;

   procedure Case_R9 is
   begin
      for I in Positive range 0 .. 3 loop Put (I'Image); end loop;
   end Case_R9;

   procedure Case_R10 is
      N : Integer := 0; function F return Integer is begin N := N + 1; Put_Line ("f"); return N; end F;
   begin
      for I in Natural range F .. F loop Put (I'Image); end loop; for I in Positive range F - 9 .. F loop Put (I'Image); end loop;
   end Case_R10;

   procedure Case_R11 is
   begin
      for I in Positive range 5 .. 0 loop Put (I'Image); end loop; for I in Positive range 0 .. -1 loop Put (I'Image); end loop; Put_Line ("done");
   end Case_R11;

begin
   begin
      Case_R1;
   exception
      when Constraint_Error => Put_Line ("Case_R1 stopped");
   end;
   begin
      Case_R4;
   exception
      when Constraint_Error => Put_Line ("Case_R4 stopped");
   end;
   begin
      Case_R5;
   exception
      when Constraint_Error => Put_Line ("Case_R5 stopped");
   end;
   begin
      Case_R6;
   exception
      when Constraint_Error => Put_Line ("Case_R6 stopped");
   end;
   begin
      Case_R7;
   exception
      when Constraint_Error => Put_Line ("Case_R7 stopped");
   end;
   begin
      Case_R8;
   exception
      when Constraint_Error => Put_Line ("Case_R8 stopped");
   end;
   begin
      Case_R9;
   exception
      when Constraint_Error => Put_Line ("Case_R9 stopped");
   end;
   begin
      Case_R10;
   exception
      when Constraint_Error => Put_Line ("Case_R10 stopped");
   end;
   begin
      Case_R11;
   exception
      when Constraint_Error => Put_Line ("Case_R11 stopped");
   end;
end Loop_Ranges;
