package body Days is
   Before : constant array (1 .. 12) of Integer := (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334);

   function Days_Of (Year, Month, Day : Integer) return Integer is
      Years : Integer;
      Leap  : Boolean;
   begin
      if Year not in 1 .. 9999 or else Month not in 1 .. 12 or else Day not in 1 .. 31 then
         return -1_000_000;
      end if;
      Leap := (Year mod 4 = 0 and then Year mod 100 /= 0) or else Year mod 400 = 0;
      Years := Year - 1;
      return Years * 365 + Years / 4 - Years / 100 + Years / 400 + Before (Month)
        + Boolean'Pos (Month > 2 and then Leap) + Day - 719_163;
   end Days_Of;
end Days;
