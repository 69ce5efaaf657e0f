------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : CATALOG (specification)
--  Purpose      : The tables of the data base by their names.
--
--  Change history
--    1991-06-17  RKL  First version (an array)
--    1993-08-10  RKL  Hash map
------------------------------------------------------------------------

with Names;
with Schemas;
with Storage;

package Catalog is

   Max_Tables : constant := 12;

   type Name_Array is array (Positive range <>) of Names.Name;

   --  SQL_Error: duplicate table, too many tables
   procedure Create (S : Schemas.Schema);

   --  SQL_Error: unknown table
   procedure Drop (N : Names.Name);

   function Exists (N : Names.Name) return Boolean;

   --  SQL_Error: unknown table
   function Lookup (N : Names.Name) return Storage.Table_Access;

   --  In alphabetical order
   function Sorted_Names return Name_Array;

end Catalog;
