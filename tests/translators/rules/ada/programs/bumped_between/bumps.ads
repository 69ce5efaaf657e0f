package Bumps is
   Count : Integer := 1;
   function Bump (By : Integer) return Integer;
   function Twice (X : Integer) return Integer;
end Bumps;
