--  Linked lists of anything, and an operation that takes a test.
generic
   type Element is private;
   Limit : Positive;
package Lists is
   type List is limited private;
   type Place is private;
   Nowhere : constant Place;
   Full : exception;
   procedure Append (L : in out List; E : Element);
   procedure Clear (L : in out List);
   function Length (L : List) return Natural;
   function First (L : List) return Place;
   function Next (P : Place) return Place;
   function Value (P : Place) return Element;
   generic
      with function Doomed (E : Element) return Boolean;
   procedure Remove_If (L : in out List; Removed : out Natural);
private
   type Node;
   type Place is access Node;
   type Node is record
      Item : Element;
      Next : Place;
   end record;
   type List is limited record
      Head, Tail : Place;
      Count : Natural := 0;
   end record;
   Nowhere : constant Place := null;
end Lists;
