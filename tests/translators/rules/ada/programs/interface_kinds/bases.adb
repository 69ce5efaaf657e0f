package body Bases is
   function Label (B : Base) return String is ("base" & Integer'Image (B.Side));
   procedure Set (B : in out Base; N : Integer) is
   begin
      B.Side := N;
   end Set;
   function Number (B : Base'Class) return Integer is (B.Side);
end Bases;
