------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Procedure    : GENERIC_SORT (specification)
--  Purpose      : Stable merge sort.
--
--  Change history
--    1995-11-23  MTD  First version, instead of the bubble sort
------------------------------------------------------------------------

generic
   type Element_Type is private;
   type Array_Type is array (Positive range <>) of Element_Type;
   with function Precedes (Left, Right : Element_Type) return Boolean;
procedure Generic_Sort (Items : in out Array_Type);

pragma Preelaborate (Generic_Sort);
