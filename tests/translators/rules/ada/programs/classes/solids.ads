with Shapes;
package Solids is
   type Ball is new Shapes.Circle with record
      Radius_2 : Integer := 7;
      X_Name : Character := 'b';
   end record;
   function Area (S : Ball) return Integer;
   type Marked is new Ball with null record;
   procedure Move (S : in out Marked; By : Integer);
end Solids;
