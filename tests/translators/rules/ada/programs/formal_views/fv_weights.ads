--  An ancestor of formal derived types, with operations of its own.
package FV_Weights is
   type Weight is digits 5;
   type Count is range 0 .. 1000;
   function Named (W : Weight) return String;
   function Twice (C : Count) return Count;
   function "+" (Left, Right : Count) return Count;
end FV_Weights;
