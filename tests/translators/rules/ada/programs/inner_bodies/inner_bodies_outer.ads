package Inner_Bodies_Outer is
   Level : Integer := 1;
   Hidden : constant Integer := 10;
   package Inner is
      Count : Integer := 0;
      procedure Tell;
      package Deep is
         procedure Tell;
      end Deep;
   private
      Own : Integer := 3;
   end Inner;
   generic
      Step : Integer;
   package Gen is
      package Part is
         procedure Tell;
      end Part;
   end Gen;
end Inner_Bodies_Outer;
