--  A library function whose body sees what its declaration's context has opened.
with FV_Weights; use FV_Weights;
function FV_Twice (C : Count) return Count;
