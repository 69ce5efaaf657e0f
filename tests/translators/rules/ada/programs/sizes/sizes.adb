with Ada.Text_IO; use Ada.Text_IO;
procedure Sizes is
   type Line is array (Integer range <>) of Integer;
   type Holder is record
      Data : Line (1 .. 3) := (1, 2, 3);
   end record;
   H : Holder;
   procedure Show (L : Line) is
   begin
      Put_Line (Boolean'Image (H.Data = L) & Boolean'Image (L /= H.Data));
   end Show;
   X : Line (1 .. 3) := (1, 2, 3);
begin
   Show (X); Show (X (1 .. 2)); Show (H.Data);
   X (2) := 5;
   if X = H.Data then
      Put_Line ("same");
   end if;
   Show (X);
end Sizes;
