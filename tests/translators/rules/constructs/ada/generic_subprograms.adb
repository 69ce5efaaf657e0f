--  Generic subprograms
with Ada.Text_IO; use Ada.Text_IO;
procedure Generic_Subprograms is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   generic
      type T is private;
   procedure Swap (A, B : in out T);
   procedure Swap (A, B : in out T) is
      K : constant T := A;
   begin
      A := B;
      B := K;
   end Swap;
   procedure Swap_Numbers is new Swap (Integer);
   X : Integer := Id (1);
   Y : Integer := 2;
begin
   Swap_Numbers (X, Y);
   Put_Line (Integer'Image (X) & Integer'Image (Y));
end Generic_Subprograms;
