package Shapes_Of is
   type Size is record
      X, Y : Natural;
   end record;
   type Shape (Most : Natural := 9) is record
      Room : Size := (Most, Most);
      Name : String (1 .. 3) := (others => 'n');
   end record;
end Shapes_Of;
