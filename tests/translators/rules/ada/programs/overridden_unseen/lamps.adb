package body Lamps is
   procedure Light (L : in out Lamp; By : Integer) is
   begin
      L.Log := L.Log * 10 + 1 + By;
   end Light;

   package body Hidden is
      procedure Light (L : in out Bulb; By : Integer) is
      begin
         L.Log := L.Log * 10 + 5 + By;
      end Light;
   end Hidden;
end Lamps;
