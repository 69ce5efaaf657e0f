with Lists;
generic
   Start : Integer;
   with package Values is new Lists (<>);
   with function Weight (Item : Values.Element) return Integer;
package Totals is
   Base : constant Integer := Totals.Start + 1;
   function Total (L : Values.List) return Integer;
end Totals;
