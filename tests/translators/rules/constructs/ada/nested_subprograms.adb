--  Nested subprograms and recursion
with Ada.Text_IO; use Ada.Text_IO;
procedure Nested_Subprograms is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   Total : Integer := 0;
   procedure Walk (N : Natural) is
      Here : constant Integer := N * 2;
      procedure Add (K : Integer) is
      begin
         Total := Total + Here + K;
      end Add;
   begin
      Add (1);
      if N > 0 then
         Walk (N - 1);
      end if;
   end Walk;
begin
   Walk (Id (4));
   Put_Line (Integer'Image (Total));
end Nested_Subprograms;
