with Bases; use Bases;
with Contracts; use Contracts;
package Things is
   type Square is new Shape with private;
   overriding function Area (S : Square) return Integer;
   overriding function Title (S : Square) return String;
   overriding procedure Grow (S : in out Square; By : Integer);
   procedure Set_Side (S : in out Square; N : Integer);
   type Dot is new Base and Shape and Labelled with private;
   overriding function Area (S : Dot) return Integer;
   overriding function Title (S : Dot) return String;
   type Solid is abstract new Shape and Labelled with record
      Height : Integer := 2;
   end record;
   overriding function Label (S : Solid) return String;
   type Cube is new Solid and Both with null record;
   overriding function Area (S : Cube) return Integer;
   overriding function Title (S : Cube) return String;
   overriding procedure Twice (B : in out Cube);
private
   type Square is new Shape with record
      Side : Integer := 1;
   end record;
   type Dot is new Base and Shape and Labelled with record
      Side_2 : Integer := 3;
   end record;
end Things;
