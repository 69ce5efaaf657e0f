package Engines.Loud is
   type Diesel is new Engine with null record;
private
   procedure Start (E : in out Diesel; By : Integer);
end Engines.Loud;
