generic
   type Element is private;
package Lists is
   type List is array (Positive range <>) of Element;
   generic
      with function Fits (Item : Element) return Boolean;
   function Count (L : List) return Natural;
end Lists;
