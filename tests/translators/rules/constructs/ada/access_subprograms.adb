--  Access to subprograms
with Ada.Text_IO; use Ada.Text_IO;
procedure Access_Subprograms is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type Op is access function (N : Integer) return Integer;
   function Twice (N : Integer) return Integer is (N * 2);
   function Next (N : Integer) return Integer is (N + 1);
   function Apply (F : Op; N : Integer) return Integer is (F (N));
begin
   Put_Line (Integer'Image (Apply (Twice'Access, Id (5))) & Integer'Image (Apply (Next'Access, 5)));
end Access_Subprograms;
