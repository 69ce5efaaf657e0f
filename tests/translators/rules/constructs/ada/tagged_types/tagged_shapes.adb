package body Tagged_Shapes is
   function Name (S : Shape) return String is
   begin
      return "shape";
   end Name;
   function Area (S : Box) return Integer is
   begin
      return S.W * S.H;
   end Area;
   function Name (S : Cube) return String is
   begin
      return "cube, a " & Name (Shape (S));
   end Name;
end Tagged_Shapes;
