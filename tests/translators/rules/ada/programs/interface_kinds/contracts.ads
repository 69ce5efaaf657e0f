package Contracts is
   type Shape is interface;
   function Area (S : Shape) return Integer is abstract;
   function Title (S : Shape) return String is abstract;
   procedure Grow (S : in out Shape; By : Integer) is null;
   function Larger (Left, Right : Shape'Class) return Boolean;
   type Labelled is limited interface;
   function Label (N : Labelled) return String is abstract;
   type Both is interface and Shape and Labelled;
   procedure Twice (B : in out Both) is abstract;
   procedure Fourfold (B : in out Both'Class);
end Contracts;
