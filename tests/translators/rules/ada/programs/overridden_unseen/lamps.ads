package Lamps is
   type Lamp is tagged record
      Log : Integer := 0;
   end record;
   procedure Light (L : in out Lamp; By : Integer);

   package Hidden is
      type Bulb is new Lamp with null record;
      procedure Early (L : in out Bulb; By : Integer) renames Light;
   private
      procedure Light (L : in out Bulb; By : Integer);
      procedure Middle (L : in out Bulb; By : Integer) renames Light;
   end Hidden;
end Lamps;
