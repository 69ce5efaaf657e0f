------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : LIKE_MATCH (specification)
--  Purpose      : The LIKE predicate. "%" stands for any text, "_" for one
--                 character, "\" takes away the meaning of the next one.
--
--  Change history
--    1993-01-18  RKL  First version, recursive
--    1996-04-23  MTD  Iterative: "%a%a%a%a%b" took a lunch break
------------------------------------------------------------------------

package Like_Match is

   pragma Preelaborate;

   Escape : constant Character := '\';

   --  False when the escape character is the last one
   function Is_Valid (Pattern : String) return Boolean;

   function Has_Wildcards (Pattern : String) return Boolean;

   --  The text up to the first wildcard, escapes resolved
   function Literal_Prefix (Pattern : String) return String;

   --  The pattern must be valid
   function Matches (Text : String; Pattern : String) return Boolean;

end Like_Match;
