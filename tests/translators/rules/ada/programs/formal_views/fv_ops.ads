with FV_Weights;
generic
   type Item is new FV_Weights.Weight;
   type Number is new FV_Weights.Count;
package FV_Ops is
   procedure Show (I : Item; N : Number);
end FV_Ops;
