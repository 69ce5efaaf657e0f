package Keepers is
   type Item is record
      N : Integer := 0;
   end record;
   type Ref is access all Item;
   Kept : Ref;
   Top : aliased Item;
   procedure Keep (X : access Item);
   procedure Look (X : access Item);
end Keepers;
