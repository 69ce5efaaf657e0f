package body Small is
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

   function Power_Of (Base, Exponent, Modulus : Integer) return Long_Long_Integer is
      M      : constant Long_Long_Integer := abs Long_Long_Integer (Modulus) + 2;
      E      : Long_Long_Integer := abs Long_Long_Integer (Exponent);
      B      : Long_Long_Integer := Long_Long_Integer (Base) mod M;
      Result : Long_Long_Integer := 1;
   begin
      while E > 0 loop
         if E mod 2 = 1 then
            Result := Result * B mod M;
         end if;
         B := B * B mod M;
         E := E / 2;
      end loop;
      return Result;
   end Power_Of;
end Small;
