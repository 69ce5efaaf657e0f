package Shapes is
   type Shape is abstract tagged record
      X, Y : Integer := 0;
   end record;
   type Any is access Shape'Class;
   function Area (S : Shape) return Integer is abstract;
   function Name (S : Shape) return String;
   procedure Move (S : in out Shape; By : Integer);
   procedure Report (S : Shape'Class);
   function Same_Area (Left, Right : Shape) return Boolean;
   function Twice (S : Shape) return Integer;

   type Circle is new Shape with record
      Radius : Integer := 1;
   end record;
   function Area (S : Circle) return Integer;
   function Name (S : Circle) return String;
   procedure Reset (S : in out Circle);

   type Box is new Shape with private;
   function Make (Width, Height : Integer) return Box;
   function Area (S : Box) return Integer;
   function Name (S : Box) return String;
   procedure Move (S : in out Box; By : Integer);
private
   type Box is new Shape with record
      Width, Height : Integer := 2;
      Moves : Natural := 0;
   end record;
end Shapes;
