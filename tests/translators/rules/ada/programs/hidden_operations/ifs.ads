with Ptypes;
package Ifs is
   type Ticker is interface;
   procedure Tick (X : in out Ticker) is null;
   type Both is new Ptypes.Root and Ticker with record
      A : Integer := 9;
   end record;
end Ifs;
