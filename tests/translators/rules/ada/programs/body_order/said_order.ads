package Said_Order is
   function Said (Text : String) return Integer;
end Said_Order;
