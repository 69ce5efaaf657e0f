package Completed_Boxes is
   type Box is private;
   function Area (B : Box) return Integer;
   function Make (W, H : Integer) return Box;
   function Twice (N : Integer) return Integer;
private
   type Box is record
      W, H : Integer := 1;
   end record;
   function Area (B : Box) return Integer is (B.W * B.H);
   function Make (W, H : Integer) return Box is ((W => W, H => H));
   function Twice (N : Integer) return Integer is (N + N);
end Completed_Boxes;
