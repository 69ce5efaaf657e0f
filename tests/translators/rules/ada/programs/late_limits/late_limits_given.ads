package Late_Limits_Given is
   function Id (N : Integer) return Integer;
   function Half (X : Float) return Float;
end Late_Limits_Given;
