separate (Lists)
function Count (L : List) return Natural is
   N : Natural := 0;
begin
   for I in L'Range loop
      if Fits (L (I)) then
         N := N + 1;
      end if;
   end loop;
   return N;
end Count;
