------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : GENERIC_MAPS (specification)
--  Purpose      : Hash maps with chained buckets.
--
--  Change history
--    1993-08-10  RKL  First version
------------------------------------------------------------------------

with Hashing;

generic
   type Key_Type is private;
   type Element_Type is private;
   with function Hash (K : Key_Type) return Hashing.Hash_Code;
   Buckets : Hashing.Bucket_Count;
package Generic_Maps is

   type Map is limited private;

   type Key_Array is array (Positive range <>) of Key_Type;

   function Contains (M : Map; K : Key_Type) return Boolean;

   --  Constraint_Error when there is none
   function Element (M : Map; K : Key_Type) return Element_Type;

   --  K must be new
   procedure Insert (M : in out Map; K : Key_Type; E : Element_Type);

   --  Nothing happens when there is none
   procedure Remove (M : in out Map; K : Key_Type);

   function Count (M : Map) return Natural;

   --  In no useful order
   function Keys (M : Map) return Key_Array;

private

   type Node;
   type Link is access Node;

   type Node is record
      Key  : Key_Type;
      Item : Element_Type;
      Next : Link;
   end record;

   type Bucket_Array is array (1 .. Buckets) of Link;

   type Map is limited record
      Table : Bucket_Array;
      Size  : Natural := 0;
   end record;

end Generic_Maps;
