package Askers is

   type Teller is access procedure (Done : Natural; Again : Boolean; Stop : out Boolean);

   procedure Report (Tell : Teller; Last : Natural);

   function Sum_Of (Text : String) return Natural;

   function Longest (Text : String) return Natural;

end Askers;
