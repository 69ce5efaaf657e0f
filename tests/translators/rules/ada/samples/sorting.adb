procedure Sorting (All_Items : in out Items) is
   procedure Swap (I, J : Positive) is
      Old : constant Item := All_Items (I);
   begin
      All_Items (I) := All_Items (J);
      All_Items (J) := Old;
   end Swap;
begin
   for I in All_Items'Range loop
      for J in I + 1 .. All_Items'Last loop
         if Before (All_Items (J), All_Items (I)) then
            Swap (I, J);
         end if;
      end loop;
   end loop;
end Sorting;
