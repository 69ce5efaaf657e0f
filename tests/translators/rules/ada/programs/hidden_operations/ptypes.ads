package Ptypes is
   type Root is tagged private;
   procedure Call (X : in out Root);
private
   type Root is tagged record
      A : Integer := 1;
   end record;
   procedure Tick (X : in out Root);
end Ptypes;
