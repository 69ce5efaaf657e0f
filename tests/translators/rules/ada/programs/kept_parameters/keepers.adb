package body Keepers is
   procedure Keep (X : access Item) is
   begin
      Kept := Ref (X);
   end Keep;
   procedure Look (X : access Item) is
      type Near is access all Item;
      Mine : Near;
   begin
      Mine := Near (X);
      Mine.N := Mine.N + 1;
   end Look;
end Keepers;
