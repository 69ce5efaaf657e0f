package body FV_Lists is
   procedure Swap (P : in out Pair) is
      Kept : constant Element := P.One;
   begin
      P.One := P.Other;
      P.Other := Kept;
   end Swap;
end FV_Lists;
