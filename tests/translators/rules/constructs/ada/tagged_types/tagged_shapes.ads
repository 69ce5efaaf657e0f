package Tagged_Shapes is
   type Shape is abstract tagged record
      Id : Integer := 1;
   end record;
   function Area (S : Shape) return Integer is abstract;
   function Name (S : Shape) return String;
   type Box is new Shape with record
      W, H : Integer;
   end record;
   function Area (S : Box) return Integer;
   type Cube is new Box with null record;
   function Name (S : Cube) return String;
end Tagged_Shapes;
