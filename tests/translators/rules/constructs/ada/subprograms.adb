--  Subprograms: modes, defaults, names and overloading
with Ada.Text_IO; use Ada.Text_IO;
procedure Subprograms is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   procedure Split (N : Integer; Tens, Ones : out Integer; Base : Integer := 10) is
   begin
      Tens := N / Base;
      Ones := N mod Base;
   end Split;
   function F (N : Integer) return Integer is (N * 2);
   function F (S : String) return Integer is (S'Length);
   procedure Bump (N : in out Integer) is
   begin
      N := N + 1;
   end Bump;
   A, B : Integer;
begin
   Split (Ones => B, Tens => A, N => Id (47));
   Bump (A);
   Put_Line (Integer'Image (A) & Integer'Image (B) & Integer'Image (F (4)) & Integer'Image (F ("four")));
end Subprograms;
