package body Lists is
   function Count (L : List) return Natural is separate;
end Lists;
