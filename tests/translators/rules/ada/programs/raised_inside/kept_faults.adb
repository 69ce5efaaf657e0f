package body Kept_Faults is
   procedure Check (N : Integer) is
   begin
      if N > Limit then
         raise Bad;
      end if;
   end Check;

   package body Inner is
      procedure Check (N : Integer) is
      begin
         if N > Limit then
            raise Bad;
         end if;
      end Check;
   end Inner;
end Kept_Faults;
