------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : NAMES (specification)
--  Purpose      : Names of tables and columns: fixed length, padded with
--                 blanks, always in lower case.
--
--  Change history
--    1991-03-21  RKL  First version
--    1995-02-14  MTD  30 characters instead of 18
------------------------------------------------------------------------

with Hashing;

package Names is

   Max_Name_Length : constant := 30;

   subtype Name_Length is Natural range 0 .. Max_Name_Length;
   subtype Name_Text   is String (1 .. Max_Name_Length);

   type Name is record
      Length : Name_Length := 0;
      Text   : Name_Text   := (others => ' ');
   end record;

   --  A letter first; then letters, digits and single underscores
   function Is_Valid (S : String) return Boolean;

   --  SQL_Error (invalid name) unless Is_Valid and not reserved
   function To_Name (S : String) return Name;

   function Image (N : Name) return String;

   function Precedes (Left, Right : Name) return Boolean;

   function Hash (N : Name) return Hashing.Hash_Code;

end Names;
