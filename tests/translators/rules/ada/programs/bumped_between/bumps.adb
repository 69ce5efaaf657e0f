package body Bumps is
   function Bump (By : Integer) return Integer is
   begin
      Count := Count + By;
      return Count;
   end Bump;

   function Twice (X : Integer) return Integer is
   begin
      return X * 2;
   end Twice;
end Bumps;
