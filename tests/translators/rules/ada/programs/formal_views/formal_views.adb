--  What a generic sees of its formals, against GNAT: the ancestor's operations of formal derived types, use clauses among
--  the formals, 'Definite, formal objects of overloaded instances; and results that are indexed or called as types say.
with Ada.Text_IO; use Ada.Text_IO;
with FV_Weights;
with FV_Scales;
with FV_Ops;
with FV_Lists;
with FV_Rotate;
with FV_Twice;
procedure Formal_Views is
   package Gram_Ops is new FV_Ops (FV_Scales.Grams, FV_Scales.Pieces);
   package Little_Ops is new FV_Ops (FV_Scales.Little, FV_Weights.Count);
   package Numbers is new FV_Lists (Integer, 0);
   package Rotated is new FV_Rotate (Numbers, 7, Integer'Image);

   type Matrix is array           --  a comment between
     (Positive range <>, Positive range <>) of Integer;
   type Square (Side : Positive) is record
      M : Matrix (1 .. 2, 1 .. 2) := (others => (others => Side));
   end record;
   type Free (Side : Positive := 2) is record
      N : Integer := Side;
   end record;
   type Shape is tagged record
      X : Integer := 0;
   end record;
   type Sized (Size : Natural) is new Shape with null record;
   subtype Two is Square (2);
   subtype Word is String (1 .. 4);

   generic
      type T (<>) is private;
   package Kinds is
      function Simple return Boolean;
   end Kinds;
   package body Kinds is
      function Simple return Boolean is
      begin
         if T'Definite then
            return True;
         end if;
         return False;
      end Simple;
   end Kinds;
   package K1 is new Kinds (Integer);
   package K2 is new Kinds (String);
   package K3 is new Kinds (Word);
   package K4 is new Kinds (Square);
   package K5 is new Kinds (Two);
   package K6 is new Kinds (Free);
   package K7 is new Kinds (Shape'Class);
   package K8 is new Kinds (Sized);
   package K9 is new Kinds (Shape);

   type List is array (1 .. 3) of Integer;
   type Grid is array (1 .. 2, 1 .. 2) of Integer;
   L : List := (1, 2, 3);
   G : Grid := (others => (others => 9));
   generic
      type T is private;
      Value : in T;
      Mark : in Character;
   function Kept return T;
   function Kept return T is
   begin
      Put (Mark);
      return Value;
   end Kept;
   function Got is new Kept (List, L, 'l');
   function Got is new Kept (Grid, G, 'g');
   function Got is new Kept (Boolean, L (1) > 0, 'b');

   type Flags is array (1 .. 3) of Boolean;
   function Y return Flags is
   begin
      return (False, True, False);
   end Y;
   function Y (I : Integer) return Float is
   begin
      return Float (I);
   end Y;
   function Y (C : Character := 'y') return Boolean is
   begin
      return C = 'x';
   end Y;
   procedure Told (B : Boolean) is
   begin
      Put_Line ("flag " & Boolean'Image (B));
   end Told;
   procedure Told (C : Character) is
   begin
      Put_Line ("letter " & C);
   end Told;

   P : Numbers.Pair := (1, 2);
   Four : Square (4);
begin
   Gram_Ops.Show (2.0, 10);
   Little_Ops.Show (0.5, 10);
   Rotated.Show (P);
   Rotated.Show (P);
   Put_Line (Boolean'Image (K1.Simple) & Boolean'Image (K2.Simple) & Boolean'Image (K3.Simple)
     & Boolean'Image (K4.Simple) & Boolean'Image (K5.Simple) & Boolean'Image (K6.Simple)
     & Boolean'Image (K7.Simple) & Boolean'Image (K8.Simple) & Boolean'Image (K9.Simple));
   L := (4, 5, 6);
   G (1, 1) := 0;
   Put_Line (Integer'Image (Got (2 .. 3) (2)) & Integer'Image (Got (1, 1)) & Integer'Image (Got (3)));
   if Got then
      Put_Line ("then");
   end if;
   Told (Y (2));
   Told (Y (3));
   Told (Y ('x'));
   Put_Line (Float'Image (Y (2)));
   Put_Line (FV_Weights.Count'Image (FV_Twice (5)) & Integer'Image (Four.M (2, 1)));
end Formal_Views;
