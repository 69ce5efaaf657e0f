package Small is
   function Days_Of (Year, Month, Day : Integer) return Integer;
   function Power_Of (Base, Exponent, Modulus : Integer) return Long_Long_Integer;
end Small;
