with Engines.Loud;
package Elsewhere is
   --  Start is private to Engines: here these are new operations, which override none of its.
   type Motor is new Engines.Engine with null record;
   procedure Start (E : in out Motor; By : Integer);
   procedure Twice (E : in out Motor'Class);
   type Truck is new Engines.Loud.Diesel with null record;
   procedure Start (E : in out Truck; By : Integer);
   type Electric is new Motor with null record;
   procedure Start (E : in out Electric; By : Integer);
   type Moped is new Electric with null record;
   type Cart is new Motor with null record;
end Elsewhere;
