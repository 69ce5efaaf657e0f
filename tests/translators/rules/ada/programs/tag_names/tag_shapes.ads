package Tag_Shapes is

   type Shape is tagged null record;

   package Flat is
      type Square is new Shape with null record;
   end Flat;

   generic
   package Rounded is
      type Round is new Shape with null record;
   end Rounded;

   package Circles is new Rounded;

   type Secret is new Shape with private;

   function Made (Number : Positive) return Shape'Class;

private

   type Secret is new Shape with null record;

end Tag_Shapes;
