package body Engines.Loud is
   procedure Start (E : in out Diesel; By : Integer) is
   begin
      E.Log := E.Log * 10 + 3 + By;
   end Start;
end Engines.Loud;
