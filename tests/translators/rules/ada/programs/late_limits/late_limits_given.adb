package body Late_Limits_Given is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   function Half (X : Float) return Float is
   begin
      return X / 2.0;
   end Half;
end Late_Limits_Given;
