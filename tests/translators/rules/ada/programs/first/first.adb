with Ada.Text_IO; use Ada.Text_IO;
procedure First is
   type Numbers is array (Positive range <>) of Integer;
   function Same (S : String) return String is
   begin
      return S;
   end Same;
   function Back (N : Numbers) return Numbers is
      R : Numbers (N'Range);
   begin
      for I in N'Range loop
         R (N'Last - I + N'First) := N (I);
      end loop;
      return R;
   end Back;
   X : constant String := "abcdefgh";
   Y : constant String := Same (X (3 .. 5));
   N : constant Numbers := (1, 2, 3, 4, 5);
   M : constant Numbers := Back (N (2 .. 4));
begin
   Put_Line (Integer'Image (Same (X (4 .. 6))'First));
   Put_Line (Integer'Image (Y'First) & Integer'Image (Y'Last));
   Put_Line (Integer'Image (M'First) & Integer'Image (M'Last) & Integer'Image (M (2)));
end First;
