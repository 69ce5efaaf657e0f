package Tables is
   type Step is access procedure (Name : String; Level : Positive);
   procedure First (Name : String; Level : Positive);
   procedure Second (Name : String; Level : Positive);
   procedure Run (Chosen : Step);
end Tables;
