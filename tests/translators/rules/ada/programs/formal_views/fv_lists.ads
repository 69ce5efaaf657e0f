--  A formal package that a use clause among the formals opens.
generic
   type Element is private;
   Empty : in Element;
package FV_Lists is
   type Pair is record
      One, Other : Element := Empty;
   end record;
   procedure Swap (P : in out Pair);
end FV_Lists;
