------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : GENERIC_LISTS (specification)
--  Purpose      : Singly linked lists with cursors.
--
--  Change history
--    1991-04-11  RKL  First version, after Booch
--    1994-06-06  MTD  Remove_If frees its nodes
------------------------------------------------------------------------

generic
   type Element_Type is private;
package Generic_Lists is

   pragma Preelaborate;

   type List   is limited private;
   type Cursor is private;

   No_Element : constant Cursor;

   procedure Append (L : in out List; E : Element_Type);

   procedure Clear (L : in out List);

   function Length (L : List) return Natural;

   function First (L : List) return Cursor;

   function Next (C : Cursor) return Cursor;

   --  Constraint_Error for No_Element, here and in Replace
   function Element (C : Cursor) return Element_Type;

   procedure Replace (C : Cursor; E : Element_Type);

   --  Removes the elements for which Doomed is true, tested in order
   generic
      with function Doomed (E : Element_Type) return Boolean;
   procedure Remove_If (L : in out List; Removed : out Natural);

private

   type Node;
   type Cursor is access Node;

   type Node is record
      Item : Element_Type;
      Next : Cursor;
   end record;

   type List is limited record
      Head  : Cursor;
      Tail  : Cursor;
      Count : Natural := 0;
   end record;

   No_Element : constant Cursor := null;

end Generic_Lists;
