package Tag_Shapes.More is
   type Pair is new Circles.Round with null record;
end Tag_Shapes.More;
