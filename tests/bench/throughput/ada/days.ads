package Days is
   function Days_Of (Year, Month, Day : Integer) return Integer;
end Days;
