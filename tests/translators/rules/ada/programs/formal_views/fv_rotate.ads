with FV_Lists;
generic
   with package Lists is new FV_Lists (<>);
   use Lists;
   First : in Element;
   with function Image (E : Element) return String;
package FV_Rotate is
   procedure Show (P : in out Pair);
end FV_Rotate;
