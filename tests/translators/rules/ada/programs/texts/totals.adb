package body Totals is
   function Total (L : Values.List) return Integer is
      Sum : Integer := Base;
   begin
      for I in L'Range loop
         Sum := Sum + Weight (L (I));
      end loop;
      return Sum;
   end Total;
end Totals;
