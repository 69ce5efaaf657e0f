--  Types derived from those, which override what they inherit.
with FV_Weights; use FV_Weights;
package FV_Scales is
   type Grams is new Weight;
   function Named (W : Grams) return String;
   subtype Little is Grams range 0.0 .. 0.9;
   type Pieces is new Count range 0 .. 500;
   function Twice (C : Pieces) return Pieces;
end FV_Scales;
