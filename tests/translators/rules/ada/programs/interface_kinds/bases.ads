package Bases is
   type Base is tagged private;
   function Label (B : Base) return String;
   procedure Set (B : in out Base; N : Integer);
   function Number (B : Base'Class) return Integer;
private
   type Base is tagged record
      Side : Integer := 7;
   end record;
end Bases;
