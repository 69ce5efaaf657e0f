generic
   type Item is private;
   type Items is array (Positive range <>) of Item;
   with function Before (A, B : Item) return Boolean;
procedure Sorting (All_Items : in out Items);
