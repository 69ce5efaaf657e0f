package Kept is
   function F (N : Integer) return Integer;
   procedure Show;
end Kept;
